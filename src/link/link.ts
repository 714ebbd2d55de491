import type { Fact, Reading, Span, Statement, StatementFact } from '../record/index.ts'
import { instantOf } from '../record/index.ts'
import { contradictionChange, findDisagreements, findNumberDisagreements } from './disagree.ts'
import { matchEvents, type Matched } from './events.ts'
import { recordId } from '../record/id.ts'
import { applyLate, applyLinked, mergeEvents } from './apply.ts'
import { isReviewed } from './known-stories.ts'
import { disagreementKey, eventNow, type About, type Known, type KnownEvent } from './known.ts'
import { writeMemo, type Memo } from './memo.ts'
import { numberFacts } from './numbers.ts'
import { findCited, findReprint } from './origins.ts'
import { resolveReading } from './people.ts'
import { bodyOf, preparedOf } from './prepared.ts'
import { eventFacts } from './rows.ts'
import { findStory, splitStory } from './stories.ts'
import { toldOf } from './told.ts'
import { titleFacts, type Titled } from './titles.ts'
import { uniteEvents, uniteTold } from './unite.ts'
import { countedOf } from './vector.ts'

/** What linking one reading adds to the record. `memo` is what linking itself wants kept of the report. */
export interface Linked {
  readonly facts: readonly Fact[]
  readonly memo: string
}

/**
 * Links one reading with what is known: who is who, which event is which, which story it tells, what changed, who disagrees.
 * Pure, but for `known`, which it brings up to date with the facts that it returns; do not apply them again.
 */
export function link(reading: Reading, known: Known): Linked {
  const { article } = reading
  const about: About = {
    article: article.id,
    published: article.published?.value ?? null,
    outlet: article.outlet?.name ?? null,
    title: article.title,
  }
  const base: Memo = { ...preparedOf(reading), words: {}, stems: {}, who: [] }
  const counted = countedOf(known.vocabulary, base.terms)
  const reprinted = findReprint(known, base)
  const found = (reprinted ? known.articles.get(reprinted)!.story : null) ?? findStory(known, counted, instantOf(about.published))
  const story = found ?? recordId('s', article.id, 0)
  const cited = reprinted ? null : found && findCited(known, reading, found)
  const first: Fact[] = []
  if (!found) first.push({ fact: 'story', id: story, title: article.title ?? titleFrom(reading), article: article.id })
  first.push({ fact: 'join', story, article: article.id })
  if (reprinted ?? cited)
    first.push({ fact: 'origin', article: article.id, of: (reprinted ?? cited)!, how: reprinted ? 'reprint' : 'cites' })
  const people = resolveReading(known, reading, found)
  first.push(...people.facts)
  const linking: Linking = { reading, known, about, ids: people.ids, story: found, base }
  const { facts: events, words, stems, titles } = linkEvents(linking)
  const statements = reading.statements.map((s) => statementFact(linking, s))
  const memo: Memo = { ...base, words, stems, who: namedIn(reading, people.ids) }
  const facts = [...first, ...statements, ...events]
  applyLinked(known, facts, { memo, counted }, about)
  const united = uniteEvents(known, events, about)
  applyLate(known, united, about)
  const late = [...united]
  for (const made of [lateFacts(linking, events), titleFacts(known, titles, about), splitFacts(known, story, about.article)]) {
    applyLate(known, made, about)
    late.push(...made)
  }
  return { facts: [...facts, ...late], memo: writeMemo(memo) }
}

const MOST_STEMS = 24
const MOST_WORDS = 6

interface Linking {
  readonly reading: Reading
  readonly known: Known
  readonly about: About
  readonly ids: ReadonlyMap<string, string>
  readonly story: string | null
  readonly base: Memo
}

/** Whom a report names, those of its rail of other stories left out. */
function namedIn(reading: Reading, ids: ReadonlyMap<string, string>): string[] {
  const end = bodyOf(reading).length
  const named = reading.entities.filter((e) => e.mentions.some((m) => m.form === 'name' && m.span[0] < end))
  return [...new Set(named.flatMap((e) => ids.get(e.id) ?? []))]
}

function titleFrom(reading: Reading): string {
  const first = reading.sentences[0]?.span
  return first ? reading.article.text.slice(first[0], first[1]) : reading.article.id
}

interface LinkedEvents {
  readonly facts: Fact[]
  readonly words: Record<string, string[]>
  readonly stems: Record<string, number[]>
  readonly titles: readonly Titled[]
}

