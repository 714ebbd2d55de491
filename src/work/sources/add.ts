import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { decodeMarkup } from '../../intake/charset.ts'
import { findFeeds } from '../../intake/feed/discover.ts'
import { parseOpml } from '../../intake/feed/opml.ts'
import type { Answer, Got } from '../../intake/fetch/answer.ts'
import type { Fetcher } from '../../intake/fetch/fetcher.ts'
import { splitSecret } from '../../intake/fetch/secret.ts'
import { shownUrl } from '../../intake/fetch/shown-url.ts'
import type { NewSource, Source, SourceKind } from '../../store/sources.ts'
import { guardedFeed } from '../guarded-feed.ts'

/** What is wanted of sources that are added. */
export interface AddOptions {
  readonly name?: string | undefined
  /** Minutes between two visits. */
  readonly every?: number | undefined
  /** Where a feed carries whole reports: its own text, not the pages. */
  readonly takesText?: boolean | undefined
  /** The publisher allows it whatever robots.txt says. */
  readonly ignoresRobots?: boolean | undefined
}

/** A source that is to be added, or why there is none. */
export type Proposal = { readonly source: Omit<NewSource, 'added'> } | { readonly where: string; readonly error: string }

/** Longest list of subscriptions, in bytes. */
const LONGEST_LIST = 10 * 1024 * 1024

/** What an address, a folder or a list of subscriptions stands for. Asks the address once, to see whether it is a feed, or a page that names one. */
export async function propose(given: string, fetcher: Fetcher, options: AddOptions): Promise<Proposal[]> {
  if (!/^[a-z][a-z0-9+.-]{1,20}:\/\//i.test(given)) return proposeLocal(given, options)
  const { url, authorization } = splitSecret(given)
  const settings = { ...settingsOf(options), ...(authorization === null ? {} : { authorization }) }
  const answer = await fetcher.fetch({ url, authorization, ignoreRobots: options.ignoresRobots === true })
  if (answer.kind !== 'got') return [{ where: shownUrl(url), error: messageOf(answer) }]
  return proposeAnswer(answer, url, { settings, name: options.name })
}

function messageOf(answer: Answer): string {
  return answer.kind === 'failed' ? answer.message : 'answered with nothing'
}

function settingsOf({ every, takesText, ignoresRobots }: AddOptions): Record<string, unknown> {
  return {
    ...(every === undefined ? {} : { every }),
    ...(takesText === true ? { take: 'text' } : {}),
    ...(ignoresRobots === true ? { robots: false } : {}),
  }
}

interface Wanted {
  readonly settings: Readonly<Record<string, unknown>>
  readonly name: string | undefined
}

async function proposeAnswer(answer: Got, url: string, { settings, name }: Wanted): Promise<Proposal[]> {
  const address = answer.movedTo ?? url
  const make = (kind: SourceKind, place: string, title: string | null): Proposal => ({
    source: { kind, url: place, name: name ?? title ?? '', settings },
  })
  const feed = await guardedFeed(answer.bytes, { contentType: answer.contentType ?? undefined, url: answer.url })
  if (feed.ok) return [make('feed', address, feed.value.title)]
  const { text } = decodeMarkup(answer.bytes, { contentType: answer.contentType })
  const list = /<opml[\s>]/i.test(text.slice(0, 2000)) ? parseOpml(text) : null
  if (list?.ok === true) return list.value.map((one) => make('feed', one.url, one.title))
  const [found] = findFeeds(text, answer.url).filter(({ by }) => by === 'declared')
  return [found ? make('feed', found.url, found.title) : make('page', address, null)]
}

async function proposeLocal(given: string, options: AddOptions): Promise<Proposal[]> {
  const place = path.resolve(given)
  const found = await stat(place).catch(() => null)
  if (!found) return [{ where: given, error: 'expected an address (https://…), a folder or an OPML file, got nothing of that name' }]
  const settings = settingsOf(options)
  if (found.isDirectory()) return [{ source: { kind: 'folder', url: place, name: options.name ?? path.basename(place), settings } }]
  if (found.size > LONGEST_LIST)
    return [{ where: given, error: `expected an OPML file of at most ${LONGEST_LIST} bytes, got ${found.size}` }]
  const list = parseOpml(decodeMarkup(await readFile(place), { markup: 'xml' }).text)
  if (!list.ok) return [{ where: given, error: `${list.message}; ${list.todo}` }]
  if (list.value.length === 0) return [{ where: given, error: 'expected a list with feeds in it, got one without' }]
  return list.value.map(({ url, title, folders }) => {
    const secret = splitSecret(url)
    const kept = {
      ...settings,
      ...(folders.length > 0 ? { folders } : {}),
      ...(secret.authorization === null ? {} : { authorization: secret.authorization }),
    }
    return { source: { kind: 'feed', url: secret.url, name: title ?? '', settings: kept } }
  })
}

/** A source by id, by address, or by the beginning of its id or a part of its name or address that no other has. */
export function findSource(all: readonly Source[], wanted: string): Source | 'several' | null {
  const exact = all.find(({ id, url }) => id === wanted || url === wanted)
  if (exact) return exact
  const low = wanted.toLowerCase()
  const near = all.filter(({ id, url, name }) => id.startsWith(low) || url.toLowerCase().includes(low) || name.toLowerCase().includes(low))
  return near.length > 1 ? 'several' : (near[0] ?? null)
}
