import { toArticle } from '../src/intake/article.ts'
import type { Kit } from '../src/read/kit.ts'
import { read } from '../src/read/read.ts'
import type { Article, ArticleInput, Reading } from '../src/record/index.ts'
import { loadKit } from '../src/work/kit.ts'
import { textOf } from './checkout.ts'

/** Language and models as they are shipped. */
export function kit(): Promise<Kit> {
  return loadKit()
}

/** The article of an input that must be a good one. */
export function articleOf(input: ArticleInput): Article {
  const result = toArticle(input)
  if (!result.ok) throw new Error(result.message)
  return result.value
}

/** Readings of all sample news. */
export async function readSample(withKit: Kit): Promise<Reading[]> {
  const inputs = textOf('sample/news.ndjson')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as ArticleInput)
  return inputs.map((input) => read(articleOf(input), withKit))
}
