import { FAMILIES } from '../../lang/en/events/families.ts'
import { AHEAD } from '../../record/index.ts'
import type { Analysis } from '../analysis.ts'
import { mapped } from '../mapped.ts'
import { FeatureList } from './feature-list.ts'
import { areOfOtherKinds, areOfOtherOffices } from './kinds.ts'
import type { EventMention } from './mention.ts'
import type { EventModel } from './model.ts'
import { childrenBy } from './tree.ts'
import { isOrdered } from './relations.ts'
import { isCompatible } from './when.ts'
import { DET, NMOD_POSS } from '../rel-bits.ts'

/** The mentions of one event of a report, in text order. */
export interface Group {
  readonly mentions: EventMention[]
  /** The first and the latest few of them: what a further mention is compared with. */
  readonly sample: EventMention[]
  /** Entities that surely take part in any of them. */
  readonly who: Set<number>
}

const SAMPLE = 6

function groupOf(m: EventMention): Group {
  const group: Group = { mentions: [], sample: [], who: new Set() }
  join(group, m)
  return group
}

function join(group: Group, m: EventMention): void {
  group.mentions.push(m)
  group.sample.push(m)
  if (group.sample.length > SAMPLE) group.sample.splice(SAMPLE / 2, 1)
  for (const e of takingPart(m)) group.who.add(e)
}

/** The group with another mention in the place of one of its own. */
export function withMention({ mentions, sample, who }: Group, old: EventMention, now: EventMention): Group {
  const swap = (list: readonly EventMention[]): EventMention[] => mapped(list, (m) => (m === old ? now : m))
  return { mentions: swap(mentions), sample: swap(sample), who }
}

const FAMILY = new Map<string, number[]>()
FAMILIES.forEach((row, i) => {
  for (const word of row.split(' ')) {
    const list = FAMILY.get(word)
    if (list) list.push(i)
    else FAMILY.set(word, [i])
  }
})
const NONE: readonly number[] = []

/** The rows of words that a lemma stands in. */
export function familiesOf(lemma: string): readonly number[] {
  return FAMILY.get(lemma) ?? NONE
}

const DEFINITE = new Set(['the', 'this', 'that', 'these', 'those'])

/** Whether a noun takes up something known. */
export function definitenessOf(a: Analysis, token: number): EventMention['definite'] {
  for (const c of childrenBy(a, token, DET | NMOD_POSS)) {
    if (a.rel[c] === 'nmod:poss' || DEFINITE.has(a.lower[c]!)) return 'definite'
    return 'indefinite'
  }
  return 'bare'
}

/** Puts mentions of the same event together. The body comes first, so that the headline joins what the body tells. */
export function mergeMentions(a: Analysis, mentions: readonly EventMention[], model: EventModel | null): Group[] {
  const groups: Group[] = []
  const body = mentions.filter((m) => m.where === 'body')
  for (const m of body) place(a, groups, m, model)
  const own = groups.length
  for (const m of mentions) if (m.where === 'title') place(a, groups, m, model)
  for (const g of groups.slice(0, own)) g.mentions.sort((x, y) => x.candidate.token - y.candidate.token)
  for (const m of mentions) if (m.where === 'rail') groups.push(groupOf(m))
  return groups
}

/** Groups looked at for one mention, from the latest back: keeps merging linear in the length of a report. */
const LOOK_BACK = 40

function place(a: Analysis, groups: Group[], m: EventMention, model: EventModel | null): void {
  let best: Group | null = null
  let most = 0
  const first = m.where === 'title' ? 0 : Math.max(0, groups.length - LOOK_BACK)
  const last = m.where === 'title' ? Math.min(groups.length, LOOK_BACK) : groups.length
  for (let i = last - 1; i >= first; i--) {
    const s = affinity(a, groups[i]!, m, model)
    if (s > most) {
      most = s
      best = groups[i]!
    }
  }
  if (best) join(best, m)
  else groups.push(groupOf(m))
}

/** From which likeness on a mention that is no diary line by itself only tells again of an event. */
const ECHO = 0.35

/** The group that a mention left out tells again of: the same word or one of its family, nothing against it. -1 where there is none. */
export function echoOf(a: Analysis, groups: readonly Group[], m: EventMention, model: EventModel | null): number {
  let best = -1
  let most = ECHO
  const end = m.where === 'title' ? Math.min(groups.length, LOOK_BACK) : endBefore(groups, m.candidate.token)
  for (let i = Math.max(0, end - LOOK_BACK); i < end; i++) {
    const alike = groups[i]!.sample.filter((g) => takesUp(a, g, m))
    if (alike.length === 0 || excludes(a, groups[i]!, m)) continue
    for (const g of alike) {
      const s = model ? sameness(a, g, m, model) : 0
      if (s > most) {
        most = s
        best = i
      }
    }
  }
  return best
}

