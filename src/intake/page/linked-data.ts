/** A plain object of JSON. */
export type Json = { readonly [key: string]: unknown }

/** What a page says of its report in JSON-LD. */
export interface LinkedData {
  readonly types: readonly string[]
  readonly node: Json
  /** Nodes of the page by their "@id", to follow references. */
  readonly ids: ReadonlyMap<string, Json>
}

/** Longest JSON-LD block that is read, in characters, and how many nodes are looked at. */
const LONGEST_JSON = 1_000_000
const MOST_NODES = 5_000

/** Keys under which a report may lie inside another node. */
const INNER = ['@graph', 'mainEntity', 'mainEntityOfPage', 'hasPart', 'itemReviewed'] as const

/** The report among the JSON-LD blocks of a page: the first article, best one with a headline; null where there is none. */
export function findLinkedData(scripts: readonly string[]): LinkedData | null {
  const ids = new Map<string, Json>()
  const articles: Json[] = []
  for (const script of scripts) {
    const value = parseJson(script)
    if (value !== undefined) collect(value, ids, articles)
  }
  const best = articles.find((node) => text(node['headline']) !== null) ?? articles[0]
  return best ? { types: typesOf(best), node: best, ids } : null
}

function parseJson(script: string): unknown {
  if (script.length > LONGEST_JSON) return undefined
  const clean = script.replace(/^\s{0,50}(?:<!--|(?:\/\/\s{0,5})?<!\[CDATA\[)/, '').replace(/(?:-->|(?:\/\/\s{0,5})?\]\]>)\s{0,50}$/, '')
  try {
    return JSON.parse(clean)
  } catch {
    try {
      // Line breaks inside strings are what breaks most blocks.
      return JSON.parse(clean.replace(/[\u0000-\u001f]/g, ' '))
    } catch {
      return undefined
    }
  }
}

function collect(value: unknown, ids: Map<string, Json>, articles: Json[]): void {
  const queue: unknown[] = [value]
  for (let seen = 0; queue.length && seen < MOST_NODES; seen++) {
    const next = queue.shift()
    if (Array.isArray(next)) queue.push(...(next as unknown[]).slice(0, 200))
    if (!isObject(next)) continue
    const id = next['@id']
    if (typeof id === 'string' && Object.keys(next).length > 1) ids.set(id, next)
    if (typesOf(next).some(isArticleType)) articles.push(next)
    for (const key of INNER) if (typeof next[key] === 'object') queue.push(next[key])
  }
}

function isArticleType(type: string): boolean {
  return /(?:Article|Posting|^Report|^NewsItem|^Review|^AdvertiserContent)$/.test(type) && !/JobPosting/.test(type)
}

function typesOf(node: Json): string[] {
  return ([] as unknown[])
    .concat(node['@type'] ?? [])
    .filter((type): type is string => typeof type === 'string')
    .map((type) => type.replace(/^https?:\/\/schema\.org\//, ''))
}

/** True for a plain object. */
export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A string with white space folded, null where the value is none or empty. */
export function text(value: unknown): string | null {
  if (Array.isArray(value)) return text((value as unknown[])[0])
  if (isObject(value)) return text(value['@value'])
  if (typeof value !== 'string') return null
  return value.slice(0, 20_000).replace(/\s+/g, ' ').trim() || null
}

/** The list that a value stands for; references by "@id" followed. */
export function listOf(value: unknown, ids: ReadonlyMap<string, Json>): readonly unknown[] {
  const list = ([] as unknown[]).concat(value ?? []).slice(0, 200)
  return list.map((one) => (isObject(one) && typeof one['@id'] === 'string' && !one['name'] ? (ids.get(one['@id']) ?? one) : one))
}
