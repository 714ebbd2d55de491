import { classAt, DIGIT, EMOJI, LOWER, UPPER } from './characters.ts'
import type { Tokens } from './tokenise.ts'
import { ABBREVIATIONS, BEFORE_NAME } from './words.ts'

/** No sentence is longer than this many tokens; longer ones are cut at the best place before. */
export const LONGEST_SENTENCE = 400

/**
 * Finds where sentences begin: indices of first tokens of `tokens[from, to)`, which is one paragraph (or another part) of the text.
 * A line break ends nothing here: `segment` decides what is a part.
 */
export function findSentences(text: string, tokens: Tokens, from = 0, to = tokens.n): number[] {
  const starts: number[] = []
  if (from >= to) return starts
  starts.push(from)
  let i = from
  while (i < to) {
    if (!isEnder(text, tokens, i)) {
      i++
      continue
    }
    const next = skipClosers(text, tokens, i + 1, to)
    if (next < to && !isListNumber(text, tokens, starts[starts.length - 1]!, i) && isBoundary(text, tokens, i, next)) starts.push(next)
    i = Math.max(next, i + 1)
  }
  return cutLong(text, tokens, starts, to)
}

/** True for tokens after which a sentence may end: full stops, marks, ellipses, abbreviations with a full stop. */
function isEnder(text: string, tokens: Tokens, i: number): boolean {
  const last = text.charCodeAt(tokens.end[i]! - 1)
  return last === 0x2e || last === 0x21 || last === 0x3f || last === 0x2026
}

/** "2. Boil the water": a number at the beginning of its sentence, and its full stop. */
function isListNumber(text: string, tokens: Tokens, from: number, i: number): boolean {
  return i <= from + 1 && classAt(text, tokens.start[from]!) === DIGIT && text.charCodeAt(tokens.end[i]! - 1) === 0x2e
}

/** First token at or after `i` that is no closing quote or bracket of the sentence before it. */
function skipClosers(text: string, tokens: Tokens, i: number, to: number): number {
  let at = i
  while (at < to) {
    if (isCloser(text, tokens, at)) at++
    else if (isNote(text, tokens, at, to)) at += 3
    else break
  }
  return at
}

/** "[12]": the number of a footnote belongs to the sentence before it. */
function isNote(text: string, tokens: Tokens, i: number, to: number): boolean {
  return i + 2 < to && text.charCodeAt(tokens.start[i]!) === 0x5b && text.charCodeAt(tokens.start[i + 2]!) === 0x5d && classAt(text, tokens.start[i + 1]!) === DIGIT
}

function isCloser(text: string, tokens: Tokens, i: number): boolean {
  const start = tokens.start[i]!
  const code = text.charCodeAt(start)
  const isBracket = code === 0x29 || code === 0x5d || code === 0x7d
  const isQuote = code === 0x201d || code === 0x2019 || code === 0xbb
  const isStraight = code === 0x22 || code === 0x27
  if (!isBracket && !isQuote && !isStraight) return false
  if (tokens.end[i]! - start > 2) return false
  return start === tokens.end[i - 1]! || (!isStraight && isBracket)
}

/** True when the sentence ends with token `i` (and its closers), so that `next` begins another. */
function isBoundary(text: string, tokens: Tokens, i: number, next: number): boolean {
  const start = tokens.start[next]!
  if (start === tokens.end[next - 1]! && !isCapitalised(text, start)) return false
  const first = classAt(text, start)
  const end = tokens.end[i]!
  const last = text.charCodeAt(end - 1)
  if (first === LOWER) return false
  if (last === 0x2e && end - tokens.start[i]! > 1 && text.charCodeAt(end - 2) !== 0x2e) return isAbbreviationEnd(text, tokens, i, next)
  const code = text.charCodeAt(start)
  if (code === 0x2c || code === 0x3b || code === 0x3a || code === 0x29 || code === 0x2d || code === 0x2013 || code === 0x2014) return false
  return first === UPPER || first === DIGIT || first === EMOJI || code !== 0x2f
}

function isCapitalised(text: string, at: number): boolean {
  const c = classAt(text, at)
  return c === UPPER
}

/** Words that begin a sentence far oftener than they follow an abbreviation inside one. */
const STARTERS: ReadonlySet<string> = new Set(
  ('The A An He She It They We I You This That These Those There In On At But And Or So If When While As After Before For From With However Meanwhile ' +
    'His Her Their Its Our My Your What Who Why How Where Which Also Although Because Since Then Now Not No Yes Many Most Some Both Each All By To Of').split(' '),
)

/** An abbreviation ends a sentence only where the next word is one that likes to begin sentences. */
function isAbbreviationEnd(text: string, tokens: Tokens, i: number, next: number): boolean {
  const word = text.slice(tokens.start[i]!, tokens.end[i]! - 1).toLowerCase()
  const code = text.charCodeAt(tokens.start[next]!)
  if (BEFORE_NAME.has(word)) return false
  if (word.length === 1) return false
  const isQuote = code === 0x201c || code === 0x22
  if (isQuote) return true
  const first = text.slice(tokens.start[next]!, tokens.end[next]!)
  return STARTERS.has(first) && (ABBREVIATIONS.has(word) || word.includes('.'))
}

/** Cuts sentences longer than `LONGEST_SENTENCE`, at a semicolon or comma in their last quarter where there is one. */
function cutLong(text: string, tokens: Tokens, starts: readonly number[], to: number): number[] {
  const out: number[] = []
  for (let s = 0; s < starts.length; s++) {
    let from = starts[s]!
    const end = s + 1 < starts.length ? starts[s + 1]! : to
    out.push(from)
    while (end - from > LONGEST_SENTENCE) {
      from = cutPlace(text, tokens, from)
      out.push(from)
    }
  }
  return out
}

function cutPlace(text: string, tokens: Tokens, from: number): number {
  let comma = -1
  for (let i = from + LONGEST_SENTENCE - 1; i > from + (LONGEST_SENTENCE * 3) / 4; i--) {
    const code = text.charCodeAt(tokens.start[i]!)
    if (code === 0x3b || code === 0x3a) return i + 1
    if (comma === -1 && code === 0x2c) comma = i + 1
  }
  return comma === -1 ? from + LONGEST_SENTENCE : comma
}
