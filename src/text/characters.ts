/** Classes of UTF-16 code units, as small numbers for the scanners; 1 to 5 may stand inside a word. */
export const SPACE = 0
export const LOWER = 1
export const UPPER = 2
export const DIGIT = 3
export const MARK = 4
/** Invisible format characters (soft hyphen, direction marks, joiners): part of a word inside it, nothing outside. */
export const HIDDEN = 5
export const SYMBOL = 6
/** Pictographs, flags and their parts. */
export const EMOJI = 7

const TABLE_SIZE = 0x3400

const TABLE = makeTable()

function makeTable(): Uint8Array {
  const table = new Uint8Array(TABLE_SIZE).fill(SYMBOL)
  for (let code = 0; code < TABLE_SIZE; code++) {
    const char = String.fromCharCode(code)
    if (code < 0x20 || (code >= 0x7f && code < 0xa0) || code === 0x200b || /^\s$/.test(char)) table[code] = SPACE
    else if (/^\p{Lu}$/u.test(char)) table[code] = UPPER
    else if (/^\p{L}$/u.test(char)) table[code] = LOWER
    else if (/^\p{Nd}$/u.test(char)) table[code] = DIGIT
    else if (/^\p{M}$/u.test(char)) table[code] = MARK
    else if (/^\p{Cf}$/u.test(char)) table[code] = HIDDEN
    else if (/^[\p{No}\p{Nl}]$/u.test(char)) table[code] = DIGIT
    else if (code !== 0xa9 && code !== 0xae && code !== 0x2122 && /^\p{Extended_Pictographic}$/u.test(char)) table[code] = EMOJI
  }
  return table
}

/** Class of the character at `at`; surrogate pairs count as one character, a lone half is a symbol. */
export function classAt(text: string, at: number): number {
  const code = text.charCodeAt(at)
  if (code < TABLE_SIZE) return TABLE[code]!
  return classOfRare(text, at, code)
}

function classOfRare(text: string, at: number, code: number): number {
  if (code < 0xd800) return LOWER
  if (code < 0xdc00) {
    const point = text.codePointAt(at)!
    if (point < 0x10000) return SYMBOL
    if (point >= 0x1f000 && point < 0x1fc00) return EMOJI
    if (point >= 0x1d7ce && point < 0x1d800) return DIGIT
    if (point >= 0xe0000 && point < 0xe1000) return HIDDEN
    return /^\p{L}$/u.test(String.fromCodePoint(point)) ? LOWER : SYMBOL
  }
  if (code < 0xe000) return SYMBOL
  if (code >= 0xfe00 && code < 0xfe10) return MARK
  if (code === 0xfeff) return SPACE
  if (code >= 0xf900 && code < 0xfe00) return LOWER
  if (code >= 0xfe70 && code < 0xfeff) return LOWER
  if (code >= 0xff10 && code < 0xff1a) return DIGIT
  if ((code >= 0xff21 && code < 0xff3b) || (code >= 0xff41 && code < 0xff5b) || (code >= 0xff66 && code < 0xffdd)) return LOWER
  return SYMBOL
}

/** Number of code units of the character at `at`: 2 for a surrogate pair, else 1. */
export function widthAt(text: string, at: number): number {
  const code = text.charCodeAt(at)
  if (code < 0xd800 || code > 0xdbff) return 1
  const low = text.charCodeAt(at + 1)
  return low >= 0xdc00 && low < 0xe000 ? 2 : 1
}

/** True for the classes that may stand inside a word: letters, digits, marks, hidden characters. */
export function isWordClass(charClass: number): boolean {
  return charClass >= LOWER && charClass <= HIDDEN
}

/** True when `at` lies in `[0, to)` and holds a letter or digit. */
export function isAlnumAt(text: string, at: number, to: number): boolean {
  if (at < 0 || at >= to) return false
  const c = classAt(text, at)
  return c >= LOWER && c <= DIGIT
}

/** True for 0 to 9. */
export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}

/** True when `at` lies before `to` and holds a digit of any script. */
export function isDigitAt(text: string, at: number, to: number): boolean {
  return at >= 0 && at < to && classAt(text, at) === DIGIT
}

/** True when `at` lies before `to` and holds a letter of either case. */
export function isLetterAt(text: string, at: number, to: number): boolean {
  if (at < 0 || at >= to) return false
  const c = classAt(text, at)
  return c === LOWER || c === UPPER
}

/** True when `at` lies before `to` and holds a capital letter. */
export function isUpperAt(text: string, at: number, to: number): boolean {
  return at >= 0 && at < to && classAt(text, at) === UPPER
}

/** True when `at` lies outside `[0, to)` or holds white space. */
export function isSpaceAt(text: string, at: number, to: number): boolean {
  return at < 0 || at >= to || classAt(text, at) === SPACE
}

/** True for straight, curly and modifier apostrophes. */
export function isApostrophe(code: number): boolean {
  return code === 0x27 || code === 0x2019 || code === 0x2bc || code === 0x60 || code === 0xb4
}

/** True for the hyphens that join words: hyphen-minus, hyphen, non-breaking hyphen. */
export function isHyphen(code: number): boolean {
  return code === 0x2d || code === 0x2010 || code === 0x2011
}
