import { classAt, DIGIT, SYMBOL, UPPER } from './characters.ts'
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
  if (isCredit(text, tokens, at, to)) return true
  if (at - from !== 2 && at - from !== 6 && to - at > 4) return false
  if (classAt(text, start) !== UPPER && text.charCodeAt(start) !== 0x28) return false
  return isAfterFigure(text, tokens, at, from) || isAfterDateLine(text, tokens, at, from) || isSignature(text, tokens, at, around)
}

const wordAt = (text: string, tokens: Tokens, i: number): string => text.slice(tokens.start[i]!, tokens.end[i]!)

const FIGURES: ReadonlySet<string> = new Set('Figure FIGURE Fig. Table TABLE Chart Box Map'.split(' '))

/** "Figure 2.1 The old harbour": the number of a figure opens the paragraph. */
function isAfterFigure(text: string, tokens: Tokens, at: number, from: number): boolean {
  return at === from + 2 && classAt(text, tokens.start[at - 1]!) === DIGIT && FIGURES.has(wordAt(text, tokens, from))
}

const CREDITS: ReadonlySet<string> = new Set('Image image Photo photo Picture picture Photograph photograph'.split(' '))

/** "The harbour at dawn Image: Ann Example.": who made a picture, after what it shows. */
function isCredit(text: string, tokens: Tokens, at: number, to: number): boolean {
  if (at + 2 >= to || text.charCodeAt(tokens.start[at + 1]!) !== 0x3a || !CREDITS.has(wordAt(text, tokens, at))) return false
  return classAt(text, tokens.end[at - 1]! - 1) < SYMBOL
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
