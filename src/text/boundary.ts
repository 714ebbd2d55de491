import { classAt, DIGIT, EMOJI, HIDDEN, LOWER, SYMBOL, UPPER } from './characters.ts'
import type { Tokens } from './tokenise.ts'
import { markByRules, NEVER } from './sentence-rules.ts'
import { ABBREVIATIONS, BEFORE_NAME } from './words.ts'

/** Number of hash buckets of the model of sentence boundaries; a power of two. */
export const BUCKETS = 1 << 16

/** Number of features of one boundary. */
export const FEATURES = 29

/** One paragraph under the scanner, and what it has seen so far. */
export interface BoundaryState {
  readonly text: string
  readonly tokens: Tokens
  readonly from: number
  readonly to: number
  /** First token of the sentence that is open. */
  sentence: number
  /** True inside double quotes. */
  quoted: boolean
  /** The token whose quote is open, or was last. */
  opened: number
  /** Depth of round and square brackets. */
  depth: number
  /** Last full stop, mark or ellipsis before the gap, with nothing but closers after it; 0 where there is none. */
  ender: number
  /** 1 where the paragraph ends like a sentence. */
  readonly closed: number
  /** How the paragraph is written: 1 where it begins in lower case, 2 where its "i" is small. */
  readonly style: number
  /** What the rules say of every token. */
  readonly marks: Uint8Array
}

/** State at the first token of the paragraph `tokens[from, to)`. */
export function beginBoundaries(text: string, tokens: Tokens, from: number, to: number): BoundaryState {
  let last = to - 1
  while (last > from && isCloserCode(text.charCodeAt(tokens.start[last]!))) last--
  const closed = enderOf(text, tokens, last) ? 1 : 0
  const marks = markByRules(text, tokens, from, to)
  const style = styleOf(text, tokens, from, to)
  return { text, tokens, from, to, sentence: from, quoted: false, opened: from, depth: 0, ender: 0, closed, style, marks }
}

function styleOf(text: string, tokens: Tokens, from: number, to: number): number {
  let style = classAt(text, tokens.start[from]!) === LOWER ? 1 : 0
  for (let i = from + 1; i < to; i++) {
    if (tokens.end[i]! - tokens.start[i]! === 1 && text.charCodeAt(tokens.start[i]!) === 0x69) style |= 2
  }
  return style
}

/** Takes token `i` into the state: quotes, brackets, enders. */
export function passToken(state: BoundaryState, i: number): void {
  const { text, tokens } = state
  const code = text.charCodeAt(tokens.start[i]!)
  const ender = enderOf(text, tokens, i)
  if (ender) state.ender = ender
  else if (!isCloserCode(code)) state.ender = 0
  const wasQuoted = state.quoted
  if (code === 0x22) state.quoted = !state.quoted
  else if (code === 0x201c) state.quoted = true
  else if (code === 0x201d) state.quoted = false
  else if (code === 0x60 && tokens.end[i]! - tokens.start[i]! === 2) state.quoted = true
  else if (code === 0x27 && tokens.end[i]! - tokens.start[i]! === 2 && text.charCodeAt(tokens.start[i]! + 1) === 0x27) state.quoted = false
  else if (code === 0x28 || code === 0x5b) state.depth++
  else if ((code === 0x29 || code === 0x5d) && state.depth > 0) state.depth--
  if (state.quoted && !wasQuoted) state.opened = i
}

/** True when a sentence may begin at token `i`: after a sign, or at a capital, digit or sign after a space. */
export function isCandidate(state: BoundaryState, i: number): boolean {
  const { text, tokens } = state
  const start = tokens.start[i]!
  const before = tokens.end[i - 1]!
  const mark = state.marks[i - state.from]!
  if (mark) return mark !== NEVER
  if (state.ender) return start > before || state.ender !== 0x2e || isOpening(text, start)
  if (start === before) return false
  const first = classAt(text, start)
  if (first === LOWER) {
    const code = text.charCodeAt(before - 1)
    return code === 0x3a || code === 0x29 || code === 0x3b || code === 0x2d || classAt(text, before - 1) === EMOJI
  }
  if (first === UPPER || first === DIGIT || first === EMOJI) return text.charCodeAt(before - 1) !== 0x2c
  const code = text.charCodeAt(start)
  return code !== 0x2c && code !== 0x2e && code !== 0x29 && code !== 0x25 && code !== 0x2026 && code !== 0x201d
}

