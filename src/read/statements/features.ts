import type { Analysis } from '../analysis.ts'
import { hashString } from '../hash.ts'
import { STRENGTH } from '../marks.ts'
import { mapped } from '../mapped.ts'
import type { Quotes } from './quotes.ts'
import type { Raw, Stretch } from './raw.ts'

/** Labels of the tagger: outside, then begin and inside of source, cue and content. */
export const LABELS = ['O', 'B-source', 'I-source', 'B-cue', 'I-cue', 'B-content', 'I-content'] as const
/** Number of labels. */
export const WIDTH = LABELS.length
/** Rows of the table of weights, as a power of two. */
export const TABLE_BITS = 16
const MASK = (1 << TABLE_BITS) - 1
/** Features of one token, and the numbers that each is made of. */
export const FEATURES = 29
const PARTS = 3

/** What the tagger sees of each token before it begins: computed once a document, for the sentences that are looked at. */
export interface Sight {
  readonly analysis: Analysis
  readonly word: Int32Array
  readonly tag: Int32Array
  readonly relation: Int32Array
  /** Strength of the word as a cue, 0..9; 10 for none. */
  readonly strength: Uint8Array
  /** Outside, opening, inside, closing of a quotation; long ones apart. */
  readonly quote: Uint8Array
  /** Label index the rules give, with the share of their cue. */
  readonly role: Uint8Array
  readonly share: Uint8Array
  readonly rule: Int32Array
  /** Heads of the cues of the rules. */
  readonly isCue: Uint8Array
  /** Nearest cue of the rules before and after. */
  readonly before: Int32Array
  readonly after: Int32Array
  /** The nearest cue among the token's heads, and the relation under which its path hangs there. */
  readonly upper: Int32Array
  readonly path: Int32Array
  /** Only sentences with a quotation or something that a rule found are looked at: in others the tagger finds nothing, whatever cue words they have. */
  readonly active: Uint8Array
}

/** Looks at a document with the attributions that generous rules found; `everywhere` for training, which looks at all sentences. */
export function lookAt(analysis: Analysis, quotes: Quotes, rules: readonly Raw[], everywhere = false): Sight {
  const { n, sentences } = analysis
  const sight: Sight = {
    analysis,
    word: new Int32Array(n),
    tag: new Int32Array(n),
    relation: new Int32Array(n),
    strength: new Uint8Array(n),
    quote: new Uint8Array(n),
    role: new Uint8Array(n),
    share: new Uint8Array(n),
    rule: new Int32Array(n),
    isCue: new Uint8Array(n),
    before: new Int32Array(n),
    after: new Int32Array(n),
    upper: new Int32Array(n),
    path: new Int32Array(n),
    active: new Uint8Array(sentences.length),
  }
  const { strength, quote, active } = sight
  for (let i = 0; i < n; i++) strength[i] = analysis.marks[i]! & STRENGTH
  for (const q of quotes.list) {
    const long = q.words >= 5 ? 3 : 0
    for (let i = q.from; i < q.to; i++) {
      quote[i] = (q.from === i ? 1 : q.to === i + 1 ? 3 : 2) + long
      active[analysis.sentence[i]!] = 1
    }
  }
  seeRules(sight, rules)
  for (let k = 0; k < sentences.length; k++) {
    if (!active[k] && !everywhere) continue
    const { from, to } = sentences[k]!
    seeWords(sight, from, to)
    seeCues(sight, from, to)
  }
  return sight
}

/** Writes the roles of the rules over the tokens, the outermost and surest last. */
function seeRules(sight: Sight, rules: readonly Raw[]): void {
  const { analysis, isCue, active } = sight
  const sizes = mapped(rules, sizeOf)
  const order = mapped(rules, (_, i) => i).sort((a, b) => sizes[a]! - sizes[b]!)
  for (const k of order) {
    const raw = rules[k]!
    const rule = hashString(raw.rule)
    for (const c of raw.content) paint(sight, c, 5, raw.score, rule)
    if (raw.source) paint(sight, raw.source, 1, raw.score, rule)
    if (raw.cue) paint(sight, raw.cue, 3, raw.score, rule)
    if (raw.head >= 0) isCue[raw.head] = 1
    if (raw.cue) active[analysis.sentence[raw.cue[0]]!] = 1
    for (const [from, to] of raw.content) for (let s = analysis.sentence[from]!; s <= analysis.sentence[to - 1]!; s++) active[s] = 1
  }
}

function paint({ role, share, rule }: Sight, [from, to]: Stretch, label: number, score: number, hash: number): void {
  for (let i = from; i < to; i++) {
    role[i] = i === from ? label : label + 1
    share[i] = Math.round(score * 9)
    rule[i] = hash
  }
}

function sizeOf(raw: Raw): number {
  let size = 0
  for (const [from, to] of raw.content) size += to - from
  return size + raw.score * 3
}

function seeWords({ analysis, word, tag, relation }: Sight, from: number, to: number): void {
  for (let i = from; i < to; i++) {
    word[i] = hashString(analysis.lower[i]!)
    tag[i] = hashString(analysis.xpos[i]!)
    relation[i] = hashString(analysis.rel[i]!)
  }
}

