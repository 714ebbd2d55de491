import { stretchOf } from '../text/edtf.ts'
import { PLOVER_ACTS, OWN_ACTS } from '../record/index.ts'
import type { EntityKind } from '../record/index.ts'

/** What a query asks for: groups of which one must hold, each a list of terms that must all hold. An empty query finds everything. */
export interface Query {
  readonly any: readonly (readonly Term[])[]
}

/** One condition; `not` turns it round. */
export type Term = { readonly not: boolean } & Condition

/** What a term asks of a report, an event or a statement. Days are counted from 1970-01-01. */
export type Condition =
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'name'; readonly field: NameField; readonly words: readonly string[] }
  | { readonly kind: 'said'; readonly words: readonly string[] }
  | { readonly kind: 'verb'; readonly word: string }
  | { readonly kind: 'source'; readonly value: string }
  | { readonly kind: 'lang'; readonly value: string }
  | { readonly kind: 'status'; readonly value: string }
  | { readonly kind: 'act'; readonly value: string }
  /** Of people, organisations and places: which of these; of others: one such has a part in them. */
  | { readonly kind: 'type'; readonly value: EntityKind }
  | { readonly kind: 'time'; readonly field: 'before' | 'after' | 'on'; readonly from: number; readonly to: number }
  | { readonly kind: 'has'; readonly value: 'date' | 'quote' | 'conflict' }
  | { readonly kind: 'changed'; readonly milliseconds: number }
  /** How sure reading is: of an event, its surest report; from 0 to 1. */
  | { readonly kind: 'confidence'; readonly least: number; readonly most: number }
  /** What one report tells, by its id. */
  | { readonly kind: 'report'; readonly id: string }

/** Fields that take a name. */
export type NameField = 'who' | 'org' | 'place'

/** A query, or what is wrong with it. */
export type ParsedQuery = { readonly ok: true; readonly query: Query } | { readonly ok: false; readonly message: string }

/** The query that finds everything. */
export const EVERYTHING: Query = { any: [] }

/** Longest query and most terms that are taken. */
const LONGEST = 1000
const MOST = 40

const FIELDS = [
  'who',
  'org',
  'place',
  'source',
  'lang',
  'verb',
  'said',
  'status',
  'act',
  'type',
  'before',
  'after',
  'on',
  'has',
  'changed',
  'confidence',
  'report',
] as const
type Field = (typeof FIELDS)[number]

const STATUSES = ['possible', 'proposed', 'planned', 'scheduled', 'underway', 'happened', 'postponed', 'cancelled', 'denied', 'lapsed']
const TYPES: readonly EntityKind[] = ['person', 'organisation', 'group', 'place', 'facility', 'thing', 'event']
const ACTS: readonly string[] = [...PLOVER_ACTS, ...OWN_ACTS]

/** Parse a query such as `trump budapest "exact words" -denied OR who:putin status:planned after:2025-10-17`. */
export function parseQuery(text: string): ParsedQuery {
  if (text.length > LONGEST) return wrong(`expected a query of at most ${LONGEST} characters, got ${text.length}`)
  const any: Term[][] = []
  let group: Term[] = []
  let total = 0
  let isAfterOr = false
  for (const piece of piecesOf(text)) {
    if (piece === 'broken') return wrong('expected a closing quotation mark (")')
    if (piece.quoted === null && piece.bare === 'OR' && piece.field === null) {
      if (group.length === 0) return wrong('expected a word before OR')
      any.push(group)
      group = []
      isAfterOr = true
      continue
    }
    const made = conditionOf(piece)
    if (typeof made === 'string') return wrong(made)
    if (made === null) continue
    if (++total > MOST) return wrong(`expected at most ${MOST} words in a query`)
    group.push({ not: piece.not, ...made })
    isAfterOr = false
  }
  if (isAfterOr) return wrong('expected a word after OR')
  if (group.length > 0) any.push(group)
  return { ok: true, query: { any } }
}

/** The query for somebody by (part of) a name, whatever stands in it; everything for an empty one, null for one without a word. */
export function nameQuery(name: string): Query | null {
  const words = wordsOf(name)
  if (words.length === 0) return name.trim() === '' ? EVERYTHING : null
  return { any: [[{ not: false, kind: 'words', words }]] }
}

interface Piece {
  readonly not: boolean
  readonly field: string | null
  readonly bare: string
  readonly quoted: string | null
}

/** Split at spaces outside quotation marks; one pass. */
function* piecesOf(text: string): Generator<Piece | 'broken'> {
  const plain = text.replace(/[\u201c\u201d\u201e\u00ab\u00bb]/gu, '"')
  let at = 0
  while (at < plain.length) {
    if (isSpace(plain[at]!)) {
      at++
      continue
    }
    const not = plain[at] === '-' && at + 1 < plain.length && !isSpace(plain[at + 1]!)
    if (not) at++
    let end = at
    while (end < plain.length && !isSpace(plain[end]!) && plain[end] !== '"') end++
    const bare = plain.slice(at, end)
    const colon = bare.indexOf(':')
    const field = colon > 0 && /^[a-z]{2,10}$/i.test(bare.slice(0, colon)) ? bare.slice(0, colon).toLowerCase() : null
    const rest = field === null ? bare : bare.slice(colon + 1)
    if (plain[end] === '"' && rest === '') {
      const close = plain.indexOf('"', end + 1)
      if (close === -1) {
        yield 'broken'
        return
      }
      yield { not, field, bare: '', quoted: plain.slice(end + 1, close) }
      at = close + 1
    } else {
      yield { not, field, bare: rest, quoted: null }
      at = end
    }
  }
}

