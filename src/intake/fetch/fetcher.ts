import type { Agent } from 'undici'
import type { Allowed } from './address.ts'
import { NONE_ALLOWED } from './address.ts'
import type { Answer, Failed } from './answer.ts'
import { failed } from './answer.ts'
import { makeRoom } from './body.ts'
import { makeGuardedAgent } from './guard.ts'
import type { Resolve } from './guard.ts'
import { makeManners, sleep } from './polite.ts'
import type { Manners, Sleep } from './polite.ts'
import { requestAnswer } from './request.ts'
import type { Ask, RequestOptions } from './request.ts'
import { EVERYTHING_ALLOWED, nothingAllowed, parseRobots } from './robots.ts'
import type { Robots } from './robots.ts'
import { checkUrl, hostOf } from './url.ts'

/** Settings of a fetcher. Times in milliseconds, sizes in bytes. */
export interface FetcherOptions {
  /** Version of daybook, for the User-Agent. */
  readonly version: string
  /** Address of a page or mailbox under which whoever runs this can be reached: part of the User-Agent. */
  readonly contact?: string | null | undefined
  readonly allowed?: Allowed
  /** For one answer with all its redirects (default 30 s). */
  readonly timeout?: number
  /** Longest answer, unpacked (default 10 MB). */
  readonly most?: number
  /** Between two requests to one host (default 1 s). */
  readonly pause?: number
  readonly connectTimeout?: number
  readonly headersTimeout?: number
  readonly maxHeaderSize?: number
  readonly resolve?: Resolve
  readonly now?: () => number
  readonly wait?: Sleep
  /** How requests to one host keep apart; without it, those of this fetcher do. */
  readonly manners?: Manners
}

/** An `Ask` with how it goes with robots.txt. */
export interface FetchAsk extends Ask {
  /** True where the publisher has said that this program may fetch the address, whatever robots.txt says. */
  readonly ignoreRobots?: boolean
  readonly signal?: AbortSignal
}

/** Gets things from the web, safely and politely. Never throws. */
export interface Fetcher {
  readonly fetch: (ask: FetchAsk) => Promise<Answer>
  /** robots.txt of the host of an address. */
  readonly robots: (address: string) => Promise<Robots>
  readonly close: () => Promise<void>
}

/** How long robots.txt is taken to hold, and how long a host whose robots.txt cannot be had is left alone. */
const ROBOTS_HOLD = 24 * 3600_000
const ROBOTS_RETRY = 10 * 60_000
const ROBOTS_LENGTH = 1024 * 1024
const MOST_HOSTS = 2000

/** The name under which robots.txt may speak of us. */
export const AGENT_NAME = 'daybook'

/** "Daybook/0.1.0 (news diary; contact: desk@example.org)". */
export function userAgent(version: string, contact: string | null | undefined): string {
  const clean = (contact ?? '')
    .replace(/[^\x20-\x7e]|[()]/g, '')
    .trim()
    .slice(0, 200)
  return `Daybook/${version} (news diary${clean === '' ? '' : `; contact: ${clean}`})`
}

/** A fetcher; close it in the end. */
export function makeFetcher(options: FetcherOptions): Fetcher {
  const allowed = options.allowed ?? NONE_ALLOWED
  const now = options.now ?? Date.now
  const agent: Agent = makeGuardedAgent({ ...options, allowed })
  const manners = options.manners ?? makeManners(now, options.wait ?? sleep)
  const pause = options.pause ?? 1000
  const base: RequestOptions = {
    agent,
    allowed,
    room: makeRoom(),
    userAgent: userAgent(options.version, options.contact),
    timeout: options.timeout ?? 30_000,
    most: options.most ?? 10 * 1024 * 1024,
    now,
  }
  const robots = makeRobotsBook(base)
  return {
    async fetch({ ignoreRobots = false, signal, ...ask }) {
      const checked = checkUrl(ask.url, allowed)
      if (!checked.ok) return failed(checked.reason)
      const { url } = checked
      let delay = 0
      const mayAsk = async (place: URL): Promise<Failed | null> => {
        const found = await robots(place)
        if (place.origin === url.origin) delay = found.delay ?? 0
        return found.allows(place.href) ? null : (found.failure ?? failed('robots'))
      }
      return manners.run(
        hostOf(url),
        () => Math.max(pause, delay * 1000),
        () => requestAnswer(ask, { ...base, signal, ...(ignoreRobots ? {} : { mayAsk }) }),
        signal,
      )
    },
    robots: async (address) => {
      const checked = checkUrl(address, allowed)
      return checked.ok ? robots(checked.url) : nothingAllowed(failed(checked.reason))
    },
    close: () => agent.destroy(),
  }
}

interface Held {
  readonly robots: Promise<Robots>
  until: number
}

/** robots.txt of every host that was asked, each fetched once and held for a day. */
function makeRobotsBook(base: RequestOptions): (url: URL) => Promise<Robots> {
  const held = new Map<string, Held>()
  return (url) => {
    const known = held.get(url.origin)
    if (known && known.until > base.now()) return known.robots
    if (held.size >= MOST_HOSTS) held.delete(held.keys().next().value!)
    const found: Held = {
      until: Infinity,
      robots: askRobots(url, base).then(({ robots, hold }) => {
        found.until = base.now() + hold
        return robots
      }),
    }
    held.set(url.origin, found)
    return found.robots
  }
}

/** A host without the file allows everything; one whose file cannot be had for now, nothing (RFC 9309). */
async function askRobots(url: URL, base: RequestOptions): Promise<{ readonly robots: Robots; readonly hold: number }> {
  const address = `${url.origin}/robots.txt`
  const answer = await requestAnswer({ url: address, accept: 'text/plain, */*;q=0.5', most: ROBOTS_LENGTH }, base)
  if (answer.kind === 'got') return { robots: parseRobots(answer.bytes.toString('utf8'), address, AGENT_NAME), hold: ROBOTS_HOLD }
  if (answer.kind === 'unchanged') return { robots: EVERYTHING_ALLOWED, hold: ROBOTS_RETRY }
  const { status, code } = answer
  const isMissing = status !== null && status >= 400 && status < 500 && status !== 429
  // A file of many megabytes, a loop: a host that has no robots.txt to speak of.
  const isNone = code === 'redirects' || code === 'too-big' || code === 'coding'
  if (isMissing || isNone) return { robots: EVERYTHING_ALLOWED, hold: ROBOTS_HOLD }
  return { robots: nothingAllowed(answer), hold: ROBOTS_RETRY }
}
