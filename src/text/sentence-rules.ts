import { classAt, DIGIT, LOWER, SPACE, SYMBOL, UPPER } from './characters.ts'
import { beginsContact } from './sentence-contacts.ts'
import { beginsAfterLabel, isAuthorLine, isCredit, isFigureNumber, isReference } from './sentence-labels.ts'
import { isSaying, isSayingOf, keepShortQuotes } from './sentence-quotes.ts'
import {
  isAmongAbbreviations,
  isFace,
  isInlineNumber,
  isListNumber,
  isLooseMark,
  isBillNumber,
  isPostscript,
  isTitleMark,
} from './sentence-stops.ts'
import { beginsUnmarked } from './sentence-unmarked.ts'
import type { Tokens } from './tokenise.ts'
import { ABBREVIATIONS, BEFORE_NAME, STARTERS } from './words.ts'

/** Mark of a token that never begins a sentence: a closing quote, the number of a footnote, the name after a title. */
export const NEVER = 2

/**
 * What plain rules say of the places where a sentence may begin: `marks[i]` is 1 where token `from + i` begins one, `NEVER` where it
 * surely does not, else 0. They look at full stops, marks, closing quotes and brackets, abbreviations and what comes next.
 */
export function markByRules(text: string, tokens: Tokens, from: number, to: number): Uint8Array {
  const marks = new Uint8Array(to - from)
  const around = { from, to, sentence: from }
  if (isReference(text, tokens, from, to)) return marks.fill(NEVER)
  let i = from
  while (i < to) {
    if (!isEnder(text, tokens, i)) {
      i++
      if (
        i < to &&
        (isBrokenOff(text, tokens, i, around.sentence) ||
          isDateTail(text, tokens, i, to) ||
          beginsAfterLabel(text, tokens, i, around) ||
          beginsUnmarked(text, tokens, i, around) ||
          beginsContact(text, tokens, i, around))
      ) {
        marks[i - from] = 1
        around.sentence = i
      }
      continue
    }
    const next = skipClosers(text, tokens, i + 1, to)
    for (let k = i + 1; k < next; k++) marks[k - from] = NEVER
    if (next < to) {
      const isHeld = isAmongAbbreviations(text, tokens, i, around) || isHeldOn(text, tokens, [around.sentence, i, next], to)
      marks[next - from] = isHeld ? NEVER : isBegun(text, tokens, [i, next], to) ? 1 : 0
      if (marks[next - from] === 1) around.sentence = next
    }
    i = Math.max(next, i + 1)
  }
  keepShortQuotes(text, tokens, [from, to], (at) => (marks[at - from] = NEVER))
  return marks
}

/** True where the sentence from token `at` surely goes on behind the mark of token `i`, with `next` after its closers. */
function isHeldOn(text: string, tokens: Tokens, [at, i, next]: readonly [number, number, number], to: number): boolean {
  if (isListNumber(text, tokens, at, i) || isFigureNumber(text, tokens, at, i) || isPostscript(text, tokens, at, i)) return true
  if (isTitleMark(text, tokens, i, to) || isBillNumber(text, tokens, i, next)) return true
  return isRunningOn(text, tokens, i, next, to) || isInlineNumber(text, tokens, i, next)
}

/** True where a sentence begins at `next`, after the mark of token `i` and its closers. */
function isBegun(text: string, tokens: Tokens, [i, next]: readonly [number, number], to: number): boolean {
  return isBoundary(text, tokens, i, next) || isCredit(text, tokens, next, to) || (next > i + 1 && isAuthorLine(text, tokens, next, to))
}

/** True for tokens after which a sentence may end: full stops, marks, ellipses, abbreviations with a full stop. */
function isEnder(text: string, tokens: Tokens, i: number): boolean {
  const last = text.charCodeAt(tokens.end[i]! - 1)
  return last === 0x2e || last === 0x21 || last === 0x3f || last === 0x2026
}

/** "I thought that — But never mind": a dash with spaces, and a word that begins sentences and no names; not "They only — They did". */
function isBrokenOff(text: string, tokens: Tokens, next: number, sentence: number): boolean {
  const dash = tokens.start[next - 1]!
  const code = text.charCodeAt(dash)
  if (code !== 0x2014 && code !== 0x2013 && !(code === 0x2d && tokens.end[next - 1]! - dash === 2)) return false
  const start = tokens.start[next]!
  if (start === tokens.end[next - 1]! || dash === 0 || text.charCodeAt(dash - 1) > 0x20 || classAt(text, start) !== UPPER) return false
  const word = text.slice(start, tokens.end[next]!)
  if (word === text.slice(tokens.start[sentence]!, tokens.end[sentence]!)) return false
  return word !== 'I' && word !== 'The' && (STARTERS.has(word) || INTERJECTIONS.has(word) || isStutter(text, tokens, next))
}

const INTERJECTIONS: ReadonlySet<string> = new Set(
  'Oh Ah Uh Um Hm Hey Yeah Yep Nope Okay OK Well Wow See Look Listen Wait Jeez Gosh Sorry Ooh'.split(' '),
)

/** "J- she": the beginning of a word that was never finished. */
function isStutter(text: string, tokens: Tokens, i: number): boolean {
  const end = tokens.end[i]!
  return end - tokens.start[i]! < 4 && text.charCodeAt(end) === 0x2d && classAt(text, end + 1) === SPACE
}

/** "Court adjourns hearing Friday, May 2, 2025": a full date with its weekday that ends a headline's line. */
function isDateTail(text: string, tokens: Tokens, next: number, to: number): boolean {
  if (to - next !== 6 || classAt(text, tokens.start[next]!) !== UPPER) return false
  const word = (k: number): string => text.slice(tokens.start[next + k]!, tokens.end[next + k]!)
  return (
    word(0).endsWith('day') &&
    word(1) === ',' &&
    word(4) === ',' &&
    classAt(text, tokens.start[next + 3]!) === DIGIT &&
    word(5).length === 4 &&
    classAt(text, tokens.start[next + 5]!) === DIGIT
  )
}

