import { findLanguageProblem, toArticle } from '../intake/article.ts'
import type { Kit } from '../read/kit.ts'
import { read } from '../read/read.ts'
import type { Article, ArticleInput, Reading } from '../record/index.ts'

/** The article that an input makes, or one plain line on why it makes none. `notes` say what was put right. */
export type Taken = { readonly article: Article; readonly notes: readonly string[] } | { readonly error: string }

/** Take an input in: from bytes of outside to an article that can be read. */
export function takeInput(input: ArticleInput): Taken {
  const result = toArticle(input)
  if (!result.ok) return { error: `${result.message}; ${result.todo}` }
  const refused = findLanguageProblem(result.value)
  return refused ? { error: refused.message } : { article: result.value, notes: result.notes }
}

/** Take an input in and read it. */
export function readInput(input: ArticleInput, kit: Kit): { readonly reading: Reading; readonly notes: readonly string[] } | { readonly error: string } {
  const taken = takeInput(input)
  return 'error' in taken ? taken : { reading: read(taken.article, kit), notes: taken.notes }
}
