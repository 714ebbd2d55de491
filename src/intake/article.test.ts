import { describe, expect, test } from 'vitest'
import type { Article, ArticleInput } from '../record/index.ts'
import { findLanguageProblem, toArticle } from './article.ts'

function articleOf(input: Omit<ArticleInput, 'id'>): Article {
  const result = toArticle({ id: 'a1', ...input })
  if (!result.ok) throw new Error(result.message)
  return result.value
}

/** Parts as "kind: text". */
function parts(article: Article): string[] {
  return article.parts.map((part) => `${part.kind}: ${article.text.slice(...part.span)}`)
}

describe('text', () => {
  test('title, byline, dateline, paragraphs and a rail', () => {
    const article = articleOf({
      published: '2025-10-18',
      text: [
        'Two Presidents to Meet in Sampletown',
        'By Ann Example and Bo Sample, Daybook News',
        '',
        'SAMPLETOWN, Oct. 17 (Daybook News) — The talks will begin on Friday.',
        'A second paragraph follows it.',
        'Latest news',
        '- Court Rejects Appeal of Former Mayor',
        '• Storm Closes Roads in Northern Province',
      ].join('\n'),
    })
    expect(parts(article)).toEqual([
      'title: Two Presidents to Meet in Sampletown',
      'byline: By Ann Example and Bo Sample, Daybook News',
      'dateline: SAMPLETOWN, Oct. 17 (Daybook News) —',
      'paragraph: The talks will begin on Friday.',
      'paragraph: A second paragraph follows it.',
      'headline: Court Rejects Appeal of Former Mayor',
      'headline: Storm Closes Roads in Northern Province',
    ])
    expect(article).toMatchObject({
      title: 'Two Presidents to Meet in Sampletown',
      authors: ['Ann Example', 'Bo Sample'],
      dateline: { place: 'SAMPLETOWN', date: '2025-10-17' },
      language: 'en',
      published: { value: '2025-10-18', basis: 'given' },
    })
  })

  test('text wrapped at a column is joined to paragraphs; their spans hold the line breaks', () => {
    const text = [
      'The foreign ministers of the two countries agreed on Monday to meet',
      'again before the end of the month, and said that a working group would',
      'prepare the agenda of the summit.',
      '',
      'The opposition called the plan a mistake and asked for a vote in the',
      'lower house, which the government is expected to win by a narrow',
      'margin.',
    ].join('\n')
    const article = articleOf({ text })
    expect(article.parts.map((part) => part.kind)).toEqual(['paragraph', 'paragraph'])
    expect(article.text.slice(...article.parts[1]!.span)).toContain('in the\nlower house')
  })

  test('a title given beside the text goes before it, once', () => {
    expect(articleOf({ title: 'Ministers agree', text: 'They met on Monday in Sampletown.' }).text).toBe(
      'Ministers agree\n\nThey met on Monday in Sampletown.',
    )
    const text = 'Ministers agree\n\nThey met on Monday in Sampletown.'
    const article = articleOf({ title: 'Ministers agree', text })
    expect(article.text).toBe(text)
    expect(parts(article)[0]).toBe('title: Ministers agree')
  })

  test('a byte order mark is dropped and nothing else', () => {
    const text = '  Headline here without stop  \r\n\r\n A paragraph of some length follows.\r\n'
    expect(articleOf({ text: `\ufeff${text}` }).text).toBe(text)
  })

  test('a date on a line of its own dates the report', () => {
    const article = articleOf({
      text: 'Parliament passes the budget\n\nFriday, October 17, 2025\n\nThe lower house voted for it by a large majority.',
    })
    expect(article.published).toEqual({ value: '2025-10-17', basis: 'text' })
    expect(parts(article)[1]).toBe('dateline: Friday, October 17, 2025')
  })

  test.each([
    ['KYIV, Ukraine (AP) — Power was cut.', 'dateline: KYIV, Ukraine (AP) —'],
    ['BUDAPEST -- Power was cut.', 'dateline: BUDAPEST --'],
    ['Sampletown, 17 October (Daybook) - Power was cut.', 'dateline: Sampletown, 17 October (Daybook) -'],
    ['CANBERRA, Australia (AP)_ Power was cut.', 'dateline: CANBERRA, Australia (AP)_'],
    ['SAMPLETOWN, October 17. /EXAMPLE/. Power was cut.', 'dateline: SAMPLETOWN, October 17. /EXAMPLE/.'],
    ['Sampletown. October 17. EXAMPLE - Power was cut.', 'dateline: Sampletown. October 17. EXAMPLE -'],
    ['ST. SAMPLE, Fla. (DN) — Power was cut.', 'dateline: ST. SAMPLE, Fla. (DN) —'],
    ['NATO — the alliance of 32 countries — was there.', 'paragraph: NATO — the alliance of 32 countries — was there.'],
    ['The plan — the third so far — was cut.', 'paragraph: The plan — the third so far — was cut.'],
    ['Mr. Example — a farmer — was there.', 'paragraph: Mr. Example — a farmer — was there.'],
  ])('dateline of %s', (text, expected) => expect(parts(articleOf({ text, title: 'Some headline or other' }))[1]).toBe(expected))

  test.each([
    ['Related stories:\nMayor resigns over contract\nPolice find missing painting', 2],
    ['READ MORE\n\n* Mayor resigns over contract\n\n* Police find missing painting', 2],
    ['You may also like\n1. Mayor resigns over contract\n2. Police find missing painting\n3. Bridge opens to traffic', 3],
    ['Read also: Mayor Resigns Over Contract', 1],
    ['From the Region\n- Mayor Resigns Over Contract\n- Police Find Missing Painting\n- Bridge Opens to Traffic', 3],
    ['The agenda has three points:\n- a ceasefire in the north\n- an exchange of prisoners\n- new talks', 0],
    ['See also the annex to the report, which lists all the payments made.', 0],
  ])('rail of %j', (rail, count) => {
    const article = articleOf({
      text: `A headline stands here\n\nThe report itself has a sentence or two. They end with stops.\n\n${rail}`,
    })
    expect(article.parts.filter((part) => part.kind === 'headline')).toHaveLength(count)
    expect(article.parts.filter((part) => part.kind === 'headline').every((part) => /^[A-Z]/.test(article.text.slice(...part.span)))).toBe(
      true,
    )
  })

  test('outlet and address', () => {
    expect(articleOf({ text: 'Some text.', url: 'https://www.orda.example/x' }).outlet).toEqual({
      name: 'orda.example',
      domain: 'orda.example',
    })
    expect(articleOf({ text: 'Some text.', outlet: 'Orda', domain: 'orda.example' }).outlet).toEqual({
      name: 'Orda',
      domain: 'orda.example',
    })
    expect(articleOf({ text: 'Some text.' }).outlet).toBeNull()
  })

  test('a publication date that is none is left out with a note', () => {
    const result = toArticle({ id: 'x', text: 'Some text.', published: 'last Friday' })
    expect(result).toMatchObject({ ok: true, value: { published: null }, notes: [expect.stringContaining('last Friday')] })
  })

  test.each([
    [{ id: '', text: 'x' }, 'article'],
    [{ id: 'a' }, 'article'],
    [{ id: 'a', text: 7 }, 'article'],
    [{ id: 'a', text: ' \n ' }, 'empty'],
    [null, 'article'],
    [[], 'article'],
  ])('bad input %j', (input, code) => expect(toArticle(input as unknown as ArticleInput)).toMatchObject({ ok: false, code }))
})

