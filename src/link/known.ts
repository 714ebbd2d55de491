import type {
  Act,
  DisagreementFact,
  EntityKind,
  EventState,
  Fact,
  NumberFact,
  ParticipantFact,
  RoleFact,
  RowFact,
} from '../record/index.ts'
import { applyRow, instantOf } from '../record/index.ts'
import { acronymOf, foldName, soundKey } from './spelling.ts'
import type { Terms } from './vector.ts'
import { dot, vectorOf } from './vector.ts'

/** Someone or something of the record, as linking needs it. */
export interface KnownEntity {
  readonly id: string
  readonly kind: EntityKind
  readonly name: string
  readonly country: string | null
  readonly geonames: number | null
  /** Folded spellings. */
  readonly forms: Set<string>
  readonly roles: RoleFact[]
  readonly stories: Set<string>
  /** Instant of the newest report that names it. */
  last: number
}

/** An event of the record, as linking needs it. */
export interface KnownEvent {
  readonly id: string
  readonly act: Act
  readonly title: string
  readonly rows: RowFact[]
  readonly participants: Map<string, ParticipantFact[]>
  readonly numbers: NumberFact[]
  /** Trigger words, lower case. */
  readonly words: Set<string>
  readonly told: Set<string>
  state: EventState | null
  story: string
  last: number
}

/** A story: the sum of its reports' vectors. */
export interface KnownStory {
  readonly id: string
  readonly sum: Map<string, number>
  readonly articles: string[]
  readonly vectors: Map<string, number>[]
  length: number
  last: number
}

/** A report of the record, as linking needs it. */
export interface KnownArticle {
  readonly id: string
  readonly published: string
  readonly instant: number
  readonly outlet: string | null
  readonly shingles: readonly number[]
  story: string
  /** The report it repeats, if any. */
  origin: string | null
}

/** What linking knows: rebuilt from facts and memos, brought up to date by `applyFacts`. */
export interface Known {
  readonly articles: Map<string, KnownArticle>
  readonly entities: Map<string, KnownEntity>
  /** Sound key of a word of a name -> entities with such a word. */
  readonly byWord: Map<string, Set<string>>
  /** Body of a role -> entities that hold or held one there. */
  readonly byBody: Map<string, Set<string>>
  /** Letters of an acronym -> entities whose name has them. */
  readonly byAcronym: Map<string, Set<string>>
  readonly events: Map<string, KnownEvent>
  readonly eventsOf: Map<string, Set<string>>
  /** Story -> its events. */
  readonly eventsIn: Map<string, Set<string>>
  readonly stories: Map<string, KnownStory>
  /** Stem -> stories that hold it. */
  readonly storiesWith: Map<string, Set<string>>
  readonly df: Map<string, number>
  readonly byShingle: Map<number, string[]>
  readonly byOutlet: Map<string, string[]>
  readonly disagreements: Set<string>
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
    byBody: new Map(),
    byAcronym: new Map(),
    events: new Map(),
    eventsOf: new Map(),
    eventsIn: new Map(),
    stories: new Map(),
    storiesWith: new Map(),
    df: new Map(),
    byShingle: new Map(),
    byOutlet: new Map(),
    disagreements: new Set(),
  }
}

/** What linking keeps of a report beside its facts. */
export interface Memo {
  readonly terms: Terms
  readonly shingles: readonly number[]
  /** Event of the record -> its trigger words in this report. */
  readonly words: Readonly<Record<string, readonly string[]>>
}

/** Writes a memo as one short string. */
export function writeMemo(memo: Memo): string {
  return JSON.stringify([memo.terms.flat(), memo.shingles.map((s) => s.toString(36)).join(' '), memo.words])
}

/** Reads what `writeMemo` wrote. */
export function parseMemo(text: string): Memo {
  const [flat, shingles, words] = JSON.parse(text) as [(string | number)[], string, Memo['words']]
  const terms: [string, number][] = []
  for (let i = 0; i < flat.length; i += 2) terms.push([flat[i] as string, flat[i + 1] as number])
  return { terms, shingles: shingles ? shingles.split(' ').map((s) => parseInt(s, 36)) : [], words }
}

/** Tells one disagreement from another: its event, its slot and the values. */
export function disagreementKey(d: DisagreementFact): string {
  return `${d.event} ${d.slot} ${d.values.map((v) => v.value).join('|')}`
}

function setOf<K, V>(map: Map<K, Set<V>>, key: K): Set<V> {
  let set = map.get(key)
  if (!set) map.set(key, (set = new Set()))
  return set
}

function listOf<K, V>(map: Map<K, V[]>, key: K): V[] {
  let list = map.get(key)
  if (!list) map.set(key, (list = []))
  return list
}

