import { expect, test } from 'vitest'
import { toArticle } from '../intake/article.ts'
import type { Article } from '../record/index.ts'
import { makeReaders, makeThreads } from './readers.ts'

/** A report of our own making. */
function articleOf(id: string, text: string): Article {
  const article = toArticle({ id, text, published: '2026-03-02', language: 'en' })
  if (!article.ok) throw new Error(article.message)
  return article.value
}

const TEXTS = [
  'The finance minister of Norway will visit Tashkent on Friday, officials said.',
  'Workers at the port of Riga began a strike on Monday after talks had failed.',
  '“We will not sign the treaty,” Ilsa Quist told the parliament.',
  'The summit was put off until May 4.',
]

test('threads that share the tables of the models read as one alone does', async () => {
  const articles = Array.from({ length: 40 }, (_, i) => articleOf(`r${i}`, TEXTS[i % TEXTS.length]!))
  const [alone, together] = [await makeReaders(0), makeThreads(2)]
  try {
    const expected = await Promise.all(articles.map((article) => alone.read(article)))
    // Once while the threads begin, once when all of them are there.
    for (const _round of [1, 2]) expect(await Promise.all(articles.map((article) => together.read(article)))).toEqual(expected)
  } finally {
    await Promise.all([alone.close(), together.close()])
  }
})

test('a thread that ends gives up what it had, and another takes its place', async () => {
  const readers = makeThreads(1, new URL('./readers-ending.fixture.ts', import.meta.url))
  try {
    const reading = (id: string): ReturnType<typeof readers.read> => readers.read(articleOf(id, TEXTS[0]!))
    expect(await reading('a')).toMatchObject({ article: { id: 'a' } })
    const [gone, behind] = await Promise.all([reading('end'), reading('b')])
    expect([gone, behind]).toEqual([{ error: expect.stringMatching(/ended/) }, { error: expect.stringMatching(/ended/) }])
    expect(await reading('c')).toMatchObject({ article: { id: 'c' } })
  } finally {
    await readers.close()
  }
  expect(await readers.read(articleOf('d', TEXTS[0]!))).toEqual({ error: expect.stringMatching(/closed/) })
})
