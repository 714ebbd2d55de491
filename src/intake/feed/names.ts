/** Namespaces that feeds use, by the prefix under which the rest of the code knows them. '' is a feed's own vocabulary. */
const NAMESPACES: Readonly<Record<string, string>> = {
  'www.w3.org/2005/atom': '',
  'purl.org/atom/ns': '',
  'purl.org/rss/1.0': '',
  'my.netscape.com/rdf/simple/0.9': '',
  'channel.netscape.com/rdf/simple/0.9': '',
  'my.netscape.com/publish/formats/rss-0.91.dtd': '',
  'backend.userland.com/rss': '',
  'backend.userland.com/rss2': '',
  'backend.userland.com/rss091': '',
  'backend.userland.com/rss092': '',
  'blogs.law.harvard.edu/tech/rss': '',
  'cyber.law.harvard.edu/rss/rss.html': '',
  'purl.org/net/rss1.1': '',
  'www.sitemaps.org/schemas/sitemap/0.9': '',
  'www.google.com/schemas/sitemap/0.84': '',
  'www.google.com/schemas/sitemap-news/0.9': 'news',
  'www.google.com/schemas/sitemap-image/1.1': 'image',
  'www.google.com/schemas/sitemap-video/1.1': 'video',
  'purl.org/dc/elements/1.1': 'dc',
  'purl.org/dc/elements/1.0': 'dc',
  'purl.org/dc/terms': 'dcterms',
  'purl.org/rss/1.0/modules/content': 'content',
  'purl.org/rss/1.0/modules/encoded': 'content',
  'search.yahoo.com/mrss': 'media',
  'video.search.yahoo.com/mrss': 'media',
  'www.itunes.com/dtds/podcast-1.0.dtd': 'itunes',
  'example.com/dtds/podcast-1.0.dtd': 'itunes',
  'podcastindex.org/namespace/1.0': 'podcast',
  'www.w3.org/1999/xhtml': 'xhtml',
  'www.w3.org/1999/02/22-rdf-syntax-ns': 'rdf',
  'www.w3.org/xml/1998/namespace': 'xml',
  'purl.org/rss/1.0/modules/syndication': 'sy',
  'rssnamespace.org/feedburner/ext/1.0': 'feedburner',
}

/** Prefixes that stand for a vocabulary even where a feed forgets to declare them. */
const KNOWN_PREFIXES: ReadonlyMap<string, string> = new Map([
  ...[...new Set(Object.values(NAMESPACES))].filter(Boolean).map((prefix) => [prefix, prefix] as const),
  ['atom', ''],
  ['rss', ''],
])

/** Scope of names: prefix as written to prefix as we know it. */
export type Scope = ReadonlyMap<string, string>

/** The scope at the top of a file. */
export const OUTERMOST: Scope = new Map([['xml', 'xml']])

/** The scope inside an element that declares namespaces of its own. */
export function declare(scope: Scope, attributes: ReadonlyMap<string, string>): Scope {
  let inner: Map<string, string> | null = null
  for (const [name, value] of attributes) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue
    inner ??= new Map(scope)
    inner.set(name.slice(6), vocabularyOf(value))
  }
  return inner ?? scope
}

/** The prefix we know a namespace by; one that no feed needs is "other", so that its names meet no rule. */
function vocabularyOf(address: string): string {
  const bare = address
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/[/#]{1,2}$/, '')
  return Object.hasOwn(NAMESPACES, bare) ? NAMESPACES[bare]! : bare === '' ? '' : 'other'
}

/** An element's or attribute's name as the rest of the code asks for it: "title", "dc:date", "media:group". */
export function resolveName(written: string, scope: Scope, isAttribute = false): string {
  const lower = written.toLowerCase()
  const colon = lower.indexOf(':')
  const local = colon === -1 ? lower : lower.slice(colon + 1)
  if (isAttribute && colon === -1) return local
  const prefix = colon === -1 ? '' : lower.slice(0, colon)
  const vocabulary = scope.get(prefix) ?? KNOWN_PREFIXES.get(prefix) ?? prefix
  return vocabulary === '' ? local : `${vocabulary}:${local}`
}