/** A letter of either case, digit or opening sign: what may stand right after a full stop whose space was forgotten. */
function isOpening(text: string, at: number): boolean {
  const c = classAt(text, at)
  return c === UPPER || c === EMOJI || isCloserCode(text.charCodeAt(at))
}

/** True right behind "..." or "…", not behind "[…]". */
export function isAfterDots({ text, tokens }: BoundaryState, i: number): boolean {
  const ender = enderOf(text, tokens, i - 1)
  return ender === 2 || ender === 0x2026
}

/** The mark with which token `i` may end a sentence, 0 where it has none; 1 for a dotted word such as "U.S." or "Inc.", 2 for "...". */
function enderOf(text: string, tokens: Tokens, i: number): number {
  const end = tokens.end[i]!
  const last = text.charCodeAt(end - 1)
  if (last === 0x21 || last === 0x3f || last === 0x2026) return last
  if (last !== 0x2e) return 0
  const length = end - tokens.start[i]!
  if (length === 1) return 0x2e
  return text.charCodeAt(end - 2) === 0x2e ? 2 : 1
}

function isCloserCode(code: number): boolean {
  return code === 0x29 || code === 0x5d || code === 0x22 || code === 0x27 || code === 0x201d || code === 0x2019 || code === 0xbb
}

/** Writes the hash buckets of the boundary before token `i` into `out`. */
export function boundaryFeatures(state: BoundaryState, i: number, out: Int32Array): void {
  const { text, tokens, from, to } = state
  const w1 = wordHash(text, tokens, i - 1)
  const w2 = i - 2 >= from ? wordHash(text, tokens, i - 2) : 1
  const n1 = wordHash(text, tokens, i)
  const n2 = i + 1 < to ? wordHash(text, tokens, i + 1) : 1
  const s1 = shapeOf(text, tokens, i - 1)
  const s2 = i - 2 >= from ? shapeOf(text, tokens, i - 2) : 1
  const t1 = shapeOf(text, tokens, i)
  const t2 = i + 1 < to ? shapeOf(text, tokens, i + 1) : 1
  const core = coreOf(state, i)
  const coreHash = core >= from ? wordHash(text, tokens, core) : 1
  const coreShape = core >= from ? shapeOf(text, tokens, core) : 1
  const gap = tokens.start[i]! > tokens.end[i - 1]! ? 1 : 0
  const p = state.ender * 4 + gap * 2 + 1
  const far = bucket(i - state.sentence)
  const left = bucket(to - i)
  const flags = (state.quoted ? 2 : 0) + (state.depth ? 1 : 0)
  const first = shapeOf(text, tokens, state.sentence)
  let k = 0
  out[k++] = mix(1, p, 0)
  out[k++] = mix(2, p, t1)
  out[k++] = mix(3, w1, t1)
  out[k++] = mix(4, n1, p)
  out[k++] = mix(5, w1, n1)
  out[k++] = mix(6, w2, mix(w1, p, 0))
  out[k++] = mix(7, n1, mix(n2, p, 0))
  out[k++] = mix(8, mix(s2, s1, 0), t1)
  out[k++] = mix(9, mix(s1, t1, 0), mix(t2, p, 0))
  out[k++] = mix(10, flags, mix(p, t1, s1))
  out[k++] = mix(11, mix(flags, p, s1), n1)
  out[k++] = mix(12, mix(far, p, 0), t1)
  out[k++] = mix(13, mix(left, p, 0), t1)
  out[k++] = mix(14, mix(state.closed, p, bucket(to - from)), mix(t1, s1, 0))
  out[k++] = mix(15, coreHash, mix(t1, p, 0))
  out[k++] = mix(16, coreHash, n1)
  out[k++] = mix(17, mix(coreShape, p, 0), n1)
  out[k++] = mix(18, mix(first, far, p), t1)
  out[k++] = mix(19, mix(first, t1, state.closed), mix(p, left, 0))
  out[k++] = mix(20, n2, mix(p, t1, s1))
  out[k++] = mix(21, mix(coreShape, far, p), t1)
  const rule = state.marks[i - from]! + 1
  out[k++] = mix(23, rule, p)
  out[k++] = mix(24, rule, mix(p, t1, s1))
  out[k++] = mix(25, rule, mix(p, n1, 0))
  out[k++] = mix(26, rule, mix(p, coreShape, state.closed))
  out[k++] = mix(22, mix(s2, s1, state.closed), mix(t1, t2, p))
  const quote = quoteOf(state, i)
  out[k++] = mix(27, mix(quote, p, 0), mix(t1, rule, 0))
  out[k++] = mix(28, state.style, mix(p, t1, rule))
  out[k++] = mix(29, state.style, mix(p, n1, rule))
}

