import { findLanguageProblem, toArticle } from '../intake/article.ts'
import type { Article, ArticleInput } from '../record/index.ts'

/** The article that an input makes, or one plain line on why it makes none. `notes` say what was put right. */
export type Taken = { readonly article: Article; readonly notes: readonly string[] } | { readonly error: string }

/** Take an input in: from what came from outside to an article that can be read. */
export function takeInput(input: ArticleInput): Taken {
  const result = toArticle(input)
  if (!result.ok) return { error: `${result.message}; ${result.todo}` }
  const refused = findLanguageProblem(result.value)
  return refused ? { error: refused.message } : { article: result.value, notes: result.notes }
}
