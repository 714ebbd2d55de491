import { classAt, DIGIT, LOWER, UPPER } from './characters.ts'
import { wordAt } from './sentence-labels.ts'
import type { Around } from './sentence-labels.ts'
import type { Tokens } from './tokenise.ts'
import { STARTERS } from './words.ts'

/** True where a sentence begins at token `at` although no mark stands before it: its pronoun, the head of a transcript, a footnote show it. */
export function beginsUnmarked(text: string, tokens: Tokens, at: number, around: Around): boolean {
  const start = tokens.start[at]!
  if (start === tokens.end[at - 1]! || classAt(text, start) !== UPPER) return false
  if (isAfterGluedNote(text, tokens, at) || isAfterTranscriptHead(text, tokens, at, around)) return true
  return isPronounAlone(text, tokens, at, around)
}

/** Pronouns that are capitals inside no sentence; after a small letter neither "He" nor "It", which may be God and a film. */
const AFTER_NAME: ReadonlySet<string> = new Set('We They He She You It This There These'.split(' '))
const AFTER_SMALL: ReadonlySet<string> = new Set('We They She You There These'.split(' '))

/** Small words after which a sentence cannot be over. */
const OPEN: ReadonlySet<string> = new Set(
  (
    'a an the and or but nor if that than as of to in on at by for from with into upon about like than is are was were be been am do does did ' +
    'can could will would shall should may might must have has had not my your his our their its said say says think thinks know knows wish hope ' +
    'what who which when where why how because while whether since until so then called titled named'
  ).split(' '),
)

/** "the boats are out They left", "The Harbour Team We asked you": a capital pronoun and a small word behind it, with no mark before. */
function isPronounAlone(text: string, tokens: Tokens, at: number, { to, sentence }: Around): boolean {
  const word = wordAt(text, tokens, at)
  if (!AFTER_NAME.has(word)) return false
  let next = at + 1
  while (next < to && tokens.start[next]! === tokens.end[next - 1]!) next++
  if (next >= to || next > at + 2 || classAt(text, tokens.start[next]!) !== LOWER) return false
  return isOver(text, tokens, [sentence, at], AFTER_SMALL.has(word))
}

/** True where what stands before token `at` can be the end of a sentence that has lost its mark. */
function isOver(text: string, tokens: Tokens, [sentence, at]: readonly [number, number], afterSmall: boolean): boolean {
  const last = at - 1
  const code = text.charCodeAt(tokens.end[last]! - 1)
  const first = classAt(text, tokens.start[last]!)
  if (code === 0x29 || code === 0x5d) return at - sentence > 3 && tokens.end[last - 1]! - tokens.start[last - 1]! > 1
  if (first === LOWER) return afterSmall && at - sentence > 2 && !OPEN.has(wordAt(text, tokens, last))
  if (first !== UPPER || tokens.end[last]! - tokens.start[last]! < 3) return false
  if (classAt(text, tokens.end[last]! - 1) > DIGIT) return false
  return !STARTERS.has(wordAt(text, tokens, last)) && !OPEN.has(wordAt(text, tokens, last).toLowerCase())
}

/** "a love of boats.23 Harbours are": the number of a footnote that stands right behind its full stop. */
function isAfterGluedNote(text: string, tokens: Tokens, at: number): boolean {
  let k = tokens.end[at - 1]! - 1
  const stop = Math.max(tokens.start[at - 1]! - 1, k - 3)
  while (k > stop && classAt(text, k) === DIGIT) k--
  if (k === tokens.end[at - 1]! - 1 || text.charCodeAt(k) !== 0x2e || k < 3) return false
  return classAt(text, k - 1) === LOWER && classAt(text, k - 2) === LOWER && classAt(text, k - 3) === LOWER
}

/** "MARCH 3, 2021 PRESS RELEASE", "6:13 P.M. EDT THE SPEAKER:": a date or an hour heads a paper, and capitals follow. */
function isAfterTranscriptHead(text: string, tokens: Tokens, at: number, { from, sentence }: Around): boolean {
  if (sentence !== from || at - from > 4 || at - from < 3 || !isAllCapitals(text, tokens, at)) return false
  const opens = classAt(text, tokens.start[from]!)
  if (at - from === 3) return opens === DIGIT && ZONE.test(wordAt(text, tokens, at - 1))
  if (opens !== UPPER || classAt(text, tokens.start[from + 1]!) !== DIGIT || text.charCodeAt(tokens.start[from + 2]!) !== 0x2c) return false
  return classAt(text, tokens.start[at - 1]!) === DIGIT && tokens.end[at - 1]! - tokens.start[at - 1]! === 4
}

const ZONE = /^[A-Z]{1,3}T$/u

function isAllCapitals(text: string, tokens: Tokens, at: number): boolean {
  const end = tokens.end[at]!
  for (let k = tokens.start[at]!; k < end; k++) if (classAt(text, k) !== UPPER) return false
  return end - tokens.start[at]! > 2
}
