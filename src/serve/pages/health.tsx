import type { Source } from '../../store/sources.ts'
import { stateOf } from '../../store/source-desk.ts'
import type { Counts } from '../../store/store.ts'
import type { Unread } from '../../store/unread.ts'
import type { Check } from '../operators.ts'
import type { Frame } from './layout.tsx'
import { Layout } from './layout.tsx'
import { momentOf } from './moment.ts'

/** What the page of health shows. */
export interface HealthPageProps {
  readonly frame: Frame
  readonly version: string
  readonly checks: readonly Check[]
  readonly counts: Counts
  /** Publication of the newest report, in milliseconds since 1970. */
  readonly newest: number | null
  readonly sources: readonly Source[]
  readonly unread: readonly Unread[]
  /** Messages of alerts: those that arrived, are tried again, were given up. */
  readonly messages: { readonly arrived: number; readonly waiting: number; readonly lost: number }
}

/** Is everything well: what the server needs, what the record holds, which sources fail, what could not be read, which messages wait. */
export function HealthPage(props: HealthPageProps) {
  const { frame, version, checks, sources, messages } = props
  const failing = sources.filter(({ paused, failures }) => !paused && failures > 0)
  const faults = checks.filter(({ ok }) => !ok).length + failing.length + (messages.lost > 0 ? 1 : 0)
  return (
    <Layout title="Health" frame={frame}>
      <main class="art" id="main">
        <div class="head">
          <h1>Health</h1>
          <p role="status">
            {faults === 0 ? 'All is well' : `${faults} ${faults === 1 ? 'thing needs' : 'things need'} a look`} · version {version}
          </p>
        </div>
        <section class="sect">
          <h2>This server</h2>
          <Rows rows={checks.map(({ name, ok, words }) => [name, ok, words])} />
        </section>
        <Holdings {...props} />
        <section class="sect">
          <h2>Sources</h2>
          <p>
            {sources.length === 0 ? 'None yet' : `${sources.length - failing.length} of ${sources.length} are well or paused`} ·{' '}
            <a href="/sources">all sources</a>
          </p>
          <Rows rows={failing.map((source) => [source.name === '' ? source.url : source.name, false, stateOf(source)])} />
        </section>
        <section class="sect">
          <h2>Messages of alerts</h2>
          <p>
            {messages.arrived} arrived, {messages.waiting} are tried again, {messages.lost} were given up · <a href="/alerts">all alerts</a>
          </p>
        </section>
        <NotRead unread={props.unread} />
        <p class="muted">
          For programs: <a href="/readyz">/readyz</a>, <a href="/metrics">/metrics</a>. <code>daybook doctor</code> looks at the machine as
          well.
        </p>
      </main>
    </Layout>
  )
}

function Rows({ rows }: { rows: readonly (readonly [name: string, ok: boolean, words: string])[] }) {
  if (rows.length === 0) return null
  return (
    <table class="facts">
      <tbody>
        {rows.map(([name, ok, words]) => (
          <tr>
            <th scope="row">{name}</th>
            <td class={ok ? 'happened' : 'cancelled'}>
              <span class="state">{ok ? '✓ ok' : '✗ not ok'}</span>
            </td>
            <td>{words}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Holdings({ counts, newest }: Pick<HealthPageProps, 'counts' | 'newest'>) {
  const { articles, events, statements, entities, stories } = counts
  const rows = { reports: articles, events, statements, 'people, organisations, places': entities, stories }
  return (
    <section class="sect">
      <h2>The record</h2>
      <table class="facts">
        <tbody>
          {Object.entries(rows).map(([name, n]) => (
            <tr>
              <th scope="row">{name}</th>
              <td>{n.toLocaleString('en')}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">newest report</th>
            <td>{momentOf(newest)}</td>
          </tr>
        </tbody>
      </table>
    </section>
  )
}

function NotRead({ unread }: { unread: readonly Unread[] }) {
  return (
    <section class="sect">
      <h2>What could not be read</h2>
      {unread.length === 0 ? (
        <p>Nothing. What comes in and cannot be read is kept here with the reason.</p>
      ) : (
        <table class="facts stack">
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col">Why</th>
              <th scope="col">Came in</th>
            </tr>
          </thead>
          <tbody>
            {unread.map(({ name, error, seen }) => (
              <tr>
                <td>{name}</td>
                <td>{error}</td>
                <td>{momentOf(Date.parse(seen))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
