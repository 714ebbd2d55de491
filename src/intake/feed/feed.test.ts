import { expect, test } from 'vitest'
import { findFeeds } from './discover.ts'
import { paragraphsOfHtml, textOfHtml } from './html-text.ts'
import type { Feed, FeedEntry } from './feed.ts'
import { parseOpml, writeOpml } from './opml.ts'
import { parseFeed, parseFeedText } from './parse.ts'
import { SAMPLES } from './samples.fixture.ts'

function read(text: string, address: string | null = null): Feed {
  const result = parseFeedText(text, address)
  if (!result.ok) throw new Error(result.message)
  return result.value
}

/** What is not null or empty of an entry. */
function said(entry: FeedEntry | undefined): Partial<FeedEntry> {
  return Object.fromEntries(
    Object.entries(entry ?? {}).filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0)),
  )
}

test('RSS 2.0 with what feeds add to it', () => {
  const feed = read(SAMPLES['rss']!)
  expect(feed).toMatchObject({
    kind: 'rss',
    title: 'Harbour & Hill Gazette',
    link: 'https://gazette.example/',
    description: 'News of the bay',
    language: 'en-GB',
  })
  expect(feed.updated).toMatch(/^2025-10-17T09:00:00/)
  expect(said(feed.entries[0])).toEqual({
    id: 'g-1',
    title: 'Ferry stays in port – storm due',
    link: 'https://gazette.example/ferry',
    date: '2025-10-17T08:30:00+02:00',
    published: '2025-10-17T08:30:00+02:00',
    summary: 'The ferry <b>stays</b> in port.',
    content: '<p>The ferry stays in port until Monday.</p><p>The harbour office said so.</p>',
    author: 'Ida Holm',
    categories: ['Transport', 'Weather'],
    enclosures: [{ url: 'https://gazette.example/ferry.mp3', type: 'audio/mpeg' }],
  })
  expect(said(feed.entries[1])).toEqual({
    id: 'https://gazette.example/council',
    title: 'Council meets on Tuesday',
    link: 'https://gazette.example/council',
    date: '2025-10-16',
    published: '2025-10-16',
    author: 'Per Lund',
  })
})

test('Atom: relative links, XHTML, plain text that is no HTML, several authors', () => {
  const feed = read(SAMPLES['atom']!)
  expect(feed).toMatchObject({ kind: 'atom', title: 'Hill & Dale', link: 'https://hill.example/', language: 'en' })
  expect(said(feed.entries[0])).toEqual({
    id: 'urn:x:1',
    title: 'Bridge opens',
    link: 'https://hill.example/news/bridge',
    date: '2025-10-16T22:15:00+05:00',
    published: '2025-10-16T22:15:00+05:00',
    summary: 'a &lt; b',
    content: '<p>It <em>opens</em>.</p>',
    author: 'Ann Lee, Bo Ek',
    categories: ['Public works'],
    language: 'en',
  })
  expect(feed.entries[1]!.link).toBe('http://other.example/2')
})

test.each<[sample: string, want: object]>([
  [
    'rdf',
    {
      kind: 'rdf',
      title: 'Old Paper',
      entries: [{ title: 'A mill burns', link: 'https://old.example/a', date: '2003-12-31T10:14:55-08:00' }],
    },
  ],
  [
    'json',
    {
      kind: 'json',
      title: 'Json Paper',
      entries: [
        {
          id: '1',
          title: 'Tram line planned',
          author: 'Cy Dal',
          categories: ['trams'],
          content: '<p>A tram.</p>\n<p>It runs &lt; 5 km.</p>',
        },
        { id: '2', link: 'https://json.example/two', title: null, content: '<p>Two</p>' },
      ],
    },
  ],
  [
    'sitemap',
    {
      kind: 'sitemap',
      title: 'The Map',
      language: 'en',
      entries: [
        { title: 'Road closed', link: 'https://map.example/1', date: '2025-10-17T09:30:00+05:00', categories: ['roads', 'snow'] },
        { title: null, link: 'https://map.example/2', date: '2025-10-01' },
      ],
    },
  ],
  [
    'podcast',
    {
      title: 'Bay Talk',
      entries: [
        {
          title: 'Episode 3',
          author: 'Eva Strand',
          summary: 'The mayor talks about the bridge.',
          transcripts: [{ url: 'https://talk.example/3.vtt', type: 'text/vtt' }],
        },
      ],
    },
  ],
  [
    'broken',
    {
      title: 'Broken & bent',
      entries: [
        { title: 'First été', link: 'https://b.example/1' },
        { title: 'Second', author: 'No namespace' },
      ],
    },
  ],
])('%s', (sample, want) => {
  const feed = read(SAMPLES[sample]!, sample === 'json' ? 'https://json.example/feed.json' : null)
  expect(feed).toMatchObject(want)
})

