import { COUNTRY_ROWS } from '../lang/en/gazetteer/index.ts'
import { RANKS } from '../lang/en/link/words.ts'
import { remembered } from '../text/remembered.ts'
import { foldName } from './spelling.ts'

/** One side of an event: whom it names, the country it stands for, the rank it has. */
export interface Party {
  /** Record ids that are this party. */
  readonly ids: ReadonlySet<string>
  readonly country: string | null
  readonly rank: string | null
  /** Content words of what it is called, folded. */
  readonly words: ReadonlySet<string>
  readonly isNamed: boolean
  /** Named, or of a known country: no other can take its place. */
  readonly isFirm: boolean
}

/** What parties are made of. */
export interface Called {
  readonly id: string
  readonly name: string
  readonly isNamed: boolean
  /** Country that it is known to be of, or stand for. */
  readonly country: string | null
  readonly titles: readonly string[]
}

const CODES = new Map<string, string>()
for (const { code, names, people } of COUNTRY_ROWS)
  for (const name of [...names, ...people]) {
    const folded = foldName(name)
    if (folded && !CODES.has(folded)) CODES.set(folded, code)
  }
/** The ISO code of the country that goes by this name or adjective and nothing more; null where none does. */
export const countryCalled = remembered((name) => CODES.get(foldName(name).replace(/^the /u, '')) ?? null)

/** One key for the ways to call the country or the body that an office is of: "U.S." and "the United States". */
export function bodyKey(of: string): string {
  return countryCalled(of) ?? foldName(of)
}

const LONGEST_NAME = 4

const RANKING = RANKS.map((row) => {
  const [rank, words] = row.split('|').map((cell) => cell.trim()) as [string, string]
  return { rank, words: words.split(';').map((w) => ` ${w.trim()} `) }
})

/** The ISO codes of the countries that a text names, as nouns or adjectives. */
export const countriesIn = remembered(codesIn)

