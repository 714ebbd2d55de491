import { classAt, DIGIT, isAlnumAt, isDigitAt, isLetterAt, isSpaceAt, isUpperAt, isWordClass, LOWER, SPACE, widthAt } from './characters.ts'
import { ABBREVIATIONS, BEFORE_NAME, DOTTED_ENDINGS, ONLY_CAPITAL, STARTERS } from './words.ts'

/** No look-ahead goes further than this, so that scanning stays linear on text without spaces. */
const REACH = 256

/** End of the run of letters, digits and marks that begins at `at`, without invisible characters at its end. */
export function wordEnd(text: string, at: number, to: number): number {
  let end = at
  let i = at
  while (i < to) {
    const c = classAt(text, i)
    if (!isWordClass(c)) break
    i += c === LOWER ? widthAt(text, i) : 1
    if (c <= 4) end = i
  }
  return end > to ? to : end
}

/** End of the web address at `at` ("https://…", "www.…", "mailto:…"), or `at` where there is none. `runEnd` ends the first word. */
export function addressEnd(text: string, at: number, runEnd: number, to: number): number {
  const next = text.charCodeAt(runEnd)
  const isScheme = next === 0x3a && text.charCodeAt(runEnd + 1) === 0x2f && text.charCodeAt(runEnd + 2) === 0x2f
  const isWww = next === 0x2e && runEnd - at === 3 && text.slice(at, runEnd).toLowerCase() === 'www' && isAlnumAt(text, runEnd + 1, to)
  const isMail = next === 0x3a && runEnd - at === 6 && text.slice(at, runEnd) === 'mailto'
  if (!isScheme && !isWww && !isMail) return at
  const end = pathEnd(text, runEnd, to)
  return end > runEnd + 3 ? end : at
}

/** End of an address that goes on from `at` to the next space, angle or curly quote, without closing punctuation. */
function pathEnd(text: string, at: number, to: number): number {
  let end = at
  while (end < to && !isAddressStop(text, end)) end++
  while (end > at && isTrailing(text.charCodeAt(end - 1))) end--
  return end
}

function isAddressStop(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return (
    code === 0x3c || code === 0x3e || code === 0x22 || code === 0x201c || code === 0x201d || code === 0x2019 || classAt(text, at) === SPACE
  )
}

function isTrailing(code: number): boolean {
  return (
    (code >= 0x21 && code <= 0x2e && code !== 0x23 && code !== 0x24 && code !== 0x25 && code !== 0x26 && code !== 0x2d) ||
    code === 0x3a ||
    code === 0x3b ||
    code === 0x3f ||
    code === 0x5d ||
    code === 0x2026
  )
}

/** End of the e-mail address (or user@host) that begins at `at`, or `at`; `sign` is the place of its "@". */
export function mailEnd(text: string, at: number, sign: number, to: number): number {
  if (sign - at > REACH || !isAlnumAt(text, sign + 1, to)) return at
  for (let i = at; i < sign; i++) if (!isMailChar(text, i)) return at
  let end = sign + 1
  const limit = Math.min(to, sign + REACH)
  while (end < limit && isMailChar(text, end)) end++
  while (end > sign && !isAlnumAt(text, end - 1, to)) end--
  return end
}

function isMailChar(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code === 0x2e || code === 0x2d || code === 0x5f || code === 0x25 || code === 0x2b || isWordClass(classAt(text, at))
}

/** End of "U.S.", "p.m", "a.k.a.": single letters with full stops between, and the last full stop; `at` where there is none. */
export function acronymEnd(text: string, at: number, to: number): number {
  let i = at
  let letters = 0
  while (isLetterAt(text, i, to) && !isLetterAt(text, i + 1, to) && !isDigitAt(text, i + 1, to)) {
    letters++
    i++
    if (i < to && text.charCodeAt(i) === 0x2e) i++
    else break
  }
  if (letters < 2) return at
  if (isAlnumAt(text, i, to)) return at
  return text.charCodeAt(i - 1) === 0x2e && i < to && text.charCodeAt(i) === 0x2e && text.charCodeAt(i + 1) === 0x2e ? i - 1 : i
}

/** End of a host or file name "example.com/page", "report.doc" whose first word ends at `runEnd`; `at` where there is none. */
export function hostEnd(text: string, at: number, runEnd: number, to: number): number {
  let end = runEnd
  const limit = Math.min(to, at + REACH)
  let last = at
  let dots = 0
  while (end < limit) {
    const code = text.charCodeAt(end)
    if ((code !== 0x2e && code !== 0x2d && code !== 0x5f) || !isAlnumAt(text, end + 1, limit)) break
    if (code === 0x2e) {
      last = end + 1
      dots++
    }
    end = wordEnd(text, end + 1, limit)
  }
  if (last === at || !isLetterAt(text, last, to)) return at
  const label = text.slice(last, end)
  const lower = label.toLowerCase()
  // Names of groups such as "misc.news.europe" have small letters only.
  if (!DOTTED_ENDINGS.has(lower))
    return dots > 1 && label === lower && text.slice(at, runEnd) === text.slice(at, runEnd).toLowerCase() ? end : at
  if (label !== lower && (label !== label.toUpperCase() || text.slice(at, runEnd) !== text.slice(at, runEnd).toUpperCase())) return at
  return text.charCodeAt(end) === 0x2f && isAlnumAt(text, end + 1, to) ? pathEnd(text, end, to) : end
}