/** How many of the groups, in text order, begin before a token. */
function endBefore(groups: readonly Group[], token: number): number {
  let low = 0
  let high = groups.length
  while (low < high) {
    const mid = (low + high) >> 1
    if (groups[mid]!.mentions[0]!.candidate.token < token) low = mid + 1
    else high = mid
  }
  return low
}

/** "The deal", "the cuts", "further losses" take up what was told; a verb does where it is the same one, of the same people. */
function takesUp(a: Analysis, g: EventMention, m: EventMention): boolean {
  const fit = wordFit(a, g, m)
  if (!m.candidate.nominal) return fit === 2 && (shared(g, m) > 0 || m.where === 'title')
  return (
    fit >= 1 && m.definite !== 'indefinite' && (m.definite === 'definite' || m.where === 'title' || /S$/.test(a.xpos[m.candidate.token]!))
  )
}

/** How well a mention fits a group; 0 = another event. */
function affinity(a: Analysis, group: Group, m: EventMention, model: EventModel | null): number {
  const isEncounter = PEERS.has(m.candidate.sense.act) && PEERS.has(group.mentions[0]!.candidate.sense.act)
  // most groups share no word with a mention: what costs more is asked of the others
  if ((!isEncounter && !sharesWord(a, group, m)) || excludes(a, group, m)) return 0
  if (isEncounter) return sameEncounter(a, group, m)
  let most = 0
  let sum = 0
  let n = 0
  for (const g of group.sample) {
    if (wordFit(a, g, m) === 0) continue
    const s = model ? sameness(a, g, m, model) : Number(!conflict(g, m) && shared(g, m) > 0)
    most = Math.max(most, s)
    sum += s
    n++
  }
  const mean = (most + sum / n) / 2
  return mean >= (model ? model.threshold.same : 0.5) ? mean : 0
}

function sharesWord(a: Analysis, group: Group, m: EventMention): boolean {
  for (const g of group.sample) if (wordFit(a, g, m) > 0) return true
  return false
}

const features = new FeatureList()

function sameness(a: Analysis, g: EventMention, m: EventMention, model: EventModel): number {
  features.clear()
  addPairFeatures(a, g, m, features)
  return model.score('same', features)
}

const PEERS: ReadonlySet<string> = new Set(['CONSULT', 'AGREE', 'x.conference'])
const BYSTANDERS: ReadonlySet<string> = new Set(['initiator', 'mediator', 'host', 'venue-owner'])
const IN_PERSON = new Set('meet meeting summit lunch dinner breakfast visit arrive trip tour ceremony'.split(' '))

/** The entities that surely take part in a mention, those who only arrange it left out. */
function takingPart(m: EventMention): Set<number> {
  const out = new Set(m.others)
  for (const p of m.parts) if (p.sure && !BYSTANDERS.has(p.role)) out.add(p.entity)
  return out
}

const isPeer = (m: EventMention): boolean => PEERS.has(m.candidate.sense.act)

function officersOf(m: EventMention): number[] {
  const out: number[] = []
  for (const p of m.parts) if (p.form === 'nominal') out.push(p.token)
  return out
}

/** Another time, another standing, another means: another event, whatever the model says. */
function excludes(a: Analysis, group: Group, m: EventMention): boolean {
  for (const g of group.sample) {
    if (datesOf(g, m) === 'differ' || isOrdered(a, g.candidate.token, m.candidate.token) || isListed(a, g, m) || isOfOtherKind(a, g, m))
      return true
    if ((isPeer(g) || isPeer(m)) && areOfOtherOffices(a, officersOf(g), officersOf(m))) return true
    if (m.where === 'body' && statusPair(g, m) === 'clash' && m.standing.status !== 'possible') return true
    if (
      (isRemote(g) || isByScreen(a, g)) !== (isRemote(m) || isByScreen(a, m)) &&
      (IN_PERSON.has(a.lemma[g.candidate.token]!) || IN_PERSON.has(a.lemma[m.candidate.token]!))
    )
      return true
  }
  return false
}

