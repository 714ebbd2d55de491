import type { Change } from '../../record/index.ts'
import type { Query } from '../../store/query.ts'
import type { Store } from '../../store/store.ts'

/** A change with what it is about. */
export interface ChangeView {
  readonly change: Change
  readonly title: string
  readonly about: 'event' | 'entity' | 'story' | null
}

/** Facts looked through at once for changes; doubled until there are enough. */
const STRIDE = 2000

/** Farthest that is looked back for changes which a query finds, in facts. */
const FARTHEST = 200_000

/** The newest changes that are wanted, newest first. */
export async function latestChanges(
  store: Store,
  most: number,
  isWanted: ((change: Change) => boolean | Promise<boolean>) | null = null,
): Promise<readonly Change[]> {
  const last = await store.seqAt(Infinity)
  let found: Change[] = []
  let seen = last
  for (let stride = STRIDE; ; stride *= 2) {
    const from = Math.max(0, last - stride)
    const older: Change[] = []
    for await (const change of store.changes(from)) {
      if (change.seq > seen) break
      if (isWanted === null || (await isWanted(change))) older.push(change)
    }
    found = [...older, ...found]
    seen = from
    if (found.length >= most || from === 0 || (isWanted !== null && stride >= FARTHEST)) return found.slice(-most).reverse()
  }
}

/** The newest changes of the record with what they are about, newest first; only of events that a query finds where there is one. */
export async function viewChanges(store: Store, most: number, query: Query | null = null): Promise<readonly ChangeView[]> {
  const found = await latestChanges(store, most, query === null ? null : ({ subject }) => store.finds(query, subject))
  return Promise.all(found.map((change) => viewOf(store, change)))
}

async function viewOf(store: Store, change: Change): Promise<ChangeView> {
  const event = await store.event(change.subject)
  if (event) return { change, title: event.title, about: 'event' }
  const entity = await store.entity(change.subject)
  if (entity) return { change, title: entity.name, about: 'entity' }
  const story = await store.story(change.subject)
  return story ? { change, title: story.title, about: 'story' } : { change, title: change.subject, about: null }
}
