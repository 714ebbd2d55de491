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

/** The reading of a text, or null when it is refused in due form because there is nothing to read in it. */
export function readingOf(input: Omit<ArticleInput, 'id'>, withKit: Kit): Reading | null {
  const result = toArticle({ id: 'x', ...input })
  if (!result.ok && result.code !== 'empty') throw new Error(`${result.code}: ${result.message}`)
  return result.ok ? read(result.value, withKit) : null
}

/** Readings of all sample news. */
export async function readSample(withKit: Kit): Promise<Reading[]> {
  const inputs = textOf('sample/news.ndjson')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as ArticleInput)
  return inputs.map((input) => read(articleOf(input), withKit))
}
