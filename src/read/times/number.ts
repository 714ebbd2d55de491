import { IS_CARDINAL, IS_FRACTION, IS_INT, IS_ORDINAL, IS_VAGUE } from './lexicon.ts'
import { isGlued, lowerAt, wordAt, type Scan } from './scan.ts'

/** Number words in a row are at most so many tokens. */
const LONGEST = 8

/**
 * Reads a cardinal number from token `i` on: "10", "2.5", "6 1/2", "twenty-four", "a hundred", "two and a half", "a couple of",
 * "several" (NaN). Gives the end or -1; the value goes to `field`.
 */
export function matchNumber(scan: Scan, i: number, field: 'n' | 'n2'): number {
  const word = wordAt(scan, i)
  if (!word) return -1
  if (word.bits & IS_INT) {
    if (word.digits === -2) return -1
    return withFraction(scan, i + 1, word.n, field)
  }
  if (word.bits & IS_FRACTION) {
    scan.m[field] = word.n
    return i + 1
  }
  if (word.bits & IS_VAGUE) {
    scan.m[field] = word.lower === 'couple' ? 2 : NaN
    return lowerAt(scan, i + 1) === 'of'
      ? i + 2
      : word.lower === 'dozens' || word.lower === 'hundreds' || word.lower === 'thousands'
        ? -1
        : i + 1
  }
  if (word.lower === 'a' || word.lower === 'an') return articleNumber(scan, i + 1, field)
  if (word.lower === 'half') return halfOf(scan, i + 1, field)
  return word.bits & IS_CARDINAL ? cardinalWords(scan, i, field) : -1
}

/** "a couple of", "a few", "a hundred", "a dozen", "a half". */
function articleNumber(scan: Scan, i: number, field: 'n' | 'n2'): number {
  const word = wordAt(scan, i)
  if (!word) return -1
  if (word.bits & IS_VAGUE) return matchNumber(scan, i, field)
  if (word.bits & IS_CARDINAL && (word.n >= 100 || word.n === 12 || word.n === 0.5) && word.lower !== 'twelve')
    return cardinalWords(scan, i, field)
  return -1
}

/** "half a century", "half-hour". */
function halfOf(scan: Scan, i: number, field: 'n' | 'n2'): number {
  scan.m[field] = 0.5
  const next = lowerAt(scan, i)
  return next === 'a' || next === 'an' ? i + 1 : next === '-' ? i : -1
}

function cardinalWords(scan: Scan, from: number, field: 'n' | 'n2'): number {
  let total = 0
  let group = 0
  let last = Infinity
  let i = from
  while (i < from + LONGEST) {
    const word = wordAt(scan, i)
    if (!word || !(word.bits & IS_CARDINAL) || word.n === 0.5) {
      const next = i > from ? wordAt(scan, i + 1) : null
      if (!next || !(next.bits & IS_CARDINAL) || next.n === 0.5) break
      const lower = lowerAt(scan, i)
      if (!(lower === '-' && last >= 20 && last < 100 && next.n < 10) && !(lower === 'and' && last >= 100)) break
      i++
      continue
    }
    if (word.n >= 100) {
      group = Math.max(group, 1) * word.n
      if (word.n >= 1000) {
        total += group
        group = 0
      }
    } else {
      if (word.n >= last || (last < 20 && last >= 0)) break
      group += word.n
    }
    last = word.n
    i++
  }
  if (i === from) return (scan.m[field] = -1)
  return withFraction(scan, i, total + group, field)
}

/** "6 1/2", "two and a half". */
function withFraction(scan: Scan, i: number, n: number, field: 'n' | 'n2'): number {
  scan.m[field] = n
  const at = lowerAt(scan, i) === '-' ? i + 1 : i
  const fraction = wordAt(scan, at)
  if (fraction && fraction.bits & IS_FRACTION && !(at === i && isGlued(scan, at))) {
    scan.m[field] = n + fraction.n
    return at + 1
  }
  if (lowerAt(scan, i) === 'and' || lowerAt(scan, i) === '-') {
    let k = i + 1
    if (lowerAt(scan, i) === '-' && lowerAt(scan, k) === 'and' && lowerAt(scan, k + 1) === '-') k += 2
    if (
      lowerAt(scan, k) === 'a' &&
      (lowerAt(scan, k + 1) === 'half' || (lowerAt(scan, k + 1) === '-' && lowerAt(scan, k + 2) === 'half'))
    ) {
      scan.m[field] = n + 0.5
      return lowerAt(scan, k + 1) === 'half' ? k + 2 : k + 3
    }
  }
  return i
}

/** Reads a year from token `i` on: "1998", "nineteen ninety-six", "two thousand and five", "twenty ten". */
export function matchYear(scan: Scan, i: number): number {
  const word = wordAt(scan, i)
  if (!word) return -1
  if (word.bits & IS_INT) {
    if (word.digits !== 4 || word.n < 1000 || word.n > 2199) return -1
    scan.m.year = word.n
    return i + 1
  }
  if (!(word.bits & IS_CARDINAL)) return -1
  if (word.lower === 'two' && lowerAt(scan, i + 1) === 'thousand') return thousandYear(scan, i + 2)
  if (word.n < 16 || word.n > 20) return -1
  return spokenYear(scan, i + 1, word.n * 100)
}

function thousandYear(scan: Scan, i: number): number {
  scan.m.year = 2000
  const at = lowerAt(scan, i) === 'and' ? i + 1 : i
  const word = wordAt(scan, at)
  if (word && word.bits & IS_CARDINAL && word.n >= 1 && word.n < 100) {
    const end = cardinalWords(scan, at, 'n2')
    scan.m.year = 2000 + scan.m.n2
    scan.m.n2 = -1
    return end
  }
  return i
}

/** The second half of a year in words: "ninety-six", "ten", "oh five". */
function spokenYear(scan: Scan, i: number, hundreds: number): number {
  const tens = wordAt(scan, i)
  if (lowerAt(scan, i) === 'oh') {
    const ones = wordAt(scan, i + 1)
    if (!ones || !(ones.bits & IS_CARDINAL) || ones.n > 9) return -1
    scan.m.year = hundreds + ones.n
    return i + 2
  }
  if (!tens || !(tens.bits & IS_CARDINAL) || tens.n < 10 || tens.n > 90) return -1
  scan.m.year = hundreds + tens.n
  if (tens.n < 20) return i + 1
  const at = lowerAt(scan, i + 1) === '-' ? i + 2 : i + 1
  const ones = wordAt(scan, at)
  if (!ones || !(ones.bits & IS_CARDINAL) || ones.n < 1 || ones.n > 9) return i + 1
  scan.m.year += ones.n
  return at + 1
}

/** Reads an ordinal: "third", "21st", "twenty-first". */
export function matchOrdinal(scan: Scan, i: number): number {
  const word = wordAt(scan, i)
  if (!word) return -1
  if (word.bits & IS_ORDINAL && word.value !== 'Q') {
    scan.m.ord = word.ord
    return i + 1
  }
  if (!(word.bits & IS_CARDINAL) || word.n < 20 || word.n > 90) return -1
  const at = lowerAt(scan, i + 1) === '-' ? i + 2 : i + 1
  const ones = wordAt(scan, at)
  if (!ones || !(ones.bits & IS_ORDINAL) || ones.ord < 1 || ones.ord > 9) return -1
  scan.m.ord = word.n + ones.ord
  return at + 1
}
