import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { ArticleInput } from '../src/record/index.ts'
import { ROOT, sharedFolder } from './paths.ts'

/** Reports to measure with: the shared news corpus where it is there, else the sample news. */
export function newsTexts(): readonly ArticleInput[] {
  const shared = sharedFolder()
  const corpus = shared === null ? '' : path.join(shared, 'corpora', 'news-corpus', 'news.jsonl')
  const file = existsSync(corpus) ? corpus : path.join(ROOT, 'sample', 'news.ndjson')
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as ArticleInput)
    .filter((article) => article.text !== undefined)
    .map(({ id, text, title, published }) => ({
      id,
      language: 'en',
      ...(text === undefined ? {} : { text }),
      ...(title === undefined ? {} : { title }),
      ...(published === undefined ? {} : { published }),
    }))
}

/** `n` reports, each with an id and a last line of its own, so that nothing can be answered from a cache. */
export function copies(n: number): readonly ArticleInput[] {
  const news = newsTexts()
  return Array.from({ length: n }, (_, i) => {
    const article = news[i % news.length] as ArticleInput
    return { ...article, id: `${article.id}#${i}`, text: `${article.text}\n\nThis is copy number ${i} of the report.` }
  })
}
