import type { Event, Relation, Span, Status } from '../../record/index.ts'
import { AHEAD } from '../../record/index.ts'
import type { Analysis, Entities, StatementMention, TimeMention } from '../analysis.ts'
import { corePhrase, extentsOf } from '../entities/phrase.ts'
import type { Kit } from '../kit.ts'
import { mapped } from '../mapped.ts'
import { agendaStanding, labelReader } from './agenda.ts'
import { aboutOf, durationOf } from './details.ts'
import { factualityOf, type Mentioned } from './factuality.ts'
import { movedTo, openEnded, timesOf } from './event-time.ts'
import { fillSlots } from './fill.ts'
import { FeatureList } from './feature-list.ts'
import type { FeatureContext } from './features.ts'
import { addStatusFeatures, judgeStatus, type Draft } from './groups.ts'
import { AHEAD_KEEP, chancesOf, isEncounter, judgeMentions } from './judge.ts'
import type { EventMention } from './mention.ts'
import type { EventModel } from './model.ts'
import { companyContext, judgeCompany, type CompanyContext } from './company.ts'
import { contextReader } from './contexts.ts'
import { withCouples } from './couples.ts'
import { definitenessOf, echoOf, familiesOf, mergeMentions, type Group } from './merge.ts'
import { numbersOf } from './numbers.ts'
import { withOffsets } from './offsets.ts'
import { participantTokens, resolveParts, type Part, type PartToken } from './participants.ts'
import { placeOf, surestPlace, visitedTown } from './place.ts'
import { findRelations } from './relations.ts'
import { withScenes } from './scene.ts'
import { statusOf } from './settle.ts'
import type { Standing } from './standing.ts'
import { standingOf } from './status.ts'
import { attachTimes } from './time.ts'
import { titleOf } from './title.ts'
import { childBy, isNominal, objectOf } from './tree.ts'
import { findCandidates, isAcceptance, type Candidate } from './triggers.ts'
import { twinsOf } from './twins.ts'
import { uniteParts } from './unite.ts'
import { whenOf } from './when.ts'
import { NMOD_POSS, NSUBJ_PASS, OBJ } from '../rel-bits.ts'

/** Everything that finding events needs. */
export interface EventInput {
  readonly analysis: Analysis
  readonly entities: Entities
  readonly times: readonly TimeMention[]
  readonly statements: readonly StatementMention[]
  readonly kit: Kit
}

/** Finds the diary events of a report: one entry for all mentions, with status, time, place, participants and relations. */
export function findEvents(input: EventInput): Event[] {
  const { analysis: a, entities, kit } = input
  const { drafts, context, left } = draftEvents(input)
  const chances = chancesOf(drafts, context, kit.events)
  const chosen = drafts
    .map((draft, i) => ({ draft, chance: chances[i]! }))
    .filter(
      (x) =>
        !kit.events ||
        x.chance >= kit.events.threshold.keep - (isForPlanners(x.draft.group.mentions) ? AHEAD_KEEP : 0) ||
        (x.chance >= kit.events.threshold.keep / 3 && x.draft.group.mentions.some(isEncounter)),
    )
  const contextsOf = contextReader(a)
  const company = companyContext(a, entities, drafts)
  const echoes = echoesOf(
    a,
    mapped(chosen, (x) => x.draft.group),
    left,
    kit.events,
  )
  const taken = new Set(chosen.flatMap((x) => x.draft.group.mentions.map((m) => m.candidate.token)))
  const events = chosen.map(({ draft, chance }, i) =>
    eventOf({ ...input, entities }, { draft, chance, context, index: i, contextsOf, company, taken, echoes: echoes[i]! }),
  )
  return withRelations(
    a,
    chosen.map((x, i) => [...x.draft.group.mentions, ...echoes[i]!]),
    events,
  )
}

/** Filled anew for every judgement: a list of its own each time costs more than what is written into it. */
const features = new FeatureList()

