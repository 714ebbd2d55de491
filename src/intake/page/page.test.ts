import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { sharedFolder } from '../../../bench/paths.ts'
import type { Article } from '../../record/index.ts'
import { toArticle } from '../article.ts'

function articleOf(html: string, url?: string): Article {
  const result = toArticle({ id: 'p', html, ...(url ? { url } : {}) })
  if (!result.ok) throw new Error(result.message)
  return result.value
}

function partsOf(article: Article, ...kinds: readonly string[]): string[] {
  return article.parts.filter((part) => !kinds.length || kinds.includes(part.kind)).map((part) => article.text.slice(...part.span))
}

const PARAGRAPHS = [
  'The harbour council of Lowmark voted on Monday to close the old ferry pier, which has not been repaired since the storm of last autumn.',
  'The pier will stay shut until June, the council said, while engineers look at the piles, the deck and the crane that stands on it.',
  'Mayor Ada Quill told reporters that the town would pay for a bus to the new landing, and that fares would not rise this year.',
  'Fishermen had asked for a later date; their spokesman, Bo Sample, called the decision hasty but said that the work was needed.',
]
const BODY = PARAGRAPHS.map((text) => `<p>${text}</p>`).join('\n')
const RAIL = [
  'Court Adjourns Hearing of Former Treasurer',
  'Bakers Warn of Higher Bread Prices This Winter',
  'Tram Line to Open in June, Mayor Says',
  'Three Climbers Rescued After Storm',
]
const CHROME = (inner: string, head = ''): string =>
  `<!doctype html><html lang="en"><head><title>Council closes ferry pier | Daybook News</title>${head}</head><body><nav><ul><li><a href="/">Home</a><li><a href="/sport">All the sport of the week</a></ul></nav>${inner}<footer>© Daybook News. All rights reserved.</footer></body></html>`

