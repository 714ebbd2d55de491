import { createHash } from 'node:crypto'
import { parseQuery } from './query.ts'
import type { Store } from './store.ts'

/** Lists that a query can be asked of. */
export const LISTS = ['diary', 'said', 'stories', 'search', 'changes'] as const

/** A query that somebody keeps under a name. */
export interface SavedQuery {
  readonly id: string
  readonly name: string
  readonly list: (typeof LISTS)[number]
  readonly query: string
  /** Milliseconds since 1970. */
  readonly made: number
}

/** A query as it is to be kept. */
export interface SavedWish {
  readonly name: string
  readonly list: string
  readonly query: string
}

/** Longest name of a saved query, an alert or a source. */
export const LONGEST_NAME = 200

/** Keep a query under a name; one that has the name takes its place. A wish that cannot be is told in one line. */
export async function saveQuery(store: Store, wish: SavedWish, made: number): Promise<SavedQuery | { readonly error: string }> {
  const name = wish.name.trim()
  if (name === '' || name.length > LONGEST_NAME) return { error: `expected a name of 1 to ${LONGEST_NAME} characters, got ${name.length}` }
  const list = LISTS.find((each) => each === wish.list)
  if (list === undefined) return { error: `expected one of the lists ${LISTS.join(', ')}, got "${wish.list.slice(0, 60)}"` }
  const parsed = parseQuery(wish.query)
  if (!parsed.ok) return { error: parsed.message }
  const id = `saved-${createHash('sha256').update(name.toLowerCase()).digest('hex').slice(0, 12)}`
  const saved: SavedQuery = { id, name, list, query: wish.query.trim(), made }
  await store.shelf('queries').put({ id, body: saved, at: made })
  return saved
}

/** Every saved query, by name. */
export async function savedQueries(store: Store): Promise<readonly SavedQuery[]> {
  const found = (await store.shelf('queries').list({ limit: 1000 })).flatMap(({ id, body, at }) => savedOf(id, body, at) ?? [])
  return found.sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1))
}

/** A saved query by its id or its name. */
export async function savedQuery(store: Store, wanted: string): Promise<SavedQuery | null> {
  return (await savedQueries(store)).find(({ id, name }) => id === wanted || name.toLowerCase() === wanted.trim().toLowerCase()) ?? null
}

function savedOf(id: string, body: unknown, made: number): SavedQuery | null {
  if (typeof body !== 'object' || body === null) return null
  const { name = id, list, query } = body as Readonly<Record<string, unknown>>
  if (typeof name !== 'string' || typeof query !== 'string') return null
  return { id, name, list: LISTS.find((each) => each === list) ?? 'diary', query, made }
}
