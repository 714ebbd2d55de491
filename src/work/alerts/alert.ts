import { randomBytes } from 'node:crypto'
import type { Change } from '../../record/index.ts'
import { parseQuery } from '../../store/query.ts'
import type { Store } from '../../store/store.ts'

/** A kind of change. */
export type ChangeKind = Change['kind']

/** A rule: which changes of which events are told to whom. */
export interface Alert {
  readonly id: string
  readonly name: string
  /** A query of events, as everywhere; '' = every change. */
  readonly query: string
  /** Kinds of change; none = all. */
  readonly on: readonly ChangeKind[]
  /** Where changes are sent. */
  readonly webhook: string
  /** `whsec_` and base64: what messages are signed with. */
  readonly secret: string
  /** Number of the last change that was looked at. */
  readonly seq: number
  /** Milliseconds since 1970. */
  readonly made: number
  /** The receiver said that it is gone for good. */
  readonly isGone: boolean
}

/** What a new rule is made from. */
export type AlertWish = Pick<Alert, 'name' | 'query' | 'on' | 'webhook'>

/** Put a rule on its shelf. It tells of what changes from now on. */
export async function addAlert(store: Store, wish: AlertWish, made: number): Promise<Alert> {
  const alert: Alert = {
    ...wish,
    id: `alert_${randomBytes(6).toString('hex')}`,
    secret: `whsec_${randomBytes(32).toString('base64')}`,
    seq: await store.seqAt(Infinity),
    made,
    isGone: false,
  }
  await putAlert(store, alert)
  return alert
}

/** Keep a rule as it is now. */
export async function putAlert(store: Store, alert: Alert): Promise<void> {
  await store.shelf('alerts').put({ id: alert.id, body: alert, at: alert.made })
}

/** Every rule. */
export async function listAlerts(store: Store): Promise<readonly Alert[]> {
  return (await store.shelf('alerts').list({ limit: 1000 })).map(({ body }) => body as Alert)
}

/** A change that a rule is about, with the title of its event, person or story. */
export interface Match {
  readonly change: Change
  readonly title: string
}

/** Most changes that one look takes up; the rest wait for the next. */
const MOST = 200
/** Most events that a query may find for a rule. */
const WIDEST = 5000

/** The changes since a rule last looked that it is about, and the number up to which it has looked. */
export async function matchesOf(store: Store, alert: Alert): Promise<{ readonly matches: readonly Match[]; readonly seq: number }> {
  const found: Change[] = []
  let { seq } = alert
  for await (const change of store.changes(alert.seq)) {
    seq = Math.max(seq, change.seq)
    if (alert.on.length === 0 || alert.on.includes(change.kind)) found.push(change)
    if (found.length >= MOST) break
  }
  const wanted = found.length === 0 || alert.query === '' ? null : await idsOf(store, alert.query)
  const matches: Match[] = []
  for (const change of found) {
    if (wanted !== null && !wanted.has(change.subject)) continue
    const subject = await store.subject(change.subject)
    matches.push({ change, title: subject?.name ?? change.subject })
  }
  return { matches, seq }
}

async function idsOf(store: Store, text: string): Promise<ReadonlySet<string>> {
  const parsed = parseQuery(text)
  return new Set(parsed.ok ? (await store.diary(parsed.query, { limit: WIDEST })).map(({ id }) => id) : [])
}