/** Brings what is known up to date with one report's facts and memo; call it once a report, in order of intake. */
export function applyFacts(known: Known, facts: readonly Fact[], memo: string | null, about: About): void {
  applyLinked(known, facts, memo === null ? { terms: [], shingles: [], words: {} } : parseMemo(memo), about)
}

/** As `applyFacts`, with the memo as it was before it was written. */
export function applyLinked(known: Known, facts: readonly Fact[], parsed: Memo, about: About): void {
  const instant = instantOf(about.published)
  const article: KnownArticle = {
    id: about.article,
    published: about.published ?? '',
    instant,
    outlet: about.outlet,
    shingles: parsed.shingles,
    story: '',
    origin: null,
  }
  if (!known.articles.has(article.id)) {
    known.articles.set(article.id, article)
    for (const s of parsed.shingles) listOf(known.byShingle, s).push(article.id)
    if (about.outlet) listOf(known.byOutlet, foldName(about.outlet)).push(article.id)
  }
  for (const [stem] of parsed.terms) known.df.set(stem, (known.df.get(stem) ?? 0) + 1)
  for (const fact of facts) applyFact(known, fact, { article, memo: parsed })
  for (const [event, words] of Object.entries(parsed.words)) for (const w of words) known.events.get(event)?.words.add(w)
}

interface Applied {
  readonly article: KnownArticle
  readonly memo: Memo
}

function applyFact(known: Known, fact: Fact, { article, memo }: Applied): void {
  switch (fact.fact) {
    case 'entity': {
      const forms = new Set([foldName(fact.name)])
      known.entities.set(fact.id, {
        id: fact.id,
        kind: fact.kind,
        name: fact.name,
        country: fact.country,
        geonames: fact.geo?.geonames ?? null,
        forms,
        roles: [],
        stories: new Set(),
        last: article.instant,
      })
      indexForm(known, fact.id, fact.name)
      return
    }
    case 'alias':
      known.entities.get(fact.entity)?.forms.add(foldName(fact.form))
      indexForm(known, fact.entity, fact.form)
      return
    case 'role':
      known.entities.get(fact.entity)?.roles.push(fact)
      if (fact.of !== null) setOf(known.byBody, fact.of).add(fact.entity)
      return
    case 'event':
      known.events.set(fact.id, {
        id: fact.id,
        act: fact.act,
        title: fact.title,
        rows: [],
        participants: new Map(),
        numbers: [],
        words: new Set(),
        told: new Set(),
        state: null,
        story: article.story,
        last: article.instant,
      })
      return
    case 'row': {
      const event = known.events.get(fact.event)
      if (!event) return
      event.rows.push(fact)
      event.told.add(fact.article)
      if (article.story) setOf(known.eventsIn, article.story).add(fact.event)
      event.state = applyRow(event.state, fact)
      event.last = Math.max(event.last, article.instant)
      return
    }
    case 'participant': {
      const event = known.events.get(fact.event)
      if (!event) return
      listOf(event.participants, fact.entity).push(fact)
      setOf(known.eventsOf, fact.entity).add(fact.event)
      touch(known, fact.entity, article)
      return
    }
    case 'number':
      known.events.get(fact.event)?.numbers.push(fact)
      return
    case 'story':
      known.stories.set(fact.id, { id: fact.id, sum: new Map(), articles: [], vectors: [], length: 0, last: article.instant })
      return
    case 'join':
      article.story = fact.story
      joinStory(known, fact.story, article, memo)
      return
    case 'origin':
      article.origin = fact.of
      return
    case 'disagreement':
      known.disagreements.add(disagreementKey(fact))
      return
    default:
  }
}

function touch(known: Known, id: string, article: KnownArticle): void {
  const entity = known.entities.get(id)
  if (!entity) return
  entity.last = Math.max(entity.last, article.instant)
  if (article.story) entity.stories.add(article.story)
}

function indexForm(known: Known, id: string, form: string): void {
  const acronym = acronymOf(form)
  if (acronym.length > 1) setOf(known.byAcronym, acronym).add(id)
  for (const word of foldName(form).split(' ')) if (word.length > 1) setOf(known.byWord, soundKey(word)).add(id)
}

function joinStory(known: Known, id: string, article: KnownArticle, memo: Memo): void {
  const story = known.stories.get(id)
  if (!story) return
  const vector = vectorOf(memo.terms, known.df, known.articles.size)
  story.articles.push(article.id)
  story.vectors.push(vector)
  if (story.vectors.length > 24) story.vectors.shift()
  story.last = Math.max(story.last, article.instant)
  for (const [stem, weight] of vector) {
    story.sum.set(stem, (story.sum.get(stem) ?? 0) + weight)
    setOf(known.storiesWith, stem).add(id)
  }
  story.length = Math.sqrt(dot(story.sum, story.sum))
}
