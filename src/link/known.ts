import type { Act, DisagreementFact, EntityKind, EventState, NumberFact, ParticipantFact, RoleFact, RowFact } from '../record/index.ts'
import type { NameForm } from './name-match.ts'
import type { Occasion } from './occasion.ts'
import type { Party, Side } from './parties.ts'
import { RunIndex } from './run-index.ts'
import type { Counted, Vector } from './vector.ts'
import { makeVocabulary, type Vocabulary } from './vocabulary.ts'

/** Someone or something of the record, as linking needs it. */
export interface KnownEntity {
  readonly id: string
  readonly kind: EntityKind
  readonly name: string
  readonly country: string | null
  readonly geonames: number | null
  /** Folded spellings with what they are compared by, and spellings as they are written. */
  readonly forms: Map<string, NameForm>
  written: readonly string[]
  roles: readonly RoleFact[]
  /** Instant of the newest report that names it. */
  last: number
  /** As one who takes part, and of how many offices that was read. */
  cache: { readonly roles: number; readonly isCalled: boolean; readonly side: Side } | null
}

/** A place, as far as places are compared. */
export type Where = Pick<KnownEntity, 'id' | 'name' | 'kind' | 'country' | 'geonames'>

/** An event of the record, as linking needs it. */
export interface KnownEvent {
  readonly id: string
  readonly act: Act
  readonly mode: string | null
  title: string
  rows: RowFact[]
  readonly participants: Map<string, ParticipantFact[]>
  readonly numbers: NumberFact[]
  /** Trigger words, lower case. */
  readonly words: Set<string>
  /** Stems of the sentences that tell of it. */
  readonly stems: Set<string>
  readonly told: Set<string>
  /** What is worked out of the rest when it is asked for. */
  readonly cache: { words: number; occasion: Occasion | null; parties: readonly Party[] | null; chief: readonly Party[] | null }
  state: EventState | null
  story: string
  last: number
  /** Its place, where the record does not know that yet. */
  readonly where?: Where | null
}

/** A story: the sum of its reports' vectors. */
export interface KnownStory {
  readonly id: string
  /** Its place in the order in which stories began. */
  readonly no: number
  sum: Vector
  articles: string[]
  /** Its latest reports, which a further one is compared with. */
  recent: Kept[]
  /** Of the sum: its length, and that times itself. */
  length: number
  square: number
  last: number
}

/** A report of a story, as it is compared. */
export interface Kept {
  readonly article: string
  readonly counted: Counted
  readonly vector: Vector
}

/** A report of the record, as linking needs it. */
export interface KnownArticle {
  readonly id: string
  /** Its place in the order of intake. */
  readonly no: number
  readonly published: string
  readonly instant: number
  readonly outlet: string | null
  readonly title: string
  /** How many runs of words are kept of it. */
  readonly shingles: number
  story: string
  /** Ids of the events that it tells, as they were when it came. */
  readonly events: Set<string>
  /** The report it repeats, if any. */
  origin: string | null
}

/** What linking knows: rebuilt from facts and memos, brought up to date by `applyFacts`. */
export interface Known {
  readonly articles: Map<string, KnownArticle>
  readonly entities: Map<string, KnownEntity>
  /** Sound key of a word of a name -> entities with such a word. What has no name of its own is in no index. */
  readonly byWord: Map<string, Set<string>>
  /** A folded form -> entities that are called so. */
  readonly byForm: Map<string, Set<string>>
  /** Forms without a capital, by their fullest name: entities are called so that `byForm` does not lead to. */
  readonly unindexed: Set<string>
  /** Body of a role -> entities that hold or held one there. */
  readonly byBody: Map<string, Set<string>>
  /** Letters of an acronym -> entities whose name has them. */
  readonly byAcronym: Map<string, Set<string>>
  readonly events: Map<string, KnownEvent>
  readonly eventsOf: Map<string, Set<string>>
  /** Story -> its events. */
  readonly eventsIn: Map<string, Set<string>>
  readonly stories: Map<string, KnownStory>
  readonly vocabulary: Vocabulary
  /** By the number of a stem: numbers of the stories that hold it, as they came to hold it. */
  readonly storiesWith: number[][]
  /** Stories by their numbers. */
  readonly storyAt: KnownStory[]
  /** By the number of a story: how much sharing a word with it counts for less, as it has many. */
  readonly storyRoots: number[]
  /** Story -> whom its reports name; what has no name of its own is left out. */
  readonly peopleIn: Map<string, Set<string>>
  /** Reports by their numbers, and which of them hold a run of words. */
  readonly articleAt: KnownArticle[]
  readonly byShingle: RunIndex
  readonly byOutlet: Map<string, string[]>
  readonly disagreements: Set<string>
  /** Events that turned out to be another: id -> id. */
  readonly redirects: Map<string, string>
  /** What is worked out of the rest until a report is added. */
  readonly cache: { readonly weights: Map<string, number> }
}

/** About the report whose facts are applied. */
export interface About {
  readonly article: string
  readonly published: string | null
  readonly outlet: string | null
  readonly title: string | null
}

/** An empty record. */
export function makeKnown(): Known {
  return {
    articles: new Map(),
    entities: new Map(),
    byWord: new Map(),
    byForm: new Map(),
    unindexed: new Set(),
    byBody: new Map(),
    byAcronym: new Map(),
    events: new Map(),
    eventsOf: new Map(),
    eventsIn: new Map(),
    stories: new Map(),
    vocabulary: makeVocabulary(),
    storiesWith: [],
    storyAt: [],
    storyRoots: [],
    peopleIn: new Map(),
    articleAt: [],
    byShingle: new RunIndex(),
    byOutlet: new Map(),
    disagreements: new Set(),
    redirects: new Map(),
    cache: { weights: new Map() },
  }
}

/** Tells one disagreement from another: its event, its slot, its kind, what is counted. */
export function disagreementKey(d: DisagreementFact): string {
  return `${d.event} ${d.slot} ${d.kind} ${d.about ?? ''}`
}

/** The id under which an event is kept now. */
export function eventNow(known: Known, id: string): string {
  let now = id
  for (let up = known.redirects.get(now); up !== undefined; up = known.redirects.get(now)) now = up
  return now
}
