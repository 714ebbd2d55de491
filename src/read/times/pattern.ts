import type { Captures } from '../../lang/en/times/rule.ts'
import { CLASSES } from './classes.ts'
import { literalWord, type Word } from './lexicon.ts'
import { lowerAt, type Matcher, type Scan } from './scan.ts'

/** What a token may be: a word of some classes, one of some literals, any adjective, or anything. */
export interface TokenSet {
  bits: number
  readonly literals: Set<string>
  adjective: boolean
  any: boolean
}

/** A compiled pattern, what it may begin with, and what may come second after each kind of beginning. */
export interface Pattern {
  readonly match: Matcher
  readonly first: TokenSet
  /** What may come second if the first token is `word`; null if the pattern may end after it. */
  readonly second: (word: Word) => TokenSet | null
}

interface Item {
  readonly optional: boolean
  readonly first: TokenSet
  /** Adds what may follow `word` inside the item to `set`; true if the item may end after `word`. */
  readonly inner: (word: Word, set: TokenSet) => boolean
  readonly fields: readonly (keyof Captures)[]
  readonly compile: (next: Matcher) => Matcher
}

/** Compiles a pattern of the time grammar; a fault in it throws, for it is a fault of ours. */
export function compilePattern(source: string): Pattern {
  const items = parseItems(source.split(' '))
  if (items.every((item) => item.optional)) throw new Error(`time pattern may match nothing: ${source}`)
  let match: Matcher = (_, i) => i
  for (const item of items.toReversed()) match = chained(item, match)
  const first = emptySet()
  addFirst(items, first)
  return { match, first, second: (word) => secondOf(items, word) }
}

function emptySet(): TokenSet {
  return { bits: 0, literals: new Set(), adjective: false, any: false }
}

function addAll(set: TokenSet, other: TokenSet): void {
  set.bits |= other.bits
  set.adjective ||= other.adjective
  set.any ||= other.any
  for (const literal of other.literals) set.literals.add(literal)
}

/** Adds what a row of items may begin with; true if all of it may lack. */
function addFirst(items: readonly Item[], set: TokenSet): boolean {
  for (const item of items) {
    addAll(set, item.first)
    if (!item.optional) return false
  }
  return true
}

/** Whether a word is of a set; an adjective is let through. */
export function isInSet(set: TokenSet, word: Word): boolean {
  return set.any || set.adjective || (word.bits & set.bits) !== 0 || set.literals.has(word.lower)
}

function secondOf(items: readonly Item[], word: Word): TokenSet | null {
  const set = emptySet()
  return addSecond(items, word, set) ? null : set
}

/** Adds what may follow `word` as the first token of a row of items; true if the row may end there. */
function addSecond(items: readonly Item[], word: Word, set: TokenSet): boolean {
  let mayEnd = false
  for (let k = 0; k < items.length; k++) {
    const item = items[k]!
    if (isInSet(item.first, word) && item.inner(word, set)) mayEnd = addFirst(items.slice(k + 1), set) || mayEnd
    if (!item.optional) break
  }
  return mayEnd
}

/** An optional item is tried first with it and then, captures restored, without it. */
function chained(item: Item, next: Matcher): Matcher {
  const taken = item.compile(next)
  if (!item.optional) return taken
  const { fields } = item
  return (scan, i) => {
    if (!canStart(item.first, scan, i)) return next(scan, i)
    const saved = fields.map((field) => scan.m[field])
    const end = taken(scan, i)
    if (end >= 0) return end
    for (let k = 0; k < fields.length; k++) (scan.m[fields[k]!] as unknown) = saved[k]
    return next(scan, i)
  }
}

/** A cheap look at the first token, so that captures are kept only where they may be needed again. */
function canStart(set: TokenSet, scan: Scan, i: number): boolean {
  if (i >= scan.to) return false
  const word = scan.words[i]
  if (set.any || set.adjective) return true
  return word !== null && word !== undefined && ((word.bits & set.bits) !== 0 || (word.literal >= 0 && set.literals.has(word.lower)))
}

function parseItems(tokens: string[]): Item[] {
  const items: Item[] = []
  while (tokens.length > 0) {
    const token = tokens.shift()!
    if (token === ']' || token === ']?') throw new Error('time pattern: ] without [')
    items.push(token === '[' ? parseGroup(tokens) : parseItem(token))
  }
  return items
}

function parseGroup(tokens: string[]): Item {
  let depth = 1
  let end = 0
  for (; end < tokens.length; end++) {
    if (tokens[end] === '[') depth++
    else if (tokens[end]!.startsWith(']') && --depth === 0) break
  }
  const optional = tokens[end] === ']?'
  const inner = parseItems(tokens.splice(0, end + 1).slice(0, -1))
  const first = emptySet()
  addFirst(inner, first)
  return {
    optional,
    first,
    inner: (word, set) => addSecond(inner, word, set),
    fields: inner.flatMap((item) => item.fields),
    compile: (next) => inner.toReversed().reduce<Matcher>((match, item) => chained(item, match), next),
  }
}

function parseItem(token: string): Item {
  const optional = token.length > 1 && token.endsWith('?')
  const body = optional ? token.slice(0, -1) : token
  const open = body.indexOf('(')
  const name = open < 0 ? body : body.slice(0, open)
  const words = open < 0 ? [] : body.slice(open + 1, -1).split('|')
  if (name !== '' && name === name.toUpperCase() && name !== name.toLowerCase()) return classItem(name, words, optional)
  return literalItem(open < 0 ? [body] : words, optional)
}

function literalItem(literals: readonly string[], optional: boolean): Item {
  literals.forEach(literalWord)
  const only = literals.length === 1 ? literals[0]! : ''
  const many = new Set(literals)
  const match = only ? (lower: string) => lower === only : (lower: string) => many.has(lower)
  return {
    optional,
    first: { bits: 0, literals: many, adjective: false, any: false },
    inner: () => true,
    fields: [],
    compile: (next) => (scan, i) => (i < scan.to && match(scan.a.lower[i]!) ? next(scan, i + 1) : -1),
  }
}

function classItem(name: string, words: readonly string[], optional: boolean): Item {
  const found = CLASSES[name]
  if (!found) throw new Error(`time pattern: no class ${name}`)
  const only = words.length > 0 ? new Set(words) : null
  const literals = only ?? new Set(found.literals ?? [])
  literals.forEach(literalWord)
  found.inner?.literals.forEach(literalWord)
  return {
    optional,
    first: { bits: only ? 0 : found.bits, literals, adjective: found.adjective === true, any: false },
    inner: (_, set) => {
      if (found.inner)
        addAll(set, { bits: found.inner.bits, literals: new Set(found.inner.literals), adjective: false, any: found.inner.any === true })
      return true
    },
    fields: found.fields,
    compile: (next) => (scan, i) => {
      if (only && !only.has(lowerAt(scan, i))) return -1
      const end = found.match(scan, i)
      return end < 0 ? -1 : next(scan, end)
    },
  }
}
