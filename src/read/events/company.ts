import type { ParticipantRole, Span } from '../../record/index.ts'
import type { Analysis, Entities } from '../analysis.ts'
import { FeatureList } from './feature-list.ts'
import { addCompanyFeatures, gatheringOf } from './company-features.ts'
import { isDemonym } from './arguments.ts'
import { couplesOf } from './couples.ts'
import type { Draft } from './groups.ts'
import type { EventMention } from './mention.ts'
import type { EventModel } from './model.ts'
import { entityAt } from './frames.ts'
import type { Part } from './participants.ts'
import { onlySettled, onlySpeaks } from './tellers.ts'
import { isVerb, surfaceSubject } from './tree.ts'

/** An entity that may take part in an event, with what speaks for it. */
export interface Companion {
  readonly entity: number
  readonly role: ParticipantRole
  readonly token: number
  readonly span: Span
  readonly form: Part['form']
  /** The best chance that a mention of the event gave it; -1 where none was asked. */
  readonly chance: number
  /** Mentions of the event beside which it stands with a fair chance. */
  readonly backed: number
  /** The tree shows it. */
  readonly ruled: boolean
  /** The slots of the mentions took it. */
  readonly taken: boolean
  readonly where: 'beside' | 'sentence' | 'before' | 'title'
}

/** What the judgement of who takes part shares in one report. */
export interface CompanyContext {
  readonly a: Analysis
  readonly entities: Entities
  /** Indices of entity mentions by sentence. */
  readonly bySentence: ReadonlyMap<number, readonly number[]>
  /** Sentences of the title, and who is mentioned there. */
  readonly title: readonly number[]
  readonly titled: ReadonlySet<number>
  /** How many entities of the report are mentioned more often, by entity. */
  readonly rank: ReadonlyMap<number, number>
  readonly drafts: readonly Draft[]
  /** Words that stand for two who were named before. */
  readonly couples: ReturnType<typeof couplesOf>
  readonly at: ReadonlyMap<Draft, number>
}

/** Prepares the judgement for one report. */
export function companyContext(a: Analysis, entities: Entities, drafts: readonly Draft[]): CompanyContext {
  const bySentence = new Map<number, number[]>()
  entities.mentions.forEach((m, i) => {
    const s = a.sentence[m.head]!
    const list = bySentence.get(s)
    if (list) list.push(i)
    else bySentence.set(s, [i])
  })
  const title: number[] = []
  a.sentences.forEach((s, i) => {
    if (a.article.parts[s.part]?.kind === 'title') title.push(i)
  })
  const order = entities.list.map((_, i) => i).filter((i) => CAN_ACT.has(entities.list[i]!.kind))
  order.sort((x, y) => entities.list[y]!.mentions.length - entities.list[x]!.mentions.length || x - y)
  const titled = new Set(title.flatMap((s) => (bySentence.get(s) ?? []).map((i) => entities.mentions[i]!.entity)))
  const rank = new Map(order.map((e, i) => [e, i]))
  return {
    a,
    entities,
    bySentence,
    title,
    titled,
    rank,
    drafts,
    couples: couplesOf(a, entities),
    at: new Map(drafts.map((d, i) => [d, i])),
  }
}

const CAN_ACT: ReadonlySet<string> = new Set(['person', 'organisation', 'group', 'place'])
/** So many are asked about for one event: a list of names in a sentence may be long. */
const MOST = 40
/** From which chance on a mention backs an entity. */
const BACKED = 0.3

/** Everybody who may take part in an event: beside its mentions, in their sentences, in the sentence before, in the title. */
export function companionsOf(c: CompanyContext, draft: Draft, united: readonly Part[]): Companion[] {
  const out = new Map<number, Companion>()
  const mentions = draft.group.mentions
  for (const p of united) out.set(p.entity, besideOf(p, mentions))
  const first = mentions.find((m) => m.where === 'body') ?? mentions[0]!
  const here = c.a.sentence[first.candidate.token]!
  const sentences = [...new Set(mentions.map((m) => c.a.sentence[m.candidate.token]!))]
  for (const s of sentences) addSentence(c, draft, s, 'sentence', out)
  if (first.where === 'body') {
    if (c.a.article.parts[c.a.sentences[here - 1]?.part ?? -1]?.kind === 'paragraph') addSentence(c, draft, here - 1, 'before', out)
    for (const s of c.title) addSentence(c, draft, s, 'title', out)
  }
  return [...out.values()]
}

