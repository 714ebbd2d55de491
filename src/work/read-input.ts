import { findLanguageProblem, toArticle } from '../intake/article.ts'
import type { Article, ArticleInput } from '../record/index.ts'

/**
 * The article that an input makes, or one plain line on why it cannot be read. `notes` say what was put right. A web page in a language
 * that is not read is an article all the same, under `refused`.
 */
export type Taken =
  { readonly article: Article; readonly notes: readonly string[] } | { readonly error: string; readonly refused?: Article }

/** Longest text that is read as one report, in characters: a long novel has less. Reading takes about 180 bytes of memory a character. */
export const LONGEST_TEXT = 4_000_000

/** Take an input in: from what came from outside to an article that can be read. */
export function takeInput(input: ArticleInput): Taken {
  const result = toArticle(input)
  if (!result.ok) return { error: `${result.message}; ${result.todo}` }
  const { text } = result.value
  if (text.length > LONGEST_TEXT) return { error: tooLong(text.length) }
  const refused = findLanguageProblem(result.value)
  if (refused) return { error: refused.message, ...(result.value.page ? { refused: result.value } : {}) }
  return { article: result.value, notes: result.notes }
}

function tooLong(length: number): string {
  const most = LONGEST_TEXT.toLocaleString('en')
  return `expected one report of at most ${most} characters, got ${length.toLocaleString('en')}; give an archive as NDJSON, one article a line`
}
