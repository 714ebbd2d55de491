import type { Article, PageFacts, Part } from '../../record/index.ts'
import { parseDateline } from '../heading.ts'
import type { Dateline } from '../heading.ts'
import { findBlocks } from './blocks.ts'
import { findHead } from './head.ts'
import { findLiveUpdates, paragraphsOf } from './live.ts'
import type { LiveUpdate } from './live.ts'
import { findMetadata } from './metadata.ts'
import type { Metadata } from './metadata.ts'
import { findPieces } from './pieces.ts'
import type { Piece } from './pieces.ts'
import { parseTree } from './tree.ts'

/** A page as text with typed parts, and what it says about itself. */
export interface PageArticle {
  readonly text: string
  readonly parts: readonly Part[]
  readonly title: string | null
  readonly authors: readonly string[]
  readonly dateline: Article['dateline']
  readonly metadata: Metadata
  readonly facts: PageFacts
  readonly notes: readonly string[]
}

/** What is known of a page before it is read. */
export interface PageHint {
  readonly title?: string | null
  readonly url?: string | null
}

/** A report shorter than this, in characters of running text, is a stub. */
const SHORTEST_REPORT = 250

/** Takes the report out of a web page: title first, then paragraphs and captions, headlines of other stories last, divided by blank lines. */
export function parsePage(html: string, hint: PageHint = {}): PageArticle {
  const { root, isCut } = parseTree(html)
  const blocks = findBlocks(root)
  const metadata = findMetadata(findHead(root), blocks, hint.url ?? null)
  const pieces = findPieces(blocks, hint.title ?? metadata.title)
  const updates = findLiveUpdates(metadata.linked)
  const body = chooseText(pieces.body, metadata, updates)
  const length = body.reduce((sum, piece) => sum + (piece.kind === 'paragraph' ? piece.text.length : 0), 0)
  const laid = layOut(pieces.title, body, pieces.rail, metadata.published)
  return {
    ...laid,
    title: pieces.title,
    authors: metadata.authors.length ? metadata.authors : pieces.authors,
    metadata,
    facts: {
      site: metadata.site,
      canonical: metadata.url,
      amp: metadata.amp,
      modified: metadata.modified,
      dated: metadata.basis,
      zone: zoneOf(metadata.published),
      stub: metadata.isClosed || length < SHORTEST_REPORT,
      updates: placed(updates, laid.text),
    },
    notes: isCut ? ['the page is longer than 5 million characters; its end was left out'] : [],
  }
}

/** Whether a date names a zone: null where it has no time of day. */
function zoneOf(published: string | null): PageFacts['zone'] {
  if (!published?.includes('T')) return null
  return /(?:Z|[+-]\d{2}:\d{2})$/.test(published) ? 'stated' : 'absent'
}

/** The entries of a live blog with their places in the text. */
function placed(updates: readonly LiveUpdate[], text: string): PageFacts['updates'] {
  return updates.map(({ headline, published, url, text: entry }) => {
    const at = text.indexOf(entry)
    return { headline, published, url, span: at < 0 ? null : [at, at + entry.length] }
  })
}

/** The text of the page, or that of JSON-LD where the page shows far less of it. */
function chooseText(body: readonly Piece[], { linked }: Metadata, updates: readonly LiveUpdate[]): readonly Piece[] {
  const shown = body.reduce((sum, piece) => sum + (piece.kind === 'paragraph' ? piece.text.length : 0), 0)
  const told = updates.length
    ? updates.flatMap((update) => [...(update.headline && update.headline !== update.text ? [update.headline] : []), update.text])
    : typeof linked?.node['articleBody'] === 'string'
      ? paragraphsOf(linked.node['articleBody'].slice(0, 1_000_000))
      : []
  const length = told.reduce((sum, text) => sum + text.length, 0)
  if (length < SHORTEST_REPORT || shown * (updates.length ? 1.5 : 3) > length) return body
  return [...body.filter((piece) => piece.kind !== 'paragraph'), ...told.map((text): Piece => ({ kind: 'paragraph', text }))]
}

function layOut(
  title: string | null,
  body: readonly Piece[],
  rail: readonly Piece[],
  published: string | null,
): Pick<PageArticle, 'text' | 'parts' | 'dateline'> {
  const parts: Part[] = []
  const texts: string[] = []
  let at = 0
  let dateline: Article['dateline'] = null
  const push = (piece: Piece): void => {
    texts.push(piece.text)
    parts.push({ kind: piece.kind, span: [at, at + piece.text.length], ...(piece.url ? { url: piece.url } : {}) })
    at += piece.text.length + 2
  }
  if (title) push({ kind: 'title', text: title })
  for (const piece of body) {
    const place: Dateline | null = !dateline && piece.kind === 'paragraph' ? parseDateline(piece.text, published) : null
    const rest = place ? piece.text.slice(place.length).trim() : ''
    if (!place || !rest) {
      push(piece)
      continue
    }
    dateline = { place: place.place, date: place.date }
    push({ kind: 'dateline', text: piece.text.slice(0, place.length).trim() })
    push({ kind: 'paragraph', text: rest })
  }
  const seen = new Set(title ? [title] : [])
  for (const piece of rail) {
    if (seen.has(piece.text)) continue
    seen.add(piece.text)
    push(piece)
  }
  return { text: texts.join('\n\n'), parts, dateline }
}
