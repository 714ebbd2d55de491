import { remembered } from '../text/remembered.ts'

/** Letters that no decomposition takes apart. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ə: 'a',
  ħ: 'h',
  ŋ: 'ng',
}

/** Marks that some desks write and others leave out: apostrophes of every kind, hyphens, full stops. */
const MARKS = /[\u0027\u2018\u2019\u02bb\u02bc\u02b9\u0060\u00b4.]/gu

/** Lower case without diacritics or apostrophes; hyphens become spaces: "Yoʻldoshev" -> "yoldoshev". */
export const foldName = remembered(folded)

function folded(name: string): string {
  const flat = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(MARKS, '')
  let out = ''
  for (const c of flat) out += LETTERS[c] ?? c
  return out
    .replace(/[-\u2010-\u2015_/]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
}

/**
 * Spellings of one sound across the usual romanisations of Cyrillic, Turkic, Arabic and Persian names, in order.
 * The left side is matched in folded text; what comes out is a key, not a spelling.
 */
const SOUNDS: readonly (readonly [from: string, to: string])[] = [
  ['shch', 'š'],
  ['sch', 'š'],
  ['tsch', 'č'],
  ['tch', 'č'],
  ['dzh', 'j'],
  ['zh', 'j'],
  ['sh', 'š'],
  ['ch', 'č'],
  ['kh', 'h'],
  ['gh', 'g'],
  ['ph', 'f'],
  ['th', 't'],
  ['ck', 'k'],
  ['tz', 'c'],
  ['ts', 'c'],
  ['q', 'k'],
  ['x', 'ks'],
  ['w', 'v'],
  ['oo', 'u'],
  ['ou', 'u'],
  ['ue', 'u'],
  ['oe', 'o'],
  ['ae', 'a'],
  ['ee', 'i'],
  ['iya', 'ia'],
  ['ya', 'ia'],
  ['ja', 'ia'],
  ['yu', 'iu'],
  ['ju', 'iu'],
  ['iyu', 'iu'],
  ['yo', 'io'],
  ['iye', 'e'],
  ['ye', 'e'],
  ['ie', 'e'],
  ['je', 'e'],
  ['yy', 'i'],
  ['iy', 'i'],
  ['ij', 'i'],
  ['yj', 'i'],
  ['ii', 'i'],
  ['ey', 'ei'],
  ['ay', 'ai'],
  ['oy', 'oi'],
  ['uy', 'ui'],
  ['y', 'i'],
]

const FIRST_OF_SOUND = new Map<string, (readonly [string, string])[]>()
for (const sound of SOUNDS) {
  const list = FIRST_OF_SOUND.get(sound[0][0]!) ?? []
  list.push(sound)
  FIRST_OF_SOUND.set(sound[0][0]!, list)
}
for (const list of FIRST_OF_SOUND.values()) list.sort((a, b) => b[0].length - a[0].length)

/** One key for all usual spellings of one word of a name: Zelenskyy, Zelensky, Zelenskiy -> the same key. */
export const soundKey = remembered(makeKey)

function makeKey(word: string): string {
  let out = ''
  for (let i = 0; i < word.length;) {
    // a "j" that begins a word is a consonant in every romanisation
    const sound = FIRST_OF_SOUND.get(word[i]!)?.find((s) => word.startsWith(s[0], i) && !(i === 0 && s[0][0] === 'j'))
    const piece = sound ? sound[1] : word[i]!
    // doubled letters are written or not as the desk likes
    for (const c of piece) if (out.at(-1) !== c) out += c
    i += sound ? sound[0].length : 1
  }
  return out.length > 3 ? out.replace(/i$/u, '') || out : out
}

/** True when two folded words can be one name: same key, or one slip of the pen in a long word. */
export function isSameWord(a: string, b: string): boolean {
  if (a === b) return true
  if (a.length < 3 || b.length < 3) return false
  return isSameByKeys(soundKey(a), soundKey(b))
}

/** The same of their keys, for words of three letters or more. */
export function isSameByKeys(x: string, y: string): boolean {
  if (x === y) return true
  return Math.min(x.length, y.length) >= 6 && Math.abs(x.length - y.length) < 2 && x[0] === y[0] && isOneSlip(x, y)
}

/** True when one letter added, lost or changed, or two neighbours swapped, turns one word into the other. Linear. */
export function isOneSlip(a: string, b: string): boolean {
  const [s, l] = a.length <= b.length ? [a, b] : [b, a]
  if (l.length - s.length > 1) return false
  let i = 0
  while (i < s.length && s[i] === l[i]) i++
  if (s.length < l.length) return s.slice(i) === l.slice(i + 1)
  if (s.slice(i + 1) === l.slice(i + 1)) return true
  return s[i] === l[i + 1] && s[i + 1] === l[i] && s.slice(i + 2) === l.slice(i + 2)
}

/** True when `short` is an initial or the beginning of `long`: "J" or "Jo" for "Jonas". Both folded. */
export function isInitialOf(short: string, long: string): boolean {
  return short.length === 1 && long.startsWith(short)
}

const SMALL_WORDS = new Set(['of', 'the', 'and', 'for', 'on', 'in', 'de', 'la', 'du', 'des', 'und', 'der', 'y', 'e'])

/** The letters that an acronym of a folded name would have: "Airport Handlers' Association" -> "aha". */
export const acronymOf = remembered(lettersOf)

function lettersOf(name: string): string {
  return foldName(name)
    .split(' ')
    .filter((w) => w && !SMALL_WORDS.has(w))
    .map((w) => w[0])
    .join('')
}
