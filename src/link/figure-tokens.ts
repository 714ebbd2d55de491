import { isDigit, widthAt } from '../text/characters.ts'
import { isAnyLetterAt } from '../text/word-scan.ts'

/** A word, a number or a mark of a sentence, in lower case. */
export interface Token {
  readonly word: string
  readonly from: number
  readonly to: number
}

/** Characters of a word after its first, figures of a plain number, thousands in a row, decimals. */
const MOST_LETTERS = 31
const MOST_DIGITS = 9
const MOST_THOUSANDS = 4
const MOST_DECIMALS = 3

/** The words, numbers and marks of a sentence in order: "1,250.5" is one, "d'Or" and "U.S" as well. */
export function tokensOf(text: string): Token[] {
  const out: Token[] = []
  for (let at = 0; at < text.length;) {
    if (isSpace(text.charCodeAt(at))) {
      at++
      continue
    }
    const to = endOf(text, at)
    out.push({ word: text.slice(at, to).toLowerCase(), from: at, to })
    at = to
  }
  return out
}

function endOf(text: string, at: number): number {
  if (isDigit(text.charCodeAt(at))) return endOfNumber(text, at)
  return isAnyLetterAt(text, at) ? endOfLetters(text, at) : at + widthAt(text, at)
}

/** Letters with apostrophes and full stops between them. */
function endOfLetters(text: string, at: number): number {
  let to = at + widthAt(text, at)
  let next = to
  for (let n = 0; n < MOST_LETTERS; n++) {
    if (isAnyLetterAt(text, next)) to = next += widthAt(text, next)
    else if (isInside(text.charCodeAt(next))) next++
    else break
  }
  return to
}

function endOfNumber(text: string, at: number): number {
  const plain = endOfDigits(text, at, MOST_DIGITS)
  let to = plain
  if (plain - at <= 3) for (let n = 0; n < MOST_THOUSANDS && isThousands(text, to); n++) to += 4
  const decimals = text.charCodeAt(to) === FULL_STOP ? endOfDigits(text, to + 1, MOST_DECIMALS) : to
  return decimals > to + 1 ? decimals : to
}

function endOfDigits(text: string, at: number, most: number): number {
  let to = at
  while (to - at < most && isDigit(text.charCodeAt(to))) to++
  return to
}

/** ",250" */
function isThousands(text: string, at: number): boolean {
  return text.charCodeAt(at) === COMMA && endOfDigits(text, at + 1, 3) === at + 4
}

const COMMA = 0x2c
const FULL_STOP = 0x2e

const isInside = (code: number): boolean => code === 0x2019 || code === 0x27 || code === FULL_STOP

/** White space of every kind that patterns know. */
function isSpace(code: number): boolean {
  if (code === 32 || (code >= 9 && code <= 13)) return true
  return code >= 160 && SPACE.test(String.fromCharCode(code))
}

const SPACE = /\s/u
