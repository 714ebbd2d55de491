import { classAt, DIGIT, isLetterAt, isSpaceAt, LOWER, SYMBOL, UPPER } from './characters.ts'
import type { Around } from './sentence-labels.ts'
import type { Tokens } from './tokenise.ts'

/** "2. Boil the water", "*2. Boil it", "two things: 1. Boil it": the number of a point, and its full stop, token `i`; not "Injured: 12. Others". */
export function isListNumber(text: string, tokens: Tokens, sentence: number, i: number): boolean {
  if (text.charCodeAt(tokens.end[i]! - 1) !== 0x2e) return false
  const first = tokens.start[sentence]!
  if (i <= sentence + 1 && classAt(text, first) === DIGIT) return true
  const at = numberBefore(text, tokens, i)
  if (at <= sentence) return false
  return (at === sentence + 1 && classAt(text, first) === SYMBOL) || isFirstPoint(text, tokens, at)
}

/** A one behind a colon: what follows is a list. */
function isFirstPoint(text: string, tokens: Tokens, at: number): boolean {
  const start = tokens.start[at]!
  const colon = tokens.start[at - 1]!
  return text.charCodeAt(colon) === 0x3a && start > colon + 1 && text.charCodeAt(start) === 0x31 && classAt(text, start + 1) !== DIGIT
}

/** "two things: 1. that it rains": the number of a point inside its sentence. */
export function isInlineNumber(text: string, tokens: Tokens, i: number, next: number): boolean {
  return next === i + 1 && classAt(text, tokens.start[next]!) === LOWER && numberBefore(text, tokens, i) >= 0
}

/** The number of one or two digits before the full stop `i`, or with it in one token; -1 where there is none. */
function numberBefore(text: string, tokens: Tokens, i: number): number {
  const at = wordOf(tokens, i)
  return at >= 0 && classAt(text, tokens.start[at]!) === DIGIT && tokens.end[i]! - tokens.start[at]! < 4 ? at : -1
}

/** "H. R. 1280": the number of a bill, behind initials. */
export function isBillNumber(text: string, tokens: Tokens, i: number, next: number): boolean {
  const at = tokens.end[i]! - 2
  if (next !== i + 1 || at < 4 || classAt(text, tokens.start[next]!) !== DIGIT || classAt(text, at) !== UPPER) return false
  const before = isSpaceAt(text, at - 1, text.length) ? at - 1 : at
  return text.charCodeAt(before - 1) === 0x2e && classAt(text, before - 2) === UPPER && !isLetterAt(text, before - 3, text.length)
}

/** ". . .", "? ?": a mark that stands alone behind another. */
export function isLooseMark(text: string, tokens: Tokens, i: number): boolean {
  const start = tokens.start[i]!
  if (tokens.end[i]! - start !== 1 || start === tokens.end[i - 1]!) return false
  const code = text.charCodeAt(start)
  const before = text.charCodeAt(tokens.end[i - 1]! - 1)
  return code === 0x2e || ((code === 0x21 || code === 0x3f) && (before === 0x21 || before === 0x3f))
}

/** ":)": a face behind a full stop belongs to the sentence before it. */
export function isFace(text: string, tokens: Tokens, i: number): boolean {
  const start = tokens.start[i]!
  const code = text.charCodeAt(start)
  return (code === 0x3a || code === 0x3b || code === 0x3d) && tokens.end[i]! - start > 1 && text.charCodeAt(start + 1) !== code
}

/** "P.S. What about the cat?" */
export function isPostscript(text: string, tokens: Tokens, sentence: number, i: number): boolean {
  return i === sentence && tokens.end[i]! - tokens.start[i]! === 4 && text.slice(tokens.start[i]!, tokens.end[i]!).toLowerCase() === 'p.s.'
}

/** "her film Who Knows? (Sample Pictures, 1950) and": a mark that ends a title, brackets behind it, and the sentence goes on. */
export function isTitleMark(text: string, tokens: Tokens, i: number, to: number): boolean {
  if (text.charCodeAt(tokens.end[i]! - 1) === 0x2e || i + 3 >= to || text.charCodeAt(tokens.start[i + 1]!) !== 0x28) return false
  for (let k = i + 2; k < Math.min(to - 1, i + 12); k++) {
    if (text.charCodeAt(tokens.start[k]!) !== 0x29) continue
    const next = tokens.start[k + 1]!
    return classAt(text, next) === LOWER || text.charCodeAt(next) === 0x2c
  }
  return false
}

/** "classes in shop, elem. and sec. math": a full stop before a small letter, another such one or two short words away. */
export function isAmongAbbreviations(text: string, tokens: Tokens, i: number, { from, to }: Around): boolean {
  if (!isBeforeSmall(text, tokens, i, to)) return false
  const word = wordOf(tokens, i)
  for (let k = word - 1; k >= Math.max(from, word - 2); k--) {
    if (isStop(text, tokens, k)) return isShort(text, tokens, k + 1)
    if (classAt(text, tokens.start[k]!) > UPPER) break
  }
  for (let k = i + 1; k < Math.min(to, i + 4); k++) {
    if (isStop(text, tokens, k)) return isBeforeSmall(text, tokens, k, to) && isShort(text, tokens, wordOf(tokens, k))
    if (classAt(text, tokens.start[k]!) > UPPER) break
  }
  return false
}

/** The word of the full stop `i`, which may be of one token with it. */
function wordOf(tokens: Tokens, i: number): number {
  return tokens.end[i]! - tokens.start[i]! === 1 ? i - 1 : i
}

function isStop(text: string, tokens: Tokens, i: number): boolean {
  const end = tokens.end[i]!
  return text.charCodeAt(end - 1) === 0x2e && (end - tokens.start[i]! === 1 || text.charCodeAt(end - 2) !== 0x2e)
}

function isBeforeSmall(text: string, tokens: Tokens, i: number, to: number): boolean {
  if (i + 1 >= to || !isStop(text, tokens, i)) return false
  const next = tokens.start[i + 1]!
  return next > tokens.end[i]! && classAt(text, next) === LOWER
}

function isShort(text: string, tokens: Tokens, i: number): boolean {
  return classAt(text, tokens.start[i]!) <= UPPER && tokens.end[i]! - tokens.start[i]! <= 8
}
