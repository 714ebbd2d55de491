import { classAt, DIGIT, EMOJI, isAlnumAt, isApostrophe, isDigitAt, isLetterAt, isSpaceAt, MARK, SYMBOL, widthAt } from './characters.ts'
import { wordEnd } from './dotted.ts'
import { APOSTROPHE_WORDS } from './words.ts'

/** End of the token that begins with a symbol or emoji at `at`: runs of one sign, emoticons, hash tags, "'60s", "'em". */
export function symbolEnd(text: string, at: number, charClass: number, from: number, to: number): number {
  if (charClass === EMOJI) return emojiEnd(text, at, to)
  const code = text.charCodeAt(at)
  if (isApostrophe(code) || code === 0x2018) {
    const end = apostropheWordEnd(text, at, to)
    if (end > at) return end
  }
  if (code === 0x2e && isDigitAt(text, at + 1, to) && isSpaceAt(text, at - 1, to)) return wordEnd(text, at + 1, to)
  if (code === 0x2b && isDigitAt(text, at + 1, to) && isSpaceAt(text, at - 1, to)) return wordEnd(text, at + 1, to)
  if ((code === 0x23 || code === 0x40) && isLetterAt(text, at + 1, to) && !isAlnumAt(text, at - 1, to)) return tagEnd(text, at + 1, to)
  if (code === 0x3a || code === 0x3b || code === 0x3d) {
    const end = emoticonEnd(text, at, from, to)
    if (end > at) return end
  }
  if (isRunning(code)) return runEnd(text, at, to)
  if (code === 0x21 || code === 0x3f) return markRunEnd(text, at, to)
  const end = Math.min(to, at + widthAt(text, at))
  return end < to && text.charCodeAt(end) === 0xfe0f ? end + 1 : Math.min(to, marksEnd(text, end, to))
}

function marksEnd(text: string, at: number, to: number): number {
  let end = at
  while (end < to && classAt(text, end) === MARK) end++
  return end
}

/** Signs that stand together as one token when repeated. */
function isRunning(code: number): boolean {
  switch (code) {
    case 0x24:
    case 0x2e:
    case 0x2d:
    case 0x2013:
    case 0x2014:
    case 0x3d:
    case 0x2a:
    case 0x5f:
    case 0x2b:
    case 0x7e:
    case 0x23:
    case 0x3c:
    case 0x3e:
    case 0x27:
    case 0x2018:
    case 0x2019:
    case 0x60:
    case 0x2026:
    case 0x5e:
    case 0x2022:
      return true
    default:
      return false
  }
}

function runEnd(text: string, at: number, to: number): number {
  const code = text.charCodeAt(at)
  let end = at + 1
  while (end < to && text.charCodeAt(end) === code) end++
  if (code === 0x2026 && end < to && text.charCodeAt(end) === 0x2e) end++
  return end
}

/** "!!!", "?!": marks of both kinds. */
function markRunEnd(text: string, at: number, to: number): number {
  let end = at + 1
  while (end < to && (text.charCodeAt(end) === 0x21 || text.charCodeAt(end) === 0x3f)) end++
  return end
}

/** Pictograph with its modifiers and joined pictographs; two regional letters make one flag. */
function emojiEnd(text: string, at: number, to: number): number {
  let end = at + widthAt(text, at)
  if (isRegional(text, at) && end + 1 < to && isRegional(text, end)) return end + 2
  while (end < to) {
    const code = text.charCodeAt(end)
    if (code === 0xfe0f || code === 0xfe0e || code === 0x20e3) end++
    else if (isModifier(text, end)) end += 2
    else if (code === 0x200d && end + 1 < to && (classAt(text, end + 1) === EMOJI || classAt(text, end + 1) === SYMBOL))
      end += 1 + widthAt(text, end + 1)
    else break
  }
  return Math.min(end, to)
}

function isRegional(text: string, at: number): boolean {
  const point = text.codePointAt(at)!
  return point >= 0x1f1e6 && point <= 0x1f1ff
}

/** Skin tones and the tag characters of sub-national flags. */
function isModifier(text: string, at: number): boolean {
  const point = text.codePointAt(at)!
  return (point >= 0x1f3fb && point <= 0x1f3ff) || (point >= 0xe0020 && point <= 0xe007f)
}

/** "'60s", "'72", "'em"; `at` where the apostrophe stands alone. */
function apostropheWordEnd(text: string, at: number, to: number): number {
  if (isAlnumAt(text, at - 1, to)) return at
  if (isDigitAt(text, at + 1, to) && isDigitAt(text, at + 2, to)) {
    const end = wordEnd(text, at + 1, to)
    const isYear = end === at + 3 || (end === at + 4 && (text.charCodeAt(at + 3) | 0x20) === 0x73)
    return isYear ? end : at
  }
  if (!isLetterAt(text, at + 1, to)) return at
  const end = wordEnd(text, at + 1, to)
  if (end - at > 6 || !APOSTROPHE_WORDS.has(text.slice(at + 1, end).toLowerCase())) return at
  return end
}

function tagEnd(text: string, at: number, to: number): number {
  let end = wordEnd(text, at, to)
  while (end < to && text.charCodeAt(end) === 0x5f && isAlnumAt(text, end + 1, to)) end = wordEnd(text, end + 1, to)
  return end
}

/** ":)", ";-(", "=D" with nothing but space on both sides; `at` where there is none. */
function emoticonEnd(text: string, at: number, from: number, to: number): number {
  if (at > from && classAt(text, at - 1) === DIGIT) return at
  let i = at + 1
  if (i < to && (text.charCodeAt(i) === 0x2d || text.charCodeAt(i) === 0x27)) i++
  if (i >= to) return at
  const mouth = text.charCodeAt(i)
  const isMouth = mouth === 0x29 || mouth === 0x28 || mouth === 0x44 || mouth === 0x50 || mouth === 0x4f || mouth === 0x7c || mouth === 0x2f
  if (!isMouth || !isSpaceAt(text, i + 1, to)) return at
  return i + 1
}
