import type { Reading } from '../../record/index.ts'
import { inOrder } from '../view/combined.ts'
import { outletOf } from '../view/said.ts'
import { dayWords } from '../view/when.ts'
import { articleHref, Layout } from './layout.tsx'

/** All reports, newest first, with what was read from each. */
export function ReportsPage({ readings, isSample }: { readings: readonly Reading[]; isSample: boolean }) {
  return (
    <Layout title="Reports" isSample={isSample}>
      <main class="art" id="main">
        <div class="head">
          <h1>Reports</h1>
          <p>{readings.length} read</p>
        </div>
        <ul class="lat">
          {[...inOrder(readings)].reverse().map((reading) => (
            <li>
              <a href={articleHref(reading.article.id)}>{reading.article.title ?? reading.article.id}</a>
              <small>
                {[
                  outletOf(reading),
                  reading.article.published && dayWords(reading.article.published.value),
                  `${reading.events.length} events`,
                  `${reading.statements.length} statements`,
                ]
                  .filter((fact) => fact !== null)
                  .join(' · ')}
              </small>
            </li>
          ))}
        </ul>
      </main>
    </Layout>
  )
}

/** What a wrong address gets: in plain words, with a way on. */
export function MissingPage({ what, isSample }: { what: string; isSample: boolean }) {
  return (
    <Layout title="Not here" isSample={isSample}>
      <main class="plain" id="main">
        <h1>Not here</h1>
        <p>
          {what} <a href="/">Go to the diary</a>.
        </p>
      </main>
    </Layout>
  )
}
