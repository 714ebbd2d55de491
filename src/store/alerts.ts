import { randomBytes } from 'node:crypto'
import { CHANGE_KINDS } from '../record/index.ts'
import type { Change } from '../record/index.ts'
import { EVERYTHING, parseQuery } from './query.ts'
import type { Query } from './query.ts'
import { LONGEST_NAME } from './saved.ts'
import type { Store } from './store.ts'

/** A kind of change. */
export type ChangeKind = Change['kind']

/** How what changed is told: a signed POST, a topic of ntfy, a mail, or a feed that others fetch. */
export type Channel =
  | { readonly kind: 'webhook'; readonly url: string }
  | { readonly kind: 'ntfy'; readonly url: string }
  | { readonly kind: 'mail'; readonly to: string }
  | { readonly kind: 'atom' }

/** Once a day, at an hour of a zone. */
export interface Daily {
  /** `HH:MM`. */
  readonly at: string
  /** IANA name. */
  readonly zone: string
}

/** A rule: which changes of which events are told to whom, at once or once a day. */
export interface Alert {
  readonly id: string
  readonly name: string
  /** A query of events, as everywhere; '' = every change. */
  readonly query: string
  /** Kinds of change; none = all. */
  readonly on: readonly ChangeKind[]
  readonly channel: Channel
  /** null = at once. */
  readonly daily: Daily | null
  /** Day of the last daily message in its zone, `YYYY-MM-DD`; null = none yet. */
  readonly day: string | null
  readonly paused: boolean
  /** `whsec_` and base64: what messages of webhooks are signed with. */
  readonly secret: string
  /** Number of the last change that was looked at. */
  readonly seq: number
  /** Milliseconds since 1970. */
  readonly made: number
  /** The receiver said that it is gone for good. */
  readonly isGone: boolean
}

/** What a new rule is made from, as people give it. */
export interface AlertWish {
  readonly name: string
  readonly query?: string | undefined
  readonly on?: readonly string[] | undefined
  readonly channel: { readonly kind: string; readonly to?: string | undefined }
  readonly daily?: { readonly at: string; readonly zone?: string | undefined } | null | undefined
}

/** A message to a receiver, and every try to send it. */
export interface Delivery {
  /** The id that the receiver sees; the same at every try. */
  readonly id: string
  readonly alert: string
  readonly body: string
  readonly tries: readonly { readonly status: number | null; readonly error: string | null; readonly at: number }[]
  /** When it is tried next, in milliseconds since 1970; null = it arrived, or was given up. */
  readonly due: number | null
  readonly arrived: boolean
}

/** Put a rule on its shelf. It tells of what changes from now on. A wish that cannot be is told in one line. */
export async function addAlert(store: Store, wish: AlertWish, made: number): Promise<Alert | { readonly error: string }> {
  const wanted = alertFrom(wish)
  if ('error' in wanted) return wanted
  const alert: Alert = {
    ...wanted,
    id: `alert_${randomBytes(6).toString('hex')}`,
    // Where the hour is over, the first message comes tomorrow.
    day: wanted.daily === null ? null : isOver(wanted.daily, made) ? localOf(made, wanted.daily.zone).day : null,
    paused: false,
    secret: `whsec_${randomBytes(32).toString('base64')}`,
    seq: await store.seqAt(Infinity),
    made,
    isGone: false,
  }
  await putAlert(store, alert)
  return alert
}

type Wanted = Pick<Alert, 'name' | 'query' | 'on' | 'channel' | 'daily'>

function alertFrom({ name, query = '', on = [], channel, daily = null }: AlertWish): Wanted | { readonly error: string } {
  if (name.trim() === '' || name.length > LONGEST_NAME)
    return { error: `expected a name of 1 to ${LONGEST_NAME} characters, got ${name.length}` }
  const parsed = parseQuery(query)
  if (!parsed.ok) return { error: parsed.message }
  const kinds = [...new Set(on.map((kind) => kind.trim()).filter((kind) => kind !== ''))]
  const wrong = kinds.find((kind) => !(CHANGE_KINDS as readonly string[]).includes(kind))
  if (wrong !== undefined) return { error: `expected changes to be of ${CHANGE_KINDS.join(', ')}, got "${wrong.slice(0, 60)}"` }
  const made = channelFrom(channel)
  if ('error' in made) return made
  const day = daily === null ? null : dailyFrom(daily)
  if (day !== null && 'error' in day) return day
  return { name: name.trim(), query: query.trim(), on: kinds as ChangeKind[], channel: made, daily: day }
}