test.each<[title: string, markup: string]>([
  ['AT&T', '<title>AT&amp;T</title>'],
  ['AT&T', '<title>AT&amp;amp;T</title>'],
  ['5 < 6', '<title>5 &lt; 6</title>'],
  ['Bold move', '<title>&lt;b&gt;Bold&lt;/b&gt; move</title>'],
  ['Caf\u00e9 opens', '<title>Caf&eacute; opens</title>'],
  ['It’s on', '<title>It&#146;s on</title>'],
  ['It’s on', '<title>It&amp;#146;s on</title>'],
  ['&madeup; stays', '<title>&madeup; stays</title>'],
  ['Two lines', '<title>Two\n   lines</title>'],
  ['From Dublin Core', '<dc:title>From Dublin Core</dc:title>'],
  ['In a CDATA & out', '<title><![CDATA[In a CDATA & out]]></title>'],
])('a title is read as people see it: %s', (title, markup) => {
  expect(read(`<rss><channel><item>${markup}</item></channel></rss>`).entries[0]!.title).toBe(title)
})

test.each<[link: string | null, item: string]>([
  ['https://a.example/1', '<link>https://a.example/1</link>'],
  ['https://a.example/2', '<link>\n /2 </link>'],
  ['https://a.example/3', '<atom:link href="/3" rel="alternate"/>'],
  [null, '<atom:link href="/4" rel="self"/><atom:link href="/5" rel="enclosure"/>'],
  ['https://a.example/6', '<guid>https://a.example/6</guid>'],
  [null, '<guid isPermaLink="false">https://a.example/7</guid>'],
  [null, '<guid>seven</guid>'],
  ['javascript:alert(1)', '<link>javascript:alert(1)</link>'],
])('a link: %s', (link, item) => {
  expect(read(`<rss><channel><item>${item}</item></channel></rss>`, 'https://a.example/feed.xml').entries[0]!.link).toBe(link)
})

test('of a summary and a description the first one is the summary, the other one the report', () => {
  const one = read(
    '<rss><channel><item><description>Long.</description><summary>Short.</summary></item><item><summary>Short.</summary><description>Long.</description></item><item><description>Only.</description></item></channel></rss>',
  )
  expect(one.entries.map(({ summary, content }) => [summary, content])).toEqual([
    ['Long.', 'Short.'],
    ['Short.', 'Long.'],
    ['Only.', null],
  ])
})

test('an id that is only a path is made whole', () => {
  expect(
    read('<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>/a/1</id></entry></feed>', 'https://a.example/feed').entries[0]!.id,
  ).toBe('https://a.example/a/1')
})

test.each<[what: string, bytes: Buffer, contentType: string | undefined, title: string]>([
  ['UTF-16', Buffer.from('\ufeff<rss><channel><title>Größe</title></channel></rss>', 'utf16le'), undefined, 'Größe'],
  [
    'a header',
    Buffer.from('<rss><channel><title>Gr\u00f6\u00dfe</title></channel></rss>', 'latin1'),
    'text/xml; charset=iso-8859-1',
    'Größe',
  ],
  [
    'a declaration',
    Buffer.from('<?xml version="1.0" encoding="iso-8859-1"?><rss><channel><title>Gr\u00f6\u00dfe</title></channel></rss>', 'latin1'),
    undefined,
    'Größe',
  ],
  ['nothing', Buffer.from('<rss><channel><title>Größe</title></channel></rss>'), 'text/xml', 'Größe'],
])('the charset of a feed is told by %s', (_, bytes, contentType, title) => {
  const result = parseFeed(bytes, { contentType })
  expect(result.ok && result.value.title).toBe(title)
})

test.each<[text: string, code: string]>([
  ['', 'empty'],
  ['   \n', 'empty'],
  ['just words', 'feed'],
  ['<!doctype html><html><body>Hello</body></html>', 'feed'],
  ['{"a": 1}', 'feed'],
  ['{"items": [', 'feed'],
])('%j is no feed', (text, code) => {
  expect(parseFeedText(text)).toMatchObject({ ok: false, code })
})

