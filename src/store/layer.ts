import type {
  Correction,
  CorrectionFact,
  CorrectionRecord,
  EntityFact,
  EventFact,
  Fact,
  JoinableKind,
  MergeFact,
  StoryFact,
  SubjectKind,
  UndoFact,
} from '../record/index.ts'
import { factKey } from '../record/index.ts'
import { subjectOf } from './codec.ts'
import type { StoredFact } from './store.ts'

/** A fact that says how other facts are to be taken. */
export type LayerFact = MergeFact | CorrectionFact | UndoFact

/** What was edited, by places in the order of intake: the newest version of each article that has several, and all the older ones. */
export interface Edited {
  readonly newest: ReadonlyMap<string, number>
  readonly stale: ReadonlySet<number>
}

/**
 * What lies above the facts: which ids are one or two, what was set right, what was rejected, which reports were edited since.
 * Every view looks at facts through it.
 */
export interface Layer {
  /** Was nothing set right by people, and no report edited? What linking itself found to be one it takes up again as it did. */
  readonly isUntouched: boolean
  /** How many facts of people there are, which put right or take back; goes up with every one. */
  readonly byHand: number
  /** How many older versions of articles there are. */
  readonly edits: number
  /** Place in the order of intake of the newest version of an article that was edited; 0 where it was not. */
  editionOf(article: string): number
  /** Id under which the record now has what `article` says of a raw id; without an article, where a link to that id leads. */
  idOf(kind: JoinableKind, id: string, article: string | null): string
  /** Raw ids that may be part of an id. */
  sourcesOf(kind: JoinableKind, id: string): readonly string[]
  /** Every id that leads somewhere else, with where it leads. */
  redirects(): readonly { readonly kind: JoinableKind; readonly id: string; readonly target: string }[]
  /** Does a fact still count: not rejected, and not of an older version of its article? */
  isLive(stored: Pick<StoredFact, 'fact' | 'no'>): boolean
  /** Is this the place of a version of an article that is not the newest? */
  isStale(no: number | null): boolean
  /** Was the whole thing rejected? */
  isRejected(kind: SubjectKind, id: string): boolean
  /** Was an article edited after this place in the order of intake? */
  isEditedAfter(article: string, no: number | null): boolean
  /** What stands of an id, in order: renamed, dated, … */
  standing(kind: SubjectKind, id: string): readonly Correction[]
  /** Corrections that name an id, also those taken back, in order. */
  naming(kind: SubjectKind, id: string): readonly CorrectionRecord[]
  readonly corrections: readonly CorrectionRecord[]
}

type Step = Extract<Correction, { do: 'merge' | 'split' }>

interface Ordered {
  readonly step: Step
  readonly order: number
}

/** Compile the facts that say how to take others, in order of their numbers. */
export function makeLayer(facts: readonly LayerFact[], edited: Edited): Layer {
  const records = recordsOf(facts)
  const steps = stepsOf(facts, records)
  const ordered = steps.map((step, order): Ordered => ({ step, order }))
  const byId = groupBy(ordered, ({ step }) => `${step.of} ${step.id}`)
  const byTarget = groupBy(ordered, ({ step }) => `${step.of} ${step.do === 'merge' ? step.into : step.to}`)
  const standing = groupBy(
    records.filter((record) => record.undone === null).map((record) => record.correction),
    (correction) => `${correction.of} ${correction.id}`,
  )
  const naming = new Map<string, CorrectionRecord[]>()
  for (const record of records)
    for (const id of idsIn(record.correction)) {
      const key = `${record.correction.of} ${id}`
      naming.set(key, [...(naming.get(key) ?? []), record])
    }
  const rejected = new Set([...standing.values()].flat().flatMap((c) => (c.do === 'reject' ? [`${c.of} ${c.id} ${c.fact ?? ''}`] : [])))
  const idOf = (kind: JoinableKind, raw: string, article: string | null): string => {
    if (steps.length === 0) return raw
    let id = raw
    let from = 0
    for (;;) {
      const next = byId
        .get(`${kind} ${id}`)
        ?.find(({ step, order }) => order >= from && (step.do === 'merge' || (article !== null && step.articles.includes(article))))
      if (!next) return id
      from = next.order + 1
      id = next.step.do === 'merge' ? next.step.into : next.step.to
    }
  }
  const isStale = (no: number | null): boolean => no !== null && edited.stale.has(no)
  return {
    isUntouched: records.length === 0 && edited.stale.size === 0,
    byHand: facts.filter(({ fact }) => fact !== 'merge').length,
    edits: edited.stale.size,
    editionOf: (article) => edited.newest.get(article) ?? 0,
    corrections: records,
    idOf,
    isStale,
    sourcesOf: (kind, id) => sourcesOf(byTarget, kind, id),
    redirects: () => redirectsOf(steps, idOf),
    isRejected: (kind, id) => rejected.size > 0 && rejected.has(`${kind} ${id} `),
    isEditedAfter: (article, no) => no !== null && (edited.newest.get(article) ?? 0) > no,
    standing: (kind, id) => (standing.size > 0 && standing.get(`${kind} ${id}`)) || NONE,
    naming: (kind, id) => (naming.size > 0 && naming.get(`${kind} ${id}`)) || [],
    isLive(stored): boolean {
      const { fact, no } = stored
      if (isStale(no)) return false
      const kind = rejected.size > 0 ? KIND_OF[fact.fact] : undefined
      if (kind === undefined) return true
      const { article = null } = fact as { readonly article?: string | null }
      const raw = subjectOf(fact)
      const id = kind === 'statement' ? raw : idOf(kind, raw, article)
      return !rejected.has(`${kind} ${id} ${factKey(fact)}`)
    },
  }
}