function isSpace(c: string): boolean {
  return c.trim() === ''
}

/** The words of a text as the index has them. */
export function wordsOf(text: string): readonly string[] {
  return text.split(/[^\p{L}\p{N}\p{M}]+/u).filter((word) => word !== '')
}

function conditionOf(piece: Piece): Condition | string | null {
  const value = piece.quoted ?? piece.bare
  const words = wordsOf(value)
  if (piece.field === null) return words.length === 0 ? null : { kind: 'words', words }
  if (!isField(piece.field)) {
    const near = FIELDS.find((f) => f[0] === piece.field![0])
    return `expected one of ${FIELDS.map((f) => `${f}:`).join(' ')} got "${piece.field}:"${near ? `; did you mean ${near}:?` : ''} (put the words in quotation marks to search for them as they are)`
  }
  if (value.trim() === '') return `expected something after ${piece.field}:, got nothing`
  return conditionOfField(piece.field, value.trim(), words)
}

function conditionOfField(field: Field, value: string, words: readonly string[]): Condition | string {
  switch (field) {
    case 'who':
    case 'org':
    case 'place':
      return words.length === 0 ? `expected a name after ${field}:, got "${value}"` : { kind: 'name', field, words }
    case 'said':
      return words.length === 0 ? `expected words after said:, got "${value}"` : { kind: 'said', words }
    case 'verb':
      return { kind: 'verb', word: value.toLowerCase() }
    case 'source':
      return { kind: 'source', value: value.toLowerCase() }
    case 'lang':
      return { kind: 'lang', value: value.toLowerCase() }
    case 'status':
      return STATUSES.includes(value) ? { kind: 'status', value } : `expected status: to be one of ${STATUSES.join(', ')}, got "${value}"`
    case 'act': {
      const act = ACTS.find((a) => a.toLowerCase() === value.toLowerCase() || a.toLowerCase() === `x.${value.toLowerCase()}`)
      return act === undefined ? `expected act: to be one of ${ACTS.join(', ')}, got "${value}"` : { kind: 'act', value: act }
    }
    case 'type': {
      const type = TYPES.find((each) => each === value.toLowerCase())
      return type === undefined ? `expected type: to be one of ${TYPES.join(', ')}, got "${value}"` : { kind: 'type', value: type }
    }
    case 'before':
    case 'after':
    case 'on':
      return timeOf(field, value)
    case 'has':
      return value === 'date' || value === 'quote' || value === 'conflict'
        ? { kind: 'has', value }
        : `expected has: to be date, quote or conflict, got "${value}"`
    case 'changed':
      return changedOf(value)
    case 'confidence':
      return confidenceOf(value)
    case 'report':
      return { kind: 'report', id: value }
  }
}

function isField(field: string): field is Field {
  return (FIELDS as readonly string[]).includes(field)
}

function timeOf(field: 'before' | 'after' | 'on', value: string): Condition | string {
  const days = daysOf(value)
  return days
    ? { kind: 'time', field, from: days.first, to: days.last }
    : `expected ${field}: to be a date like 2025-10-17, 2025-10 or 2025, got "${value}"`
}

/** First and last day that a date covers, counted from 1970-01-01; null where it is open or no date. */
export function daysOf(edtf: string): { readonly first: number; readonly last: number } | null {
  const stretch = stretchOf(edtf)
  if (!stretch) return null
  const first = Math.floor(stretch.start / MINUTES_A_DAY)
  const last = Math.ceil(stretch.end / MINUTES_A_DAY) - 1
  return Number.isFinite(first) || Number.isFinite(last)
    ? { first: Number.isFinite(first) ? first : last, last: Number.isFinite(last) ? last : first }
    : null
}

const MINUTES_A_DAY = 1440
const UNITS: Readonly<Record<string, number>> = { h: 3_600_000, d: 86_400_000, w: 604_800_000 }

function changedOf(value: string): Condition | string {
  const match = /^(\d{1,4})([hdw])$/.exec(value)
  return match
    ? { kind: 'changed', milliseconds: Number(match[1]) * UNITS[match[2]!]! }
    : `expected changed: to be a stretch like 12h, 1d or 2w, got "${value}"`
}

/** A query of which also how sure reading is must hold, as `confidence:` has it; '' asks for nothing. */
export function withConfidence(parsed: ParsedQuery, confidence: string): ParsedQuery {
  if (!parsed.ok || confidence.trim() === '') return parsed
  const condition = confidenceOf(confidence.trim())
  if (typeof condition === 'string') return wrong(condition)
  const term: Term = { not: false, ...condition }
  const { any } = parsed.query
  return { ok: true, query: { any: any.length === 0 ? [[term]] : any.map((group) => [...group, term]) } }
}

/** `0.7` and `>0.7` = at least so sure, `<0.4` = at most. */
function confidenceOf(value: string): Condition | string {
  const match = /^([<>]?)=?(0(?:\.\d{1,6})?|1(?:\.0{1,6})?|\.\d{1,6})$/.exec(value)
  if (!match) return `expected confidence: to be a number from 0 to 1 like >0.7 or <0.4, got "${value}"`
  const bound = Number(match[2])
  return match[1] === '<' ? { kind: 'confidence', least: 0, most: bound } : { kind: 'confidence', least: bound, most: 1 }
}

function wrong(message: string): ParsedQuery {
  return { ok: false, message: `query: ${message}` }
}