/** True when the word `[at, end)` followed by a full stop is an abbreviation that keeps it. */
export function isAbbreviation(text: string, at: number, end: number, to: number): boolean {
  if (end - at === 1) return isInitial(text, at, to)
  if (end - at > 7) return false
  const word = text.slice(at, end)
  const lower = word.toLowerCase()
  if (!BEFORE_NAME.has(lower) && (!ABBREVIATIONS.has(lower) || isLastWord(text, end + 1, to))) return false
  if (lower === 'ie' && word !== lower) return false
  if (ONLY_CAPITAL.has(lower) && (word === lower || !hasNextWord(text, end + 1, to))) return false
  if (lower === 'no' || lower === 'nos' || lower === 'fig' || lower === 'art' || lower === 'sec')
    return isDigitAt(text, end + 1 + (isSpaceAt(text, end + 1, to) ? 1 : 0), to)
  return true
}

/** "J. Smith", "George W. Bush", "c. 1580": one letter, a name or number after it. Roman one and the pronoun are no initials. */
function isInitial(text: string, at: number, to: number): boolean {
  const next = at + 2
  if (next >= to) return false
  if (!isUpperAt(text, at, to)) return isSpaceAt(text, next, to) && isDigitAt(text, next + 1, to) && 'bcdmnprv'.includes(text[at]!)
  if (isUpperAt(text, next, to)) return true
  if (text.charCodeAt(at) === 0x49 || !isSpaceAt(text, next, to) || isPlatform(text, at)) return false
  if (text.charCodeAt(next + 1) === 0x26) return true
  return isUpperAt(text, next + 1, to) && !STARTERS.has(text.slice(next + 1, wordEnd(text, next + 1, to)))
}

/** "the ministry said on X. Holm declined …": the platform, no initial. */
function isPlatform(text: string, at: number): boolean {
  return text.charCodeAt(at) === 0x58 && /(?:^|\s)(?:on|via)\s$/.test(text.slice(Math.max(0, at - 5), at))
}

/** True when nothing comes after the full stop, or a word that begins sentences. */
function isLastWord(text: string, at: number, to: number): boolean {
  if (at >= to || text.charCodeAt(at) === 0x0a || text.charCodeAt(at) === 0x0d) return true
  return isSpaceAt(text, at, to) && isUpperAt(text, at + 1, to) && STARTERS.has(text.slice(at + 1, wordEnd(text, at + 1, to)))
}

function hasNextWord(text: string, at: number, to: number): boolean {
  let i = at
  while (i < to && i < at + 4 && (text.charCodeAt(i) === 0x20 || text.charCodeAt(i) === 0xa0)) i++
  return isAlnumAt(text, i, to) || (i < to && i === at && text.charCodeAt(i) === 0x2c)
}

/** End of a number with decimals, thousands, clock or date signs, whose first digits end at `runEnd`. */
export function numberEnd(text: string, runEnd: number, to: number): number {
  let end = runEnd
  while (end < to && isDigitAt(text, end + 1, to)) {
    const code = text.charCodeAt(end)
    const next = wordEnd(text, end + 1, to)
    if (code === 0x2c && !isThousands(text, end + 1, to)) break
    if (code !== 0x2c && code !== 0x2e && code !== 0x3a && code !== 0x2f) break
    if (code === 0x3a && isDigitAt(text, end + 3, to) && isDigitAt(text, end + 4, to)) break
    end = next
    if (!isDigitAt(text, end - 1, to)) break
  }
  return end
}

/** True when exactly three digits stand at `at`. */
function isThousands(text: string, at: number, to: number): boolean {
  return isDigitAt(text, at + 1, to) && isDigitAt(text, at + 2, to) && !isDigitAt(text, at + 3, to)
}

/** End of a telephone number such as "555-0123" or "202-555-0123" at `at`, whose first digits end at `runEnd`; `runEnd` where there is none. */
export function phoneEnd(text: string, at: number, runEnd: number, to: number): number {
  let end = runEnd
  let groups = 1
  let last = runEnd - at
  while (groups < 5 && end < to && text.charCodeAt(end) === 0x2d && isDigitAt(text, end + 1, to)) {
    const next = wordEnd(text, end + 1, to)
    if (classAt(text, next - 1) !== DIGIT) break
    last = next - end - 1
    end = next
    groups++
  }
  if (groups >= 3) return end
  return groups === 2 && last === 4 && (runEnd - at === 3 || runEnd - at === 5) ? end : runEnd
}