describe('the body', () => {
  test.each<readonly [string, string]>([
    ['plain', `<div><h1>Council closes ferry pier</h1>${BODY}</div>`],
    [
      'a form around the page',
      `<form action="/x"><div class="wrap"><h1>Council closes ferry pier</h1><div class="text">${BODY}</div></div></form>`,
    ],
    ['a class that lies', `<div class="comments-off sidebar"><h1>Council closes ferry pier</h1><div class="promo">${BODY}</div></div>`],
    [
      'a body split over boxes of the same class',
      `<h1>Council closes ferry pier</h1><div class="chunks">${PARAGRAPHS.map((text) => `<div class="grid"><div class="body-text"><p>${text}</p></div><div class="ad">Advertisement</div></div>`).join('')}</div>`,
    ],
    [
      'the first paragraph beside the rest',
      `<div class="story-page"><h1>Council closes ferry pier</h1><div class="lead"><p>${PARAGRAPHS[0]!}</p></div><div class="rest">${PARAGRAPHS.slice(
        1,
      )
        .map((text) => `<p>${text}</p>`)
        .join('')}</div></div>`,
    ],
    ['line breaks for paragraphs', `<div id="content"><h1>Council closes ferry pier</h1><div>${PARAGRAPHS.join('<br><br>')}</div></div>`],
    ['a table for the layout', `<table><tr><td><a href="/">Home</a></td><td><h1>Council closes ferry pier</h1>${BODY}</td></tr></table>`],
    ['no end tags', `<article><h1>Council closes ferry pier</h1>${PARAGRAPHS.map((text) => `<p>${text}`).join('')}</article>`],
    [
      'house lines and hidden text',
      `<article><h1>Council closes ferry pier</h1>${BODY}<p>Follow us on Telegram and Instagram.</p><p style="display: none">Not to be seen by anybody, said nobody at all.</p><p>Sign up for the Morning Note.</p><p>Advertisement</p></article>`,
    ],
    [
      'another post below',
      `<div><article class="post"><h1>Council closes ferry pier</h1>${BODY}</article><article class="post"><h2>Something else altogether</h2>${BODY.replaceAll('harbour', 'school').replaceAll('council', 'board')}<p>And here is one more paragraph, so that this post is the longer one, which it should not be chosen for.</p></article></div>`,
    ],
    [
      'a part of the report in a box that is called related',
      `<div class="story"><h1>Council closes ferry pier</h1><p>${PARAGRAPHS[0]!}</p><div class="related-left">${PARAGRAPHS.slice(1)
        .map((text) => `<p>${text}</p>`)
        .join('')}<p></p></div></div><div><p>A line of its own, with words enough for prose, and no more.</p></div>`,
    ],
    [
      'comments longer than the report',
      `<article><h1>Council closes ferry pier</h1>${BODY}</article><section class="comments">${`<div class="comment"><p>I was there in the spring, and I saw it, and it was not as they say, not at all.</p></div>`.repeat(40)}</section>`,
    ],
    [
      'a gallery longer than the report',
      `<article><h1>Council closes ferry pier</h1>${BODY}</article><div class="full-gallery"><ul>${Array.from({ length: 20 }, (_, i) => `<li><p>${i}: a boat of the fleet, which came in on Monday, with its crew and its catch, before the storm.</p></li>`).join('')}</ul></div>`,
    ],
    [
      'a section named after its heading',
      `<article><h1>Council closes ferry pier</h1><p>${PARAGRAPHS[0]!}</p><section id="sharing-the-cost-of-the-pier">${PARAGRAPHS.slice(1)
        .map((text) => `<p>${text}</p>`)
        .join('')}</section></article>`,
    ],
    ['deep nesting', `${'<div>'.repeat(3000)}<h1>Council closes ferry pier</h1>${BODY}${'</div>'.repeat(3000)}`],
  ])('%s', (_, inner) => {
    const article = articleOf(CHROME(inner))
    expect(partsOf(article, 'paragraph')).toEqual(PARAGRAPHS)
    expect(article.title).toBe('Council closes ferry pier')
    expect(partsOf(article, 'headline')).toEqual([])
  })

  test('a table of data: one paragraph a row', () => {
    const article = articleOf(
      CHROME(
        `<article><h1>Council closes ferry pier</h1>${BODY}<table><tr><th>Line</th><th>Fare</th></tr><tr><td>Bus 4</td><td><b>2.10</b></td></tr></table></article>`,
      ),
    )
    expect(partsOf(article, 'paragraph').slice(-2)).toEqual(['Line | Fare', 'Bus 4 | 2.10'])
  })

  test('a quotation from another site belongs to the report, whatever the box around it', () => {
    const tweet = 'The pier was my favourite place in this town, and now it is gone until June.'
    const article = articleOf(
      CHROME(
        `<article>${BODY}<div class="social-embed share"><blockquote class="twitter-tweet"><p>${tweet}</p>— Ada (@ada)</blockquote></div></article>`,
      ),
    )
    expect(partsOf(article, 'paragraph')).toContain(tweet)
  })

  test.each([
    ['<figure><img src="a.jpg"><figcaption>The pier on Monday</figcaption></figure>'],
    ['<div class="wp-caption"><img src="a.jpg"><p class="wp-caption-text">The pier on Monday</p></div>'],
    ['<div><img src="a.jpg"><span class="newsCaption">The pier on Monday</span></div>'],
    ['<p>The pier on Monday (Image: DAYBOOK)</p>'],
    ['<p>Photo: The pier on Monday</p>'],
  ])('a caption: %s', (markup) => {
    const article = articleOf(
      CHROME(
        `<article>${PARAGRAPHS.slice(0, 2)
          .map((text) => `<p>${text}</p>`)
          .join(markup)}</article>`,
      ),
    )
    expect(partsOf(article, 'caption')).toHaveLength(1)
    expect(partsOf(article, 'paragraph')).toEqual(PARAGRAPHS.slice(0, 2))
  })

  test.each([
    ['<p class="byline">By Ann Example</p>', ['Ann Example']],
    ['<p>By Ann Example and Bo Sample</p>', ['Ann Example', 'Bo Sample']],
    ['<p>Updated 2 March 2026, 1:23 p.m.</p>', []],
    ['<div class="meta">Обновлено: 2 марта 2026, 14:30</div>', []],
    ['<p>March 2, 2026</p>', []],
  ])('a line above the report is no paragraph: %s', (line, authors) => {
    const article = articleOf(CHROME(`<article><h1>Council closes ferry pier</h1>${line}${BODY}</article>`))
    expect(partsOf(article, 'paragraph')).toEqual(PARAGRAPHS)
    expect(article.authors).toEqual(authors)
  })
})

