import type { EventRecord } from '../../record/index.ts'
import type { Store, StoryShare } from '../../store/store.ts'
import type { EventView, Link } from './event.ts'
import type { Graph } from './graph.ts'
import { graphOf } from './graph.ts'

/** What an event stands among: its stories, what comes before and after it, and how other events stand to it. */
export interface Around {
  readonly stories: readonly StoryShare[]
  readonly graph: Graph | null
  readonly links: readonly Link[]
}

/** Most events of a story that are looked through for what stands to one of them. */
const MOST = 80

/** Words for a relation, seen from the event that another one has it to. */
const TURNED: Readonly<Record<string, string>> = {
  requires: 'waited for by',
  determines: 'is decided by',
  before: 'after',
  after: 'before',
  during: 'meanwhile',
  part_of: 'has as a part',
}

/** Look around an event: in its main story, and along what it and those events stand to. */
export async function aroundEvent(store: Store, { event, links }: EventView): Promise<Around> {
  const stories = await store.storiesOf({ event: event.id })
  const main = stories[0] === undefined ? null : await store.story(stories[0].id)
  const near = await eventsOf(store, [...event.relations.map((each) => each.event), ...(main?.events ?? [])].slice(0, MOST), event)
  const far = await eventsOf(
    store,
    [...new Set(near.flatMap(({ relations }) => relations.map((each) => each.event)))].slice(0, MOST),
    event,
  )
  const others = [...new Map([...near, ...far].map((each) => [each.id, each])).values()]
  return { stories, graph: graphOf(event, others), links: [...links, ...turnedLinks(event, others, links)] }
}

async function eventsOf(store: Store, ids: readonly string[], but: EventRecord): Promise<readonly EventRecord[]> {
  const found = await store.eventsOf([...new Set(ids)])
  return found.filter((event) => event !== null && event.id !== but.id) as EventRecord[]
}

/** What others stand to this event, where it does not say so itself. */
function turnedLinks({ id }: EventRecord, others: readonly EventRecord[], known: readonly Link[]): readonly Link[] {
  const listed = new Set(known.map((link) => link.id))
  const turned = others
    .filter((other) => !listed.has(other.id))
    .flatMap((other) => other.relations.filter(({ event }) => event === id).map(({ kind }) => ({ other, words: TURNED[kind] ?? kind })))
  const each = new Map(turned.map((one) => [`${one.words} ${one.other.id}`, one]))
  return [...each.values()].map(({ other, words }) => ({ words, id: other.id, title: other.title, status: other.status }))
}