function besideOf(p: Part, mentions: readonly EventMention[]): Companion {
  return {
    entity: p.entity,
    role: p.role,
    token: p.token,
    span: p.span,
    form: p.form,
    ...backing(p.entity, mentions),
    ruled: p.sure,
    taken: true,
    where: 'beside',
  }
}

function backing(entity: number, mentions: readonly EventMention[]): { chance: number; backed: number } {
  let chance = -1
  let backed = 0
  for (const m of mentions) {
    const own = m.company.get(entity)
    if (own === undefined) continue
    if (own >= BACKED) backed++
    if (own > chance) chance = own
  }
  return { chance, backed }
}

function addSentence(c: CompanyContext, draft: Draft, sentence: number, where: Companion['where'], out: Map<number, Companion>): void {
  if (draft.group.mentions.some((m) => c.a.sentence[m.candidate.token] === sentence && onlySettled(c.a, m))) return
  for (const i of c.bySentence.get(sentence) ?? []) {
    const m = c.entities.mentions[i]!
    const e = c.entities.list[m.entity]!
    if (out.size >= MOST) return
    if (out.has(m.entity) || !CAN_ACT.has(e.kind) || !e.mentions.some((x) => x.form !== 'pronoun')) continue
    if (where !== 'sentence' && !e.mentions.some((x) => x.form === 'name')) continue
    if (draft.group.mentions.every((x) => isDemonym(c.a, m.head, x))) continue
    if (where === 'sentence' && draft.group.mentions.some((x) => onlySpeaks(c.a, m.head, x.speaker === m.entity, x))) continue
    out.set(m.entity, {
      entity: m.entity,
      role: 'participant',
      token: m.head,
      span: m.span,
      form: m.form,
      ...backing(m.entity, draft.group.mentions),
      ruled: false,
      taken: false,
      where,
    })
  }
}

const TALK: ReadonlySet<string> = new Set(['CONSULT', 'AGREE', 'x.conference'])

const features = new FeatureList()

/** Those who take part in an event as a whole, as the model sees it. */
export function judgeCompany(c: CompanyContext, draft: Draft, united: readonly Part[], model: EventModel): Part[] {
  if (isSaid(draft, united)) return united.filter((p) => !isTeller(c.a, p) && !isWithin(p, united))
  const all = companionsOf(c, draft, united)
  const gathering = gatheringOf(c, draft, all)
  const out: Part[] = []
  all.forEach((one, i) => {
    if (one.taken && ARRANGES.has(one.role)) {
      out.push(united.find((p) => p.entity === one.entity)!)
      return
    }
    features.clear()
    addCompanyFeatures(gathering, i, features)
    if (model.score('company', features) < model.threshold.company) return
    const old = one.taken ? united.find((p) => p.entity === one.entity)! : null
    out.push(
      old ?? {
        entity: one.entity,
        role: roleOf(draft, all),
        token: one.token,
        span: one.span,
        form: one.form,
        sure: false,
        definite: false,
      },
    )
  })
  return out.filter((p) => !isDoubtful(c, p) && !isTeller(c.a, p) && !isShort(c, p, out) && !isWithin(p, out) && !isCountOf(c, p, out))
}

/** True for one who is only meant by "it" or "its", or whose is something else beside the event: "the board of Boeing's rival". */
function isDoubtful({ a, entities }: CompanyContext, p: Part): boolean {
  if (ARRANGES.has(p.role) || isOneThatSays(a, entities, p)) return false
  return a.lower[p.token] === 'it' || a.lower[p.token] === 'its' || (a.rel[p.token] === 'nmod:poss' && !p.sure)
}

