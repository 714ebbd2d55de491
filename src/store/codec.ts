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
}

/** A fact as a row: number of its kind, what it is about, and the rest as a JSON list. */
export interface PackedFact {
  readonly kind: number
  readonly subject: string
  readonly body: string
}

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
  const list: unknown[] = fields.map((field) => (field === 'article' && loose[field] === article ? HERE : (loose[field] ?? null)))
  const subject = SUBJECT[fact.fact]
  const more = Object.keys(loose).filter((key) => key !== 'fact' && key !== subject && !fields.includes(key))
  if (more.length > 0) list.push(Object.fromEntries(more.map((key) => [key, loose[key]])))
  return { kind: KINDS.indexOf(fact.fact), subject: loose[subject] as string, body: JSON.stringify(list) }
}

/** The fact that was packed. */
export function unpackFact({ kind, subject, body }: PackedFact, article: string | null): Fact {
  const name = KINDS[kind]
  if (name === undefined) throw new RangeError(`expected a kind of fact below ${KINDS.length}, got ${kind}`)
  const list = JSON.parse(body) as unknown[]
  const fields = FIELDS[name]
  const fact: Loose = { fact: name, [SUBJECT[name]]: subject }
  for (let i = 0; i < fields.length; i++) {
    const field = fields[i]!
    fact[field] = field === 'article' && list[i] === HERE ? article : list[i]
  }
  if (list.length > fields.length) Object.assign(fact, list[fields.length])
  return fact as unknown as Fact
}
