import { readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toArticle } from '../intake/article.ts'
import type { ArticleInput } from '../record/index.ts'
import { segment } from '../text/segment.ts'
import { mix } from './hash.ts'
import { Lexemes } from './lexemes.ts'
import { loadLexicon } from './lexicon/lexicon.ts'
import { parseModel } from './model.ts'
import { loadParser } from './parse/parser.ts'
import { NOTHING_SURE, NO_LIST, type SureList, SureTable, loadSure, writeSure } from './sure.ts'
import { CAPS, NORMAL, TITLE, loadTagger } from './tag/tagger.ts'

describe('lists of sure decisions', () => {
  /** A list as the table wants it. */
  const list = ([keys, values]: readonly (readonly number[])[]): SureList => ({
    keys: Int32Array.from(keys!),
    values: Uint8Array.from(values!),
  })
  const find = (from: SureList, ...keys: number[]): number => new SureTable(from).find(Int32Array.from(keys))

  test.each([
    ['no list', [[], []], [5], -1],
    ['its key', [[5], [3]], [5], 3],
    ['another key', [[5], [3]], [6], -1],
    ['key 0 and decision 0', [[0], [0]], [0], 0],
    [
      'the first key that has a decision',
      [
        [5, 6],
        [3, 4],
      ],
      [1, 6, 5],
      4,
    ],
    [
      'keys that share a place',
      [
        [0x101, 0x201, 0x301],
        [7, 8, 9],
      ],
      [0x301],
      9,
    ],
    ['a negative key', [[-1], [2]], [-1], 2],
  ] as const)('%s', (_, entries, keys, decision) => expect(find(list(entries), ...keys)).toBe(decision))

  test('every key finds its own decision, no other key finds any', () => {
    const entries = fc.uniqueArray(fc.tuple(fc.integer().map(mix), fc.integer({ min: 0, max: 254 })), {
      selector: ([key]) => key,
      maxLength: 200,
    })
    fc.assert(
      fc.property(entries, fc.integer().map(mix), (rows, other) => {
        const table = new SureTable(list([rows.map(([key]) => key), rows.map(([, value]) => value)]))
        for (const [key, value] of rows) expect(table.find(Int32Array.of(key))).toBe(value)
        if (!rows.some(([key]) => key === other)) expect(table.find(Int32Array.of(other))).toBe(-1)
      }),
    )
  })
})

test('lists read back as they were written', () => {
  const some = { keys: Int32Array.of(-7, 0, 9), values: Uint8Array.of(1, 0, 254) }
  const sure = {
    tags: some,
    configurations: [[4], [], [2, 3]],
    moves: NO_LIST,
    labels: { keys: Int32Array.of(5), values: Uint8Array.of(6) },
  }
  expect(loadSure(parseModel(writeSure(sure)))).toEqual(sure)
  expect(loadSure(parseModel(Buffer.from(writeSure(sure))))).toEqual(sure)
  expect(loadSure(parseModel(writeSure(NOTHING_SURE)))).toEqual(NOTHING_SURE)
})

describe('the shipped lists', () => {
  const model = (name: string): ReturnType<typeof parseModel> =>
    parseModel(readFileSync(path.resolve(import.meta.dirname, '../../models', name)))
  const lexemes = new Lexemes(loadLexicon(model('lexicon.bin')))
  const sure = loadSure(model('sure.bin'))
  const tagger = loadTagger(model('tagger.bin'), lexemes, sure.tags)
  const parser = loadParser(model('parser.bin'), tagger.tags, sure)
  const weighing = { tagger: loadTagger(model('tagger.bin'), lexemes), parser: loadParser(model('parser.bin'), tagger.tags) }

  const news = readFileSync(path.resolve(import.meta.dirname, '../../sample/news.ndjson'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => toArticle(JSON.parse(line) as ArticleInput))

  test('say what the weights say', () => {
    let tokens = 0
    let tags = 0
    let arcs = 0
    for (const article of news) {
      if (!article.ok) throw new Error(article.message)
      const { text } = article.value
      const { tokens: all, sentences } = segment(article.value)
      const lex = Int32Array.from({ length: all.n }, (_, i) => lexemes.internRange(text, all.start[i]!, all.end[i]!))
      const own = { tags: new Uint8Array(all.n), head: new Int32Array(all.n), label: new Uint8Array(all.n) }
      const weighed = { tags: new Uint8Array(all.n), head: new Int32Array(all.n), label: new Uint8Array(all.n) }
      for (const { from, to, casing } of sentences) {
        const mode = casing === 'normal' ? NORMAL : casing === 'title' ? TITLE : CAPS
        tagger.tag(lex, own.tags, from, to, mode)
        weighing.tagger.tag(lex, weighed.tags, from, to, mode)
        parser.parse({ from, to, tags: own.tags, lex, atoms: lexemes.atoms }, own.head, own.label)
        weighing.parser.parse({ from, to, tags: own.tags, lex, atoms: lexemes.atoms }, weighed.head, weighed.label)
      }
      tokens += all.n
      for (let i = 0; i < all.n; i++) {
        if (own.tags[i] !== weighed.tags[i]) tags++
        if (own.head[i] !== weighed.head[i] || own.label[i] !== weighed.label[i]) arcs++
      }
    }
    expect(tokens).toBeGreaterThan(3000)
    expect(tags / tokens).toBeLessThan(0.003)
    expect(arcs / tokens).toBeLessThan(0.015)
  })

  test('are long enough to spare work', () => {
    expect(sure.labels.keys.length).toBeGreaterThan(500)
    expect(sure.moves.keys.length).toBeGreaterThan(500)
    expect(sure.tags.keys.length).toBeGreaterThan(1000)
  })
})
