import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { toArticle } from '../src/intake/article.ts'
import { PAGES } from '../src/intake/page/samples.fixture.ts'
import { ROOT } from './checkout.ts'
import { articleFaults, takeMutated } from './mutated-pages.ts'
import { kit } from './readings.ts'

/** Longest that one page may take, in milliseconds of processor time. */
const LIMIT = 2000

test('1,000 damaged pages: no fault, no wrong offset, none takes two seconds', { timeout: 120_000 }, async () => {
  const { made, slowest, faults } = takeMutated(1000, 7, await kit())
  expect(faults).toEqual([])
  expect(made).toBeGreaterThan(600)
  expect(slowest).toBeLessThan(LIMIT)
  expect(Object.keys(Object.prototype)).toEqual([])
})

describe('what our samples say, undamaged', () => {
  const article = (name: string): ReturnType<typeof toArticle> => toArticle({ id: name, html: PAGES[name]! })

  test('an ordinary page', () => {
    expect(article('ordinary')).toMatchObject({
      ok: true,
      value: {
        title: 'Council closes pier & crane',
        authors: ['Ann Example'],
        url: 'https://daybook.example/pier',
        language: 'en-GB',
        published: { value: '2026-03-02T09:30:00+01:00', basis: 'metadata' },
        page: { amp: 'https://daybook.example/amp/pier', dated: 'json-ld', zone: 'stated', stub: false, updates: [] },
      },
    })
  })

  test('a live blog: every entry with its place in the text', () => {
    const result = article('live')
    expect(result).toMatchObject({ ok: true, value: { page: { updates: { length: 4 } } } })
    if (!result.ok) return
    const { text, page } = result.value
    for (const { span, published } of page!.updates) {
      expect(text.slice(...span!).length).toBeGreaterThan(100)
      expect(published).toMatch(/^2026-03-02T0\d:00:00Z$/)
    }
  })

  test('a page of which only the beginning is free; its date is the one that people see', () => {
    expect(article('closed')).toMatchObject({
      ok: true,
      value: {
        language: 'de',
        published: { value: '2026-03-02T14:30', basis: 'text' },
        page: { stub: true, zone: 'absent', modified: '2026-03-03', dated: 'visible' },
      },
    })
  })
})

describe('pages made to stop a parser: under two seconds each', () => {
  test.each<readonly [string, string]>([
    ['nested boxes', '<div>'.repeat(1_000_000)],
    ['nested boxes that are closed', `${'<div>'.repeat(400_000)}text${'</div>'.repeat(400_000)}`],
    ['end tags of nothing', `<p>${'</b></i></p>'.repeat(400_000)}`],
    ['nested tables', '<table><tr><td>'.repeat(300_000)],
    ['nested lists of links', '<ul><li><a href=x>'.repeat(250_000)],
    ['one element with many attributes', `<p ${'a=1 '.repeat(1_000_000)}>text</p>`],
    ['one long class', `<p class="${'related '.repeat(500_000)}">text</p>`],
    ['references', '&amp;&#65;&bogus;'.repeat(250_000)],
    ['open signs', '<'.repeat(4_000_000)],
    ['comments', '<!-- '.repeat(900_000)],
    ['paragraphs', '<p>The council met on Monday.'.repeat(160_000)],
    ['headings of other stories', '<p>Read also</p><p>One more line here</p>'.repeat(100_000)],
    ['spaces', `<p>${' '.repeat(4_900_000)}x`],
    ['digits', `<h1>x</h1><p class=byline>${'12 '.repeat(1_500_000)}`],
    ['JSON in JSON', `<script type="application/ld+json">${'{"@graph":['.repeat(80_000)}</script><p>text`],
    ['lists in JSON', `<script type="application/ld+json">${'['.repeat(400_000)}${']'.repeat(400_000)}</script><p>text`],
  ])('%s', { timeout: 30_000 }, (_, html) => {
    const began = process.cpuUsage()
    const result = toArticle({ id: 'x', html })
    const { user, system } = process.cpuUsage(began)
    expect((user + system) / 1000).toBeLessThan(LIMIT)
    if (result.ok) expect(articleFaults(result.value).slice(0, 3)).toEqual([])
  })
})

const HOSTILE = path.join(ROOT, '..', 'shared', 'hostile')

describe.skipIf(!fs.existsSync(HOSTILE))('hostile strings', () => {
  test('as markup, title, text, attribute, metadata and JSON-LD', { timeout: 120_000 }, () => {
    const strings = [
      ...stringsIn(path.join(HOSTILE, 'html')),
      ...stringsIn(path.join(HOSTILE, 'strings')),
      ...stringsIn(path.join(HOSTILE, 'xss')).slice(0, 800),
    ]
    expect(strings.length).toBeGreaterThan(1000)
    const faults: string[] = []
    strings.forEach((text, i) => {
      const frames = [
        text,
        `<title>${text}</title><h1>${text}</h1><p>${text}</p><p>The council met on Monday, ${text}, and closed the pier.</p>`,
        `<meta name="author" content="${text}"><meta property="og:title" content='${text}'><article class="${text}"><p>Some text of a report.</p></article>`,
        `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: text, author: { name: text }, datePublished: text, articleBody: text })}</script><p>Some text.</p>`,
      ]
      const began = process.cpuUsage()
      for (const html of frames) {
        const result = toArticle({ id: 'x', html })
        if (result.ok) faults.push(...articleFaults(result.value).map((fault) => `${i}: ${fault}`))
      }
      const { user, system } = process.cpuUsage(began)
      if ((user + system) / 1000 > LIMIT) faults.push(`${i}: took ${(user + system) / 1000} ms`)
    })
    expect(faults).toEqual([])
    expect(Object.keys(Object.prototype)).toEqual([])
  })
})

/** Every string of the JSON files of a folder. */
function stringsIn(folder: string): string[] {
  const out: string[] = []
  for (const name of fs.readdirSync(folder).filter((file) => file.endsWith('.json'))) {
    const queue: unknown[] = [JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8'))]
    while (queue.length) {
      const next = queue.pop()
      if (typeof next === 'string') out.push(next)
      else if (typeof next === 'object' && next !== null) queue.push(...(Object.values(next) as unknown[]))
    }
  }
  return out
}
