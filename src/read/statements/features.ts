import type { Analysis } from '../analysis.ts'
import { hashString } from '../hash.ts'
import { anyCueWord, topShare } from './lexicon.ts'
import type { Quotes } from './quotes.ts'
import type { Raw } from './raw.ts'

/** Labels of the tagger: outside, then begin and inside of source, cue and content. */
export const LABELS = ['O', 'B-source', 'I-source', 'B-cue', 'I-cue', 'B-content', 'I-content'] as const
/** Number of labels. */
export const WIDTH = LABELS.length
/** Rows of the table of weights, as a power of two. */
export const TABLE_BITS = 16
const MASK = (1 << TABLE_BITS) - 1
/** Most features of one token. */
export const MOST = 32

/** What the tagger sees of each token before it begins: computed once a document. */
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
  /** Nearest cue of the rules before and after. */
  readonly before: Int32Array
  readonly after: Int32Array
  /** The nearest cue among the token's heads, and the relation under which its path hangs there. */
  readonly upper: Int32Array
  readonly path: Int32Array
  /** Sentences without a possible cue are not looked at. */
  readonly active: Uint8Array
}

/** Looks at a document with the attributions that generous rules found. */
export function lookAt(analysis: Analysis, quotes: Quotes, rules: readonly Raw[]): Sight {
  const { n } = analysis
  const hashes = new Map<string, number>()
  const hashOf = (text: string): number => {
    let h = hashes.get(text)
    if (h === undefined) hashes.set(text, (h = hashString(text)))
    return h
  }
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
    before: new Int32Array(n).fill(-1),
    after: new Int32Array(n).fill(-1),
    upper: new Int32Array(n).fill(-1),
    path: new Int32Array(n),
    active: new Uint8Array(analysis.sentences.length),
  }
  for (let i = 0; i < n; i++) {
    sight.word[i] = hashOf(analysis.lower[i]!)
    sight.tag[i] = hashOf(analysis.xpos[i]!)
    sight.relation[i] = hashOf(analysis.rel[i]!)
    const word = anyCueWord(analysis.lower[i]!)
    sight.strength[i] = word ? topShare(word) : analysis.lower[i] === 'according' ? 9 : 10
    const q = quotes.at[i]!
    if (q >= 0) {
      const quote = quotes.list[q]!
      sight.quote[i] = (quote.from === i ? 1 : quote.to === i + 1 ? 3 : 2) + (quote.words >= 5 ? 3 : 0)
      sight.active[analysis.sentence[i]!] = 1
    }
  }
  seeRules(sight, rules, hashOf)
  seeTree(sight)
  return sight
}

/** Writes the roles of the rules over the tokens, the outermost and surest last. */
function seeRules(sight: Sight, rules: readonly Raw[], hashOf: (text: string) => number): void {
  const { analysis, role, share, rule, active } = sight
  const isCue = new Uint8Array(analysis.n)
  const order = rules.map((_, i) => i).sort((a, b) => sizeOf(rules[a]!) - sizeOf(rules[b]!))
  const write = (from: number, to: number, label: number, raw: Raw): void => {
    for (let i = from; i < to; i++) {
      role[i] = i === from ? label : label + 1
      share[i] = Math.round(raw.score * 9)
      rule[i] = hashOf(raw.rule)
    }
  }
  for (const k of order) {
    const raw = rules[k]!
    for (const [from, to] of raw.content) write(from, to, 5, raw)
    if (raw.source) write(raw.source[0], raw.source[1], 1, raw)
    if (raw.cue) write(raw.cue[0], raw.cue[1], 3, raw)
    if (raw.head >= 0) isCue[raw.head] = 1
    if (raw.cue) active[analysis.sentence[raw.cue[0]]!] = 1
    for (const [from, to] of raw.content) for (let s = analysis.sentence[from]!; s <= analysis.sentence[to - 1]!; s++) active[s] = 1
  }
  for (let i = 0; i < analysis.n; i++) if (sight.strength[i]! < 10 && sight.strength[i]! >= 5) active[analysis.sentence[i]!] = 1
  let last = -1
  for (let i = 0; i < analysis.n; i++) {
    if (last >= 0 && analysis.sentence[last] !== analysis.sentence[i]) last = -1
    sight.before[i] = last
    if (isCue[i]) last = i
  }
  last = -1
  for (let i = analysis.n - 1; i >= 0; i--) {
    if (last >= 0 && analysis.sentence[last] !== analysis.sentence[i]) last = -1
    if (isCue[i]) last = i
    sight.after[i] = last
  }
  for (let i = 0; i < analysis.n; i++) if (isCue[i]) sight.path[i] = 1
}

