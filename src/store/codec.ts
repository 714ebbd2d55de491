import type { Fact } from '../record/index.ts'

/** Kinds of fact; the number of a kind is its place in this list and never changes. */
const KINDS = [
  'entity',
  'alias',
  'role',
  'event',
  'row',
  'participant',
  'relation',
  'number',
  'disagreement',
  'story',
  'join',
  'origin',
  'statement',
  'merge',
  'change',
  'correction',
  'undo',
] as const satisfies readonly Fact['fact'][]

/** Fields of each kind in the order in which they are kept: without `fact`, the subject, and the article where it is the one taken in. */
const FIELDS: Readonly<Record<Fact['fact'], readonly string[]>> = {
  entity: ['kind', 'name', 'country', 'geo', 'article', 'span'],
  alias: ['form', 'article', 'span'],
  role: ['title', 'of', 'standing', 'from', 'article', 'span'],
  event: ['act', 'mode', 'title', 'article', 'span'],
  row: ['local', 'published', 'status', 'factuality', 'when', 'zone', 'place', 'placeName', 'source', 'confidence', 'article', 'span'],
  participant: ['entity', 'name', 'role', 'article', 'span'],
  relation: ['kind', 'to', 'article', 'span'],
  number: ['value', 'unit', 'of', 'article', 'span'],
  disagreement: ['slot', 'kind', 'values'],
  story: ['title', 'article'],
  join: ['article'],
  origin: ['of', 'how'],
  statement: ['local', 'source', 'via', 'cue', 'content', 'kind', 'article', 'span'],
  merge: ['of', 'into', 'article'],
  change: ['kind', 'article', 'span', 'before', 'after'],
  correction: ['correction', 'author', 'reason', 'made'],
  undo: ['author', 'reason', 'made'],
}

/** Which field names what a fact is about. */
const SUBJECT: Readonly<Record<Fact['fact'], string>> = {
  entity: 'id',
  alias: 'entity',
  role: 'entity',
  event: 'id',
  row: 'event',
  participant: 'event',
  relation: 'event',
  number: 'event',
  disagreement: 'event',
  story: 'id',
  join: 'story',
  origin: 'article',
  statement: 'id',
  merge: 'id',
  change: 'subject',
  correction: 'id',
  undo: 'id',
}

/** A fact as a list: number of its kind, what it is about, its fields, and last what this version does not know. */
export type PackedFact = readonly unknown[]

/** Stands in the list for "the article that was being taken in". */
const HERE = 0

type Loose = Record<string, unknown>

/** What a fact is about: an event, an entity, a story, a statement or an article. */
export function subjectOf(fact: Fact): string {
  return (fact as unknown as Loose)[SUBJECT[fact.fact]] as string
}

/** Pack a fact that was found in `article`. Fields that this version does not know are kept too. */
export function packFact(fact: Fact, article: string | null): PackedFact {
  const loose = fact as unknown as Loose
  const fields = FIELDS[fact.fact]
  const subject = SUBJECT[fact.fact]
  const list: unknown[] = [KINDS.indexOf(fact.fact), loose[subject]]
  let there = loose[subject] === undefined ? 1 : 2
  for (const field of fields) {
    const value = loose[field]
    if (value !== undefined) there++
    list.push(field === 'article' && value === article ? HERE : (value ?? null))
  }
  const keys = Object.keys(loose)
  if (keys.length === there) return list
  const more = keys.filter((key) => key !== 'fact' && key !== subject && !fields.includes(key))
  if (more.length > 0) list.push(Object.fromEntries(more.map((key) => [key, loose[key]])))
  return list
}

/** Is a packed fact an entry of the changes feed? */
export function isChange(list: PackedFact): boolean {
  return KINDS[list[0] as number] === 'change'
}

/** Is a packed fact a statement? */
export function isStatement(list: PackedFact): boolean {
  return KINDS[list[0] as number] === 'statement'
}

/** The fact that was packed. */
export function unpackFact(list: PackedFact, article: string | null): Fact {
  const kind = KINDS[list[0] as number]
  if (kind === undefined) throw new RangeError(`expected a kind of fact below ${KINDS.length}, got ${String(list[0])}`)
  const fields = FIELDS[kind]
  const fact: Loose = { fact: kind, [SUBJECT[kind]]: list[1] }
  for (let i = 0; i < fields.length; i++) {
    const field = fields[i]!
    const value = list[i + 2]
    fact[field] = field === 'article' && value === HERE ? article : value
  }
  if (list.length > fields.length + 2) Object.assign(fact, list[fields.length + 2])
  return fact as unknown as Fact
}
