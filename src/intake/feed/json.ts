import { parseJsonFeed } from 'feedsmith'
import { problem } from '../problem.ts'
import type { Result } from '../problem.ts'
import { parseFeedDate } from './dates.ts'
import { absolute } from './entry.ts'
import type { Feed, FeedEntry } from './feed.ts'
import { oneLine } from './html-text.ts'
import { escapeText } from './xml.ts'

/** Most entries of one JSON Feed. */
const MOST = 100_000

const INHERITED = new Set(['__proto__', 'constructor', 'prototype'])

/** Reads a JSON Feed (jsonfeed.org), also one that forgets to name its version. */
export function readJsonFeed(text: string, address: string | null): Result<Feed> {
  let value: unknown
  try {
    // Names that objects inherit never mean anything in a feed, and mislead whoever looks at objects closely.
    value = JSON.parse(text, (key, inner: unknown) => (INHERITED.has(key) ? undefined : inner))
  } catch (cause) {
    return problem('feed', 'a feed', `broken JSON (${(cause as Error).message.slice(0, 80)})`, 'check the address')
  }
  const { items } = (value ?? {}) as { items?: unknown }
  if (!Array.isArray(items)) return problem('feed', 'a feed with "items"', 'other JSON', 'check the address')
  if (items.length > MOST)
    return problem('feed-too-big', `a feed with at most ${MOST} items`, `${items.length}`, 'ask its publisher for a shorter one')
  let feed: ReturnType<typeof parseJsonFeed>
  try {
    feed = parseJsonFeed({ ...(value as object), version: 'https://jsonfeed.org/version/1.1' })
  } catch (cause) {
    return problem('feed', 'a JSON Feed', (cause as Error).message.slice(0, 80), 'check the address')
  }
  return {
    ok: true,
    notes: [],
    value: {
      kind: 'json',
      title: line(feed.title),
      link: feed.home_page_url === undefined ? null : absolute(feed.home_page_url, address),
      description: feed.description?.trim() || null,
      language: feed.language ?? null,
      updated: null,
      more: feed.next_url === undefined ? [] : [absolute(feed.next_url, address)].filter((next) => next !== null),
      entries: (feed.items ?? []).map((entry) => readItem(entry as JsonItem, feed as { authors?: JsonItem['authors'] }, address)),
    },
  }
}

/** An item of a JSON Feed as feedsmith reads it. */
interface JsonItem {
  readonly id?: string
  readonly url?: string
  readonly external_url?: string
  readonly title?: string
  readonly content_html?: string
  readonly content_text?: string
  readonly summary?: string
  readonly date_published?: string
  readonly date_modified?: string
  readonly tags?: readonly string[]
  readonly authors?: readonly { readonly name?: string }[]
  readonly language?: string
  readonly attachments?: readonly { readonly url?: string; readonly mime_type?: string }[]
}

function readItem(item: JsonItem, feed: { readonly authors?: JsonItem['authors'] }, address: string | null): FeedEntry {
  const link = item.url ?? item.external_url
  const published = parseFeedDate(item.date_published ?? '')
  const authors = (item.authors ?? feed.authors ?? []).flatMap(({ name }) => (name === undefined ? [] : [oneLine(name)]))
  return {
    id: item.id ?? null,
    title: line(item.title),
    link: link === undefined ? null : absolute(link, address),
    date: published ?? parseFeedDate(item.date_modified ?? ''),
    published,
    summary: item.summary === undefined ? null : escapeText(item.summary),
    content: item.content_html ?? (item.content_text === undefined ? null : paragraphs(item.content_text)),
    author: authors.length > 0 ? authors.join(', ') : null,
    categories: item.tags ?? [],
    language: item.language ?? null,
    enclosures: (item.attachments ?? []).flatMap(({ url, mime_type }) => (url === undefined ? [] : [{ url, type: mime_type ?? null }])),
    transcripts: [],
  }
}

function line(text: string | undefined): string | null {
  return oneLine(text ?? '') || null
}

function paragraphs(text: string): string {
  return text
    .split('\n\n')
    .map((one) => `<p>${escapeText(one)}</p>`)
    .join('\n')
}