/** The events of a report before the last judgement of each: mentions kept, slots filled, merged, settled by rules. */
export function draftEvents(input: EventInput): { drafts: Draft[]; context: FeatureContext; left: EventMention[] } {
  const { analysis: a, entities, kit } = input
  const all = readMentions(input)
  const { judged, context } = judgeMentions(input, all)
  const kept = mapped(
    judged.filter((m) => m.kept),
    (m) => m.mention,
  )
  const mentions = kit.events
    ? fillSlots(input, kept, all, kit.events)
    : kept.map((m) => ({ ...m, parts: resolveParts(a, entities, m.tokens) }))
  const offset = withOffsets(a, mergeMentions(a, mentions, kit.events), input.times, a.article.published?.value ?? null)
  const groups = withScenes(a, offset, input.times)
  groups.sort((x, y) => x.mentions[0]!.candidate.token - y.mentions[0]!.candidate.token)
  return {
    drafts: accepted(
      a,
      mapped(groups, (group) => draftOf(input, group)),
    ),
    context,
    left: mapped(
      judged.filter((m) => !m.kept),
      (m) => m.mention,
    ),
  }
}

/** Of the mentions left out those that tell again of each event. */
function echoesOf(a: Analysis, groups: readonly Group[], left: readonly EventMention[], model: EventModel | null): EventMention[][] {
  const out: EventMention[][] = mapped(groups, () => [])
  for (const m of left) {
    const i = m.where === 'rail' ? -1 : echoOf(a, groups, m, model)
    if (i >= 0) out[i]!.push(m)
  }
  return out
}

/** The proposal told last before a token, in its sentence or the one before; -1 where there is none. */
function lastProposal(a: Analysis, drafts: readonly Draft[], token: number): number {
  let best = -1
  let at = -1
  drafts.forEach((d, i) => {
    const last = d.group.mentions.findLast((m) => m.candidate.token < token && m.where === 'body')?.candidate.token ?? -1
    if (d.standing.status === 'proposed' && last > at && a.sentence[last]! >= a.sentence[token]! - 1) {
      at = last
      best = i
    }
  })
  return best
}

/** What was proposed and then accepted is planned: "proposed a summit, and the other side accepted the idea". */
function accepted(a: Analysis, drafts: Draft[]): Draft[] {
  if (!drafts.some((d) => d.standing.status === 'proposed')) return drafts
  for (let t = 0; t < a.n; t++) {
    const best = isAcceptance(a, t) ? lastProposal(a, drafts, t) : -1
    if (best >= 0)
      drafts[best] = { ...drafts[best]!, standing: { status: drafts[best]!.edtf ? 'scheduled' : 'planned', rule: 'accepted', weak: false } }
  }
  return drafts
}

/** The mention that stands for an event, and then the others. */
export function inOrder(group: Group): EventMention[] {
  const first = group.mentions.find((m) => m.where === 'body') ?? group.mentions[0]!
  return [first, ...group.mentions.filter((m) => m !== first)]
}

/** A group of mentions with what its status and place are judged by. */
function draftOf(input: EventInput, group: Group): Draft {
  const ordered = inOrder(group)
  const published = input.analysis.article.published?.value ?? null
  const edtf = whenOf(timesOf(input.analysis, ordered), published, isAhead(ordered))?.edtf ?? null
  const entities = new Set(ordered.flatMap((m) => m.parts.map((p) => p.entity)))
  const named = new Set(ordered.flatMap((m) => m.parts.filter((p) => p.form === 'name').map((p) => p.entity)))
  return {
    group,
    standing: statusOf(ordered, edtf, published),
    edtf,
    named: named.size,
    parts: entities.size,
    place: ordered.some((m) => m.place !== null),
  }
}

/** True for a word of a date: "last fall", "in March". */
function isInTime(times: readonly TimeMention[], { token }: Candidate): boolean {
  let low = 0
  let high = times.length
  while (low < high) {
    const mid = (low + high) >> 1
    if (times[mid]!.to <= token) low = mid + 1
    else high = mid
  }
  return low < times.length && times[low]!.from <= token
}

