import type { Analysis, Entities } from '../analysis.ts'
import { type Lexicon, NOUN_SHIFT, VERB_SHIFT } from '../lexicon/lexicon.ts'
import { entityAt } from './frames.ts'
import type { EventMention } from './mention.ts'
import { PLAIN } from './triggers.ts'
import { childBy, childrenBy, isPassive, isVerb, objectOf, prepositionOf, subjectOf } from './tree.ts'

/** Buckets of the event models. */
export const FEATURE_BITS = 17

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
}

function kindAt(f: FeatureContext, token: number): string {
  if (token < 0) return 'none'
  const e = entityAt(f.entities, token)
  const named = f.a.nameAt[token]! >= 0
  if (e >= 0) return `${f.entities.list[e]!.kind}${named ? '!' : ''}`
  return f.a.upos[token]!
}

/** Sense group of a token's commonest sense, by its kind of word. */
function groupOf(f: FeatureContext, token: number): string {
  if (token < 0) return '-'
  if (f.a.nameAt[token]! >= 0) return 'name'
  const facts = f.words.lookup(f.a.lemma[token]!.toLowerCase())
  return f.a.upos[token] === 'VERB' ? `v${(facts >> VERB_SHIFT) & 15}` : `n${(facts >> NOUN_SHIFT) & 31}`
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

/** Names of the features of a mention, shared by detection, status and training. */
export function featuresOf(f: FeatureContext, m: EventMention): string[] {
  const { a } = f
  const c = m.candidate
  const t = c.token
  const v = c.carrier
  const lemma = a.lemma[t]!.toLowerCase()
  const kind = c.nominal ? 'n' : 'v'
  const head = a.head[t]!
  const rel = a.rel[t]!
  const sentence = a.sentences[a.sentence[t]!]!
  const subject = kindAt(f, c.nominal ? (v === t ? childBy(a, t, 'nmod:poss') : subjectOf(a, v)) : subjectOf(a, t))
  const object = c.nominal ? -1 : objectOf(a, t)
  const time = timeFeature(f, m)
  const named = m.parts.filter((p) => p.form === 'name').length
  const out = [
    'b',
    `l=${lemma}${kind}`,
    `act=${c.sense.act}`,
    `s=${c.sense.strength}${kind}`,
    `as=${c.sense.act}${c.sense.strength}${kind}`,
    `mode=${c.sense.mode}`,
    `rel=${rel}${kind}`,
    `head=${head < 0 ? '-' : a.lemma[head]}${kind}`,
    `x=${a.xpos[t]}${c.nominal ? '' : isPassive(a, t) ? 'p' : 'a'}`,
    `st=${m.standing.status}${m.standing.weak ? 'w' : ''}${kind}`,
    `rule=${m.standing.rule}`,
    `time=${time}`,
    `t=${time === 'none' ? 0 : 1}${kind}${c.sense.strength}`,
    `subj=${subject}${kind}`,
    `obj=${kindAt(f, object)}${kind}`,
    `named=${Math.min(named, 3)}${kind}`,
    `parts=${Math.min(m.parts.length, 3)}${kind}`,
    `place=${m.place ? 1 : 0}${kind}`,
    `where=${m.where}`,
    `said=${m.statement >= 0 ? 1 : 0}${kind}`,
    `quote=${isQuoted(a, t) ? 1 : 0}`,
    `sent=${bucket(a.sentence[t]! - firstBody(a))}`,
    `count=${Math.min(f.lemmaCount.get(lemma) ?? 1, 3)}`,
    `cand=${Math.min(f.perSentence.get(a.sentence[t]!) ?? 1, 4)}`,
    `len=${bucket(Math.floor((sentence.to - sentence.from) / 5))}`,
    `hl=${f.headlineLemmas.has(lemma) ? 2 : m.families.some((x) => f.headline.has(x)) ? 1 : 0}`,
    `pos=${bucket(Math.floor((t - sentence.from) / 4))}`,
  ]
  const facts = f.words.lookup(lemma)
  const group = c.nominal ? `n${(facts >> NOUN_SHIFT) & 31}` : `v${(facts >> VERB_SHIFT) & 15}`
  const og = groupOf(f, object)
  out.push(
    `g=${group}`,
    `gs=${group}${c.sense.strength}`,
    `gt=${group}${time === 'none' ? 0 : 1}`,
    `gsub=${group}${subject}`,
    `go=${group}${og}`,
    `gh=${group}${groupOf(f, head)}`,
    `gst=${group}${m.standing.status}`,
    `og=${og}`,
    `gn=${group}${Math.min(named, 2)}`,
  )
  if (object >= 0) out.push(`ol=${a.lemma[object]}`, `lo=${lemma}_${a.lemma[object]}`)
  if (c.sense === PLAIN)
    for (const x of [
      `plain`,
      `plain:${group}`,
      `plain:${time}`,
      `plain:${a.xpos[t]}${rel}`,
      `plain:${group}${og}`,
      `plain:${subject}`,
      `plain:${Math.min(named, 2)}${time === 'none' ? 0 : 1}`,
    ])
      out.push(x)
  if (c.nominal) nounFeatures(a, m, out)
  else verbFeatures(a, t, out)
  out.push(
    `hs=${f.headlineLemmas.has(lemma) ? 1 : 0}${c.sense.strength}`,
    `ts=${time.split(':')[0]}${c.sense.act}`,
    `ns=${Math.min(named, 2)}${c.sense.strength}${time === 'none' ? 0 : 1}`,
  )
  return out
}

function nounFeatures(a: Analysis, m: EventMention, out: string[]): void {
  const t = m.candidate.token
  const p = prepositionOf(a, t)
  out.push(
    `def=${m.definite}`,
    `prep=${p}`,
    `num=${a.xpos[t]}`,
    `defs=${m.definite}${m.candidate.sense.strength}`,
    `carrier=${m.candidate.carrier === t ? '-' : a.lemma[m.candidate.carrier]}`,
  )
  const modifiers = childrenBy(a, t, 'amod', 'compound', 'nummod')
  out.push(`mods=${Math.min(modifiers.length, 2)}`)
  for (const c of modifiers.slice(0, 3)) out.push(`mod=${a.lower[c]}`)
  for (const c of childrenBy(a, t, 'nmod').slice(0, 3)) out.push(`np=${prepositionOf(a, c)}`)
  const h = a.head[t]!
  if (h >= 0 && m.candidate.carrier === t) out.push(`hp=${p}_${isVerb(a, h) ? 'V' : a.upos[h]}`)
}

function verbFeatures(a: Analysis, t: number, out: string[]): void {
  for (const c of childrenBy(a, t, 'aux', 'aux:pass', 'mark', 'advmod')) out.push(`vc=${a.lower[c]}`)
  for (const c of childrenBy(a, t, 'obl').slice(0, 3)) out.push(`vp=${prepositionOf(a, c)}`)
  for (const r of ['ccomp', 'xcomp', 'obj', 'iobj'] as const) if (childBy(a, t, r) >= 0) out.push(`has=${r}`)
}

function firstBody(a: Analysis): number {
  for (let i = 0; i < a.sentences.length; i++) if (a.article.parts[a.sentences[i]!.part]?.kind === 'paragraph') return i
  return 0
}

function isQuoted(a: Analysis, t: number): boolean {
  let open = 0
  const s = a.sentences[a.sentence[t]!]!
  for (let i = s.from; i < t; i++) {
    const ch = a.form[i]!
    if (ch === '“' || ch === '"' || ch === '``') open = ch === '"' ? 1 - open : 1
    else if (ch === '”' || ch === "''") open = 0
  }
  return open === 1
}

/** Feature names as buckets; `salt` keeps the features of one judgement apart from those of another. */
export function bucketsOf(features: readonly string[], salt = 0): Int32Array {
  const out = new Int32Array(features.length)
  for (let i = 0; i < features.length; i++) out[i] = bucketOf(hashOf(features[i]!), salt)
  return out
}

/** Feature names as hashes without salt, for features that several judgements share. */
export function hashesOf(features: readonly string[]): Int32Array {
  const out = new Int32Array(features.length)
  for (let i = 0; i < features.length; i++) out[i] = hashOf(features[i]!)
  return out
}

/** Buckets of shared features, hashed before, and of a judgement's own. */
export function joinedBuckets(shared: Int32Array, own: readonly string[], salt: number): Int32Array {
  const out = new Int32Array(shared.length + own.length)
  for (let i = 0; i < shared.length; i++) out[i] = bucketOf(shared[i]!, salt)
  for (let i = 0; i < own.length; i++) out[shared.length + i] = bucketOf(hashOf(own[i]!), salt)
  return out
}

function hashOf(name: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < name.length; i++) h = Math.imul(h ^ name.charCodeAt(i), 0x01000193)
  return h
}

function bucketOf(hash: number, salt: number): number {
  let h = hash ^ salt
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b)
  return (h ^ (h >>> 13)) & ((1 << FEATURE_BITS) - 1)
}
