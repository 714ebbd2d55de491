import type { EntityKind } from '../../record/index.ts'
import type { Analysis, Entities } from '../analysis.ts'
import { type Lexicon, NOUN_SHIFT, VERB_SHIFT } from '../lexicon/lexicon.ts'
import { entityAt } from './frames.ts'
import type { FeatureList } from './feature-list.ts'
import type { EventMention } from './mention.ts'
import { PLAIN } from './triggers.ts'
import { childBy, childrenBy, isPassive, isVerb, objectOf, prepositionOf, subjectOf } from './tree.ts'
import { ADVMOD, AMOD, AUX, AUX_PASS, CCOMP, COMPOUND, IOBJ, MARK, NMOD, NMOD_POSS, NUMMOD, OBJ, OBL, XCOMP } from '../rel-bits.ts'

/** What the features of one report share. */
export interface FeatureContext {
  readonly a: Analysis
  readonly words: Lexicon
  readonly entities: Entities
  readonly published: string | null
  /** Word families that the headline has an event of. */
  readonly headline: ReadonlySet<number>
  readonly headlineLemmas: ReadonlySet<string>
  /** How often each lemma is a candidate in the report. */
  readonly lemmaCount: ReadonlyMap<string, number>
  /** Candidates in each sentence. */
  readonly perSentence: ReadonlyMap<number, number>
  /** Tokens inside quotation marks. */
  readonly quoted: Uint8Array
  /** What the lexicon says of a token's lemma, -1 where nobody asked yet. */
  readonly facts: Int32Array
  /** The first sentence of the body. */
  readonly firstBody: number
}

const NAMED: Readonly<Record<EntityKind, string>> = {
  person: 'person!',
  organisation: 'organisation!',
  group: 'group!',
  place: 'place!',
  facility: 'facility!',
  event: 'event!',
  thing: 'thing!',
}

function kindAt(f: FeatureContext, token: number): string {
  if (token < 0) return 'none'
  const e = entityAt(f.entities, token)
  const named = f.a.nameAt[token]! >= 0
  if (e >= 0) return named ? NAMED[f.entities.list[e]!.kind] : f.entities.list[e]!.kind
  return f.a.upos[token]!
}

const NOUN_GROUPS: readonly string[] = Array.from({ length: 32 }, (_, k) => `n${k}`)
const VERB_GROUPS: readonly string[] = Array.from({ length: 16 }, (_, k) => `v${k}`)

/** Sense group of a word's commonest sense as a verb or as a noun. */
function senseGroup(f: FeatureContext, token: number, verbal: boolean): string {
  let facts = f.facts[token]!
  if (facts < 0) facts = f.facts[token] = f.words.lookup(f.a.base[token]!)
  return verbal ? VERB_GROUPS[(facts >> VERB_SHIFT) & 15]! : NOUN_GROUPS[(facts >> NOUN_SHIFT) & 31]!
}

/** Sense group of what may be a name or nothing. */
function groupOf(f: FeatureContext, token: number): string {
  if (token < 0) return '-'
  return f.a.nameAt[token]! >= 0 ? 'name' : senseGroup(f, token, f.a.upos[token] === 'VERB')
}

const bucket = (n: number): string => (n < 3 ? String(n) : n < 6 ? '3' : n < 12 ? '6' : '12')

function timeFeature(f: FeatureContext, m: EventMention): string {
  let best = 'none'
  for (const { time } of m.times) {
    if (!time.edtf) {
      best = best === 'none' ? time.type : best
      continue
    }
    const edtf = time.edtf.replace(/[~?%]/g, '')
    const size = edtf.includes('/') ? 'range' : edtf.length > 10 ? 'clock' : edtf.length > 7 ? 'day' : edtf.length > 4 ? 'month' : 'year'
    const p = f.published?.slice(0, 10) ?? null
    const first = edtf.split('/')[0]!
    const side =
      p === null
        ? '?'
        : first === '..' || edtf.endsWith('..')
          ? 'open'
          : first > p
            ? 'ahead'
            : p.startsWith(first.slice(0, 4))
              ? 'thisyear'
              : 'old'
    best = `${size}:${side}`
  }
  return best
}

/** The features of a mention: whether it is a diary line. */
export function addMentionFeatures(f: FeatureContext, m: EventMention, x: FeatureList): void {
  const { a } = f
  const c = m.candidate
  const { act, strength, mode } = c.sense
  const t = c.token
  const { lemma } = m
  const kind = c.nominal ? 'n' : 'v'
  const sentence = a.sentences[a.sentence[t]!]!
  const time = timeFeature(f, m)
  const dated = time === 'none' ? 0 : 1
  const named = countNamed(m)
  x.add('b')
  x.add('act=', act)
  x.add('s=', strength, kind)
  x.add('as=', act, strength, kind)
  x.add('mode=', mode ?? 'null')
  x.add('st=', m.standing.status, m.standing.weak ? 'w' : '', kind)
  x.add('rule=', m.standing.rule)
  x.add('time=', time)
  x.add('t=', dated, kind, strength)
  x.add('named=', Math.min(named, 3), kind)
  x.add('parts=', Math.min(m.parts.length, 3), kind)
  x.add('place=', m.place ? 1 : 0, kind)
  x.add('quote=', f.quoted[t]!)
  x.add('sent=', bucket(a.sentence[t]! - f.firstBody))
  x.add('count=', Math.min(f.lemmaCount.get(lemma) ?? 1, 3))
  x.add('cand=', Math.min(f.perSentence.get(a.sentence[t]!) ?? 1, 4))
  x.add('len=', bucket(Math.floor((sentence.to - sentence.from) / 5)))
  x.add('hl=', f.headlineLemmas.has(lemma) ? 2 : m.families.some((k) => f.headline.has(k)) ? 1 : 0)
  x.add('hs=', f.headlineLemmas.has(lemma) ? 1 : 0, strength)
  x.add('pos=', bucket(Math.floor((t - sentence.from) / 4)))
  x.add('ts=', sizeOf(time), act)
  x.add('ns=', Math.min(named, 2), strength, dated)
  addWordFeatures(f, m, x)
  addCompanyFeatures(f, m, time, x)
  if (c.nominal) {
    x.add('defs=', m.definite, strength)
    x.add('mods=', Math.min(childrenBy(a, t, AMOD | COMPOUND | NUMMOD).length, 2))
    for (const p of childrenBy(a, t, NMOD).slice(0, 3)) x.add('np=', prepositionOf(a, p))
  }
}

