import { generateOpml } from 'feedsmith'
import { problem } from '../problem.ts'
import type { Result } from '../problem.ts'
import { absolute } from './entry.ts'
import { oneLine } from './html-text.ts'
import { elementsOf, escapeText, parseXml } from './xml.ts'
import type { XmlElement } from './xml.ts'

/** One subscription of a list. */
export interface Subscription {
  readonly title: string | null
  /** Address of the feed. */
  readonly url: string
  /** Address of the site. */
  readonly page: string | null
  /** Folders it lies in, outermost first. */
  readonly folders: readonly string[]
}

/** Reads a list of subscriptions (OPML), also a broken one; the same feed named twice counts once. */
export function parseOpml(text: string): Result<readonly Subscription[]> {
  const tree = parseXml(text.trimStart())
  if (!tree.ok) return tree
  const root = elementsOf(tree.value).find((element) => element.name === 'opml' || element.name === 'body' || element.name === 'outline')
  if (!root) return problem('opml', 'a list of subscriptions (OPML)', 'other text', 'export one from your feed reader')
  const found = new Map<string, Subscription>()
  collect(root, [], found)
  return { ok: true, value: [...found.values()], notes: [] }
}

function collect(element: XmlElement, folders: readonly string[], found: Map<string, Subscription>): void {
  for (const child of elementsOf(element)) {
    if (child.name !== 'outline') {
      if (child.name === 'body' || child.name === 'opml') collect(child, folders, found)
      continue
    }
    const title = nameOf(child)
    const url = absolute(child.attributes.get('xmlurl') ?? feedUrl(child), null)
    if (url !== null && /^https?:\/\//i.test(url) && !found.has(url)) {
      const page = absolute(child.attributes.get('htmlurl') ?? '', null)
      found.set(url, { title, url, page: page !== null && /^https?:\/\//i.test(page) ? page : null, folders })
    }
    collect(child, url === null && title !== null ? [...folders, title] : folders, found)
  }
}

function nameOf(outline: XmlElement): string | null {
  return oneLine(outline.attributes.get('title') ?? '') || oneLine(outline.attributes.get('text') ?? '') || null
}

/** Some programs write `url` where OPML says `xmlUrl`. */
function feedUrl(outline: XmlElement): string {
  return /^(?:rss|atom|feed)$/i.test(outline.attributes.get('type') ?? '') ? (outline.attributes.get('url') ?? '') : ''
}

const EMPTY =
  '<?xml version="1.0" encoding="utf-8"?>\n<opml version="2.0">\n  <head>\n    <title>TITLE</title>\n  </head>\n  <body></body>\n</opml>'

/** Text without what XML cannot hold. */
function plain(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').toWellFormed()
}

/** A folder of subscriptions, and the folders in it. */
interface Folder {
  readonly own: Subscription[]
  readonly inner: Map<string, Folder>
}

/** Writes a list of subscriptions as OPML 2.0. */
export function writeOpml(title: string, subscriptions: readonly Subscription[]): string {
  const top: Folder = { own: [], inner: new Map() }
  for (const subscription of subscriptions) {
    let folder = top
    for (const name of subscription.folders) {
      const next: Folder = folder.inner.get(name) ?? { own: [], inner: new Map() }
      folder.inner.set(name, next)
      folder = next
    }
    folder.own.push(subscription)
  }
  // An empty list is a list as well; the library makes none.
  if (subscriptions.length === 0) return `${EMPTY.replace('TITLE', escapeText(plain(title)))}\n`
  return generateOpml({ head: { title: plain(title) }, body: { outlines: outlinesOf(top) } })
}

interface Outline {
  readonly text: string
  readonly title?: string
  readonly type?: string
  readonly xmlUrl?: string
  readonly htmlUrl?: string
  readonly outlines?: Outline[]
}

function outlinesOf({ own, inner }: Folder): Outline[] {
  return [
    ...own.map(({ title, url, page }) => ({
      text: plain(title ?? url),
      ...(title === null ? {} : { title: plain(title) }),
      type: 'rss',
      xmlUrl: url,
      ...(page === null ? {} : { htmlUrl: page }),
    })),
    ...[...inner].map(([name, folder]) => ({ text: plain(name), outlines: outlinesOf(folder) })),
  ]
}
