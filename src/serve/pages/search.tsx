import type { Head, SaidRow } from '../../store/store.ts'
import type { EventView } from '../view/event.ts'
import { dayWords } from '../view/when.ts'
import { Subscribe } from './diary.tsx'
import { EventLine, shortDay } from './event-line.tsx'
import { FilterForm, Sureness } from './filters.tsx'
import type { Frame } from './layout.tsx'
import { articleHref, href, Layout } from './layout.tsx'
import { inLanguage } from './language.ts'
import { SaidList } from './said.tsx'

/** What a search found. */
export interface SearchPageProps {
  readonly frame: Frame
  readonly q: string
  /** Why the query cannot be understood; null where it can. */
  readonly wrong: string | null
  readonly reports: readonly Head[]
  readonly events: readonly EventView[]
  readonly said: readonly SaidRow[]
}

const EXAMPLES: readonly (readonly [string, string])[] = [
  ['harbour strike', 'both words'],
  ['"called off"', 'these words in this order'],
  ['talks -budget', 'one word without the other'],
  ['riga OR tallinn', 'either'],
  ['who:kalna status:scheduled', 'a person’s events that have a date'],
  ['place:riga after:2026-03', 'where and when'],
  ['type:organisation status:cancelled', 'what organisations take part in'],
  ['verb:denied', 'statements by their verb'],
  ['has:conflict', 'events on which reports disagree'],
  ['changed:1d', 'what changed in the last day of the record'],
  ['confidence:>0.7', 'what reading is sure of, from 0 to 1'],
  ['report:ID', 'what one report tells'],
]

/** Events, statements and reports that one query finds; without one, how to ask. */
export function SearchPage({ frame, q, wrong, reports, events, said }: SearchPageProps) {
  const isNothing = reports.length + events.length + said.length === 0
  return (
    <Layout title={q === '' ? 'Search' : `Search: ${q}`} frame={frame}>
      <main class="two" id="main">
        <div>
          <div class="head">
            <h1>Search</h1>
            <FilterForm list="/search" q={q} word="Find" />
          </div>
          {wrong !== null && <p role="alert">{wrong}</p>}
          {q !== '' && wrong === null && isNothing && <p>Nothing fits. Fewer words find more.</p>}
          {(q === '' || wrong !== null) && (
            <table class="facts">
              <thead>
                <tr>
                  <th scope="col">Ask for</th>
                  <th scope="col">to find</th>
                </tr>
              </thead>
              <tbody>
                {EXAMPLES.map(([query, words]) => (
                  <tr>
                    <td>
                      <a href={href('/search', { q: query })}>
                        <code>{query}</code>
                      </a>
                    </td>
                    <td>{words}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          {events.length > 0 && (
            <section class="group">
              <h2>
                Events <small>{href('/diary', { q }) !== '/diary' && <a href={href('/diary', { q })}>all in the diary</a>}</small>
              </h2>
              <ol>
                {events.map((view) => (
                  <EventLine view={view} isDated />
                ))}
              </ol>
            </section>
          )}
          {said.length > 0 && (
            <section class="group">
              <h2>
                Statements{' '}
                <small>
                  <a href={href('/said', { q })}>all</a>
                </small>
              </h2>
              <SaidList rows={said} />
            </section>
          )}
          {reports.length > 0 && (
            <section class="group">
              <h2>Reports</h2>
              <Reports heads={reports} />
            </section>
          )}
        </div>
        <aside class="rail" aria-label="Take this list away">
          {q !== '' && wrong === null && <Sureness list="/search" q={q} />}
          <Subscribe list="search" q={q} />
        </aside>
      </main>
    </Layout>
  )
}

/** Reports as a list. */
export function Reports({ heads }: { heads: readonly Head[] }) {
  return (
    <ul class="lat">
      {heads.map((head) => (
        <li>
          <a href={articleHref(head.id)} {...inLanguage(head.language)}>
            {head.title ?? head.id}
          </a>
          <small>{[head.outlet, head.published && shortDay(dayWords(head.published) ?? '')].filter(Boolean).join(', ')}</small>
        </li>
      ))}
    </ul>
  )
}
