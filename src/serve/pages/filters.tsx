import type { Child } from 'hono/jsx'
import { href } from './layout.tsx'

const BOUNDS = ['0.5', '0.7', '0.9'] as const

/** Where the page is narrow, filters stand below the list. */
export function ToFilters() {
  return (
    <p class="tofilters">
      <a href="#filters">Filters</a>
    </p>
  )
}

/** Links that keep only what reading is sure of. */
export function Sureness({ list, q }: { list: string; q: string }) {
  const plain = q.replace(/(?:^|\s)confidence:\S{1,12}/g, '').trim()
  return <Choices title="How sure reading is" list={list} q={q} without={plain} terms={SURENESS} />
}

const SURENESS = BOUNDS.map((bound) => [`confidence:>${bound}`, `${Number(bound) * 100} % or more`] as const)

interface ChoicesProps {
  readonly title: string
  readonly list: string
  readonly q: string
  /** The query that a term is added to; the whole one where only one may stand. */
  readonly without?: string
  /** Terms of the query language, each with the words for it. */
  readonly terms: readonly (readonly [term: string, words: Child, count?: number])[]
}

/** Links that each add a term to the query, or take it away again. */
export function Choices({ title, list, q, without = q, terms }: ChoicesProps) {
  if (terms.length === 0) return null
  return (
    <section class="facet">
      <h2 class="lbl">{title}</h2>
      <ul>
        {terms.map(([term, words, count]) => {
          const isOn = hasTerm(q, term)
          return (
            <li>
              <a
                href={href(list, { q: isOn ? withoutTerm(q, term) : `${without} ${term}`.trim() })}
                {...(isOn ? { 'aria-current': 'true' as const } : {})}
              >
                {words}
                {count !== undefined && <span class="n">{count}</span>}
              </a>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

interface FilterFormProps {
  readonly list: string
  readonly q: string
  readonly placeholder?: string
  readonly label?: string
  readonly word?: string
}

/** The field for a query above a list, and what it is narrowed to. */
export function FilterForm({ list, q, placeholder, label = 'Query', word = 'Filter' }: FilterFormProps) {
  return (
    <form class="find inline" action={list}>
      <input type="search" name="q" value={q} aria-label={label} placeholder={placeholder} maxlength={1000} />
      <button>{word}</button>
    </form>
  )
}

/** What a list is narrowed to, with the way back to the whole. */
export function Fits({ list, q }: { list: string; q: string }) {
  if (q === '') return null
  return (
    <>
      only what fits <b>{q}</b> · <a href={list}>show all</a>
    </>
  )
}

/** Does a query hold a term? */
function hasTerm(q: string, term: string): boolean {
  return ` ${q} `.includes(` ${term} `)
}

/** A query without one of its terms. */
function withoutTerm(q: string, term: string): string {
  return ` ${q} `.replace(` ${term} `, ' ').trim()
}
