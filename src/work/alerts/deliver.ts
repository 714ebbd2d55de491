import { randomBytes } from 'node:crypto'
import type { Alert, Delivery, Match } from '../../store/alerts.ts'
import { isOver, listAlerts, listDeliveries, localOf, matchesOf, updateAlert } from '../../store/alerts.ts'
import type { Store } from '../../store/store.ts'
import { dueOn, letterOf } from './digest.ts'
import type { Digest } from './digest.ts'
import type { SendMail } from './mail.ts'
import type { Post, Posted } from './post.ts'
import { signedHeaders } from './sign.ts'
import { splitSecret } from '../../intake/fetch/secret.ts'

/** What delivering works with. */
export interface DeliveryParts {
  readonly store: Store
  readonly post: Post
  /** null where no mail server is set. */
  readonly mail?: SendMail | null
  /** Address of the record, for links in messages; null = none. */
  readonly base?: string | null
  /** Milliseconds since 1970. */
  readonly now: () => number
}

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
/** Pauses before the second try and those after it, as Standard Webhooks advises: given up after three days. */
const PAUSES = [5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR]

/** Most messages that the log keeps once they are done with, and most changes of a daily message. */
const LOG = 500
const MOST_DAILY = 1000

/** Look at what changed for every rule, and send what is due. Gives how many messages arrived and how many did not. */
export async function runAlerts(parts: DeliveryParts): Promise<{ readonly arrived: number; readonly failed: number }> {
  for (const alert of await listAlerts(parts.store)) if (!alert.isGone && !alert.paused) await queue(alert, parts)
  let [arrived, failed] = [0, 0]
  for (const delivery of await listDeliveries(parts.store)) {
    if (delivery.due === null || delivery.due > parts.now()) continue
    const alert = (await listAlerts(parts.store)).find(({ id }) => id === delivery.alert)
    if (alert?.paused === true) continue
    const done = alert === undefined || alert.isGone ? await giveUp(delivery, parts) : await tryOnce(delivery, alert, parts)
    if (done.arrived) arrived++
    else failed++
  }
  await tidy(parts.store)
  return { arrived, failed }
}

/** Send a message that says nothing, to see whether it arrives. It is not tried again. */
export async function testAlert(alert: Alert, parts: DeliveryParts): Promise<Delivery> {
  const now = parts.now()
  const body =
    alert.channel.kind === 'webhook'
      ? JSON.stringify({ type: 'daybook.test', timestamp: new Date(now).toISOString(), data: { alert: alert.name } })
      : letterBody({ name: `${alert.name}: a test, nothing changed`, day: null, changes: [], due: [] }, parts)
  const delivery: Delivery = { id: messageId(), alert: alert.id, body, tries: [], due: null, arrived: false }
  const posted = await send(delivery, alert, parts)
  const done = { ...delivery, tries: [{ ...posted, at: now }], arrived: isGood(posted) }
  await keep(parts.store, done)
  return done
}

/** Messages for what changed; then the rule has looked so far. A stop between the two tells of a change twice, never not at all. */
async function queue(alert: Alert, parts: DeliveryParts): Promise<void> {
  const { store, now } = parts
  if (alert.channel.kind === 'atom') return
  if (alert.daily !== null) return queueDaily(alert, alert.daily, parts)
  const { matches, seq } = await matchesOf(store, alert)
  if (seq === alert.seq) return
  const bodies =
    alert.channel.kind === 'webhook'
      ? matches.map((match) => bodyOf(alert, match, now()))
      : matches.length === 0
        ? []
        : [letterBody({ name: alert.name, day: null, changes: matches, due: [] }, parts)]
  for (const body of bodies) await keep(store, { id: messageId(), alert: alert.id, body, tries: [], due: now(), arrived: false })
  await updateAlert(store, alert.id, { seq })
}