/** The nearest cues of a sentence before and after each token, and above it in the tree with the relation that leads down from it. */
function seeCues({ analysis, isCue, before, after, upper, path, relation }: Sight, from: number, to: number): void {
  let last = -1
  for (let i = from; i < to; i++) {
    before[i] = last
    if (isCue[i]) last = i
  }
  const any = last >= 0
  last = -1
  for (let i = to - 1; i >= from; i--) {
    if (isCue[i]) last = i
    after[i] = last
  }
  for (let i = from; i < to; i++) {
    upper[i] = -1
    if (!any) continue
    let j = i
    for (let steps = 0; steps < 12; steps++) {
      const h = analysis.head[j]!
      if (h < 0) break
      if (isCue[h]) {
        upper[i] = h
        path[i] = relation[j]!
        break
      }
      j = h
    }
  }
}

/** What has been tagged so far in the sentence. */
export interface Past {
  p1: number
  p2: number
  /** Bits: source, cue, content seen in this sentence. */
  seen: number
  /** Last label of the sentence before. */
  last: number
}

const near = (distance: number): number => (distance < 4 ? distance : distance < 7 ? 4 : distance < 12 ? 5 : 6)

const TEMPLATES = Int32Array.from({ length: FEATURES }, (_, k) => Math.imul(k + 1, 0x2545f))

/** The row of the `k`th feature in the table of weights: a hash of its template and its three values. */
export function rowOf(values: Int32Array, k: number): number {
  const at = k * PARTS
  let h = (Math.imul(values[at]! ^ TEMPLATES[k]!, 0x9e3779b1) + values[at + 1]!) | 0
  h = (Math.imul(h ^ (h >>> 15), 0x85ebca77) + values[at + 2]!) | 0
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae3d)
  return (h ^ (h >>> 16)) & MASK
}

/** Room for the values of one token. */
export function makeValues(): Int32Array {
  return new Int32Array(FEATURES * PARTS)
}

function put(values: Int32Array, k: number, a: number, b: number, c: number): void {
  values[k * PARTS] = a
  values[k * PARTS + 1] = b
  values[k * PARTS + 2] = c
}

/** Writes what the features of token `i` say into `out`, three values each; `rowOf` makes rows of them. */
export function writeFeatures(sight: Sight, i: number, past: Past, out: Int32Array): void {
  const { analysis, word, tag, strength, quote, role, share, rule } = sight
  const sentence = analysis.sentences[analysis.sentence[i]!]!
  const { from, to } = sentence
  const first = i === from
  const final = i + 1 === to
  const w0 = word[i]!
  const w1 = first ? 1 : word[i - 1]!
  const w2 = final ? 2 : word[i + 1]!
  const g0 = tag[i]!
  const g1 = first ? 1 : tag[i - 1]!
  const g2 = final ? 2 : tag[i + 1]!
  const r1 = i > 0 ? role[i - 1]! : 0
  const r2 = i + 1 < analysis.n ? role[i + 1]! : 0
  const { p1, p2, seen, last } = past
  const r0 = role[i]!
  const q0 = quote[i]!
  const kind = analysis.nameAt[i]! >= 0 ? analysis.names[analysis.nameAt[i]!]!.kind.charCodeAt(0) : 0
  put(out, 0, 0, 0, 0)
  put(out, 1, w1, 0, 0)
  put(out, 2, w2, 0, 0)
  put(out, 3, g0, g2, 0)
  put(out, 4, p1, p2, 0)
  put(out, 5, p1, g0, g1)
  put(out, 6, p1, w0, w2)
  put(out, 7, p1, w1, w0)
  put(out, 8, p1, r0, r1)
  put(out, 9, p1, r0, r2)
  put(out, 10, p1, r0, share[i]!)
  put(out, 11, p1, r0, rule[i]!)
  put(out, 12, p1, r0, w0)
  put(out, 13, p1, r0, g0)
  put(out, 14, p1, strength[i]!, r0)
  put(out, 15, p1, q0, first ? 9 : quote[i - 1]!)
  put(out, 16, p1, q0, r0 + 8 * seen)
  put(out, 17, p1, seen, g0)
  put(out, 18, p1, last, first ? 1 : 0)
  put(out, 19, p1, kind, r0)
  put(out, 20, p1, kind, g0)
  const b = sight.before[i]!
  const a = sight.after[i]!
  put(out, 21, p1, a < 0 ? -1 : near(a - i), r0)
  put(out, 22, b < 0 ? 0 : word[b]!, p1, r0)
  put(out, 23, a < 0 ? 0 : word[a]!, p1, a < 0 ? 0 : near(a - i))
  put(out, 24, b < 0 ? 0 : word[b]!, a < 0 ? 0 : 1, p1)
  const u = sight.upper[i]!
  put(out, 25, p1, sight.path[i]!, u < 0 ? 0 : word[u]!)
  put(out, 26, p1, sight.path[i]!, r0)
  put(out, 27, p1, sight.relation[i]!, r0)
  put(out, 28, p1, final ? 1 : first ? 2 : 0, r0)
}

/** Notes a label. */
export function remember(past: Past, label: number): void {
  past.p2 = past.p1
  past.p1 = label
  if (label > 0) past.seen |= 1 << ((label - 1) >> 1)
}

/** Labels that may follow `p1`: inside needs its own begin or inside. */
export function mayFollow(p1: number, label: number): boolean {
  if (label === 0 || label % 2 === 1) return true
  return p1 === label || p1 === label - 1
}
