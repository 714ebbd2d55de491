import type { SaidRow } from '../../store/store.ts'
import { dayWords } from '../view/when.ts'
import { Subscribe, tally, termOf } from './diary.tsx'
import { shortDay } from './event-line.tsx'
import { Choices, FilterForm, Fits, Sureness, ToFilters } from './filters.tsx'
import type { Frame } from './layout.tsx'
import { articleHref, href, Layout, whoHref } from './layout.tsx'

/** What the list of statements shows. */
export interface SaidPageProps {
  readonly frame: Frame
  readonly rows: readonly SaidRow[]
  readonly q: string
  readonly next: string | null
}

/** Values of a facet. */
const MOST = 12

const KINDS = [
  ['has:quote', 'with a quotation'],
  ['-has:quote', 'in the report’s words'],
] as const

/** Who said what, through whom it came; newest first. */
export function SaidPage({ frame, rows, q, next }: SaidPageProps) {
  const speakers = tally(rows.flatMap((row) => (row.statement.source.anonymous ? [] : (speakerOf(row) ?? [])))).slice(0, MOST)
  const verbs = tally(rows.flatMap(({ statement: { cue } }) => (cue !== null && /^\p{L}+$/u.test(cue) ? cue.toLowerCase() : []))).slice(
    0,
    MOST,
  )
  return (
    <Layout title="Statements" section="Statements" frame={frame}>
      <main class="diary" id="main">
        <aside class="side" id="filters" aria-label="Filter">
          <Choices title="Speaker" list="/said" q={q} terms={speakers.map(([name, n]) => [termOf('who', name), name, n])} />
          <Choices title="Verb" list="/said" q={q} terms={verbs.map(([verb, n]) => [termOf('verb', verb), verb, n])} />
          <Choices title="Kind" list="/said" q={q} terms={KINDS} />
          <Sureness list="/said" q={q} />
        </aside>
        <div>
          <div class="head">
            <h1>Statements</h1>
            <p>
              Who said what, and through whom it came {q !== '' && '· '}
              <Fits list="/said" q={q} />
            </p>
          </div>
          <FilterForm list="/said" q={q} word="Find" placeholder='verb:denied said:"ready to talk"' />
          <ToFilters />
          {rows.length === 0 ? <p>No statement fits.</p> : <SaidList rows={rows} />}
          {next !== null && (
            <p class="next">
              <a href={href('/said', { q, cursor: next })} rel="next">
                Older statements
              </a>
            </p>
          )}
        </div>
        <aside class="rail" aria-label="Take this list away">
          <Subscribe list="said" q={q} />
        </aside>
      </main>
    </Layout>
  )
}

/** Statements as a list. */
export function SaidList({ rows }: { rows: readonly SaidRow[] }) {
  return (
    <ol class="saids">
      {rows.map((row) => (
        <Said row={row} name={speakerOf(row) ?? 'source not named'} />
      ))}
    </ol>
  )
}

/** Who speaks, as the record calls them; null where no name is given. */
function speakerOf({ statement: { source }, speaker }: SaidRow): string | null {
  return speaker ?? (source.name === '' ? null : source.name)
}

function Said({ row: { statement, published, outlet }, name }: { row: SaidRow; name: string }) {
  const { source, via, cue, content, kind } = statement
  const day = published === null ? null : dayWords(published)
  return (
    <li id={statement.id}>
      <p class="speaker">
        {source.entity === null ? <b>{name}</b> : <a href={whoHref(source.entity)}>{name}</a>}
        {source.anonymous && <span class="muted"> not named</span>}
        {cue !== null && <span class="muted"> {cue}</span>}
        {via.length > 0 && <span class="muted"> · through {via.toReversed().join(', then ')}</span>}
      </p>
      <blockquote class="q">
        {content.map((part) => (kind === 'direct' ? `“${part.replace(/^["“'‘]|["”'’]$/gu, '')}”` : part)).join(' … ')}
      </blockquote>
      <p class="muted">
        <a href={articleHref(statement.article)}>{outlet ?? 'a report'}</a>
        {day !== null && `, ${shortDay(day)}`} · {kind === 'mixed' ? 'part direct' : kind} ·{' '}
        <a href={`/correct/${encodeURIComponent(statement.id)}`}>put right</a>
      </p>
    </li>
  )
}