/** First token at or after `i` that is no closing quote or bracket of the sentence before it. */
function skipClosers(text: string, tokens: Tokens, i: number, to: number): number {
  let at = i
  while (at < to) {
    if (isCloser(text, tokens, at)) at++
    else if (isNote(text, tokens, at, to)) at += 3
    else if (remarkLength(text, tokens, at, to)) at += remarkLength(text, tokens, at, to)
    else if (isLooseMark(text, tokens, at) || isFace(text, tokens, at)) at++
    else if (at === i && isBareNote(text, tokens, at, to)) at++
    else break
  }
  return at
}

/** "[12]", "[…]": the number of a footnote, or what was left out, belongs to the sentence before it. */
function isNote(text: string, tokens: Tokens, i: number, to: number): boolean {
  if (i + 2 >= to || text.charCodeAt(tokens.start[i]!) !== 0x5b || text.charCodeAt(tokens.start[i + 2]!) !== 0x5d) return false
  const inside = text.charCodeAt(tokens.start[i + 1]!)
  return inside === 0x2e || inside === 0x2026 || classAt(text, tokens.start[i + 1]!) === DIGIT
}

/** Number of tokens of "[source needed]": a remark of an editor on the sentence before it, in lower case; 0 where there is none. */
function remarkLength(text: string, tokens: Tokens, i: number, to: number): number {
  if (text.charCodeAt(tokens.start[i]!) !== 0x5b || i + 1 >= to || classAt(text, tokens.start[i + 1]!) !== LOWER) return 0
  for (let k = i + 2; k < Math.min(to, i + 6); k++) if (text.charCodeAt(tokens.start[k]!) === 0x5d) return k + 1 - i
  return 0
}

/** "rights. 4 Even so": the number of a footnote without brackets, before a word that begins sentences. */
function isBareNote(text: string, tokens: Tokens, i: number, to: number): boolean {
  if (i + 1 >= to || tokens.end[i]! - tokens.start[i]! > 2 || classAt(text, tokens.start[i]!) !== DIGIT) return false
  return STARTERS.has(text.slice(tokens.start[i + 1]!, tokens.end[i + 1]!))
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

/** True when the sentence surely goes on after its full stop or mark: "Mr." before a name, "…?" before "Ann Example asked". */
function isRunningOn(text: string, tokens: Tokens, i: number, next: number, to: number): boolean {
  const start = tokens.start[i]!
  const end = tokens.end[i]!
  if (text.charCodeAt(end - 1) !== 0x2e) return next > i + 1 ? isSaying(text, tokens, next, to) : isSayingOf(text, tokens, next, to)
  if (isLifeDate(text, tokens, i, next)) return true
  return next === i + 1 && end - start > 2 && end - start < 8 && BEFORE_NAME.has(text.slice(start, end - 1).toLowerCase())
}

/** "(b. March 1950)": born, died, married, about, before a month or a number. */
function isLifeDate(text: string, tokens: Tokens, i: number, next: number): boolean {
  const at = tokens.end[i]! - 2
  const code = text.charCodeAt(at)
  if (code !== 0x62 && code !== 0x63 && code !== 0x64 && code !== 0x6d) return false
  if (at > 0 && text.charCodeAt(at - 1) !== 0x28 && classAt(text, at - 1) !== SPACE) return false
  return classAt(text, tokens.start[next]!) === DIGIT || MONTHS.has(text.slice(tokens.start[next]!, tokens.start[next]! + 3))
}

const MONTHS: ReadonlySet<string> = new Set('Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' '))

/** True when the sentence ends with token `i` (and its closers), so that `next` begins another. */
function isBoundary(text: string, tokens: Tokens, i: number, next: number): boolean {
  const start = tokens.start[next]!
  if (start === tokens.end[next - 1]! && !isCapitalised(text, start)) return false
  const first = classAt(text, start)
  const end = tokens.end[i]!
  const last = text.charCodeAt(end - 1)
  if (first === LOWER && !isUpperInside(text, tokens, next)) return false
  if (last === 0x2e && end - tokens.start[i]! > 1 && text.charCodeAt(end - 2) !== 0x2e) return isAbbreviationEnd(text, tokens, i, next)
  const code = text.charCodeAt(start)
  if (code === 0x2c || code === 0x3b || code === 0x3a || code === 0x29 || code === 0x2d || code === 0x2013 || code === 0x2014) return false
  return first !== SYMBOL || (code !== 0x2f && !isYearInBrackets(text, tokens, i, next))
}

/** "eBay": a name with its capital inside begins a sentence like any other. */
function isUpperInside(text: string, tokens: Tokens, i: number): boolean {
  const start = tokens.start[i]!
  for (let at = start + 1; at < Math.min(start + 5, tokens.end[i]!); at++) if (classAt(text, at) === UPPER) return true
  return false
}

/** "the film Example! (1965)": the year of a title that ends in a mark. */
function isYearInBrackets(text: string, tokens: Tokens, i: number, next: number): boolean {
  if (text.charCodeAt(tokens.end[i]! - 1) === 0x2e || next + 2 >= tokens.n || text.charCodeAt(tokens.start[next]!) !== 0x28) return false
  const year = tokens.start[next + 1]!
  return tokens.end[next + 1]! - year === 4 && classAt(text, year) === DIGIT && text.charCodeAt(tokens.start[next + 2]!) === 0x29
}

function isCapitalised(text: string, at: number): boolean {
  const c = classAt(text, at)
  return c === UPPER
}

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