/** Where the open quote began and how near its end is: 0 outside quotes. */
function quoteOf(state: BoundaryState, i: number): number {
  if (!state.quoted) return 0
  const { text, tokens, to, sentence, opened } = state
  let near = 0
  for (let k = i; k < Math.min(to, i + 40); k++) {
    const code = text.charCodeAt(tokens.start[k]!)
    if (code !== 0x22 && code !== 0x201d) continue
    near = k - i < 15 ? 1 : 2
    break
  }
  if (opened < sentence) return 1 + near
  if (opened === sentence) return 4 + near
  const code = text.charCodeAt(tokens.start[opened - 1]!)
  return (code === 0x2c || code === 0x3a ? 7 : 10) + near
}

/** The token before the ender and its closers: the word that may be an abbreviation. */
function coreOf(state: BoundaryState, i: number): number {
  const { text, tokens, from } = state
  let at = i - 1
  const stop = Math.max(from, i - 4)
  while (at > stop && isCloserCode(text.charCodeAt(tokens.start[at]!))) at--
  if (tokens.end[at]! - tokens.start[at]! === 1 && classAt(text, tokens.start[at]!) === SYMBOL) at--
  return at
}

function bucket(n: number): number {
  if (n < 6) return n
  if (n < 9) return 6
  if (n < 14) return 7
  if (n < 22) return 8
  return n < 40 ? 9 : 10
}

/** Hash of a token in lower case, digits as 0, curly quotes straight. */
function wordHash(text: string, tokens: Tokens, i: number): number {
  let hash = 0x811c9dc5 | 0
  const start = tokens.start[i]!
  const end = Math.min(tokens.end[i]!, start + 24)
  for (let at = start; at < end; at++) {
    let code = text.charCodeAt(at)
    if (code >= 0x41 && code <= 0x5a) code |= 0x20
    else if (code >= 0x30 && code <= 0x39) code = 0x30
    else if (code === 0x2019 || code === 0x2018) code = 0x27
    else if (code === 0x201c || code === 0x201d) code = 0x22
    hash = Math.imul(hash ^ code, 0x01000193)
  }
  return hash
}

/** Small number for what a token looks like: its first character, capitals, length, dots. */
function shapeOf(text: string, tokens: Tokens, i: number): number {
  const start = tokens.start[i]!
  const end = tokens.end[i]!
  const length = end - start
  const first = classAt(text, start)
  if (first > HIDDEN) return 64 + (text.charCodeAt(start) & 0x3fff) * 4 + Math.min(length, 3)
  const last = text.charCodeAt(end - 1)
  let shape = first * 3 + 2
  if (first === UPPER) shape += length > 1 && classAt(text, start + 1) === UPPER ? 1 : 0
  if (first === DIGIT) {
    shape =
      20 + (text.charCodeAt(start + 1) === 0x3a || text.charCodeAt(start + 2) === 0x3a ? 1 : 0) + (length === 4 ? 2 : length > 6 ? 4 : 0)
  }
  if (last === 0x2e && length > 1) return 40 + dottedKind(text, start, end) * 2 + (first === UPPER ? 1 : 0)
  return shape
}

/** Kinds of words with a full stop: 0 initial, 1 title, 2 abbreviation, 3 acronym, 4 other. */
function dottedKind(text: string, start: number, end: number): number {
  if (end - start === 2) return 0
  const word = text.slice(start, Math.min(end - 1, start + 12)).toLowerCase()
  if (BEFORE_NAME.has(word)) return 1
  if (ABBREVIATIONS.has(word)) return 2
  return word.includes('.') ? 3 : 4
}

function mix(a: number, b: number, c: number): number {
  let hash = Math.imul(a + 0x9e3779b9, 0x85ebca6b) ^ Math.imul(b + 0x7f4a7c15, 0xc2b2ae35)
  hash = Math.imul(hash ^ (hash >>> 15), 0x27d4eb2f) ^ Math.imul(c + 0x165667b1, 0x9e3779b1)
  hash = Math.imul(hash ^ (hash >>> 13), 0x85ebca6b)
  return hash ^ (hash >>> 16)
}
