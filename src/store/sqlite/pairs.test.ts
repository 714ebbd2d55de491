import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { pairPhrase, pairsOf, UNCUT } from './pairs.ts'

/** Pairs as one reads them. */
const shown = (texts: readonly string[]): string => pairsOf(texts).replaceAll('\u{e000}', '·').replaceAll('\u{e002}', '|')

test.each([
  [['Ilsa Marlow left Tarn'], 'Ilsa·Marlow Marlow·left left·Tarn'],
  [['the Bank of Harrowmere will close'], 'Bank·of·Harrowmere'],
  [['Ministry for and Tarn, House of the Lowmark'], 'Ministry·for·and·Tarn Tarn·House'],
  [['Ministry for and of Tarn'], ''],
  [['of Tarn', 'Lowmark Echo'], 'Lowmark·Echo'],
  [['Budget talks were talks budget'], 'Budget·talks | talks·budget'],
  [['Ilsa Marlow', 'Marlow wins'], 'Ilsa·Marlow | Marlow·wins'],
  [['Émile Über met Zoë'], 'Émile·Über Über·met met·Zoë'],
  [['the thé'], ''],
  [[''], ''],
  [['Tarn ꙮ Lowmark'], UNCUT],
  [[`Tarn ${'x'.repeat(300)}`], UNCUT],
])('pairs of %j', (texts, expected) => {
  expect(shown(texts)).toBe(expected)
})

test.each([
  [['ilsa', 'marlow'], '"ilsa·marlow"'],
  [['bank', 'of', 'harrowmere', 'tower'], '"bank·of·harrowmere harrowmere·tower"'],
  [["o'neil"], '"o·neil"'],
])('%j are looked for as pairs', (list, expected) => {
  expect(pairPhrase(list)?.replaceAll('\u{e000}', '·')).toBe(expected)
})

test.each([
  ['one word', ['marlow']],
  ['a common word within', ['marlow', 'will', 'meet']],
  ['a small word at an end', ['bank', 'of']],
  ['only small words', ['of', 'and']],
  ['too many small words', ['bank', 'of', 'and', 'for', 'tarn']],
  ['an unknown character', ['ilsa', 'ꙮ', 'marlow']],
  ['nothing', []],
])('%s: pairs cannot tell', (_, list) => {
  expect(pairPhrase(list)).toBeNull()
})

test('every character that is known is one within a word, or one between words, to FTS5 as well', () => {
  const db = new DatabaseSync(':memory:')
  db.exec(
    `CREATE VIRTUAL TABLE t USING fts5 (x, content='', tokenize="unicode61 remove_diacritics 2"); CREATE VIRTUAL TABLE v USING fts5vocab (t, instance); BEGIN`,
  )
  const insert = db.prepare('INSERT INTO t (rowid, x) VALUES (?, ?)')
  const expected = new Map<number, number>()
  const common: Readonly<Record<string, string>> = { a: 's', b: 'y', i: 't', o: 'n', s: 'o', t: 'o', u: 'p', w: 'e' }
  for (let code = 1; code < 0x20000; code++) {
    // Within a word, and where a word could begin; twice, as once it may be a common word.
    const one = String.fromCodePoint(code)
    const text = `qa${one}zb ${one}${one} end`
    const pairs = pairsOf([text])
    if (pairs === UNCUT) continue
    insert.run(code, text)
    expected.set(code, pairs.split(' ').length + 1)
  }
  expect(expected.size).toBeGreaterThan(20_000)
  const wrong: string[] = []
  for (const { doc, term } of db.prepare('SELECT doc, term FROM v WHERE offset = 1').all() as { doc: number; term: string }[]) {
    // What FTS5 folds to a letter of a common word makes a common word here, too.
    const rest = term.length === 2 ? common[term[0]!] : undefined
    if (rest !== undefined && pairsOf([`${String.fromCodePoint(doc)}${rest} Tarn`]) !== '') wrong.push(`${doc.toString(16)} as ${term}`)
  }
  for (const { doc, n } of db.prepare('SELECT doc, count(*) AS n FROM v GROUP BY doc').all() as { doc: number; n: number }[]) {
    if (n !== expected.get(doc)) wrong.push(`${doc.toString(16)} ${String.fromCodePoint(doc)}`)
  }
  expect(wrong).toEqual([])
}, 60_000)
