import type { Head } from '../../store/store.ts'
import type { Frame } from './layout.tsx'
import { href, Layout } from './layout.tsx'
import { Subscribe } from './diary.tsx'
import { FilterForm, Fits, Sureness } from './filters.tsx'
import { Reports } from './search.tsx'

/** What the list of reports shows. */
export interface ReportsPageProps {
  readonly frame: Frame
  readonly heads: readonly Head[]
  readonly q: string
  readonly total: number
  readonly next: string | null
}

/** Reports that a query finds, newest first. */
export function ReportsPage({ frame, heads, q, total, next }: ReportsPageProps) {
  return (
    <Layout title="Reports" section="Reports" frame={frame}>
      <main class="two" id="main">
        <div>
          <div class="head">
            <h1>Reports</h1>
            <p>
              {total.toLocaleString('en')} read {q !== '' && '· '}
              <Fits list="/reports" q={q} />
            </p>
          </div>
          <FilterForm list="/reports" q={q} placeholder='source:"harbour wire" after:2026-03' />
          {heads.length === 0 && (
            <p>
              {q === '' ? 'No report yet. ' : 'No report fits. '}
              <a href="/read">Paste one</a> or <a href="/sources">add a feed</a>.
            </p>
          )}
          <Reports heads={heads} />
          {next !== null && (
            <p class="next">
              <a href={href('/reports', { q, cursor: next })} rel="next">
                Older reports
              </a>
            </p>
          )}
        </div>
        <aside class="rail" aria-label="Take this list away">
          <Sureness list="/reports" q={q} />
          <Subscribe list="search" q={q} />
        </aside>
      </main>
    </Layout>
  )
}

/** What a wrong address gets: in plain words, with a way on. */
export function MissingPage({ what, frame }: { what: string; frame: Frame }) {
  return (
    <Layout title="Not here" frame={frame}>
      <main class="plain" id="main">
        <h1>Not here</h1>
        <p>
          {what} <a href="/diary">Go to the diary</a>.
        </p>
      </main>
    </Layout>
  )
}
