import type { ChangeFact, Reading, Signed } from '../record/index.ts'
import type { Head, Store } from './store.ts'

/** What is wanted of a deletion. */
export interface ForgetWish extends Signed {
  /** What the report told goes as well: its rows, its statements, all that rests on it alone. */
  readonly facts: boolean
}

/** A report whose text was deleted: who did it, and why. */
export interface Forgotten extends ForgetWish {
  readonly id: string
}

type Listener = (id: string) => void

const listeners = new WeakMap<Store, Set<Listener>>()

/** Be told of every text that is deleted, so that nothing of it is kept at hand. */
export function whenForgotten(store: Store, listener: Listener): void {
  const known = listeners.get(store) ?? new Set()
  known.add(listener)
  listeners.set(store, known)
}

/** Delete the text, the bytes and the reading of a report in every version; its front matter stays, marked. It never comes in again. */
export async function forgetArticle(store: Store, id: string, wish: ForgetWish): Promise<Forgotten | { readonly error: string }> {
  if (wish.author.trim() === '') return { error: 'expected an author of the deletion, got nothing' }
  if (wish.reason.trim() === '') return { error: 'expected a reason for the deletion, got nothing' }
  const head = await store.head(id)
  if (head === null) return { error: `expected the id of a report, got "${id}"` }
  const before = await forgottenOf(store, id)
  const forgotten: Forgotten = { id, ...wish, facts: wish.facts || before?.facts === true }
  if (wish.facts && before?.facts !== true) await withoutFacts(store, head, wish.made)
  await store.erase(id, wish.facts)
  await store.shelf('forgotten').put({ id, body: forgotten, at: Date.parse(wish.made) })
  const told: ChangeFact = {
    fact: 'change',
    kind: 'corrected',
    subject: id,
    article: id,
    span: null,
    before: head.title ?? 'a report',
    after: wish.facts ? 'deleted with its facts' : 'text deleted',
  }
  await store.correct([told], Date.parse(wish.made))
  for (const listener of listeners.get(store) ?? []) listener(id)
  return forgotten
}

/** A version without text and facts: what the ones before it told counts no more. */
async function withoutFacts(store: Store, head: Head, made: string): Promise<void> {
  const old = await store.article(head.id)
  const kept = await store.reading(head.id)
  if (old === null || kept === null) return
  const article = { ...old, text: '', parts: [] }
  const reading: Reading = { ...kept, article, sentences: [], entities: [], times: [], events: [], statements: [] }
  const raw = { bytes: new Uint8Array(0), type: 'text/plain', given: null }
  await store.put([{ article, raw, source: head.source, reading, facts: [], memo: null, seen: made }])
}

/** Who deleted the text of a report, and why; null where nobody did. */
export async function forgottenOf(store: Store, id: string): Promise<Forgotten | null> {
  return ((await store.shelf('forgotten').get(id))?.body ?? null) as Forgotten | null
}

/** Milliseconds of a day. */
const DAY = 86_400_000

/** Delete the texts of reports that were published longer ago than so many days; gives how many there were. Facts stay. */
export async function retainTexts(store: Store, days: number, now: number): Promise<number> {
  const newest = new Map<string, number>()
  for await (const { id, published } of store.heads()) newest.set(id, Date.parse(published ?? ''))
  let count = 0
  const wish = { author: 'daybook', reason: `texts are kept for ${days} days`, made: new Date(now).toISOString(), facts: false }
  for (const [id, at] of newest) {
    const isKept = Number.isNaN(at) || at >= now - days * DAY
    if (isKept || (await forgottenOf(store, id)) !== null) continue
    await forgetArticle(store, id, wish)
    count++
  }
  return count
}
