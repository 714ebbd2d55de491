import { classAt, DIGIT, LOWER, UPPER, widthAt } from './characters.ts'

/** From here on the classes of characters are rough: patterns tell exactly. */
const RARE = 0x3400
const LETTER = /^\p{L}/u
const NUMBER = /^\p{N}/u

/** Whether a letter (`\p{L}`) stands at a place of a text. */
export function isAnyLetterAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code < RARE) {
    const found = classAt(text, at)
    return found === LOWER || found === UPPER
  }
  return code >= RARE && LETTER.test(text.slice(at, at + 2))
}

/** Whether a number (`\p{N}`) stands at a place of a text: a digit of any script, ½, Ⅳ. */
export function isAnyNumberAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code < RARE ? classAt(text, at) === DIGIT : code >= RARE && NUMBER.test(text.slice(at, at + 2))
}

/** Where the run of letters and numbers that begins at `at` ends, after `most` of them at the latest; `at` where none begins. */
export function endOfWord(text: string, at: number, most: number): number {
  let end = at
  for (let n = 0; n < most; n++) {
    if (text.charCodeAt(end) < RARE) {
      const found = classAt(text, end)
      if (found !== LOWER && found !== UPPER && found !== DIGIT) break
      end++
    } else if (isAnyLetterAt(text, end) || isAnyNumberAt(text, end)) end += widthAt(text, end)
    else break
  }
  return end
}
