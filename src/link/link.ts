import type { Event, Fact, Reading, RowFact, Span, Statement, StatementFact } from '../record/index.ts'
import { applyRow, instantOf } from '../record/index.ts'
import { changesOf } from './changes.ts'
import { contradictionChange, findDisagreements } from './disagree.ts'
import { matchEvents, toldOf, type Told } from './events.ts'
import { recordId } from '../record/id.ts'
import { applyLinked, disagreementKey, writeMemo, type About, type Known, type KnownEvent, type Memo } from './known.ts'
import { findCited, findReprint } from './origins.ts'
import { resolveReading } from './people.ts'
import { shinglesOf } from './shingles.ts'
import { findStory } from './stories.ts'
import { termsOf } from './vector.ts'

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
  const base: Memo = { terms: termsOf(reading), shingles: shinglesOf(bodyOf(reading)), words: {} }
  const reprinted = findReprint(known, base)
  const found = (reprinted ? known.articles.get(reprinted)!.story : null) ?? findStory(known, base, instantOf(about.published))
  const story = found ?? recordId('s', article.id, 0)
  const cited = reprinted ? null : found && findCited(known, reading, found)
  const first: Fact[] = []
  if (!found) first.push({ fact: 'story', id: story, title: article.title ?? titleFrom(reading), article: article.id })
  first.push({ fact: 'join', story, article: article.id })
  if (reprinted ?? cited)
    first.push({ fact: 'origin', article: article.id, of: (reprinted ?? cited)!, how: reprinted ? 'reprint' : 'cites' })
  const people = resolveReading(known, reading, found)
  first.push(...people.facts)
  const linking: Linking = { reading, known, about, ids: people.ids, story: found }
  const { facts: events, words } = linkEvents(linking)
  const statements = reading.statements.map((s) => statementFact(linking, s))
  const memo: Memo = { ...base, words }
  const facts = [...first, ...statements, ...events]
  applyLinked(known, facts, memo, about)
  const late = lateFacts(linking, events)
  for (const f of late) if (f.fact === 'disagreement') known.disagreements.add(disagreementKey(f))
  return { facts: [...facts, ...late], memo: writeMemo(memo) }
}

interface Linking {
  readonly reading: Reading
  readonly known: Known
  readonly about: About
  readonly ids: ReadonlyMap<string, string>
  readonly story: string | null
}

function bodyOf(reading: Reading): string {
  const { article } = reading
  const rail = article.parts.find((p) => p.kind === 'headline')
  return rail ? article.text.slice(0, rail.span[0]) : article.text
}

function titleFrom(reading: Reading): string {
  const first = reading.sentences[0]?.span
  return first ? reading.article.text.slice(first[0], first[1]) : reading.article.id
}

function linkEvents(linking: Linking): { facts: Fact[]; words: Record<string, string[]> } {
  const { reading, known, ids, story } = linking
  const told = reading.events.map((e) => toldOf(reading, e, ids))
  const matched = matchEvents(known, told, story)
  const eventIds = new Map(told.map((t, i) => [t.event.id, matched.get(i)?.id ?? recordId('e', reading.article.id, t.event.trigger[0])]))
  const words: Record<string, string[]> = {}
  const facts: Fact[] = []
  told.forEach((t, i) => {
    const id = eventIds.get(t.event.id)!
    words[id] = [...t.words].slice(0, 6)
    facts.push(...eventFacts(linking, t, { id, match: matched.get(i) ?? null }))
    for (const r of t.event.relations) {
      const to = eventIds.get(r.event)
      if (to && to !== id) facts.push({ fact: 'relation', event: id, kind: r.kind, to, article: reading.article.id, span: r.span })
    }
  })
  return { facts, words }
}

function eventFacts({ reading, ids }: Linking, t: Told, { id, match }: { id: string; match: KnownEvent | null }): Fact[] {
  const { event } = t
  const article = reading.article.id
  const byId = new Map(reading.entities.map((e) => [e.id, e]))
  const out: Fact[] = []
  if (!match) out.push({ fact: 'event', id, act: event.act, mode: event.mode, title: event.title, article, span: event.trigger })
  const row = rowOf(reading, event, { id, ids })
  out.push(row)
  for (const p of event.participants)
    out.push({
      fact: 'participant',
      event: id,
      entity: ids.get(p.entity) ?? p.entity,
      name: byId.get(p.entity)?.name ?? '',
      role: p.role,
      article,
      span: p.span,
    })
  for (const n of event.numbers) out.push({ fact: 'number', event: id, value: n.value, unit: n.unit, of: n.of, article, span: n.span })
  const before = match?.state ?? null
  out.push(...changesOf(before, applyRow(before, row), row))
  return out
}

function rowOf(reading: Reading, event: Event, { id, ids }: { id: string; ids: ReadonlyMap<string, string> }): RowFact {
  const shown = event.evidence.find((e) => e.status === event.status) ?? event.evidence[0]
  const span = shown?.span ?? event.trigger
  const place = event.place ? reading.entities.find((e) => e.id === event.place!.entity) : undefined
  return {
    fact: 'row',
    event: id,
    local: event.id,
    article: reading.article.id,
    span: sentenceOf(reading, span),
    published: reading.article.published?.value ?? '',
    status: event.status,
    factuality: event.factuality,
    when: event.when?.edtf ?? null,
    zone: event.when?.zone ?? null,
    place: event.place ? (ids.get(event.place.entity) ?? null) : null,
    placeName: place?.name ?? null,
    source: shown?.by ? statementId(reading, shown.by) : null,
    confidence: event.confidence,
  }
}

/** The sentence that holds a span: what a reader is shown. */
function sentenceOf(reading: Reading, span: Span): Span {
  return reading.sentences.find((s) => s.span[0] <= span[0] && s.span[1] >= span[1])?.span ?? span
}

function statementId(reading: Reading, local: string): string {
  const s = reading.statements.find((x) => x.id === local)
  return recordId('q', reading.article.id, s?.span[0] ?? 0, local)
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
  }
}

/** What can be told only once the rows are in: disagreements, and that a second origin tells the same. */
function lateFacts({ known, about }: Linking, events: readonly Fact[]): Fact[] {
  const out: Fact[] = []
  for (const row of events) {
    if (row.fact !== 'row') continue
    const event = known.events.get(row.event)
    if (!event) continue
    for (const d of findDisagreements(known, event, row)) {
      out.push(d)
      if (d.kind === 'contradiction') out.push(contradictionChange(d, about.article))
    }
    const outlets = new Set(
      [...event.told].filter((a) => known.articles.get(a)?.origin === null).map((a) => known.articles.get(a)?.outlet ?? a),
    )
    const earlier = new Set(
      [...event.told]
        .filter((a) => a !== about.article && known.articles.get(a)?.origin === null)
        .map((a) => known.articles.get(a)?.outlet ?? a),
    )
    if (earlier.size === 1 && outlets.size === 2)
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
  return out
}