const sizeOf = (raw: Raw): number => raw.content.reduce((sum, [from, to]) => sum + to - from, 0) + raw.score * 3

/** For every token the nearest cue above it in the tree and the relation that leads down from it. */
function seeTree(sight: Sight): void {
  const { analysis, upper, path } = sight
  const isCue = Uint8Array.from(path)
  path.fill(0)
  for (let i = 0; i < analysis.n; i++) {
    let j = i
    for (let steps = 0; steps < 12; steps++) {
      const h = analysis.head[j]!
      if (h < 0) break
      if (isCue[h]) {
        upper[i] = h
        path[i] = hashString(analysis.rel[j]!)
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

/** The row of a feature: its template, and up to three values. */
function bucket(template: number, a: number, b = 0, c = 0): number {
  let h = Math.imul(a ^ Math.imul(template, 0x2545f), 0x9e3779b1) + b
  h = Math.imul(h ^ (h >>> 15), 0x85ebca77) + c
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae3d)
  return ((h ^ (h >>> 16)) & MASK) * WIDTH
}

/** Writes the buckets of token `i` into `out`; returns how many there are. */
export function writeFeatures(sight: Sight, i: number, past: Past, out: Int32Array): number {
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
  out[0] = bucket(1, 0)
  out[1] = bucket(2, w1)
  out[2] = bucket(3, w2)
  out[3] = bucket(4, g0, g2)
  out[4] = bucket(5, p1, p2)
  out[5] = bucket(6, p1, g0, g1)
  out[6] = bucket(7, p1, w0, w2)
  out[7] = bucket(8, p1, w1, w0)
  out[8] = bucket(9, p1, r0, r1)
  out[9] = bucket(10, p1, r0, r2)
  out[10] = bucket(11, p1, r0, share[i]!)
  out[11] = bucket(12, p1, r0, rule[i]!)
  out[12] = bucket(13, p1, r0, w0)
  out[13] = bucket(14, p1, r0, g0)
  out[14] = bucket(15, p1, strength[i]!, r0)
  out[15] = bucket(16, p1, q0, first ? 9 : quote[i - 1]!)
  out[16] = bucket(17, p1, q0, r0 + 8 * seen)
  out[17] = bucket(18, p1, seen, g0)
  out[18] = bucket(19, p1, last, first ? 1 : 0)
  out[19] = bucket(20, p1, kind, r0)
  out[20] = bucket(21, p1, kind, g0)
  const b = sight.before[i]!
  const a = sight.after[i]!
  out[21] = bucket(22, p1, a < 0 ? -1 : near(a - i), r0)
  out[22] = bucket(23, b < 0 ? 0 : word[b]!, p1, r0)
  out[23] = bucket(24, a < 0 ? 0 : word[a]!, p1, a < 0 ? 0 : near(a - i))
  out[24] = bucket(25, b < 0 ? 0 : word[b]!, a < 0 ? 0 : 1, p1)
  const u = sight.upper[i]!
  out[25] = bucket(26, p1, sight.path[i]!, u < 0 ? 0 : word[u]!)
  out[26] = bucket(27, p1, sight.path[i]!, r0)
  out[27] = bucket(28, p1, sight.relation[i]!, r0)
  out[28] = bucket(29, p1, final ? 1 : first ? 2 : 0, r0)
  return 29
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
