import type { AliasFact, EntityFact, Fact, RowFact } from '../record/index.ts'
import { applyRow, instantOf } from '../record/index.ts'
import { joinStory, moveReport, rootOf } from './known-stories.ts'
import { letGo, UNKEPT } from './let-go.ts'
import { disagreementKey, eventNow, type About, type Known, type KnownArticle, type KnownEntity, type KnownStory } from './known.ts'
import { addTo, setOf } from './maps.ts'
import { formOf, usualName, type NameForm } from './name-match.ts'
import { NO_MEMO, parseMemo, type Memo } from './memo.ts'
import { bodyKey } from './parties.ts'
import { acronymOf, foldName, soundKey } from './spelling.ts'
import { countedOf, EMPTY, type Counted } from './vector.ts'
import { makeVocabulary } from './vocabulary.ts'

/** Brings what is known up to date with one report's facts and memo; call it once a report, in order of intake. */
export function applyFacts(known: Known, facts: readonly Fact[], memo: string | null, about: About): void {
  const parsed = memo === null ? NO_MEMO : parseMemo(memo)
  applyLinked(known, facts, { memo: parsed, counted: countedOf(known.vocabulary, parsed.terms) }, about)
}

/** A memo as it was before it was written, with its terms as they are compared. */
export interface Remembered {
  readonly memo: Memo
  readonly counted: Counted
}

/** As `applyFacts`, with what linking has at hand. */
export function applyLinked(known: Known, facts: readonly Fact[], { memo: parsed, counted }: Remembered, about: About): void {
  const instant = instantOf(about.published)
  const article: KnownArticle = {
    id: about.article,
    no: known.articles.size,
    published: about.published ?? '',
    instant,
    outlet: about.outlet,
    title: about.title ?? about.article,
    shingles: parsed.shingles.length,
    story: '',
    events: new Set(),
    origin: null,
  }
  if (!known.articles.has(article.id)) {
    known.articles.set(article.id, article)
    known.articleAt.push(article)
    for (const shingle of parsed.shingles) known.byShingle.add(shingle, article.no)
    if (about.outlet) addTo(known.byOutlet, foldName(about.outlet), article.id)
  }
  letGo(known)
  const { counts } = known.vocabulary
  for (let i = 0; i < counted.numbers.length; i++) counts[counted.numbers[i]!]!++
  const late = startOfLate(facts)
  for (const fact of facts.slice(0, late)) applyFact(known, fact, { article, counted })
  applyMemo(known, parsed, article)
  for (const fact of facts.slice(late)) applyFact(known, fact, { article, counted: null })
}

const EARLY: ReadonlySet<Fact['fact']> = new Set([
  'entity',
  'alias',
  'role',
  'row',
  'participant',
  'relation',
  'number',
  'origin',
  'statement',
])

/** Where the facts begin that linking found once the rest was known: splits, merges, what does not agree. */
function startOfLate(facts: readonly Fact[]): number {
  const last = facts.findLastIndex((f) => EARLY.has(f.fact))
  return (
    Math.max(
      last,
      facts.findIndex((f) => f.fact === 'join'),
    ) + 1
  )
}

function applyMemo(known: Known, parsed: Memo, article: KnownArticle): void {
  for (const id of parsed.who) touch(known, id, article)
  for (const [event, words] of Object.entries(parsed.words)) for (const w of words) known.events.get(eventNow(known, event))?.words.add(w)
  for (const [event, stems] of Object.entries(parsed.stems)) {
    const kept = known.events.get(eventNow(known, event))?.stems
    if (kept && kept.size < MOST_STEMS) for (const i of stems) kept.add(parsed.terms[i]![0])
  }
}

/** Takes in what linking found once the rest was known. */
export function applyLate(known: Known, facts: readonly Fact[], about: About): void {
  const article = known.articles.get(about.article)!
  for (const fact of facts) applyFact(known, fact, { article, counted: null })
}

const MOST_STEMS = 80

const NOTHING = countedOf(makeVocabulary(), [])

interface Applied {
  readonly article: KnownArticle
  readonly counted: Counted | null
}