/** "The first debate" and "the second debate" are two. */
function isOfOtherKind(a: Analysis, g: EventMention, m: EventMention): boolean {
  return g.candidate.nominal && m.candidate.nominal && areOfOtherKinds(a, g.candidate.token, m.candidate.token)
}

/** "Arrested her and searched her house": two verbs in a row tell of two acts. */
function isListed(a: Analysis, g: EventMention, m: EventMention): boolean {
  if (g.candidate.nominal || m.candidate.nominal) return false
  const x = g.candidate.token
  const y = m.candidate.token
  return (a.rel[y] === 'conj' && a.head[y] === x) || (a.rel[x] === 'conj' && a.head[x] === y)
}

const isRemote = (m: EventMention): boolean => m.candidate.sense.mode === 'phone'
const BY_SCREEN = new Set(['video', 'online', 'virtual', 'telephone', 'phone'])

/** "video consultations": had from afar, though the word for them does not say so. */
function isByScreen(a: Analysis, { candidate: { from, token } }: EventMention): boolean {
  for (let t = from; t < token; t++) if (BY_SCREEN.has(a.lower[t]!)) return true
  return false
}

/** Whether an encounter is the one of the group: by who takes part, then by what takes up what. 0 = another. */
function sameEncounter(a: Analysis, group: Group, m: EventMention): number {
  const word = Math.max(...group.sample.map((g) => wordFit(a, g, m)))
  if (group.sample.some((g) => isRenamed(a, g, m))) return 2
  if (word < 1) return 0
  const mine = takingPart(m)
  const theirs = group.who
  const common = [...mine].filter((e) => theirs.has(e)).length
  // a call has no place of its own
  const remote = isRemote(m) || group.sample.some(isRemote)
  const apart = !remote && group.sample.some((g) => g.place && m.place && g.place.entity !== m.place.entity)
  // a headline tells of what the body tells first
  const last = group.mentions[m.where === 'title' ? 0 : group.mentions.length - 1]!
  const near = 1 / (2 + Math.abs(a.sentence[m.candidate.token]! - a.sentence[last.candidate.token]!))
  if (mine.size === 0 || theirs.size === 0) {
    if (apart) return 0
    const takesUp =
      m.definite === 'definite' || m.where === 'title' || (m.definite === 'bare' && word === 2 && a.upos[m.candidate.token] === 'NOUN')
    return takesUp ? word / 4 + near : 0
  }
  if (common >= 2) return apart ? 0 : 1 + word / 4 + near
  if (common === 0) return everyNominal(m) && m.definite !== 'indefinite' ? near + word / 8 : 0
  if (common < mine.size && common < theirs.size) return 0
  if (apart || m.definite === 'indefinite') return 0
  // "talks with the unions" tells of new people: only "the talks with …" takes up what is known of one of them
  if (common < mine.size && m.definite !== 'definite' && m.where !== 'title') return 0
  return m.definite === 'definite' || m.where === 'title' || word === 2 || m.candidate.carrier !== m.candidate.token
    ? 0.5 + word / 4 + near + KNOWN_THERE * likelyIn(m, theirs)
    : 0
}

/** How much it speaks for a group that somebody takes part in it whom the mention may name as well. */
const KNOWN_THERE = 0.4

/** How many of those who may take part in a mention surely take part in a group. */
function likelyIn(m: EventMention, who: ReadonlySet<number>): number {
  let n = 0
  for (const p of m.parts) if (!p.sure && who.has(p.entity)) n++
  return n
}

/** "a call — their first contact": the second noun stands beside the first. */
function isRenamed(a: Analysis, g: EventMention, m: EventMention): boolean {
  const t = m.candidate.token
  if (!m.candidate.nominal || !g.candidate.nominal) return false
  const h = a.head[t]!
  if (
    g.candidate.carrier === m.candidate.carrier &&
    m.candidate.carrier !== t &&
    a.rel[t] !== 'conj' &&
    a.rel[t] === a.rel[g.candidate.token]
  )
    return true
  return (a.rel[t] === 'appos' || a.rel[t] === 'parataxis') && (h === g.candidate.token || h === g.candidate.carrier)
}

/** "before the leaders meet": those who take part are named by a role only, which may stand for the people told before. */
function everyNominal(m: EventMention): boolean {
  return m.parts.every((p) => p.form === 'nominal' && p.definite)
}