const MARKUPS: readonly (readonly [name: string, rail: (heading: string, items: readonly string[]) => string])[] = [
  [
    '<aside>',
    (heading, items) =>
      `<aside><h3>${heading}</h3><ul>${items.map((item, i) => `<li><a href="/n/${i}">${item}</a></li>`).join('')}</ul></aside>`,
  ],
  [
    'linked lines in the article',
    (heading, items) => `<div><p><b>${heading}</b></p>${items.map((item, i) => `<div><a href="/n/${i}">${item}</a></div>`).join('')}</div>`,
  ],
  ['plain paragraphs', (heading, items) => `<p>${heading}</p>${items.map((item) => `<p>${item}</p>`).join('')}`],
  ['a plain list', (heading, items) => `<p>${heading}</p><ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`],
]

describe('a list of other stories', () => {
  const headings = [
    'Latest news',
    'Read also:',
    'More on this story',
    'Most read in Lowmark',
    'Читайте также',
    'Оқи отырыңыз',
    'Читайте також',
    'Mehr zum Thema',
    'À lire aussi',
    'Te puede interesar',
  ]
  test.each(MARKUPS)('%s', (_, rail) => {
    for (const heading of headings) {
      const article = articleOf(CHROME(`<article><h1>Council closes ferry pier</h1>${BODY}${rail(heading, RAIL)}</article>`))
      expect(partsOf(article, 'paragraph'), heading).toEqual(PARAGRAPHS)
      expect(partsOf(article, 'headline'), heading).toEqual(RAIL)
    }
  })

  test.each(MARKUPS)('in the middle of the report: %s', (_, rail) => {
    const paragraphs = PARAGRAPHS.map((text) => `<p>${text}</p>`)
    const article = articleOf(
      CHROME(`<article>${paragraphs[0]!}${paragraphs[1]!}${rail('Read more', RAIL)}${paragraphs[2]!}${paragraphs[3]!}</article>`),
    )
    expect(partsOf(article, 'paragraph')).toEqual(PARAGRAPHS)
    expect(partsOf(article, 'headline')).toEqual(RAIL)
  })

  test('one link in a line of its own', () => {
    const article = articleOf(
      CHROME(
        `<article>${PARAGRAPHS.slice(0, 2)
          .map((text) => `<p>${text}</p>`)
          .join(`<p>Read also: <a href="https://daybook.example/7">${RAIL[0]!}</a></p>`)}</article>`,
      ),
    )
    expect(partsOf(article, 'headline')).toEqual([RAIL[0]])
    expect(partsOf(article, 'paragraph')).toEqual(PARAGRAPHS.slice(0, 2))
  })

  test.each([
    [
      'a list of the report itself',
      '<p>The plan has three points:</p><ul><li>The pier is closed.</li><li>A bus runs to the landing.</li><li>Fares stay as they are.</li></ul>',
      3,
    ],
    ['a heading of the report', '<h2>What happens next</h2><p>The work begins in March and is to last three months.</p>', 1],
  ])('%s stays', (_, markup, count) => {
    const article = articleOf(CHROME(`<article>${BODY}${markup}</article>`))
    expect(partsOf(article, 'headline')).toEqual([])
    expect(partsOf(article, 'paragraph')).toHaveLength(PARAGRAPHS.length + count + 1)
  })
})

