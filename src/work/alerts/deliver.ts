import { randomBytes } from 'node:crypto'
import type { Store } from '../../store/store.ts'
import type { Alert, Match } from './alert.ts'
import { listAlerts, matchesOf, putAlert } from './alert.ts'
import type { Post, Posted } from './post.ts'
import { signedHeaders } from './sign.ts'

/** A message to a receiver, and every try to send it. */
export interface Delivery {
  /** The id that the receiver sees; the same at every try. */
  readonly id: string
  readonly alert: string
  readonly body: string
  readonly tries: readonly (Posted & { readonly at: number })[]
  /** When it is tried next, in milliseconds since 1970; null = it arrived, or was given up. */
  readonly due: number | null
  readonly arrived: boolean
}

/** What delivering works with. */
export interface DeliveryParts {
  readonly store: Store
  readonly post: Post
  /** Milliseconds since 1970. */
  readonly now: () => number
}

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
/** Pauses before the second try and those after it, as Standard Webhooks advises: given up after three days. */
const PAUSES = [5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR]

/** Most messages that the log keeps once they are done with. */
const LOG = 500

/** Look at what changed for every rule, and send what is due. Gives how many messages arrived and how many did not. */
export async function runAlerts(parts: DeliveryParts): Promise<{ readonly arrived: number; readonly failed: number }> {
  for (const alert of await listAlerts(parts.store)) if (!alert.isGone) await queue(alert, parts)
  let [arrived, failed] = [0, 0]
  for (const delivery of await listDeliveries(parts.store)) {
    if (delivery.due === null || delivery.due > parts.now()) continue
    const alert = (await listAlerts(parts.store)).find(({ id }) => id === delivery.alert)
    const done = alert === undefined || alert.isGone ? await giveUp(delivery, parts) : await tryOnce(delivery, alert, parts)
    if (done.arrived) arrived++
    else failed++
  }
  await tidy(parts.store)
  return { arrived, failed }
}

/** Send a message that says nothing, to see whether it arrives. It is not tried again. */
export async function testAlert(alert: Alert, { post, now, store }: DeliveryParts): Promise<Delivery> {
  const body = JSON.stringify({ type: 'daybook.test', timestamp: new Date(now()).toISOString(), data: { alert: alert.name } })
  const delivery: Delivery = { id: messageId(), alert: alert.id, body, tries: [], due: null, arrived: false }
  const posted = await post(alert.webhook, body, signedHeaders(delivery, alert.secret, now()))
  const done = { ...delivery, tries: [{ ...posted, at: now() }], arrived: isGood(posted) }
  await keep(store, done)
  return done
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

/** One message for each change; then the rule has looked so far. A stop between the two tells of a change twice, never not at all. */
async function queue(alert: Alert, { store, now }: DeliveryParts): Promise<void> {
  const { matches, seq } = await matchesOf(store, alert)
  if (seq === alert.seq) return
  for (const match of matches)
    await keep(store, { id: messageId(), alert: alert.id, body: bodyOf(alert, match, now()), tries: [], due: now(), arrived: false })
  await putAlert(store, { ...alert, seq })
}

function bodyOf(alert: Alert, { change, title }: Match, now: number): string {
  const { seq, kind, subject, article, before, after } = change
  return JSON.stringify({
    type: `daybook.change.${kind.replaceAll(' ', '_')}`,
    timestamp: new Date(now).toISOString(),
    data: { alert: alert.name, seq, kind, subject, title, article, before, after },
  })
}

async function tryOnce(delivery: Delivery, alert: Alert, { store, post, now }: DeliveryParts): Promise<Delivery> {
  const posted = await post(alert.webhook, delivery.body, signedHeaders(delivery, alert.secret, now()))
  const arrived = isGood(posted)
  const pause = PAUSES[delivery.tries.length]
  const due = arrived || pause === undefined || posted.status === 410 ? null : now() + pause
  const done = { ...delivery, tries: [...delivery.tries, { ...posted, at: now() }], due, arrived }
  await keep(store, done)
  if (posted.status === 410) await putAlert(store, { ...alert, isGone: true })
  return done
}

async function giveUp(delivery: Delivery, { store }: DeliveryParts): Promise<Delivery> {
  const done = { ...delivery, due: null }
  await keep(store, done)
  return done
}

function isGood({ status }: Posted): boolean {
  return status !== null && status >= 200 && status < 300
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