function channelFrom({ kind, to = '' }: AlertWish['channel']): Channel | { readonly error: string } {
  if (kind === 'atom') return { kind }
  if (kind === 'mail') {
    if (/^[^\s@<>,;:"()[\]\\]{1,64}@[a-z0-9.-]{1,190}$/i.test(to)) return { kind, to }
    return { error: `expected a mail address like desk@example.org, got "${to.slice(0, 100)}"` }
  }
  if (kind !== 'webhook' && kind !== 'ntfy')
    return { error: `expected a channel of webhook, ntfy, mail or atom, got "${kind.slice(0, 60)}"` }
  const url = URL.canParse(to) ? new URL(to) : null
  if (url === null || !/^https?:$/.test(url.protocol) || to.length > 2000)
    return { error: `expected an address that begins with http:// or https:// for ${kind}, got "${to.slice(0, 100)}"` }
  if (kind === 'ntfy' && !/^\/[\w-]{1,64}$/.test(url.pathname))
    return { error: `expected an address with one topic, like https://ntfy.example.org/my-topic, got "${to.slice(0, 100)}"` }
  return { kind, url: to }
}

/** An hour of the day in a zone from what people write; a line where it is none. */
export function dailyFrom({ at, zone = 'UTC' }: NonNullable<AlertWish['daily']>): Daily | { readonly error: string } {
  const time = /^(\d{1,2})(?::([0-5]\d))?$/.exec(at.trim())
  if (!time || Number(time[1]) > 23) return { error: `expected an hour of the day like 7 or 07:30, got "${at.slice(0, 20)}"` }
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
  } catch {
    return { error: `expected a time zone like Europe/Budapest, got "${zone.slice(0, 60)}"` }
  }
  return { at: `${time[1]!.padStart(2, '0')}:${time[2] ?? '00'}`, zone }
}

/** Day and time of an instant in a zone, as `2026-05-14` and `09:30`. */
export function localOf(instant: number, zone: string): { readonly day: string; readonly time: string } {
  const text = new Intl.DateTimeFormat('sv', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(instant)
  return { day: text.slice(0, 10), time: text.slice(11, 16) }
}

/** Is the hour of a daily message over, in its zone? */
export function isOver({ at, zone }: Daily, instant: number): boolean {
  return localOf(instant, zone).time >= at
}

/** Change some of a rule; null if there is none with this id. */
export async function updateAlert(
  store: Store,
  id: string,
  patch: Partial<Pick<Alert, 'paused' | 'seq' | 'day' | 'isGone'>>,
): Promise<Alert | null> {
  const found = (await listAlerts(store)).find((alert) => alert.id === id)
  if (found === undefined) return null
  const changed = { ...found, ...patch }
  await putAlert(store, changed)
  return changed
}

/** Rest a rule, or let it tell again of what changes from now on. Null if there is none with this id. */
export async function pauseAlert(store: Store, id: string, paused: boolean): Promise<Alert | null> {
  return updateAlert(store, id, paused ? { paused } : { paused, isGone: false, seq: await store.seqAt(Infinity) })
}

/** Keep a rule as it is now. */
export async function putAlert(store: Store, alert: Alert): Promise<void> {
  await store.shelf('alerts').put({ id: alert.id, body: alert, at: alert.made })
}

/** Every rule. */
export async function listAlerts(store: Store): Promise<readonly Alert[]> {
  return (await store.shelf('alerts').list({ limit: 1000 })).map(({ body }) => alertOf(body as Alert & { readonly webhook?: string }))
}

/** Rules of an older daybook knew webhooks alone. */
function alertOf({ webhook, ...alert }: Alert & { readonly webhook?: string }): Alert {
  const older = { daily: null, day: null, paused: false, channel: { kind: 'webhook', url: webhook ?? '' } } as const
  return { ...older, ...alert }
}

/** A change that a rule is about, with the title of its event, person or story. */
export interface Match {
  readonly change: Change
  readonly title: string
}

/** Most changes that one look takes up; the rest wait for the next. */
const MOST = 200

/** The changes since a rule last looked that it is about, and the number up to which it has looked. */
export async function matchesOf(
  store: Store,
  { seq: since, query, on }: Pick<Alert, 'seq' | 'query' | 'on'>,
  most = MOST,
): Promise<{ readonly matches: readonly Match[]; readonly seq: number }> {
  const parsed = parseQuery(query)
  const wanted: Query = parsed.ok ? parsed.query : EVERYTHING
  const matches: Match[] = []
  let seq = since
  for await (const change of store.changes(since)) {
    seq = Math.max(seq, change.seq)
    if (on.length > 0 && !on.includes(change.kind)) continue
    if (query !== '' && !(await store.finds(wanted, change.subject))) continue
    matches.push({ change, title: (await store.subject(change.subject))?.name ?? change.subject })
    if (matches.length >= most) break
  }
  return { matches, seq }
}

/** Every message of the log. */
export async function listDeliveries(store: Store): Promise<readonly Delivery[]> {
  const found: Delivery[] = []
  for (let after: string | undefined; ;) {
    const page = await store.shelf('deliveries').list({ limit: 500, ...(after !== undefined && { after }) })
    found.push(...page.map(({ body }) => body as Delivery))
    if (page.length < 500) return found
    after = page.at(-1)!.id
  }
}

/** Where a rule tells what it tells, without the secrets of an address. */
export function shownChannel(channel: Channel): string {
  if (channel.kind === 'atom') return 'feed'
  if (channel.kind === 'mail') return channel.to
  const url = URL.canParse(channel.url) ? new URL(channel.url) : null
  if (url === null) return channel.kind
  return `${url.protocol}//${url.host}${channel.kind === 'ntfy' ? url.pathname : begunOf(url.pathname)}`
}

/** The first letters of a path: what stands behind them may be a secret. */
function begunOf(path: string): string {
  return path.length < 8 ? path : `${path.slice(0, 4)}…`
}