/** Reads every candidate with all that stands around it. */
export function readMentions(input: EventInput): EventMention[] {
  const { analysis: a, entities, times, statements } = input
  const candidates = findCandidates(a).filter((c) => !isInTime(times, c))
  const dated = attachTimes(a, times, candidates)
  const timesAt: TimeMention[][] = mapped(candidates, () => [])
  times.forEach((t, i) => {
    if (dated[i]! >= 0) timesAt[dated[i]!]!.push(t)
  })
  const said = statementAt(a, statements)
  const at = new Map(entities.list.map((e, i) => [e.id, i]))
  const speakers = statements.map((s) => at.get(s.statement.source.entity ?? '') ?? -1)
  const labelAt = labelReader(times)
  return mapped(candidates, (c, i) => {
    const statement = said[c.token]!
    const speaker = statement < 0 ? -1 : speakers[statement]!
    return readMention(a, entities, c, { times: timesAt[i]!, label: labelAt(c.token), statement, speaker })
  })
}

/** For every token the statement whose content holds it, the innermost; -1 for the report's own voice. */
function statementAt(a: Analysis, statements: readonly StatementMention[]): Int32Array {
  const at = new Int32Array(a.n).fill(-1)
  const sizes = mapped(statements, sizeOf)
  const order = mapped(statements, (_, i) => i).sort((x, y) => sizes[y]! - sizes[x]! || x - y)
  for (const i of order) for (const [from, to] of statements[i]!.content) at.fill(i, from, to)
  return at
}

function sizeOf({ content }: StatementMention): number {
  let size = 0
  for (const [from, to] of content) size += to - from
  return size
}

const NOBODY: ReadonlyMap<number, number> = new Map()

function readMention(
  a: Analysis,
  entities: Entities,
  c: Candidate,
  around: Pick<EventMention, 'times' | 'label' | 'statement' | 'speaker'>,
): EventMention {
  const kind = a.article.parts[c.part]?.kind
  const tokens = participantTokens(a, c)
  const lemma = a.base[c.token]!
  const span = [a.start[c.from]!, a.end[c.to - 1]!] as const
  return {
    candidate: c,
    lemma,
    span: [span[0], span[1]],
    standing: agendaStanding(a, c, around.label, standingOf(a, c.token, c.carrier)),
    tokens,
    parts: knownParts(entities, tokens),
    place: placeOf(a, entities, c, true),
    times: around.times,
    chances: mapped(around.times, () => 0.5),
    others: [],
    company: NOBODY,
    statement: around.statement,
    speaker: around.speaker,
    label: around.label,
    where: kind === 'title' ? 'title' : kind === 'headline' ? 'rail' : 'body',
    definite: c.nominal ? definitenessOf(a, c.token) : 'verb',
    families: familiesOf(lemma),
    probability: 0,
  }
}

/** Participants that are entities already; nouns become entities only for mentions that are kept. */
function knownParts(entities: Entities, tokens: readonly PartToken[]): Part[] {
  const out: Part[] = []
  for (const p of tokens) {
    const at = entities.byHead[p.token]!
    if (at < 0) continue
    const m = entities.mentions[at]!
    out.push({ entity: m.entity, role: p.role, token: p.token, span: m.span, form: m.form, sure: true, definite: false })
  }
  return out
}

interface Chosen {
  readonly draft: Draft
  readonly chance: number
  readonly context: FeatureContext
  readonly index: number
  readonly contextsOf: ReturnType<typeof contextReader>
  readonly company: CompanyContext
  readonly taken: ReadonlySet<number>
  readonly echoes: readonly EventMention[]
}

