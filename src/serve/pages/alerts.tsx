import { CHANGE_KINDS } from '../../record/index.ts'
import type { Alert, Delivery } from '../../store/alerts.ts'
import { shownChannel } from '../../store/alerts.ts'
import type { SavedQuery } from '../../store/saved.ts'
import type { Frame } from './layout.tsx'
import { Csrf, href, Layout } from './layout.tsx'
import { momentOf } from './moment.ts'
import { ActTable } from './table.tsx'

/** What the page of alerts shows. */
export interface AlertsPageProps {
  readonly frame: Frame
  readonly alerts: readonly Alert[]
  readonly log: readonly Delivery[]
  readonly saved: readonly SavedQuery[]
  /** What the form begins with. */
  readonly given: AlertFields
  /** A rule that was made just now: its secret is shown once. */
  readonly made: Alert | null
  readonly wrong: string | null
  /** Can a test be sent? */
  readonly canTest: boolean
}

/** The fields of the form. */
export interface AlertFields {
  readonly name: string
  readonly query: string
  readonly on: readonly string[]
  readonly channel: string
  readonly to: string
  readonly at: string
  readonly zone: string
}

/** Rules that tell of changes, the form that makes one, and what became of the messages. */
export function AlertsPage(props: AlertsPageProps) {
  const { frame, alerts, log, made, wrong, canTest } = props
  return (
    <Layout title="Alerts" frame={frame}>
      <main class="art" id="main">
        <div class="head">
          <h1>Alerts</h1>
          <p>
            {alerts.length === 0
              ? 'No rule yet. A rule tells somebody of changes, at once or once a day.'
              : `${alerts.length} ${alerts.length === 1 ? 'rule' : 'rules'}`}
          </p>
          {wrong !== null && <p role="alert">{wrong}</p>}
          {made?.channel.kind === 'webhook' && (
            <p role="status">
              Messages of {made.name} are signed with a secret. Copy it now: <code>{made.secret}</code>
            </p>
          )}
        </div>
        {alerts.length > 0 && <Rules alerts={alerts} canTest={canTest} />}
        <section class="sect">
          <h2>Make a rule</h2>
          <AlertForm {...props} />
        </section>
        {log.length > 0 && <Log log={log} alerts={alerts} />}
      </main>
    </Layout>
  )
}

function Rules({ alerts, canTest }: { alerts: readonly Alert[]; canTest: boolean }) {
  return (
    <ActTable name="Rules" columns={['Rule', 'Tells of', 'To']}>
      {alerts.map((alert) => (
        <Rule alert={alert} canTest={canTest} />
      ))}
    </ActTable>
  )
}

function Rule({ alert, canTest }: { alert: Alert; canTest: boolean }) {
  const { id, name, on, query, channel, daily, paused, isGone } = alert
  const state = isGone ? 'the receiver is gone' : paused ? 'paused' : daily === null ? 'at once' : `daily at ${daily.at}, ${daily.zone}`
  const does = paused || isGone ? 'resume' : 'pause'
  return (
    <tr>
      <td>
        {name}
        <small>{state}</small>
      </td>
      <td>
        {on.length === 0 ? 'every change' : on.join(', ')}
        {query !== '' && (
          <small>
            of <a href={href('/diary', { q: query })}>{query}</a>
          </small>
        )}
      </td>
      <td>
        {channel.kind === 'atom' ? '' : `${channel.kind}: ${shownChannel(channel)} `}
        <small>
          <a href={`/alerts/${id}.atom`}>feed</a>
        </small>
      </td>
      <td>
        <div class="acts">
          {canTest && channel.kind !== 'atom' && <Act alert={alert} does="test" />}
          {channel.kind !== 'atom' && <Act alert={alert} does={does} />}
          <Act alert={alert} does="remove" />
        </div>
      </td>
    </tr>
  )
}

function Act({ alert: { id, name }, does }: { alert: Alert; does: string }) {
  return (
    <form method="post" action={`/alerts/${id}/${does}`}>
      <Csrf />
      <button aria-label={`${does} ${name}`}>{does.charAt(0).toUpperCase() + does.slice(1)}</button>
    </form>
  )
}

const CHANNELS = [
  ['webhook', 'a signed POST (webhook)'],
  ['ntfy', 'a topic of ntfy'],
  ['mail', 'a mail'],
  ['atom', 'a feed (Atom)'],
] as const

function AlertForm({ given, saved }: AlertsPageProps) {
  return (
    <form class="paste channels" method="post" action="/alerts">
      <Csrf />
      <div class="pair">
        <label>
          Name
          <input name="name" value={given.name} required maxlength={200} placeholder="Summit moves" />
        </label>
        <label>
          Of events that this query finds; empty: every change
          <input name="query" value={given.query} maxlength={1000} list="saved" placeholder="place:riga" />
        </label>
      </div>
      <datalist id="saved">
        {saved.map(({ name, query }) => (
          <option value={query}>{name}</option>
        ))}
      </datalist>
      <fieldset class="choice">
        <legend>Changes; none chosen: all</legend>
        {CHANGE_KINDS.map((kind) => (
          <label>
            <input type="checkbox" name="on" value={kind} checked={given.on.includes(kind)} /> {kind}
          </label>
        ))}
      </fieldset>
      <fieldset class="choice">
        <legend>Told by</legend>
        {CHANNELS.map(([kind, words]) => (
          <label>
            <input type="radio" name="channel" value={kind} required checked={kind === given.channel} /> {words}
          </label>
        ))}
      </fieldset>
      <label class="to">
        Address: https://desk.example.org/hook, https://ntfy.example.org/my-topic, or desk@example.org
        <input name="to" value={given.to} maxlength={2000} />
      </label>
      <div class="pair to">
        <label>
          Once a day, at; empty: at once
          <input name="at" value={given.at} placeholder="07:30" maxlength={5} />
        </label>
        <label>
          Time zone of that
          <input name="zone" value={given.zone} placeholder="Europe/Budapest" maxlength={60} />
        </label>
      </div>
      <button>Make the rule</button>
    </form>
  )
}

const MOST_SHOWN = 50

function Log({ log, alerts }: { log: readonly Delivery[]; alerts: readonly Alert[] }) {
  const lastOf = ({ tries, due }: Delivery): number => tries.at(-1)?.at ?? due ?? 0
  const rows = log.toSorted((a, b) => lastOf(b) - lastOf(a)).slice(0, MOST_SHOWN)
  return (
    <section class="sect">
      <h2>What became of the messages</h2>
      <div class="scroll" tabindex={0} role="region" aria-label="Messages">
        <table class="facts">
          <thead>
            <tr>
              <th scope="col">Last try</th>
              <th scope="col">Rule</th>
              <th scope="col">What came of it</th>
              <th scope="col">Next</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((delivery) => (
              <LogRow delivery={delivery} name={alerts.find(({ id }) => id === delivery.alert)?.name ?? 'a rule that was removed'} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function LogRow({ delivery: { id, tries, due, arrived }, name }: { delivery: Delivery; name: string }) {
  const last = tries.at(-1)
  return (
    <tr>
      <td>
        {last === undefined ? 'not yet' : momentOf(last.at)}
        <small>{id}</small>
      </td>
      <td>{name}</td>
      <td>
        {last === undefined ? 'waits' : (last.error ?? `answered ${last.status}`)}
        <small>
          {tries.length} {tries.length === 1 ? 'try' : 'tries'}
        </small>
      </td>
      <td>{arrived ? 'arrived' : due === null ? 'given up' : momentOf(due)}</td>
    </tr>
  )
}