function linkEvents(linking: Linking): LinkedEvents {
  const { reading, known, ids, story, base } = linking
  const told = reading.events.map((e) => toldOf(reading, e, { ids, known }))
  const numbers = new Map<string, number>()
  for (let i = 0; i < base.terms.length; i++) numbers.set(base.terms[i]![0], i)
  const words: Record<string, string[]> = {}
  const stems: Record<string, number[]> = {}
  const idOf = new Map<string, string>()
  const { groups, facts } = unitedGroups(linking, matchEvents(known, told, story))
  const matched = groups.map((m) => {
    const mine = m.told.map((i) => told[i]!)
    const id = m.known?.id ?? recordId('e', reading.article.id, mine[0]!.event.trigger[0])
    for (const t of mine) idOf.set(t.event.id, id)
    return { id, match: m.known, mine }
  })
  for (const { id, match, mine } of matched) {
    words[id] = [...new Set(mine.flatMap((t) => [...t.words]))].slice(0, MOST_WORDS)
    stems[id] = [...new Set(mine.flatMap((t) => [...t.stems]))].flatMap((s) => numbers.get(s) ?? []).slice(0, MOST_STEMS)
    facts.push(...eventFacts({ reading, known, ids, id, match }, mine))
    for (const r of mine.flatMap((t) => t.event.relations)) {
      const to = idOf.get(r.event)
      if (to && to !== id) facts.push({ fact: 'relation', event: id, kind: r.kind, to, article: reading.article.id, span: r.span })
    }
  }
  const placed = matched.map(({ id, mine }) => ({
    id,
    spots: mine.flatMap((t) => [t.event.trigger[0], ...t.event.also.map(([at]) => at)]),
    weight: mine.reduce((sum, t) => sum + 1 + t.event.also.length + (t.isTitle ? 2 : 0) - (t.isRail ? 9 : 0), 0),
    words: words[id]!,
    stems: new Set(mine.flatMap((t) => [...t.stems])),
    people: mine.flatMap((t) => t.parties.flatMap((p) => [...p.words])),
  }))
  facts.push(...numberFacts(reading, known, { placed, story }))
  const titles = matched.flatMap(({ id, match, mine }) => (match ? { event: id, as: mine.map((t) => t.event) } : []))
  return { facts, words, stems, titles }
}

/** Where a report tells of two events of the record as one, they become one before it adds to them. */
function unitedGroups({ known, about }: Linking, groups: readonly Matched[]): { groups: readonly Matched[]; facts: Fact[] } {
  const into = uniteTold(known, groups)
  if (into.size === 0) return { groups, facts: [] }
  const facts = [...into].map(([id, to]): Fact => ({ fact: 'merge', of: 'event', id, into: to, article: about.article }))
  for (const [id, to] of into) mergeEvents(known, id, to)
  const out = new Map<string | number, Matched>()
  for (const [i, g] of groups.entries()) {
    const now = g.known && known.events.get(eventNow(known, g.known.id))!
    const same = now && out.get(now.id)
    const all = [...(same?.told ?? []), ...g.told].sort((a, b) => a - b)
    out.set(now?.id ?? i, { known: now, rival: null, told: all })
  }
  return { groups: [...out.values()], facts }
}

function statementFact({ reading, ids, about }: Linking, s: Statement): StatementFact {
  const { text } = reading.article
  const slice = (span: Span): string => text.slice(span[0], span[1])
  const via: string[] = []
  for (let up = s.within, depth = 0; up !== null && depth < 6; depth++) {
    const outer = reading.statements.find((x) => x.id === up)
    if (!outer) break
    if (outer.source.name && outer.source.name !== about.outlet) via.unshift(outer.source.name)
    up = outer.within
  }
  return {
    fact: 'statement',
    id: recordId('q', reading.article.id, s.span[0], s.id),
    local: s.id,
    article: reading.article.id,
    source: {
      entity: s.source.entity === null ? null : (ids.get(s.source.entity) ?? null),
      name: s.source.name,
      anonymous: s.source.anonymous,
    },
    via,
    cue: s.cue ? slice(s.cue) : null,
    content: s.content.map(slice),
    kind: s.kind,
    span: s.span,
    confidence: s.confidence,
  }
}

/** A story that turns out to be two: the reports of the second move to a story of their own, which is named after the first of them. */
function splitFacts(known: Known, id: string, article: string): Fact[] {
  const story = known.stories.get(id)!
  const parts = isReviewed(story) ? splitStory(story) : []
  return parts.flatMap((leaving): Fact[] => {
    const first = known.articles.get(leaving[0]!)!
    const made = recordId('s', first.id, 0, article)
    return [
      { fact: 'story', id: made, title: first.title, article: first.id },
      ...leaving.map((a): Fact => ({ fact: 'join', story: made, article: a })),
    ]
  })
}

/** What can be told only once the rows are in: disagreements, and that a second origin tells the same. */
function lateFacts({ reading, known, about }: Linking, events: readonly Fact[]): Fact[] {
  const out: Fact[] = findNumberDisagreements(known, events)
  for (const row of events) {
    if (row.fact !== 'row') continue
    const event = known.events.get(eventNow(known, row.event))
    if (!event) continue
    out.push(...findDisagreements(known, event, row, reading.article.text.slice(row.span[0], row.span[1])))
    if (isSecondOrigin(known, event, about.article))
      out.push({
        fact: 'change',
        kind: 'corroborated',
        subject: row.event,
        article: about.article,
        span: row.span,
        before: '1',
        after: '2',
      })
  }
  const found = new Map(out.flatMap((f) => (f.fact === 'disagreement' ? [[disagreementKey(f), f]] : [])))
  const contradictions = [...found.values()].filter((d) => d.kind === 'contradiction')
  return [
    ...out.filter((f) => f.fact !== 'disagreement'),
    ...found.values(),
    ...contradictions.map((d) => contradictionChange(d, about.article)),
  ]
}

/** One outlet told of an event until now, and this report makes it two; what repeats another report does not count. */
function isSecondOrigin({ articles }: Known, { told }: KnownEvent, article: string): boolean {
  const earlier = new Set<string>()
  for (const id of told) {
    const report = articles.get(id)
    if (id === article || !report || report.origin !== null) continue
    earlier.add(report.outlet ?? id)
    if (earlier.size > 1) return false
  }
  const own = articles.get(article)
  return earlier.size === 1 && told.has(article) && own?.origin === null && !earlier.has(own.outlet ?? article)
}
