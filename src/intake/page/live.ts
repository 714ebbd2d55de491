import { parseStamp } from '../dates.ts'
import { isObject, listOf, text } from './linked-data.ts'
import type { LinkedData } from './linked-data.ts'
import { fold, parseTree, textOf } from './tree.ts'

/** One entry of a live blog. */
export interface LiveUpdate {
  readonly headline: string | null
  readonly text: string
  /** RFC 3339; null where the entry gives no time. */
  readonly published: string | null
  readonly url: string | null
}

/** Most entries of one live blog. */
const MOST = 500

/** The entries of a live blog as its JSON-LD lists them; empty where the page is none. */
export function findLiveUpdates(linked: LinkedData | null): readonly LiveUpdate[] {
  if (!linked?.types.includes('LiveBlogPosting')) return []
  return ([] as unknown[])
    .concat(linked.node['liveBlogUpdate'] ?? [])
    .slice(0, MOST)
    .flatMap((one) => {
      const update = isObject(one) ? one : listOf(one, linked.ids)[0]
      if (!isObject(update)) return []
      const body = text(update['articleBody']) ?? text(update['text'])
      const headline = text(update['headline']) ?? text(update['name'])
      if (!body && !headline) return []
      const published = text(update['datePublished'])
      return [
        {
          headline: headline && plain(headline),
          text: plain(body ?? headline!),
          published: published ? (parseStamp(published)?.value ?? null) : null,
          url: text(update['url']),
        },
      ]
    })
}

/** Text of what may be written as HTML. */
export function plain(value: string): string {
  return /[<&]/.test(value) ? textOf(parseTree(value).root, 20_000) : fold(value)
}

/** Paragraphs of a text from JSON-LD, by its line breaks or its markup. */
export function paragraphsOf(value: string): readonly string[] {
  return value
    .split(/<\/p>|<br ?\/?><br ?\/?>|\n/i)
    .map((piece) => plain(piece))
    .filter(Boolean)
}