function codesIn(text: string): readonly string[] {
  const words = foldName(text)
    .replace(/[’']s\b/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
  const out: string[] = []
  for (let i = 0; i < words.length;) {
    let took = 1
    for (let n = Math.min(LONGEST_NAME, words.length - i); n > 0; n--) {
      const code = CODES.get(words.slice(i, i + n).join(' '))
      if (!code || (n === 1 && words[i] === 'us' && !/\bU\.?S\b/u.test(text))) continue
      if (!out.includes(code)) out.push(code)
      took = n
      break
    }
    i += took
  }
  return out
}

/** The rank that a name or title gives; null where it gives none. */
export const rankOf = remembered(readRank)

function readRank(text: string): string | null {
  const folded = ` ${foldName(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `
  let best: { rank: string; length: number } | null = null
  for (const { rank, words } of RANKING)
    for (const w of words) if (folded.includes(w) && w.length > (best?.length ?? 0)) best = { rank, length: w.length }
  // "deputy prime minister" is a deputy, "vice president" no president
  if (best && best.rank !== 'deputy' && / (?:deputy|vice|spokes\w{3,6}|aide|adviser|advisor|envoy|ambassador) /u.test(folded))
    return 'deputy'
  return best?.rank ?? null
}

const ORDER = ['head', 'foreign', 'minister', 'deputy']

/** What somebody is told to be once too often is the lesser office: reports mistake an aide's title for his master's. */
function highest(ranks: readonly (string | null)[]): string | null {
  return ORDER.find((r) => ranks.includes(r)) ?? null
}

/** Ranks that one office may be called by: any minister may be a foreign minister. */
export function fitsRank(a: string | null, b: string | null): boolean {
  if (a === null || b === null || a === b) return true
  return (a === 'foreign' && b === 'minister') || (a === 'minister' && b === 'foreign')
}

const EMPTY_WORDS = new Set([
  'the',
  'and',
  'of',
  'for',
  'two',
  'three',
  'four',
  'both',
  'his',
  'her',
  'their',
  'its',
  'our',
  'all',
  'other',
  'some',
  'several',
  'side',
  'sides',
  'with',
  'from',
  'president',
  'minister',
  'presidents',
  'ministers',
])

/** Content words of a name or a title, folded, without their plural. */
export const contentWords = remembered(wordsIn)

function wordsIn(name: string): ReadonlySet<string> {
  const out = new Set<string>()
  for (const w of foldName(name).split(/[^\p{L}\p{N}]+/u))
    if (w.length > 2 && !EMPTY_WORDS.has(w)) out.add(w.length > 4 && w.endsWith('s') ? w.slice(0, -1) : w)
  return out
}

/** One who takes part, with what is read off the name and the titles. */
export interface Side {
  readonly ids: ReadonlySet<string>
  readonly words: ReadonlySet<string>
  readonly rank: string | null
  /** The countries that it stands for; null where none is known. */
  readonly countries: readonly (string | null)[]
  readonly isNamed: boolean
  /** Named after a country and without an office: it stands for whoever speaks for it. */
  readonly isPlain: boolean
}

/** What is read off the name and the titles of one who takes part. */
export function sideOf({ id, name, titles, country, isNamed }: Called): Side {
  const named = countriesIn(name)
  return {
    ids: new Set([id]),
    words: contentWords(name),
    rank: highest(titles.map(rankOf)) ?? rankOf(name),
    countries: isNamed && country !== null ? [country] : named.length > 0 ? named : [country],
    isNamed,
    isPlain: titles.length === 0 && named.length > 0,
  }
}

/** The parties that entities make up: "the presidents of A and B" are two, "B" and "B's president" one. */
export function partiesOf(sides: readonly Side[]): Party[] {
  const out: Party[] = []
  for (const { ids, words, rank, countries, isNamed, isPlain } of sides)
    for (const country of countries)
      add(out, { ids, country, rank, words, isNamed: isNamed && !(isPlain && country !== null), isFirm: isNamed || country !== null })
  return out
}

function add(parties: Party[], p: Party): void {
  const i = p.country === null ? -1 : parties.findIndex((q) => q.country === p.country && fitsRank(q.rank, p.rank))
  const same = parties[i]
  if (!same) {
    parties.push(p)
    return
  }
  const both = { ...same, ids: new Set([...same.ids, ...p.ids]), words: new Set([...same.words, ...p.words]) }
  parties[i] =
    (p.isNamed && !same.isNamed) || same.rank === null || (same.rank === 'minister' && p.rank === 'foreign')
      ? { ...both, rank: p.rank ?? same.rank, isNamed: same.isNamed || p.isNamed }
      : both
}

/** How two sets of parties go together. */
export interface PartyFit {
  /** Weight of the pairs that are one party. */
  readonly matched: number
  /** Firm parties of the side that has more of them. */
  readonly most: number
  /** Firm parties that only one of the two has. */
  readonly onlyMine: number
  readonly onlyTheirs: number
  /** Pairs of one country whose ranks exclude each other. */
  readonly clashes: number
}

/** Pairs the parties of a told event with those of a known one, best pairs first; who is of the country `host` is nothing that only the told one has. */
export function fitParties(mine: readonly Party[], theirs: readonly Party[], host: string | null = null): PartyFit {
  const [m, n] = [mine.length, theirs.length]
  if (fits.length < m * n) fits = new Float64Array(2 * m * n)
  for (let i = 0; i < m; i++) for (let j = 0; j < n; j++) fits[i * n + j] = pairFit(mine[i]!, theirs[j]!)
  const matched = pairUp(m, n)
  let clashes = 0
  let onlyMine = 0
  let onlyTheirs = 0
  for (let i = 0; i < m; i++) {
    if (partnerOf[i] !== FREE) continue
    const { country, rank, isFirm } = mine[i]!
    if (isFirm && (host === null || !isOfCountry(mine[i]!, host))) onlyMine++
    if (country === null) continue
    for (let j = 0; j < n; j++) if (isTaken[j] === 0 && theirs[j]!.country === country && !fitsRank(rank, theirs[j]!.rank)) clashes++
  }
  for (let j = 0; j < n; j++) if (isTaken[j] === 0 && theirs[j]!.isFirm) onlyTheirs++
  return { matched, most: Math.max(1, firmOf(mine) || m, firmOf(theirs) || n), onlyMine, onlyTheirs, clashes }
}

/** A report does not say of whom its own country's head is the head. */
function isOfCountry({ country, rank }: Party, code: string): boolean {
  return country === code || (country === null && rank === 'head')
}

/** What pairs must have for each other, from round to round. */
const LEAST = [1, 0.8, 0.5, 0.4]
const FREE = -1

/** How each of the one side fits each of the other, and who goes with whom: filled anew for each question, as there are very many. */
let fits = new Float64Array(64)
let partnerOf = new Int32Array(16)
let isTaken = new Uint8Array(16)

/** Pairs them up; gives what the pairs weigh together. */
function pairUp(m: number, n: number): number {
  if (partnerOf.length < m) partnerOf = new Int32Array(2 * m)
  if (isTaken.length < n) isTaken = new Uint8Array(2 * n)
  partnerOf.fill(FREE, 0, m)
  isTaken.fill(0, 0, n)
  let matched = 0
  for (const least of LEAST)
    for (let i = 0; i < m; i++) {
      if (partnerOf[i] !== FREE) continue
      for (let j = 0; j < n; j++) {
        const fit = fits[i * n + j]!
        if (isTaken[j] === 1 || fit < least) continue
        matched += fit
        partnerOf[i] = j
        isTaken[j] = 1
        break
      }
    }
  return matched
}

/** How many parties no other can take the place of. */
export function firmOf(parties: readonly Party[]): number {
  let n = 0
  for (const p of parties) if (p.isFirm) n++
  return n
}

function pairFit(m: Party, t: Party): number {
  for (const id of m.ids) if (t.ids.has(id)) return 1
  if (m.country !== null && t.country !== null)
    return m.country === t.country && fitsRank(m.rank, t.rank) ? (m.rank === t.rank ? 0.9 : 0.7) : 0
  for (const w of m.words) if (t.words.has(w)) return 0.5
  // "the leaders", "the ministers": a rank without a country takes up whoever has it
  return m.rank !== null && t.rank !== null && fitsRank(m.rank, t.rank) && !(m.isNamed && t.isNamed) ? 0.5 : 0
}
