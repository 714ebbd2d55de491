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
import { jsonSection, parseModel } from './model.ts'
import { loadParser } from './parse/parser.ts'
import { NOTHING_SURE, type SureList, SureTable } from './sure.ts'
import { CAPS, NORMAL, TITLE, loadTagger } from './tag/tagger.ts'

describe('lists of sure decisions', () => {
  const find = (list: SureList, ...keys: number[]): number => new SureTable(list).find(Int32Array.from(keys))

  test.each([
    ['no list', NOTHING_SURE, [5], -1],
    ['its key', { keys: [5], values: [3] }, [5], 3],
    ['another key', { keys: [5], values: [3] }, [6], -1],
    ['key 0 and decision 0', { keys: [0], values: [0] }, [0], 0],
    ['the first key that has a decision', { keys: [5, 6], values: [3, 4] }, [1, 6, 5], 4],
    ['keys that share a place', { keys: [0x101, 0x201, 0x301], values: [7, 8, 9] }, [0x301], 9],
    ['a negative key', { keys: [-1], values: [2] }, [-1], 2],
  ] as const)('%s', (_, list, keys, decision) => expect(find(list, ...keys)).toBe(decision))

  test('every key finds its own decision, no other key finds any', () => {
    const entries = fc.uniqueArray(fc.tuple(fc.integer().map(mix), fc.integer({ min: 0, max: 254 })), {
      selector: ([key]) => key,
      maxLength: 200,
    })
    fc.assert(
      fc.property(entries, fc.integer().map(mix), (list, other) => {
        const table = new SureTable({ keys: list.map(([key]) => key), values: list.map(([, value]) => value) })
        for (const [key, value] of list) expect(table.find(Int32Array.of(key))).toBe(value)
        if (!list.some(([key]) => key === other)) expect(table.find(Int32Array.of(other))).toBe(-1)
      }),
    )
  })
})

describe('the shipped lists', () => {
  const model = (name: string): ReturnType<typeof parseModel> =>
    parseModel(readFileSync(path.resolve(import.meta.dirname, '../../models', name)))
  const lexemes = new Lexemes(loadLexicon(model('lexicon.bin')))
  const tagger = loadTagger(model('tagger.bin'), lexemes)
  const parser = loadParser(model('parser.bin'), tagger.tags)
  const weighing = { tagger: loadTagger(model('tagger.bin'), lexemes, true), parser: loadParser(model('parser.bin'), tagger.tags, true) }

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
    const sure = jsonSection<{ moves: SureList; labels: SureList }>(model('parser.bin'), 'sure')
    expect(sure.labels.keys.length).toBeGreaterThan(500)
    expect(sure.moves.keys.length).toBeGreaterThan(500)
    expect(jsonSection<SureList>(model('tagger.bin'), 'sure').keys.length).toBeGreaterThan(1000)
  })
})