const NONE: readonly Correction[] = []

const KIND_OF: Readonly<Partial<Record<Fact['fact'], SubjectKind>>> = {
  alias: 'entity',
  role: 'entity',
  row: 'event',
  participant: 'event',
  relation: 'event',
  number: 'event',
  disagreement: 'event',
  join: 'story',
  statement: 'statement',
}

/** What a fact of any kind is about, as the layer has it; null where it is about no thing that can be corrected. */
export function kindOf(fact: Fact): SubjectKind | null {
  return fact.fact === 'event' || fact.fact === 'entity' || fact.fact === 'story' ? fact.fact : (KIND_OF[fact.fact] ?? null)
}

/** Does a fact make the thing that it is about? Such a fact holds for whatever becomes of the thing. */
export function isBase(fact: Fact): fact is EventFact | EntityFact | StoryFact {
  return fact.fact === 'event' || fact.fact === 'entity' || fact.fact === 'story'
}

/** Ids that a correction names. */
export function idsIn(correction: Correction): readonly string[] {
  if (correction.do === 'merge') return [correction.id, correction.into]
  return correction.do === 'split' ? [correction.id, correction.to] : [correction.id]
}

function recordsOf(facts: readonly LayerFact[]): readonly CorrectionRecord[] {
  const records = new Map<string, CorrectionRecord>()
  for (const fact of facts) {
    if (fact.fact === 'correction') {
      const { id, correction, author, reason, made } = fact
      records.set(id, { id, correction, author, reason, made, undone: records.get(id)?.undone ?? null })
    } else if (fact.fact === 'undo') {
      const record = records.get(fact.id)
      const { author, reason, made } = fact
      if (record) records.set(fact.id, { ...record, undone: { author, reason, made } })
    }
  }
  return [...records.values()]
}

/** Merges and splits that stand, those of linking and those of people, in order; a correction stands where it was said last. */
function stepsOf(facts: readonly LayerFact[], records: readonly CorrectionRecord[]): readonly Step[] {
  const stands = new Map(records.filter((record) => record.undone === null).map((record) => [record.id, record.correction]))
  const last = new Map<string, LayerFact>()
  for (const fact of facts) if (fact.fact === 'correction') last.set(fact.id, fact)
  return facts.flatMap((fact): Step[] => {
    if (fact.fact === 'merge') return fact.id === fact.into ? [] : [{ do: 'merge', of: fact.of, id: fact.id, into: fact.into }]
    const correction = fact.fact === 'correction' && last.get(fact.id) === fact ? stands.get(fact.id) : undefined
    return correction?.do === 'merge' || correction?.do === 'split' ? [correction] : []
  })
}

/** What came to an id before it was itself moved on is part of it; what came to its source later is not. */
function sourcesOf(byTarget: ReadonlyMap<string, readonly Ordered[]>, kind: JoinableKind, id: string): readonly string[] {
  const found = new Map([[id, Infinity]])
  for (const [one, until] of found)
    for (const { step, order } of byTarget.get(`${kind} ${one}`) ?? [])
      if (order < until && (found.get(step.id) ?? -1) < order) {
        found.delete(step.id)
        found.set(step.id, order)
      }
  return [...found.keys()]
}

function redirectsOf(steps: readonly Step[], idOf: Layer['idOf']): ReturnType<Layer['redirects']> {
  const out = new Map<string, { kind: JoinableKind; id: string; target: string }>()
  for (const { do: what, of: kind, id } of steps) {
    const target = idOf(kind, id, null)
    if (what === 'merge' && target !== id) out.set(`${kind} ${id}`, { kind, id, target })
  }
  return [...out.values()]
}

function groupBy<T>(list: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of list) {
    const key = keyOf(one)
    const group = groups.get(key)
    if (group) group.push(one)
    else groups.set(key, [one])
  }
  return groups
}
