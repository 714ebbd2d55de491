import type { Indexed, Words } from '../sql/dialect.ts'
import type { Sql } from '../sql/steps.ts'
import { exec, put } from '../sql/steps.ts'
import { plainVector } from './plain-vector.ts'

/**
 * Full-text search by tsvector. Texts are cut into words here and not by PostgreSQL, so that both engines find the same: letters and
 * figures, without case and accents, no word left out, none taken for another.
 */
export const words: Words = {
  *put(index, key, texts, month) {
    if (index !== 'article') yield put(`${index}_words`, { first: key, words: vectorOf(texts) }, 'replace')
    else for (const [part, vector] of piecesOf(texts).entries()) yield put('article_words', { month, no: key, part, words: vector })
  },
  *drop(index, key) {
    yield* exec(`DELETE FROM ${index}_words WHERE ${COLUMN[index]} = ?`, key)
  },
  side(index, list, part) {
    const mark = part === undefined ? '' : `:${LETTERS[part]!}`
    return match(
      index,
      wordsIn(list.join(' ')).map((word) => `'${word}'${mark}`),
      ' <-> ',
    )
  },
  each: (index, list) => match(index, phrases(list), ' & '),
  any: (index, list) => match(index, phrases(list), ' | '),
}

/** Each of these as one term; what is no word is left out. */
function phrases(list: readonly string[]): readonly string[] {
  return list
    .map((word) =>
      wordsIn(word)
        .map((one) => `'${one}'`)
        .join(' <-> '),
    )
    .filter((phrase) => phrase !== '')
    .map((phrase) => `(${phrase})`)
}

const COLUMN: Readonly<Record<Indexed, string>> = { article: 'no', event: 'first', entity: 'first', statement: 'first' }

/** Letters that tell the texts of a row apart. */
const LETTERS = ['A', 'B']

/** Nothing can be found by what is no word. */
function match(index: Indexed, terms: readonly string[], between: string): Sql {
  const column = COLUMN[index]
  if (terms.length === 0) return { text: `SELECT ${column} FROM ${index}_words WHERE FALSE`, values: [] }
  return { text: `SELECT ${column} FROM ${index}_words WHERE words @@ CAST(? AS tsquery)`, values: [terms.join(between)] }
}

/** Longest word that is told apart, in characters. */
const LONGEST = 500

/** Texts with no letter or figure but those of ASCII, as most English ones: they need no folding. */
const PLAIN = /^[\0-\x7f\u00a0\u00a3\u2010-\u2027\u20ac]*$/

/** The words of a text as they are looked for. */
function wordsIn(text: string): string[] {
  const found = PLAIN.test(text)
    ? (text.toLowerCase().match(/[a-z0-9]+/g) ?? [])
    : (text
        .normalize('NFD')
        .replaceAll(/\p{Mn}/gu, '')
        .toLowerCase()
        .match(/[\p{L}\p{N}\p{Co}]+/gu) ?? [])
  return found.some((word) => word.length > LONGEST) ? found.map((word) => word.slice(0, LONGEST)) : found
}

/** Places that a word may have in a vector, and words of one vector: PostgreSQL forgets what goes beyond. */
const MOST_PLACES = 250
const MOST_WORDS = 4000
const LAST_PLACE = 16_383

/** Words that two neighbouring pieces share, so that words side by side are found wherever they stand. */
const SHARED = 60

/** The vector of a row of several texts, each under its letter; between two there is a gap, so that none of their words stand side by side. */
function vectorOf(texts: readonly string[]): string {
  const plain = plainVector(texts, texts.length > 1)
  if (plain !== null) return plain
  const places = new Map<string, string[]>()
  let at = 0
  for (const [i, text] of texts.entries()) {
    for (const word of wordsIn(text)) {
      at++
      const known = places.get(word) ?? []
      if (known.length < MOST_PLACES) known.push(`${Math.min(at, LAST_PLACE)}${texts.length > 1 ? LETTERS[i]! : ''}`)
      places.set(word, known)
    }
    at++
  }
  return writeVector(places)
}

/** The vectors of a long text. */
function piecesOf(texts: readonly string[]): string[] {
  const plain = plainVector(texts, false)
  if (plain !== null) return [plain]
  // An empty word stands for the gap between two texts.
  const list = texts.flatMap((text, i) => (i === 0 ? wordsIn(text) : ['', ...wordsIn(text)]))
  const pieces: string[] = []
  let from = 0
  do {
    const places = new Map<string, string[]>()
    let at = from
    for (; at < list.length && at - from < MOST_WORDS; at++) {
      const word = list[at]!
      if (word === '') continue
      const known = places.get(word) ?? []
      if (known.length >= MOST_PLACES) break
      known.push(String(at - from + 1))
      places.set(word, known)
    }
    pieces.push(writeVector(places))
    from = at < list.length ? Math.max(at - SHARED, from + 1) : list.length
  } while (from < list.length)
  return pieces
}

function writeVector(places: ReadonlyMap<string, readonly string[]>): string {
  return [...places].map(([word, at]) => `'${word}':${at.join()}`).join(' ')
}
