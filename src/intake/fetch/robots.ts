import robotsParser from 'robots-parser'
import type { Failed } from './answer.ts'

// The package's types say `default`, its code is the function itself.
const makeParser = robotsParser as unknown as typeof robotsParser.default

/** What robots.txt of a host says to one program. */
export interface Robots {
  /** May this address be fetched? True also for what the file does not speak of. */
  allows(url: string): boolean
  /** Seconds to wait between two requests, null where the file does not say. */
  readonly delay: number | null
  readonly sitemaps: readonly string[]
  /** Why the file could not be had, where that is so: then nothing may be fetched. */
  readonly failure: Failed | null
}

/** Longest robots.txt that is heeded, in characters (RFC 9309 asks for at least 500 KiB). */
const LONGEST = 512 * 1024
const LONGEST_LINE = 2083 * 8

/** Most characters of patterns from their first star on: matching takes time in proportion to them. */
const LONGEST_WILD = 16_384

/** Longest delay that is obeyed, in seconds. */
const LONGEST_DELAY = 60

/** Robots of a host without the file. */
export const EVERYTHING_ALLOWED: Robots = { allows: () => true, delay: null, sitemaps: [], failure: null }

/** Robots of a host whose file cannot be had for now: nothing may be fetched (RFC 9309). */
export function nothingAllowed(failure: Failed): Robots {
  return { allows: () => false, delay: null, sitemaps: [], failure }
}

/** Reads a robots.txt as RFC 9309 and Google's parser do; `address` is where it lies, `agent` the name of our program ("daybook"). */
export function parseRobots(text: string, address: string, agent: string): Robots {
  const parsed = makeParser(address, canonical(text))
  const delay = parsed.getCrawlDelay(agent) ?? null
  return {
    // The parser answers "undefined" for another host, where this file says nothing.
    allows: (url) => parsed.isAllowed(url, agent) ?? true,
    delay: delay !== null && delay >= 0 ? Math.min(LONGEST_DELAY, delay) : null,
    sitemaps: parsed.getSitemaps(),
    failure: null,
  }
}

type Key = 'user-agent' | 'allow' | 'disallow' | 'crawl-delay' | 'sitemap'

/** Keys as they are written and misspelt. */
const KEYS: Readonly<Record<string, Key>> = {
  'user-agent': 'user-agent', useragent: 'user-agent', 'user agent': 'user-agent', allow: 'allow', disallow: 'disallow',
  dissallow: 'disallow', dissalow: 'disallow', disalow: 'disallow', diasllow: 'disallow', disallaw: 'disallow',
  'crawl-delay': 'crawl-delay', crawldelay: 'crawl-delay', sitemap: 'sitemap', 'site-map': 'sitemap',
} // prettier-ignore

/**
 * The file in the plain form that the matcher takes: known keys only, names of programs cut to their first word, every group with a
 * rule. Lines that mean nothing would end a group there; delays stand behind the first rule of their group, so that they end none.
 */
function canonical(text: string): string {
  const out: string[] = []
  const sitemaps: string[] = []
  let wild = LONGEST_WILD
  let delays: string[] = []
  let isInRules = false
  const bare = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
  for (const raw of bare.slice(0, LONGEST).split(/\r\n|[\r\n]/)) {
    const line = parseLine(raw.slice(0, LONGEST_LINE))
    if (!line) continue
    const [key, value] = line
    if (key === 'sitemap') sitemaps.push(`sitemap: ${value}`)
    else if (key === 'crawl-delay') {
      if (isInRules) out.push(`crawl-delay: ${value}`)
      else delays.push(`crawl-delay: ${value}`)
    } else if (key === 'user-agent') {
      if (isInRules) delays = []
      isInRules = false
      out.push(`user-agent: ${agentName(value)}`, '#group')
    } else {
      if (!isInRules) out.push(...delays.splice(0))
      isInRules = true
      wild -= value.includes('*') ? value.length - value.indexOf('*') : 0
      if (wild < 0 && value.includes('*')) continue
      out.push(`${key}: ${value}`, ...(key === 'allow' ? directoryOf(value) : []))
    }
  }
  out.push(...delays)
  return [...sitemaps, ...withRules(out)].join('\n')
}

/** A group without a rule lets everything through; the matcher has to hear of it. */
function withRules(lines: readonly string[]): string[] {
  const plain = lines.filter((line, i) => line !== '#group' || !(lines[i + 1] ?? '').startsWith('user-agent:'))
  return plain.map((line) => (line === '#group' ? 'disallow:' : line))
}

function parseLine(raw: string): readonly [Key, string] | null {
  const hash = raw.indexOf('#')
  const line = (hash === -1 ? raw : raw.slice(0, hash)).trim()
  const colon = line.indexOf(':')
  // Without a colon, two words make a line as well.
  const words = colon === -1 ? line.split(/[ \t]+/) : []
  if (colon === -1 && words.length !== 2) return null
  const written = (colon === -1 ? words[0]! : line.slice(0, colon)).trim().toLowerCase()
  if (!Object.hasOwn(KEYS, written)) return null
  return [KEYS[written]!, (colon === -1 ? words[1]! : line.slice(colon + 1)).trim()]
}

/** "FooBot/1.2 (x)" is FooBot; "*" and what begins with "* " is everybody. */
function agentName(value: string): string {
  if (/^\*(?:\s|$)/.test(value)) return '*'
  return /^[a-z_-]{1,100}/i.exec(value)?.[0] ?? '-'
}

/** Who may fetch a folder's index.html may fetch the folder. */
function directoryOf(path: string): string[] {
  const at = path.lastIndexOf('/')
  return at >= 0 && /^\/index\.html?/.test(path.slice(at)) ? [`allow: ${path.slice(0, at + 1)}$`] : []
}
