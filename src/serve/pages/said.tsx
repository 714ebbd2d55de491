import type { SaidRow } from '../../store/store.ts'
import { dayWords } from '../view/when.ts'
import { Subscribe, Sureness, tally, termOf } from './diary.tsx'
import { shortDay } from './event-line.tsx'
import type { Frame } from './layout.tsx'
import { articleHref, href, Layout, whoHref } from './layout.tsx'

/** What the list of statements shows. */
export interface SaidPageProps {
  readonly frame: Frame
  readonly rows: readonly SaidRow[]
  readonly q: string
  readonly next: string | null
}

/** Who said what, through whom it came; newest first. */
export function SaidPage({ frame, rows, q, next }: SaidPageProps) {
  const speakers = tally(rows.flatMap(({ statement: { source } }) => (source.name === '' || source.anonymous ? [] : source.name))).slice(
    0,
    12,
  )
  return (
    <Layout title="Statements" section="Statements" frame={frame}>
      <main class="diary" id="main">
        <aside class="side" aria-label="Filter">
          <section class="facet">
            <h2 class="lbl">Speaker</h2>
            <ul>
              {speakers.map(([name, n]) => (
                <li>
                  <a href={href('/said', { q: `${q} ${termOf('who', name)}`.trim() })}>
                    {name}
                    <span class="n">{n}</span>
                  </a>
                </li>
              ))}
            </ul>
          </section>
          <Sureness list="/said" q={q} />
          <section class="facet">
            <h2 class="lbl">Kind</h2>
            <ul>
              <li>
                <a href={href('/said', { q: `${q} has:quote`.trim() })}>with a quotation</a>
              </li>
            </ul>
          </section>
        </aside>
        <div>
          <div class="head">
            <h1>Statements</h1>
            <p>
              Who said what, and through whom it came{' '}
              {q !== '' && (
                <>
                  · only what fits <b>{q}</b> · <a href="/said">show all</a>
                </>
              )}
            </p>
          </div>
          <form class="find inline" action="/said">
            <input type="search" name="q" value={q} aria-label="Query" placeholder='verb:denied said:"ready to talk"' maxlength={1000} />
            <button>Find</button>
          </form>
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
        <Said row={row} />
      ))}
    </ol>
  )
}

function Said({ row: { statement, published, outlet } }: { row: SaidRow }) {
  const { source, via, cue, content, kind } = statement
  const day = published === null ? null : dayWords(published)
  const name = source.name === '' ? 'source not named' : source.name
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