/** How much surer the model must be to overrule a word that says outright that something is to come or is off ("will", "scheduled", "deferred"). */
const OUTRIGHT = 0.3
const SAYS_OUTRIGHT =
  /^(?:agenda|modal:(?:will|'ll|wo|shall)|be-to|present-clause|headline-to|no-date|ahead-of|not-|proposed-that|invited|was-to-have|before:(?:planned|scheduled|upcoming|next)|over:(?:schedule|slate|due|set|plan|expect|cancel|call_off|scrap|abandon|postpone|delay|defer|put_off|push_back|shelve)|moved)/

/** The rule's status, or the model's where it is sure of another. */
function settledStatus(input: EventInput, { draft, context }: Chosen): Standing {
  const model = input.kit.events
  if (!model) return draft.standing
  features.clear()
  addStatusFeatures(context, draft, features)
  return settle(model, draft, judgeStatus(model, features, draft.standing))
}

/** What the rules and the model say of a status together. */
function settle(model: EventModel, { standing }: Draft, judged: ReturnType<typeof judgeStatus>): Standing {
  if (standing.rule === 'accepted' || judged.status === standing.status) return standing
  if (judged.chance < model.threshold.status + (SAYS_OUTRIGHT.test(standing.rule) ? OUTRIGHT : 0)) return standing
  return { status: judged.status, rule: `model:${standing.rule}`, weak: true }
}

const PHRASE_LIMIT = 70

/** A noun phrase as a title takes it: without its determiner, cut where it grows long. */
function phraseText(a: Analysis, token: number, bare: boolean): string {
  const [from, end] = corePhrase(a, extentsOf(a), token)
  const to = endOfNoun(a, token, end)
  let start = from
  while (bare && start < token && /^(?:DET|PRON|PUNCT)$/.test(a.upos[start]!)) start++
  // "Norway imposed sanctions": a headline's clause that was taken for one noun phrase
  for (let t = start + 1; t < token; t++) if (/^VB[DN]$/.test(a.xpos[t]!) && a.upos[t - 1] === 'PROPN') start = t + 1
  const text = a.text.slice(a.start[start]!, a.end[to - 1]!)
  return text.length <= PHRASE_LIMIT && !text.includes('\n') ? text : a.form[token]!
}

/** Where a noun phrase ends before its first mark or finite verb: "the flight was in May", "the trial, named after a town". */
function endOfNoun(a: Analysis, token: number, end: number): number {
  for (let t = token + 1; t < end; t++) {
    if (a.upos[t] !== 'AUX' && !/^(?:VB[DPZ]|W.{1,3})$/.test(a.xpos[t]!) && !/^[,;:(–—]/.test(a.lower[t]!)) continue
    while (t > token + 1 && !isNominal(a, t - 1)) t--
    return t - 1 > token && /^(?:W|PRP|DT)/.test(a.xpos[t - 1]!) ? token + 1 : t
  }
  return end
}

/** The name of a noun event with its modifiers: "leadership vote", "closure of the Tarn bridge". */
function nounPhrase(a: Analysis, c: Candidate): string {
  const possessed = childBy(a, c.token, NMOD_POSS) >= 0
  if (possessed || c.sense.act === 'CONSULT') return a.text.slice(a.start[c.from]!, a.end[c.to - 1]!).toLowerCase()
  return phraseText(a, c.token, true)
}

/** A verb with its particle: "step_down". */
function verbOf(a: Analysis, c: Candidate): string {
  return [a.base[c.token]!, ...a.lower.slice(c.token + 1, c.to)].join('_')
}

/** What a verb is done to, when that is nobody who takes part. */
function objectPhrase(a: Analysis, c: Candidate, parts: readonly Part[]): string | null {
  const object = objectOf(a, c.token)
  if (object < 0 || a.upos[object] !== 'NOUN' || parts.some((p) => p.token === object)) return null
  return phraseText(a, object, false)
}

function eventOf(input: EventInput, chosen: Chosen): Event {
  const { analysis: a, entities } = input
  const { index, draft } = chosen
  const group = draft.group
  const ordered = inOrder(group)
  const first = ordered[0]!
  const published = a.article.published?.value ?? null
  const settled = settledStatus(input, chosen)
  const told = movedTo(whenOf(timesOf(a, ordered), published, isAhead(ordered)), draft.standing)
  // "as of Monday she was being treated" tells of Monday, not since when
  const when = draft.standing.rule === 'as-of' ? told : openEnded(told, settled.status, published)
  const united = withCouples(chosen.company.couples, draft, uniteParts(entities, ordered))
  const parts = input.kit.events ? judgeCompany(chosen.company, draft, united, input.kit.events) : united
  // a call has no place of its own: what stands beside it is where somebody speaks from
  const remote = ordered.some((m) => m.candidate.sense.mode === 'phone')
  const place = remote ? null : (surestPlace(ordered) ?? visitedTown(entities, ordered, parts))
  const c = first.candidate
  return {
    id: `e${index + 1}`,
    act: c.sense.act,
    mode: ordered.map((m) => m.candidate.sense.mode).find((m) => m !== null) ?? null,
    title: titleOf({
      act: c.sense.act,
      lemma: verbOf(a, c),
      noun: c.nominal ? nounPhrase(a, c) : null,
      object: c.nominal ? null : objectPhrase(a, c, parts),
      actors: parts.filter((p) => p.role !== 'recipient').map((p) => entities.list[p.entity]!),
      others: parts.filter((p) => p.role === 'recipient').map((p) => entities.list[p.entity]!),
      isDirect:
        !c.nominal &&
        parts.some((p) => p.role === 'recipient' && (a.relBits[p.token]! & (OBJ | NSUBJ_PASS)) !== 0 && a.head[p.token] === c.token),
      place: place ? entities.list[place.entity]! : null,
    }),
    trigger: first.span,
    also: alsoOf(a, [...group.mentions, ...chosen.echoes], first, chosen.taken),
    status: settled.status,
    factuality: factualityOf(a, mentioned(input, first), settled.status),
    participants: parts.map((p) => ({ entity: entities.list[p.entity]!.id, role: p.role, span: p.span })),
    place: place ? { entity: entities.list[place.entity]!.id, span: place.span } : null,
    when,
    duration: durationOf(a, ordered),
    about: ordered.flatMap((m) => aboutOf(a, m.candidate)),
    numbers: numbersOf(a, first.candidate),
    contexts: chosen.contextsOf(ordered.map((m) => m.candidate)),
    times: [...new Set(ordered.flatMap((m) => m.times.map((t) => t.time.id)))],
    confidence: Math.round(chosen.chance * 100) / 100,
    rule: `${c.nominal ? 'noun' : 'verb'}:${a.lemma[c.token]}; ${settled.rule}`,
    relations: [],
    evidence: group.mentions.map((m) => evidenceOf(input, m, settled.status)),
  }
}

/** The other words of an event: its further mentions, and what names it together with one of them. */
function alsoOf(a: Analysis, mentions: readonly EventMention[], first: EventMention, taken: ReadonlySet<number>): Span[] {
  const spans = new Map<number, Span>()
  for (const m of mentions) {
    if (m !== first) spans.set(m.span[0], m.span)
    for (const span of twinsOf(a, m, taken)) spans.set(span[0], span)
  }
  return [...spans.values()].sort((x, y) => x[0] - y[0])
}

/** True when a mention says that the event is still to come. */
const isAhead = (mentions: readonly EventMention[]): boolean => mentions.some((m) => !m.standing.weak && AHEAD.has(m.standing.status))

/** What lies ahead, and what was to and is put off or called off. */
const isForPlanners = (mentions: readonly EventMention[]): boolean =>
  isAhead(mentions) || mentions.some((m) => !m.standing.weak && (m.standing.status === 'postponed' || m.standing.status === 'cancelled'))

function mentioned({ analysis: a, statements }: EventInput, m: EventMention): Mentioned {
  const cue = m.statement >= 0 ? statements[m.statement]!.cue : -1
  return { token: m.candidate.token, carrier: m.candidate.carrier, cue: cue >= 0 ? a.lemma[cue]! : '' }
}

function evidenceOf(input: EventInput, m: EventMention, status: Status): Event['evidence'][number] {
  const own = m.standing.weak ? status : m.standing.status
  return {
    span: m.span,
    status: own,
    factuality: factualityOf(input.analysis, mentioned(input, m), own),
    by: m.statement >= 0 ? input.statements[m.statement]!.statement.id : null,
    rule: m.standing.rule,
  }
}

function withRelations(a: Analysis, mentions: readonly (readonly EventMention[])[], events: readonly Event[]): Event[] {
  const eventAt = new Int32Array(a.n).fill(-1)
  mentions.forEach((own, i) => {
    for (const m of own) {
      eventAt[m.candidate.token] = i
      if (eventAt[m.candidate.carrier]! < 0) eventAt[m.candidate.carrier] = i
    }
  })
  const of: Relation[][] = events.map(() => [])
  for (const r of findRelations(a, eventAt)) of[r.from]!.push({ kind: r.kind, event: events[r.to]!.id, span: r.span })
  return events.map((e, i) => ({ ...e, relations: of[i]! }))
}