test('subscriptions: in, with folders and mistakes, and out again', () => {
  const opml = `<opml version="2.0"><head><title>mine</title></head><body>
    <outline text="Bay"><outline text="Gazette &amp; Co" type="rss" xmlUrl="https://gazette.example/feed" htmlUrl="https://gazette.example/"/>
      <outline text="North"><outline title="Hill" text="x" xmlUrl="https://hill.example/atom"/></outline></outline>
    <outline text="Bad" xmlUrl="file:///etc/passwd"/><outline text="Worse" xmlUrl="javascript:alert(1)" htmlUrl="ftp://x"/>
    <outline text="Twice" xmlUrl="https://hill.example/atom"/><outline type="rss" url="https://old.example/rdf"/></body></opml>`
  const result = parseOpml(opml)
  expect(result.ok && result.value).toEqual([
    { title: 'Gazette & Co', url: 'https://gazette.example/feed', page: 'https://gazette.example/', folders: ['Bay'] },
    { title: 'Hill', url: 'https://hill.example/atom', page: null, folders: ['Bay', 'North'] },
    { title: null, url: 'https://old.example/rdf', page: null, folders: [] },
  ])
  const list = result.ok ? result.value : []
  const again = parseOpml(writeOpml('mine', list))
  const byUrl = (all: typeof list): typeof list =>
    [...all].map((one) => ({ ...one, title: one.title ?? one.url })).sort((a, b) => (a.url < b.url ? -1 : 1))
  expect(byUrl(again.ok ? again.value : [])).toEqual(byUrl(list))
  expect(parseOpml(writeOpml('none', []))).toMatchObject({ ok: true, value: [] })
  const odd = writeOpml('\0 & <x>', [
    { title: 'a\u0001\ud800 "b" <c>', url: 'https://a.example/?x=1&y=2', page: null, folders: ['\u0002'] },
  ])
  expect(parseOpml(odd)).toMatchObject({ value: [{ title: 'a\ufffd "b" <c>', url: 'https://a.example/?x=1&y=2' }] })
  expect(parseOpml('<html></html>')).toMatchObject({ ok: false, code: 'opml' })
})

test('feeds that a page names', () => {
  const page = `<html><head><base href="https://site.example/news/"><link rel="alternate" type="application/rss+xml" title="All news" href="feed.xml">
    <link rel="ALTERNATE" type="application/atom+xml; charset=utf-8" href="//site.example/atom"><link rel="alternate" hreflang="de" href="/de">
    <link rel="alternate" type="application/json" href="/wp-json/wp/v2/pages/2"><link rel="stylesheet" href="rss.css"><link rel=alternate type=application/rss+xml href="file:///etc/passwd"></head>
    <body><a href="/rss">RSS</a><a href="/feed">again</a><a href="/feedback">no</a><a href="javascript:feed.xml">no</a><a href="feed.xml">the same</a></body></html>`
  expect(findFeeds(page, 'https://site.example/')).toEqual([
    { url: 'https://site.example/news/feed.xml', title: 'All news', by: 'declared' },
    { url: 'https://site.example/atom', title: null, by: 'declared' },
    { url: 'https://site.example/rss', title: null, by: 'linked' },
    { url: 'https://site.example/feed', title: null, by: 'linked' },
  ])
})

test.each([
  ['plain', 'plain'],
  ['<p>One</p><p>two</p>', 'One two'],
  ['a<script>alert(1)</script>b', 'ab'],
  ['x &amp; y', 'x & y'],
  ['wor<b>ld</b>', 'world'],
])('text of %j', (html, text) => {
  expect(textOfHtml(html)).toBe(text)
})

test('the paragraphs of a report that a feed carries', () => {
  expect(
    paragraphsOfHtml(
      '<h2>Ferry</h2><p>It <b>stays</b><br>in port.</p><script>x()</script>Until <i>Monday</i>.<ul><li>a</li><li>b</li></ul>',
    ),
  ).toBe('Ferry\n\nIt stays\n\nin port.\n\nUntil Monday.\n\na\n\nb')
  const began = performance.now()
  paragraphsOfHtml('<div>'.repeat(200_000))
  expect(performance.now() - began).toBeLessThan(1000)
})