describe('metadata', () => {
  const data = (node: object): string =>
    `<script type="application/ld+json">${JSON.stringify({ '@context': 'https://schema.org', ...node })}</script>`
  const meta = (name: string, content: string): string => `<meta property="${name}" content="${content}">`

  test.each<readonly [what: string, head: string, inner: string, url: string | undefined, published: string | null, dated: string | null]>([
    [
      'JSON-LD before all else',
      data({ '@type': 'Article', datePublished: '2026-03-02T09:30:00+05:00' }) + meta('article:published_time', '2026-01-01'),
      '',
      undefined,
      '2026-03-02T09:30:00+05:00',
      'json-ld',
    ],
    [
      'JSON-LD in a graph',
      data({ '@graph': [{ '@type': 'WebSite' }, { '@type': 'NewsArticle', datePublished: '2026-03-02' }] }),
      '',
      undefined,
      '2026-03-02',
      'json-ld',
    ],
    ['a meta element without a zone', meta('article:published_time', '2026-03-02 09:30:15'), '', undefined, '2026-03-02T09:30:15', 'meta'],
    ['microdata', '', '<span itemprop="datePublished">March 2, 2026</span>', undefined, '2026-03-02', 'microdata'],
    ['a time element', '', '<time datetime="2026-03-02T09:30Z">Monday</time>', undefined, '2026-03-02T09:30Z', 'time'],
    ['a time element in words', '', '<time>2 марта 2026, 14:30</time>', undefined, '2026-03-02T14:30', 'time'],
    ['the address', '', '', 'https://daybook.example/news/2026/03/02/pier', '2026-03-02', 'url'],
    ['the address with a month in letters', '', '', 'https://daybook.example/news/2026/mar/02/pier', '2026-03-02', 'url'],
    [
      'the address and a time that people see',
      '',
      '<p>2 March 2026, 14:30 MSK</p>',
      'https://daybook.example/2026/03/02/pier',
      '2026-03-02T14:30+03:00',
      'visible',
    ],
    ['a line in Kazakh', '', '<p>2026 жылғы 2 наурыз, 14:30</p>', undefined, '2026-03-02T14:30', 'visible'],
    ['a line in French', '', '<p>Publié le 2 mars 2026 à 14h30</p>', undefined, '2026-03-02T14:30', 'visible'],
    ['a time of another story', '', '<aside><time datetime="2020-01-01">x</time></aside>', undefined, null, null],
    ['no such day', meta('article:published_time', '2026-02-30T10:00:00Z'), '', undefined, null, null],
    ['nothing', '', '', undefined, null, null],
  ])('date: %s', (_, head, inner, url, published, dated) => {
    const article = articleOf(CHROME(`<article><h1>Council closes ferry pier</h1>${inner}${BODY}</article>`, head), url)
    expect(article.published?.value ?? null).toBe(published)
    expect(article.page?.dated).toBe(dated)
  })

  test('changed apart from published', () => {
    const html = CHROME(`<article><h1>Council closes ferry pier</h1><p>Published 2 March 2026. Updated: 3 March 2026</p>${BODY}</article>`)
    expect(articleOf(html)).toMatchObject({ published: { value: '2026-03-02', basis: 'text' }, page: { modified: '2026-03-03' } })
  })

  test.each<readonly [head: string, inner: string, authors: readonly string[]]>([
    [
      data({ '@type': 'Article', author: [{ '@type': 'Person', name: 'Ann Example' }, { name: 'Bo Sample' }] }),
      '',
      ['Ann Example', 'Bo Sample'],
    ],
    [
      data({
        '@graph': [
          { '@type': 'Article', author: { '@id': '#a' } },
          { '@type': 'Person', '@id': '#a', name: 'Ann Example' },
        ],
      }),
      '',
      ['Ann Example'],
    ],
    [meta('author', 'By Ann Example and Bo Sample, Daybook News'), '', ['Ann Example', 'Bo Sample']],
    [
      meta('author', 'https://daybook.example/ann'),
      '<p class="byline">Von <a rel="author" href="/ann">Ann Example</a> und Bo Sample</p>',
      ['Ann Example'],
    ],
    ['', '<p class="byline">Von Ann Example und Bo Sample</p>', ['Ann Example', 'Bo Sample']],
    ['', '<span itemprop="author"><span itemprop="name">Анна Пример</span></span>', ['Анна Пример']],
    ['', '<div class="comment"><span class="author">Troll Example</span></div>', []],
  ])('authors: %s %s', (head, inner, authors) => {
    expect(articleOf(CHROME(`<article><h1>Council closes ferry pier</h1>${inner}${BODY}</article>`, head)).authors).toEqual(authors)
  })

  test.each([
    ['en-US', 'en-US'],
    ['de', 'en'],
  ])('a page that says %s and reads like English is %s', (declared, language) => {
    expect(articleOf(CHROME(`<article>${BODY}</article>`).replace('lang="en"', `lang="${declared}"`)).language).toBe(language)
  })
})

