import { classAt, DIGIT, isLetterAt, SYMBOL, UPPER } from './characters.ts'
import type { Tokens } from './tokenise.ts'

/** A paragraph as tokens `[from, to)`, and the first token of the sentence that is open in it. */
export interface Around {
  readonly from: number
  readonly to: number
  sentence: number
}

/**
 * True where a line without a full stop has lost its line break, so that token `at` begins a sentence: after "Figure 3", after a
 * date that heads a report, before "Image: Ann Example", and at the name below "Respectfully,".
 */
export function beginsAfterLabel(text: string, tokens: Tokens, at: number, around: Around): boolean {
  const { from, to } = around
  const start = tokens.start[at]!
  if (start === tokens.end[at - 1]!) return false
  if ((isLabel(text, tokens, at, to) && isCredit(text, tokens, at, to)) || isHead(text, tokens, at, around)) return true
  if (isAfterCaption(text, tokens, at, around)) return true
  if (at - from !== 2 && at - from !== 6 && to - at > 4) return false
  if (classAt(text, start) !== UPPER && text.charCodeAt(start) !== 0x28) return false
  return isAfterFigure(text, tokens, at, from) || isAfterDateLine(text, tokens, at, from) || isSignature(text, tokens, at, around)
}

/** The characters of token `i`. */
export const wordAt = (text: string, tokens: Tokens, i: number): string => text.slice(tokens.start[i]!, tokens.end[i]!)

const FIGURES: ReadonlySet<string> = new Set('Figure FIGURE Fig. Table TABLE Chart Box Map'.split(' '))

/** "Figure 2.1 The old harbour": the number of a figure opens the paragraph. */
function isAfterFigure(text: string, tokens: Tokens, at: number, from: number): boolean {
  return at === from + 2 && classAt(text, tokens.start[at - 1]!) === DIGIT && FIGURES.has(wordAt(text, tokens, from))
}

/** "Figure 3. A map of the bay": the full stop after the number of a figure that opens its sentence, token `i`. */
export function isFigureNumber(text: string, tokens: Tokens, sentence: number, i: number): boolean {
  if (i < sentence + 1 || i > sentence + 2 || classAt(text, tokens.start[sentence + 1]!) !== DIGIT) return false
  return text.charCodeAt(tokens.end[i]! - 1) === 0x2e && FIGURES.has(wordAt(text, tokens, sentence))
}

const CREDITS: ReadonlySet<string> = new Set('Image image Photo photo Picture picture Photograph photograph'.split(' '))

/** "The harbour at dawn in Sampleton, D.C. Image: Ann Example.": who made a picture, after what it shows. */
export function isCredit(text: string, tokens: Tokens, at: number, to: number): boolean {
  return at + 2 < to && text.charCodeAt(tokens.start[at + 1]!) === 0x3a && CREDITS.has(wordAt(text, tokens, at))
}

/** A word with a colon behind it, something behind that, and no mark before it. */
function isLabel(text: string, tokens: Tokens, at: number, to: number): boolean {
  return at + 2 < to && text.charCodeAt(tokens.start[at + 1]!) === 0x3a && classAt(text, tokens.end[at - 1]! - 1) < SYMBOL
}

const HEADS: ReadonlySet<string> = new Set('WHO WHAT WHEN WHERE WHY Who What When Where Date Time Place Location Subject'.split(' '))

/** Who gets a copy of a letter, at its foot: a name must follow. */
const COPIES: ReadonlySet<string> = new Set('cc Cc CC bcc encl Encl enclosures Enclosures'.split(' '))

/** "WHAT: Talks WHEN: Monday WHERE: Sampleton": the next line of a notice or a letter; not the "Date" of "Due Date: Monday". */
function isHead(text: string, tokens: Tokens, at: number, { sentence, to }: Around): boolean {
  if (at - sentence < 3 || !isLabel(text, tokens, at, to)) return false
  const word = wordAt(text, tokens, at)
  return HEADS.has(word) || (COPIES.has(word) && classAt(text, tokens.start[at + 2]!) === UPPER)
}

