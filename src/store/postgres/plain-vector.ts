/** For each character of ASCII what it is in a word that is looked for; zero where it is none of a word. */
const IN_WORD = new Uint8Array(128)
for (const letters of ['0123456789', 'abcdefghijklmnopqrstuvwxyz'])
  for (const letter of letters) IN_WORD[letter.charCodeAt(0)] = IN_WORD[letter.toUpperCase().charCodeAt(0)] = letter.charCodeAt(0)

/** Words of one vector, characters of one word, and texts of so many characters altogether that are written this way. */
const MOST_WORDS = 4000
const LONGEST_WORD = 500
const LONGEST = 30_000

/** A word that can stand oftener than this in one vector is written in another way. */
const MOST_PLACES = 250

/** One letter takes eight places at most: itself, a colon, four figures, a letter, a blank. */
const out = Buffer.alloc(4 * LONGEST + 64)
/** How often words stand there, those counted as one whose sums end alike: never too few. */
const counts = new Uint16Array(4096)

const COLON = 58
const BLANK = 32
const ZERO = 48
const FIRST_MARK = 65

/**
 * The vector of texts as PostgreSQL reads it, a word as often as it stands there, with its place; between two texts one place is left out.
 * With `isMarked` the places in the first have an A, in the second a B. Null where a text holds letters that have to be folded, or too
 * much. There is one of these for every fact, so nothing is made but what is given back.
 */
export function plainVector(texts: readonly string[], isMarked: boolean): string | null {
  let length = 0
  for (const text of texts) length += text.length
  if (length > LONGEST) return null
  counts.fill(0)
  let place = 0
  let end = 0
  for (let i = 0; i < texts.length; i++) {
    const text = texts[i]!
    for (let at = 0; at < text.length;) {
      const to = writeWord(text, at, end)
      if (to < 0) return null
      if (to > at) {
        if (++place > MOST_WORDS) return null
        end = writePlace(place, end + to - at)
        if (isMarked) out[end++] = FIRST_MARK + i
        out[end++] = BLANK
      }
      at = to + 1
    }
    place++
  }
  return end === 0 ? '' : out.toString('latin1', 0, end - 1)
}

/** Writes the letters that begin at a place of a text; gives where they end, -1 where this cannot be written so. */
function writeWord(text: string, from: number, end: number): number {
  let sum = 0
  let at = from
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const letter = code < 128 ? IN_WORD[code]! : 0
    if (letter === 0) {
      if (code >= 128 && !isMark(code)) return -1
      break
    }
    out[end + at - from] = letter
    sum = Math.imul(sum, 31) + letter
  }
  if (at === from) return at
  if (at - from > LONGEST_WORD || ++counts[(sum ^ (sum >>> 12)) & (counts.length - 1)]! > MOST_PLACES) return -1
  return at
}

function writePlace(place: number, from: number): number {
  let end = from
  out[end++] = COLON
  if (place >= 1000) out[end++] = ZERO + Math.floor(place / 1000)
  if (place >= 100) out[end++] = ZERO + (Math.floor(place / 100) % 10)
  if (place >= 10) out[end++] = ZERO + (Math.floor(place / 10) % 10)
  out[end++] = ZERO + (place % 10)
  return end
}

/** Marks of no word that are not of ASCII: blanks, dashes, quotation marks, signs of money. */
function isMark(code: number): boolean {
  return (code >= 0x2010 && code <= 0x2027) || code === 0xa0 || code === 0xa3 || code === 0x20ac
}