/** The features of the word itself and of what hangs on it, which also tell of its status. */
export function addWordFeatures(f: FeatureContext, m: EventMention, x: FeatureList): void {
  const { a } = f
  const c = m.candidate
  const t = c.token
  const kind = c.nominal ? 'n' : 'v'
  const head = a.head[t]!
  x.add('l=', m.lemma, kind)
  x.add('g=', senseGroup(f, t, !c.nominal))
  x.add('rel=', a.rel[t]!, kind)
  x.add('head=', head < 0 ? '-' : a.lemma[head]!, kind)
  x.add('x=', a.xpos[t]!, c.nominal ? '' : isPassive(a, t) ? 'p' : 'a')
  x.add('where=', m.where)
  x.add('said=', m.statement >= 0 ? 1 : 0, kind)
  if (c.nominal) addNounFeatures(a, m, x)
  else addVerbFeatures(a, t, x)
}

function addNounFeatures(a: Analysis, m: EventMention, x: FeatureList): void {
  const t = m.candidate.token
  const { carrier } = m.candidate
  const p = prepositionOf(a, t)
  const head = a.head[t]!
  x.add('def=', m.definite)
  x.add('prep=', p)
  x.add('num=', a.xpos[t]!)
  x.add('carrier=', carrier === t ? '-' : a.lemma[carrier]!)
  for (const c of childrenBy(a, t, AMOD | COMPOUND | NUMMOD).slice(0, 3)) x.add('mod=', a.lower[c]!)
  if (head >= 0 && carrier === t) x.add('hp=', p, '_', isVerb(a, head) ? 'V' : a.upos[head]!)
}

function addVerbFeatures(a: Analysis, t: number, x: FeatureList): void {
  for (const c of childrenBy(a, t, AUX | AUX_PASS | MARK | ADVMOD)) x.add('vc=', a.lower[c]!)
  for (const c of childrenBy(a, t, OBL).slice(0, 3)) x.add('vp=', prepositionOf(a, c))
  for (const [bit, r] of COMPLEMENTS) if (childBy(a, t, bit) >= 0) x.add('has=', r)
}

const COMPLEMENTS = [
  [CCOMP, 'ccomp'],
  [XCOMP, 'xcomp'],
  [OBJ, 'obj'],
  [IOBJ, 'iobj'],
] as const

/** The features of a mention with its subject, object, head and time. */
function addCompanyFeatures(f: FeatureContext, m: EventMention, time: string, x: FeatureList): void {
  const { a } = f
  const c = m.candidate
  const t = c.token
  const v = c.carrier
  const kind = c.nominal ? 'n' : 'v'
  const dated = time === 'none' ? 0 : 1
  const named = Math.min(countNamed(m), 2)
  const subject = kindAt(f, c.nominal && v === t ? childBy(a, t, NMOD_POSS) : subjectOf(a, v))
  const object = c.nominal ? -1 : objectOf(a, t)
  const group = senseGroup(f, t, !c.nominal)
  const og = groupOf(f, object)
  x.add('subj=', subject, kind)
  x.add('obj=', kindAt(f, object), kind)
  x.add('gs=', group, c.sense.strength)
  x.add('gt=', group, dated)
  x.add('gsub=', group, subject)
  x.add('go=', group, og)
  x.add('gh=', group, groupOf(f, a.head[t]!))
  x.add('gst=', group, m.standing.status)
  x.add('og=', og)
  x.add('gn=', group, named)
  if (object >= 0) {
    x.add('ol=', a.lemma[object]!)
    x.add('lo=', m.lemma, '_', a.lemma[object]!)
  }
  if (c.sense !== PLAIN) return
  x.add('plain')
  x.add('plain:', group)
  x.add('plain:', time)
  x.add('plain:', a.xpos[t]!, a.rel[t]!)
  x.add('plain:', group, og)
  x.add('plain:', subject)
  x.add('plain:', named, dated)
}

function countNamed(m: EventMention): number {
  let n = 0
  for (const p of m.parts) if (p.form === 'name') n++
  return n
}

/** "day" of "day:ahead". */
function sizeOf(time: string): string {
  const end = time.indexOf(':')
  return end < 0 ? time : time.slice(0, end)
}

/** The first sentence of the body. */
export function firstBodyOf(a: Analysis): number {
  for (let i = 0; i < a.sentences.length; i++) if (a.article.parts[a.sentences[i]!.part]?.kind === 'paragraph') return i
  return 0
}

/** 1 for every token that stands after an opening quotation mark of its sentence and before the closing one. */
export function quotedTokens(a: Analysis): Uint8Array {
  const quoted = new Uint8Array(a.n)
  for (const { from, to } of a.sentences) {
    let open = 0
    for (let i = from; i < to; i++) {
      quoted[i] = open
      const mark = a.form[i]!
      if (mark.length > 2) continue
      if (mark === '“' || mark === '``') open = 1
      else if (mark === '"') open = 1 - open
      else if (mark === '”' || mark === "''") open = 0
    }
  }
  return quoted
}