/** 2 the same word, 1.5 words of one act that share a family, 1 words that share a family, 0 nothing in common. */
export function wordFit(a: Analysis, g: EventMention, m: EventMention): number {
  if (a.lemma[g.candidate.token] === a.lemma[m.candidate.token]) return 2
  for (const f of g.families) if (m.families.includes(f)) return g.candidate.sense.act === m.candidate.sense.act ? 1.5 : 1
  return g.candidate.sense.act === m.candidate.sense.act ? 0.5 : 0
}

/** Two mentions that cannot be one event: other dates, or one is over and the other still ahead. */
function conflict(g: EventMention, m: EventMention): boolean {
  return datesOf(g, m) === 'differ' || statusPair(g, m) === 'clash'
}

function datesOf(g: EventMention, m: EventMention): string {
  let result = 'none'
  for (const x of g.times) {
    for (const y of m.times) {
      if (!x.time.edtf || !y.time.edtf) continue
      if (!isCompatible(x.time.edtf, y.time.edtf)) return 'differ'
      result = x.time.edtf === y.time.edtf ? 'same' : 'fit'
    }
  }
  if (result !== 'none') return result
  return `${g.times.length ? 1 : 0}${m.times.length ? 1 : 0}`
}

function statusPair(g: EventMention, m: EventMention): string {
  if (g.standing.weak || m.standing.weak) return 'weak'
  const over = (e: EventMention): boolean => e.standing.status === 'happened' || e.standing.status === 'underway'
  if ((over(g) && AHEAD.has(m.standing.status)) || (over(m) && AHEAD.has(g.standing.status))) return 'clash'
  return g.standing.status === m.standing.status ? 'same' : 'other'
}

function shared(g: EventMention, m: EventMention): number {
  return m.parts.filter((p) => g.parts.some((q) => q.entity === p.entity)).length
}

/** What tells whether two mentions are one event. */
export function addPairFeatures(a: Analysis, g: EventMention, m: EventMention, x: FeatureList): void {
  const word = wordFit(a, g, m)
  const common = shared(g, m)
  const names = (e: EventMention): number => e.parts.filter((p) => p.form !== 'nominal').length
  const extra = m.parts.filter((p) => p.form !== 'nominal' && !g.parts.some((q) => q.entity === p.entity)).length
  const missing = g.parts.filter((p) => p.form !== 'nominal' && !m.parts.some((q) => q.entity === p.entity)).length
  const who = `${Math.min(common, 2)}${Math.min(extra, 2)}${Math.min(missing, 2)}`
  const gap = a.sentence[m.candidate.token]! - a.sentence[g.candidate.token]!
  const far = gap === 0 ? '0' : gap === 1 ? '1' : gap < 4 ? '2' : gap < 10 ? '4' : '10'
  const dates = datesOf(g, m)
  const where = g.place && m.place ? (g.place.entity === m.place.entity ? 'same' : 'differ') : 'none'
  const status = statusPair(g, m)
  const forms = `${g.candidate.nominal ? 'n' : 'v'}${m.candidate.nominal ? 'n' : 'v'}`
  const act = m.candidate.sense.act
  const la = a.lemma[g.candidate.token]!
  const lb = a.lemma[m.candidate.token]!
  x.add('b')
  x.add('w=', word)
  x.add('wf=', word, forms)
  x.add('who=', who)
  x.add('ww=', word, who)
  x.add('far=', far)
  x.add('wfar=', word, far)
  x.add('date=', dates)
  x.add('wdate=', word, dates)
  x.add('place=', where)
  x.add('wplace=', word, where)
  x.add('st=', status)
  x.add('wst=', word, status)
  x.add('def=', m.definite)
  x.add('wdef=', word, m.definite)
  x.add('defwho=', m.definite, Math.min(common, 1), Math.min(extra, 1))
  x.add('act=', act, word)
  x.add('title=', m.where)
  x.add('wtitle=', m.where, word)
  x.add('pl=', a.xpos[g.candidate.token]!, a.xpos[m.candidate.token]!)
  x.add('ll=', la < lb ? la : lb, '_', la < lb ? lb : la)
  x.add('names=', Math.min(names(g), 2), Math.min(names(m), 2))
  x.add('car=', g.candidate.carrier === m.candidate.carrier)
  x.add('dep=', a.head[m.candidate.token] === g.candidate.token || a.head[g.candidate.token] === m.candidate.token, word)
  x.add('ssdef=', far, m.definite, word)
  x.add('acts=', g.candidate.sense.act === act)
  x.add('gdef=', g.definite, m.definite)
  x.add('l2=', lb, m.definite)
}
