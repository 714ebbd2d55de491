import type { Source } from '../../store/sources.ts'
import type { Frame } from './layout.tsx'
import { Layout } from './layout.tsx'
import { momentOf } from './moment.ts'

/** What the page of sources shows. */
export interface SourcesPageProps {
  readonly frame: Frame
  readonly sources: readonly Source[]
}

/** Where reports come from, and how each source is doing in plain words. */
export function SourcesPage({ frame, sources }: SourcesPageProps) {
  return (
    <Layout title="Sources" frame={frame}>
      <main class="wide" id="main">
        <div class="head">
          <h1>Sources</h1>
          <p>
            {sources.length} {sources.length === 1 ? 'source' : 'sources'}
          </p>
        </div>
        {sources.length === 0 ? (
          <p>
            No source yet. Add a feed or a page with <code>daybook add https://example.org/feed.xml</code>; <code>daybook fetch</code> then
            takes its reports in.
          </p>
        ) : (
          <div class="scroll" tabindex={0} role="region" aria-label="Sources">
            <table class="facts">
              <thead>
                <tr>
                  <th scope="col">Source</th>
                  <th scope="col">Kind</th>
                  <th scope="col">How it is doing</th>
                  <th scope="col">Last visit</th>
                  <th scope="col">Next visit</th>
                </tr>
              </thead>
              <tbody>
                {sources.map((source) => (
                  <Row source={source} />
                ))}
              </tbody>
            </table>
          </div>
        )}
      </main>
    </Layout>
  )
}

function Row({ source }: { source: Source }) {
  const { name, url, kind, paused, health, failures, visited, due } = source
  const state = paused
    ? 'paused'
    : health !== ''
      ? health
      : failures > 0
        ? `failed ${failures} times in a row`
        : visited === null
          ? 'not visited yet'
          : 'well'
  return (
    <tr>
      <td>
        {name === '' ? url : name}
        {name !== '' && <small>{url}</small>}
      </td>
      <td>{kind}</td>
      <td>{state}</td>
      <td>{momentOf(visited)}</td>
      <td>{paused ? '–' : momentOf(due)}</td>
    </tr>
  )
}