describe('faults of other readers of pages', () => {
  test('CVE-2025-2792 (Readability): no title slows a pattern down', () => {
    const began = process.cpuUsage()
    for (const title of ['a | '.repeat(100_000), `${' '.repeat(200_000)}x`, '- '.repeat(100_000), ':'.repeat(200_000)])
      articleOf(`<title>${title}</title><h1>${title}</h1>${BODY}`)
    const { user, system } = process.cpuUsage(began)
    expect((user + system) / 1000).toBeLessThan(2000)
  })

  test('GHSA-jg4p-g6xj-4qmf (defuddle): what stands in an attribute never becomes markup', () => {
    const bad = '&quot;&gt;&lt;img src=x onerror=alert(1)&gt;'
    const article = articleOf(
      `<meta name="author" content="${bad}"><article><a href="javascript:alert(1)">${RAIL[0]!}</a><p title="${bad}">${PARAGRAPHS[0]!}</p></article><aside><a href="javascript:alert(1)">${RAIL[1]!}</a></aside>`,
    )
    expect(article.text).not.toContain('onerror')
    expect(article.parts.filter((part) => part.url !== undefined)).toEqual([])
    expect(Object.keys(article).some((key) => /html|markup/.test(key))).toBe(false)
  })

  test('turndown, defuddle, Readability: 10,000 nested boxes overflow no stack', () => {
    expect(partsOf(articleOf(`${'<div>'.repeat(10_000)}${BODY}`), 'paragraph')).toEqual(PARAGRAPHS)
  })
})

const shared = sharedFolder()
const SEED = path.join(shared ?? '', 'seed')

describe.skipIf(shared === null || !existsSync(SEED))('the checked report as a page', () => {
  test.each(MARKUPS)('%s: no item leaks, no paragraph is lost', (_, rail) => {
    const lines = readFileSync(path.join(SEED, readdirSync(SEED)[0]!), 'utf8')
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
    const at = lines.findIndex((line) => line.startsWith('- '))
    const [title, paragraphs, heading, items] = [
      lines[0]!,
      lines.slice(1, at - 1),
      lines[at - 1]!,
      lines.slice(at).map((line) => line.slice(2)),
    ]
    expect([paragraphs.length, items.length]).toEqual([11, 20])
    const html = CHROME(
      `<main><article><h1>${title}</h1>${paragraphs.map((text) => `<p>${text}</p>`).join('')}${rail(heading, items)}</article></main>`,
    )
    const article = articleOf(html)
    const body = partsOf(article, 'paragraph')
    expect(items.filter((item) => body.some((text) => text.includes(item)))).toEqual([])
    expect(paragraphs.filter((text) => !body.includes(text))).toEqual([])
    expect(partsOf(article, 'headline')).toEqual(items)
  })
})