/** True for one who only tells of it: "according to the Kremlin spokesman". However the tree has it, nothing stands between but what names him. */
function isTeller(a: Analysis, { token, sure }: Part): boolean {
  if (sure) return false
  let at = token - 1
  while (at > 0 && NAMES_HIM.has(a.upos[at]!)) at--
  return at > 0 && a.lower[at] === 'to' && a.lower[at - 1] === 'according'
}

const NAMES_HIM: ReadonlySet<string> = new Set(['DET', 'ADJ', 'NOUN', 'PROPN'])

/** "The bank said it will buy the mine": "it" is the one that says so. */
function isOneThatSays(a: Analysis, entities: Entities, p: Part): boolean {
  if (a.lower[p.token] !== 'it' || !a.rel[p.token]!.startsWith('nsubj')) return false
  let verb = a.head[p.token]!
  for (let k = 0; k < 3 && verb >= 0 && (a.rel[verb] === 'xcomp' || a.rel[verb] === 'conj'); k++) verb = a.head[verb]!
  const over = verb >= 0 && a.rel[verb] === 'ccomp' ? a.head[verb]! : -1
  if (over < 0 || !isVerb(a, over)) return false
  const subject = surfaceSubject(a, over)
  return subject >= 0 && entityAt(entities, subject) === p.entity
}

const COUNTS = new Map([
  ['two', 2],
  ['both', 2],
  ['three', 3],
  ['four', 4],
])

/** True for "the two presidents" beside two people who take part by name: they are the same. */
function isCountOf({ a, entities }: CompanyContext, p: Part, all: readonly Part[]): boolean {
  if (p.form !== 'nominal') return false
  let first = p.token
  while (first > 0 && a.start[first]! > p.span[0]) first--
  const named = all.filter((o) => o.form === 'name' && entities.list[o.entity]!.kind === 'person')
  for (let t = first; t < p.token; t++) if (COUNTS.get(a.lower[t]!) === named.length) return a.xpos[p.token] === 'NNS'
  return false
}

/** True for a body whose name is part of the name of another that takes part: "Supreme Court" beside "Supreme Court of Chile". */
function isShort({ entities }: CompanyContext, p: Part, all: readonly Part[]): boolean {
  const { kind, name } = entities.list[p.entity]!
  if (kind !== 'organisation') return false
  return all.some((o) => {
    const other = entities.list[o.entity]!
    return o !== p && other.kind === kind && other.name.length > name.length && ` ${other.name} `.includes(` ${name} `)
  })
}

/** How long the words for one who takes part may be; longer ones are more than that. */
const LONG = 60

/** True for one who is only named to say who another is: "hundreds of Vellmar residents", "the commanders of the army". */
function isWithin({ span, role }: Part, all: readonly Part[]): boolean {
  if (ARRANGES.has(role)) return false
  const length = span[1] - span[0]
  return all.some((o) => {
    const theirs = o.span[1] - o.span[0]
    return theirs > length && theirs <= LONG && o.span[0] <= span[0] && o.span[1] >= span[1]
  })
}

const ARRANGES: ReadonlySet<string> = new Set(['initiator', 'mediator', 'host', 'venue-owner'])

/** True for an encounter whose people the tree shows: who meets whom is said outright. */
function isSaid(draft: Draft, united: readonly Part[]): boolean {
  return draft.group.mentions[0]!.candidate.sense.act === 'CONSULT' && united.filter((p) => p.sure && !ARRANGES.has(p.role)).length > 1
}

/** What one does in an event who is not told to: acts where nobody else does, else has it done to them. */
function roleOf(draft: Draft, all: readonly Companion[]): ParticipantRole {
  if (TALK.has(draft.group.mentions[0]!.candidate.sense.act)) return 'participant'
  return all.some((o) => o.taken && o.role === 'actor') ? 'recipient' : 'actor'
}
