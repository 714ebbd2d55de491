import type { Correction, CorrectionFact, CorrectionRecord, Fact, JoinableKind, Span, SubjectKind } from '../record/index.ts'
import { factKey, overlapOf } from '../record/index.ts'

/** Finds what things of an older reading are called in a newer one. */
export interface SameThings {
  /** Both readings of one article. */
  compare(older: readonly Fact[], newer: readonly Fact[]): void
  /** The id under which the newer reading has a thing: its own if it is there still, null if nothing stands in its place. */
  idOf(kind: SubjectKind, id: string): string | null
  /** The key of the fact that stands in the place of one of those asked for. */
  keyOf(key: string): string | null
  /** Ids that are gone, with what stands in their place. */
  gone(): readonly { readonly kind: JoinableKind; readonly id: string; readonly into: string }[]
}

interface Mark {
  readonly kind: SubjectKind
  readonly id: string
  readonly span: Span
  readonly fact: Fact
}

/** Compares the facts of two readings of the same articles by the places in the text that they rest on. `wanted` are keys of facts that are to be found again. */
export function makeSameThings(wanted: ReadonlySet<string>): SameThings {
  const votes = new Map<string, Map<string, number>>()
  const keys = new Map<string, string>()
  const there = new Set<string>()
  const lookUp = (kind: SubjectKind, id: string): string | null => {
    if (there.has(`${kind} ${id}`)) return id
    const counted = [...(votes.get(`${kind} ${id}`) ?? [])].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    return counted[0]?.[0] ?? null
  }
  return {
    compare(older, newer) {
      const marks = newer.flatMap((fact) => markOf(fact) ?? [])
      for (const { kind, id } of marks) there.add(`${kind} ${id}`)
      for (const { kind, id, span, fact } of older.flatMap((fact) => markOf(fact) ?? [])) {
        const near = best(
          marks.filter((mark) => mark.kind === kind),
          span,
        )
        vote(votes, `${kind} ${id}`, near?.id ?? null)
        const key = wanted.size > 0 ? factKey(fact) : ''
        if (!wanted.has(key)) continue
        const alike = marks.filter((mark) => mark.fact.fact === fact.fact)
        const same = alike.find((mark) => factKey(mark.fact) === key) ?? best(alike, span)
        if (same) keys.set(key, factKey(same.fact))
      }
    },
    idOf: lookUp,
    keyOf: (key) => keys.get(key) ?? null,
    gone: () =>
      [...votes.keys()].flatMap((name) => {
        const [kind, id] = name.split(' ') as [SubjectKind, string]
        const into = lookUp(kind, id)
        return kind === 'statement' || into === null || into === id ? [] : [{ kind, id, into }]
      }),
  }
}

/** How corrections stand in the newer reading, and which of them no longer rest on anything. */
export function restate(
  records: readonly CorrectionRecord[],
  things: SameThings,
): { readonly facts: readonly CorrectionFact[]; readonly loose: readonly CorrectionRecord[] } {
  const made = new Set(records.flatMap(({ correction }) => (correction.do === 'split' ? [correction.to] : [])))
  const facts: CorrectionFact[] = []
  const loose: CorrectionRecord[] = []
  for (const record of records) {
    if (record.undone !== null) continue
    const { id, correction, author, reason, made: at } = record
    const now = moved(correction, (of, one) => (made.has(one) ? one : things.idOf(of, one)), things)
    if (now === null) loose.push(record)
    facts.push({ fact: 'correction', id, correction: now ?? correction, author, reason, made: at })
  }
  return { facts, loose }
}

function moved(correction: Correction, idOf: (of: Correction['of'], id: string) => string | null, things: SameThings): Correction | null {
  const id = idOf(correction.of, correction.id)
  if (id === null) return null
  if (correction.do === 'merge') {
    const into = idOf(correction.of, correction.into)
    return into === null ? null : { ...correction, id, into }
  }
  if (correction.do === 'reject' && correction.fact !== null) {
    const fact = things.keyOf(correction.fact)
    return fact === null ? null : { ...correction, id, fact }
  }
  return { ...correction, id }
}

/** What a fact says of which thing, and where. A story has no place in a text: the whole report is. */
function markOf(fact: Fact): Mark | null {
  switch (fact.fact) {
    case 'row':
    case 'participant':
    case 'relation':
    case 'number':
      return { kind: 'event', id: fact.event, span: fact.span, fact }
    case 'event':
    case 'entity':
    case 'statement':
      return { kind: fact.fact, id: fact.id, span: fact.span, fact }
    case 'alias':
    case 'role':
      return { kind: 'entity', id: fact.entity, span: fact.span, fact }
    case 'join':
      return { kind: 'story', id: fact.story, span: [0, 1], fact }
    default:
      return null
  }
}

/** A thing that nothing stands in the place of is known all the same. */
function vote(votes: Map<string, Map<string, number>>, name: string, id: string | null): void {
  const counts = votes.get(name) ?? new Map<string, number>()
  if (id !== null) counts.set(id, (counts.get(id) ?? 0) + 1)
  votes.set(name, counts)
}

/** The one that shares most of a span; null where none touches it. */
function best<T extends { readonly span: Span }>(list: readonly T[], span: Span): T | null {
  let found: T | null = null
  let most = 0
  for (const one of list) {
    const shared = overlapOf(one.span, span)
    if (shared > most) {
      most = shared
      found = one
    }
  }
  return found
}
