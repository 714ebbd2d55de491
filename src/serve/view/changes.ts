import type { Change } from '../../record/index.ts'
import type { Store } from '../../store/store.ts'

/** A change with what it is about. */
export interface ChangeView {
  readonly change: Change
  readonly title: string
  readonly about: 'event' | 'entity' | 'story' | null
}

/** Facts looked through at once for changes; doubled until there are enough. */
const STRIDE = 2000

/** The newest changes of the record, newest first. */
export async function viewChanges(store: Store, most: number): Promise<readonly ChangeView[]> {
  const last = await store.seqAt(Infinity)
  let found: Change[] = []
  for (let stride = STRIDE; ; stride *= 2) {
    found = []
    for await (const change of store.changes(Math.max(0, last - stride))) found.push(change)
    if (found.length >= most || stride >= last) break
  }
  return Promise.all(
    found
      .slice(-most)
      .reverse()
      .map((change) => viewOf(store, change)),
  )
}

async function viewOf(store: Store, change: Change): Promise<ChangeView> {
  const event = await store.event(change.subject)
  if (event) return { change, title: event.title, about: 'event' }
  const entity = await store.entity(change.subject)
  if (entity) return { change, title: entity.name, about: 'entity' }
  const story = await store.story(change.subject)
  return story ? { change, title: story.title, about: 'story' } : { change, title: change.subject, about: null }
}