describe('language', () => {
  const german =
    'Die Minister haben sich am Montag in der Hauptstadt getroffen und über das Abkommen gesprochen, das nach den Wahlen in Kraft treten soll.'
  test.each([
    [german, undefined, 'language not supported: de'],
    [german, 'en', null],
    [`${german} ${german} ${german} ${german}`, 'en', 'language not supported: de'],
    ['Министры встретились в понедельник в столице и обсудили соглашение.', undefined, 'language not supported: ru'],
    [
      'Les ministres se sont rencontrés lundi dans la capitale et ont parlé de l’accord qui est en discussion pour les mois à venir.',
      undefined,
      'language not supported: fr',
    ],
    ['The ministers met on Monday in the capital and spoke of the agreement.', 'de', 'language not supported: de'],
    ['The ministers met on Monday in the capital and spoke of the agreement.', 'en-GB', null],
    ['Short text', undefined, null],
  ])('%s', (text, language, message) => {
    const article = articleOf({ text, ...(language === undefined ? {} : { language }) })
    expect(findLanguageProblem(article)?.message ?? null).toBe(message)
  })
})

describe('HTML', () => {
  const page = `<!doctype html><html lang="en-GB"><head><title>Ministers agree on talks | Daybook News</title>
    <meta property="og:site_name" content="Daybook News"><meta property="article:published_time" content="2025-10-17T09:30:00Z">
    <script type="application/ld+json">{"@type":"NewsArticle","headline":"Ministers agree on talks","author":[{"@type":"Person","name":"Ann Example"}]}</script>
    <link rel="canonical" href="https://daybook.example/talks"></head><body>
    <nav><a href="/">Home</a> <a href="/world">World news of the day</a></nav>
    <article><h1>Ministers agree on talks</h1><figure><img src="x.jpg"><figcaption>The palace on Monday</figcaption></figure>
    <p>SAMPLETOWN (Daybook) — The foreign ministers of both countries agreed on Monday, after a long day, to hold talks &amp; more.</p>
    <p>They will meet again before the end of the month, officials said, and <a href="/x">prepare</a> the agenda.</p>
    <script>var p = "<p>not text</p>"</script></article>
    <aside class="related"><h3>Related stories</h3><ul><li><a href="https://daybook.example/2">Mayor Resigns Over Contract</a></li><li><a href="/3">Police Find Missing Painting</a></li></ul></aside>
    <footer>Copyright</footer></body></html>`

  test('title, caption, dateline, paragraphs, rail last; facts of the head', () => {
    const article = articleOf({ html: page })
    expect(parts(article)).toEqual([
      'title: Ministers agree on talks',
      'caption: The palace on Monday',
      'dateline: SAMPLETOWN (Daybook) —',
      'paragraph: The foreign ministers of both countries agreed on Monday, after a long day, to hold talks & more.',
      'paragraph: They will meet again before the end of the month, officials said, and prepare the agenda.',
      'headline: Mayor Resigns Over Contract',
      'headline: Police Find Missing Painting',
    ])
    expect(article.parts[5]!.url).toBe('https://daybook.example/2')
    expect(article).toMatchObject({
      url: 'https://daybook.example/talks',
      outlet: { name: 'Daybook News' },
      authors: ['Ann Example'],
      language: 'en-GB',
      published: { value: '2025-10-17T09:30:00Z', basis: 'metadata' },
      dateline: { place: 'SAMPLETOWN', date: null },
    })
  })

  test('a page without text is a problem, deep nesting is none', () => {
    expect(toArticle({ id: 'x', html: '<html><body><script>1</script></body></html>' })).toMatchObject({ ok: false, code: 'empty' })
    expect(toArticle({ id: 'x', html: `${'<div>'.repeat(20_000)}<p>Some text of a report.</p>` }).ok).toBe(true)
  })
})
