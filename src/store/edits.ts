import type { Article } from '../record/index.ts'

/** How a version of an article differs from the one before: punctuation, spacing or case only; its front matter only; its words. */
export type Edit = 'minor' | 'details' | 'text'

/** What makes two versions of a report differ for its readers, as one string: other bytes around the same report are no edit. */
export function contentOf({ title, text, published, outlet, authors, language }: Article): string {
  return JSON.stringify([title, text, published?.value ?? null, outlet?.name ?? null, authors, language])
}

/** How the newer version of an article differs from the older. */
export function editOf(older: Article, newer: Article): Edit {
  if (older.text === newer.text) return 'details'
  return wordsOf(older.text) === wordsOf(newer.text) ? 'minor' : 'text'
}

/** Letters, figures and signs that can change what is said; a question mark can. */
function wordsOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}\p{S}%?]+/u)
    .filter((word) => word !== '')
    .join(' ')
}
