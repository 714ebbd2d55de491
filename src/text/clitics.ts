import { isApostrophe, isDigit, isLetterAt } from './characters.ts'

/** Length of the clitic ('s, 're, 'll, 've, 'd, 'm) that begins with the apostrophe at `at`, 0 when there is none. */
export function cliticAt(text: string, at: number, to: number): number {
  const first = text.charCodeAt(at + 1) | 0x20
  let length = 0
  if (first === 0x73 || first === 0x64 || first === 0x6d) length = 2
  else if (at + 2 < to) {
    const second = text.charCodeAt(at + 2) | 0x20
    if ((first === 0x6c && second === 0x6c) || (first === 0x72 && second === 0x65) || (first === 0x76 && second === 0x65)) length = 3
  }
  if (!length || at + length > to) return 0
  return isLetterAt(text, at + length, to) || isDigit(text.charCodeAt(at + length)) ? 0 : length
}

/** True when the apostrophe at `at` stands inside "n't": an n before it, a t and no more letters after it. */
export function isNotClitic(text: string, at: number, to: number): boolean {
  return (
    at > 0 &&
    isApostrophe(text.charCodeAt(at)) &&
    (text.charCodeAt(at - 1) | 0x20) === 0x6e &&
    at + 1 < to &&
    (text.charCodeAt(at + 1) | 0x20) === 0x74 &&
    !isLetterAt(text, at + 2, to)
  )
}