/** One message for the day, once its hour has come; none for a day on which there is nothing to tell. */
async function queueDaily(alert: Alert, daily: NonNullable<Alert['daily']>, parts: DeliveryParts): Promise<void> {
  const { store, now } = parts
  const { day } = localOf(now(), daily.zone)
  if (day === alert.day || !isOver(daily, now())) return
  const [{ matches, seq }, due] = await Promise.all([matchesOf(store, alert, MOST_DAILY), dueOn(store, alert.query, day)])
  if (matches.length + due.length > 0) {
    const digest: Digest = { name: alert.name, day, changes: matches, due }
    const body = alert.channel.kind === 'webhook' ? digestBody(digest, now()) : letterBody(digest, parts)
    await keep(store, { id: messageId(), alert: alert.id, body, tries: [], due: now(), arrived: false })
  }
  await updateAlert(store, alert.id, { seq, day })
}

function bodyOf(alert: Alert, match: Match, now: number): string {
  return JSON.stringify({
    type: `daybook.change.${match.change.kind.replaceAll(' ', '_')}`,
    timestamp: new Date(now).toISOString(),
    data: { alert: alert.name, ...dataOf(match) },
  })
}

function dataOf({ change: { seq, kind, subject, article, before, after }, title }: Match) {
  return { seq, kind, subject, title, article, before, after }
}

function digestBody({ name, day, changes, due }: Digest, now: number): string {
  const data = { alert: name, day, changes: changes.map(dataOf), due }
  return JSON.stringify({ type: 'daybook.digest', timestamp: new Date(now).toISOString(), data })
}

function letterBody(digest: Digest, { base }: DeliveryParts): string {
  return JSON.stringify(letterOf(digest, base ?? null))
}

async function send(delivery: Delivery, alert: Alert, parts: DeliveryParts): Promise<Posted> {
  const { channel } = alert
  if (channel.kind === 'atom') return { status: 200, error: null }
  if (channel.kind === 'webhook') return parts.post(channel.url, delivery.body, signedHeaders(delivery, alert.secret, parts.now()))
  const letter = JSON.parse(delivery.body) as ReturnType<typeof letterOf>
  if (channel.kind === 'mail') {
    if (!parts.mail) return { status: null, error: 'no mail server is set (DAYBOOK_SMTP)' }
    return parts.mail({ ...letter, to: channel.to, id: delivery.id })
  }
  const { url, authorization } = splitSecret(channel.url)
  const { origin, pathname } = new URL(url)
  const click = parts.base ? { click: `${parts.base}/alerts` } : {}
  const message = {
    topic: pathname.slice(1),
    title: letter.subject.slice(0, 200),
    message: letter.text.slice(0, 3500) || letter.subject,
    ...click,
  }
  return parts.post(`${origin}/`, JSON.stringify(message), authorization === null ? {} : { authorization })
}

async function tryOnce(delivery: Delivery, alert: Alert, parts: DeliveryParts): Promise<Delivery> {
  const { store, now } = parts
  const posted = await send(delivery, alert, parts)
  const arrived = isGood(posted)
  const pause = PAUSES[delivery.tries.length]
  const isFinal = posted.status === 410 || (alert.channel.kind === 'mail' && (posted.status ?? 0) >= 550)
  const due = arrived || pause === undefined || isFinal ? null : now() + pause
  const done = { ...delivery, tries: [...delivery.tries, { ...posted, at: now() }], due, arrived }
  await keep(store, done)
  if (posted.status === 410) await updateAlert(store, alert.id, { isGone: true })
  return done
}

async function giveUp(delivery: Delivery, { store }: DeliveryParts): Promise<Delivery> {
  const done = { ...delivery, due: null }
  await keep(store, done)
  return done
}

function isGood({ status, error }: Posted): boolean {
  return error === null && status !== null && status >= 200 && status < 300
}

function messageId(): string {
  return `msg_${randomBytes(12).toString('hex')}`
}

async function keep(store: Store, delivery: Delivery): Promise<void> {
  await store.shelf('deliveries').put({ id: delivery.id, body: delivery, at: delivery.tries.at(-1)?.at ?? delivery.due ?? 0 })
}

/** The oldest messages that are done with leave the log. */
async function tidy(store: Store): Promise<void> {
  const done = (await listDeliveries(store)).filter(({ due }) => due === null).toSorted((a, b) => lastAt(b) - lastAt(a))
  for (const { id } of done.slice(LOG)) await store.shelf('deliveries').remove(id)
}

function lastAt({ tries }: Delivery): number {
  return tries.at(-1)?.at ?? 0
}