function applyFact(known: Known, fact: Fact, { article, counted }: Applied): void {
  switch (fact.fact) {
    case 'entity':
      known.entities.set(fact.id, entityOf(fact, article.instant))
      indexForm(known, fact.id, fact.name)
      return
    case 'alias':
      addForm(known, fact)
      return
    case 'role': {
      const entity = known.entities.get(fact.entity)
      if (entity) entity.roles = [...entity.roles, fact]
      for (const id of known.eventsOf.get(fact.entity) ?? []) known.events.get(id)!.cache.parties = null
      if (fact.of !== null) setOf(known.byBody, bodyKey(fact.of)).add(fact.entity)
      return
    }
    case 'event': {
      const there = known.events.get(fact.id)
      if (there) {
        there.title = fact.title
        return
      }
      known.events.set(fact.id, {
        id: fact.id,
        act: fact.act,
        mode: fact.mode,
        title: fact.title,
        rows: [],
        participants: new Map(),
        numbers: [],
        words: new Set(),
        stems: new Set(),
        told: new Set(),
        cache: { ...UNKEPT },
        state: null,
        story: article.story,
        last: article.instant,
      })
      return
    }
    case 'row': {
      const event = known.events.get(fact.event)
      if (!event) return
      // A list that is made with its first entry takes a tenth of the memory of an empty one to which it is added.
      if (event.rows.length === 0) event.rows = [fact]
      else event.rows.push(fact)
      event.told.add(fact.article)
      article.events.add(fact.event)
      if (article.story) setOf(known.eventsIn, article.story).add(fact.event)
      event.state = applyRow(event.state, fact)
      event.last = Math.max(event.last, article.instant)
      return
    }
    case 'participant': {
      const event = known.events.get(fact.event)
      if (!event) return
      addTo(event.participants, fact.entity, fact)
      event.cache.parties = null
      setOf(known.eventsOf, fact.entity).add(fact.event)
      touch(known, fact.entity, article)
      return
    }
    case 'number':
      known.events.get(fact.event)?.numbers.push(fact)
      return
    case 'story': {
      const story = storyOf(fact.id, known.storyAt.length, article.instant)
      known.stories.set(fact.id, story)
      known.storyAt.push(story)
      known.storyRoots.push(rootOf(story))
      return
    }
    case 'join':
      if (fact.article === article.id && article.story === '') {
        article.story = fact.story
        joinStory(known, fact.story, { article, counted: counted ?? NOTHING })
      } else moveReport(known, fact.article, fact.story)
      return
    case 'origin':
      article.origin = fact.of
      return
    case 'merge':
      if (fact.of === 'event') mergeEvents(known, fact.id, fact.into)
      return
    case 'disagreement':
      known.disagreements.add(disagreementKey(fact))
      return
    default:
  }
}

/** Two events turn out to be one: what is told of the one is told of the other. */
export function mergeEvents(known: Known, id: string, to: string): void {
  const gone = known.events.get(id)
  const into = known.events.get(to)
  if (!gone || !into || gone === into) return
  known.redirects.set(id, to)
  known.events.delete(id)
  into.rows.push(...gone.rows)
  const order = (row: RowFact): number => known.articles.get(row.article)?.no ?? 0
  into.rows.sort((a, b) => order(a) - order(b))
  into.state = null
  for (const row of into.rows) into.state = applyRow(into.state, row)
  for (const [entity, list] of gone.participants) {
    for (const participant of list) addTo(into.participants, entity, participant)
    known.eventsOf.get(entity)?.delete(id)
    setOf(known.eventsOf, entity).add(to)
  }
  into.numbers.push(...gone.numbers)
  into.cache.parties = null
  for (const w of gone.words) into.words.add(w)
  for (const s of gone.stems) into.stems.add(s)
  for (const a of gone.told) {
    into.told.add(a)
    const story = known.articles.get(a)?.story
    if (!story) continue
    known.eventsIn.get(story)?.delete(id)
    setOf(known.eventsIn, story).add(to)
  }
  into.last = Math.max(into.last, gone.last)
}

function storyOf(id: string, no: number, last: number): KnownStory {
  return { id, no, sum: EMPTY, articles: [], recent: [], length: 0, square: 0, last }
}

/** What has no name of its own is known by its report alone: there are many such, and they share what they do not have. */
const NO_FORMS: Map<string, NameForm> = new Map()
const NONE: readonly never[] = []

function entityOf({ id, kind, name, country, geo }: EntityFact, last: number): KnownEntity {
  const folded = foldName(name)
  const isNamed = CAPITAL.test(name)
  return {
    id,
    kind,
    name,
    country,
    geonames: geo?.geonames ?? null,
    forms: isNamed ? new Map([[folded, formOf(folded)]]) : NO_FORMS,
    written: isNamed ? [name] : NONE,
    roles: NONE,
    last,
    cache: null,
  }
}

function addForm(known: Known, { entity: id, form }: AliasFact): void {
  const entity = known.entities.get(id)
  if (!entity) return
  const folded = foldName(form)
  if (entity.forms === NO_FORMS) Object.assign(entity, { forms: new Map() })
  entity.forms.set(folded, formOf(folded))
  if (!entity.written.includes(form)) entity.written = [...entity.written, form]
  if (!CAPITAL.test(form)) known.unindexed.add(usualName(folded))
  indexForm(known, id, form)
}

function touch(known: Known, id: string, article: KnownArticle): void {
  const entity = known.entities.get(id)
  if (!entity) return
  entity.last = Math.max(entity.last, article.instant)
  if (!article.story) return
  if (entity.forms.size === 0) return
  setOf(known.peopleIn, article.story).add(id)
}

/** "the port authority": found in its own report, in no other. */
const CAPITAL = /\p{Lu}/u

function indexForm(known: Known, id: string, form: string): void {
  if (!CAPITAL.test(form)) return
  const folded = foldName(form)
  setOf(known.byForm, folded).add(id)
  const usual = usualName(folded)
  if (usual !== folded) setOf(known.byForm, usual).add(id)
  const acronym = acronymOf(form)
  if (acronym.length > 1) setOf(known.byAcronym, acronym).add(id)
  for (const word of folded.split(' ')) if (word.length > 1) setOf(known.byWord, soundKey(word)).add(id)
}