/** "Friday, May 2, 2025 The court said …": a date with its weekday and its year opens the paragraph. */
function isAfterDateLine(text: string, tokens: Tokens, at: number, from: number): boolean {
  if (at !== from + 6 || !wordAt(text, tokens, from).endsWith('day')) return false
  const isComma = (k: number): boolean => text.charCodeAt(tokens.start[from + k]!) === 0x2c
  return isComma(1) && isComma(4) && isYear(text, tokens, from + 5)
}

function isYear(text: string, tokens: Tokens, i: number): boolean {
  return tokens.end[i]! - tokens.start[i]! === 4 && classAt(text, tokens.start[i]!) === DIGIT
}

const CLOSINGS: ReadonlySet<string> = new Set('respectfully sincerely regards cheers'.split(' '))

/** "Sincerely, Ann Example": the name under a letter, which ends there. */
function isSignature(text: string, tokens: Tokens, at: number, { sentence, to }: Around): boolean {
  if (to - at > 4 || at - sentence > 4 || at - sentence < 2 || text.charCodeAt(tokens.start[at - 1]!) !== 0x2c) return false
  return CLOSINGS.has(wordAt(text, tokens, at - 2).toLowerCase())
}

const PLACED: ReadonlySet<string> = new Set('In On At After During Since Before'.split(' '))

const FRAMES =
  /^(?:the|a|an|his|her|their|its|this|that|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|\d{4})$/u

/** "Ann Example of Sampleton In the north, the party …": what a picture shows, then a sentence that begins with where or when. */
function isAfterCaption(text: string, tokens: Tokens, at: number, { from, to, sentence }: Around): boolean {
  if (sentence !== from || at - from < 2 || at - from > 12 || to - at < 6 || !PLACED.has(wordAt(text, tokens, at))) return false
  if (classAt(text, tokens.end[at - 1]! - 1) > DIGIT || text.charCodeAt(tokens.end[to - 1]! - 1) !== 0x2e) return false
  if (!FRAMES.test(wordAt(text, tokens, at + 1))) return false
  for (let k = at + 2; k < Math.min(to, at + 10); k++) if (text.charCodeAt(tokens.start[k]!) === 0x2c) return true
  return false
}

const VERBS: ReadonlySet<string> = new Set(
  'is are was were has have had will would can could may said says I we you he she they it'.split(' '),
)

/** True for an entry of a bibliography: an address or "doi", a year, names and titles, and nothing that is told. */
export function isReference(text: string, tokens: Tokens, from: number, to: number): boolean {
  if (to - from < 8 || to - from > 80 || classAt(text, tokens.start[from]!) !== UPPER) return false
  let address = false
  let year = false
  for (let i = from; i < to; i++) {
    const length = tokens.end[i]! - tokens.start[i]!
    if (length === 4 && isYear(text, tokens, i)) year = true
    else if (length > 2 && isAddress(text, tokens.start[i]!, tokens.end[i]!)) address = true
    else if (length < 6 && VERBS.has(wordAt(text, tokens, i))) return false
  }
  return address && year
}

/** "https://…", "doi:10.1000/1"; not "doing". */
function isAddress(text: string, from: number, to: number): boolean {
  return text.startsWith('http', from) || (text.slice(from, from + 3).toLowerCase() === 'doi' && !isLetterAt(text, from + 3, to))
}

/** '"It rained." — Ann Example, 1956': who said what stands before, at the end of its paragraph. */
export function isAuthorLine(text: string, tokens: Tokens, next: number, to: number): boolean {
  if (to - next > 30 || next + 1 >= to) return false
  const start = tokens.start[next]!
  const code = text.charCodeAt(start)
  if (code !== 0x2014 && code !== 0x2013 && !(code === 0x2d && tokens.end[next]! - start === 2)) return false
  if (start === tokens.end[next - 1]! || classAt(text, tokens.start[next + 1]!) !== UPPER) return false
  for (let k = next + 1; k < to - 1; k++)
    if (tokens.end[k]! - tokens.start[k]! === 1 && text.charCodeAt(tokens.start[k]!) === 0x2e) return false
  return true
}
