import type { ChangeFact, Correction, CorrectionFact, JoinableKind, Signed, Status, UndoFact } from '../record/index.ts'
import { factKey, recordId } from '../record/index.ts'
import { isEdtf } from '../text/edtf.ts'
import type { Store, Subject } from './store.ts'
import { wordsOf, wordsOfFact } from './words.ts'

/** What a person asks to be put right, as they name it. */
export type CorrectionWish =
  | { readonly do: 'merge'; readonly id: string; readonly into: string }
  | { readonly do: 'split'; readonly id: string; readonly articles: readonly string[]; readonly name: string | null }
  | { readonly do: 'rename'; readonly id: string; readonly name: string }
  | { readonly do: 'date'; readonly id: string; readonly when: string | null; readonly zone: string | null }
  | { readonly do: 'status'; readonly id: string; readonly status: string }
  | { readonly do: 'place'; readonly id: string; readonly place: string | null }
  /** `fact` is the number of one fact, as `factsOn` gives it. */
  | { readonly do: 'reject'; readonly id: string; readonly fact: number | null }
  | { readonly do: 'undo'; readonly id: string }

/** What was put right, or one plain line on why it could not be. `made` are ids that came to be. */
export type Corrected =
  | { readonly ok: true; readonly correction: string; readonly subject: Subject | null; readonly made: readonly string[] }
  | { readonly ok: false; readonly error: string }

/** Statuses that a person may set: all that reports can give. */
export const SETTABLE: readonly Status[] = [
  'possible',
  'proposed',
  'planned',
  'scheduled',
  'underway',
  'happened',
  'postponed',
  'cancelled',
  'denied',
]

const LETTER: Readonly<Record<JoinableKind, string>> = { event: 'e', entity: 'x', story: 's' }

/** The correction of each record that is under way: they are numbered, so that one waits for the other. */
const underway = new WeakMap<Store, Promise<unknown>>()

/** Put something right in a record: it stands above what reports say until it is undone. */
export async function correct(store: Store, wish: CorrectionWish, signed: Signed): Promise<Corrected> {
  const before = underway.get(store) ?? Promise.resolve()
  const mine = before.then(() => correctNow(store, wish, signed))
  underway.set(
    store,
    mine.catch(() => undefined),
  )
  return mine
}

async function correctNow(store: Store, wish: CorrectionWish, signed: Signed): Promise<Corrected> {
  if (signed.author.trim() === '') return wrong('expected an author of the correction, got nothing')
  if (signed.reason.trim() === '') return wrong('expected a reason for the correction, got nothing')
  const all = await store.corrections()
  if (wish.do === 'undo') return undo(store, wish.id, signed)
  const id = `c${all.length + 1}`
  const planned = await plan(store, wish, id)
  if ('error' in planned) return wrong(planned.error)
  const facts: (CorrectionFact | ChangeFact)[] = planned.corrections.map((correction, i) => ({
    fact: 'correction',
    id: i === 0 ? id : `${id}.${i + 1}`,
    correction,
    ...signed,
  }))
  await store.correct([...facts, changeOf(planned.subject.id, planned.before, planned.after)], Date.parse(signed.made))
  return { ok: true, correction: id, subject: await store.subject(planned.subject.id), made: planned.made }
}

/** Every part of a correction is taken back with it. */
async function undo(store: Store, id: string, signed: Signed): Promise<Corrected> {
  const found = (await store.corrections()).filter((record) => record.id === id || record.id.startsWith(`${id}.`))
  const [first] = found
  if (!first) return wrong(`expected the id of a correction, got "${id}"; daybook correct list shows them`)
  if (first.undone !== null) return wrong(`${id} was taken back already, by ${first.undone.author}`)
  const subject = first.correction.id
  const facts: (UndoFact | ChangeFact)[] = found.map((record) => ({ fact: 'undo', id: record.id, ...signed }))
  await store.correct([...facts, changeOf(subject, wordsOf(first.correction), null)], Date.parse(signed.made))
  return { ok: true, correction: id, subject: await store.subject(subject), made: [] }
}

function wrong(error: string): Corrected {
  return { ok: false, error }
}

function changeOf(subject: string, before: string | null, after: string | null): ChangeFact {
  return { fact: 'change', kind: 'corrected', subject, article: null, span: null, before, after }
}

interface Planned {
  readonly subject: Subject
  readonly corrections: readonly Correction[]
  readonly before: string | null
  readonly after: string | null
  readonly made: readonly string[]
}

type Failed = { readonly error: string }

async function plan(store: Store, wish: Exclude<CorrectionWish, { do: 'undo' }>, id: string): Promise<Planned | Failed> {
  const subject = await store.subject(wish.id)
  if (!subject) return { error: `expected the id of an event, a person or thing, a story or a statement, got "${wish.id}"` }
  const just = (correction: Correction, before: string | null, after: string | null): Planned => ({
    subject,
    corrections: [correction],
    before,
    after,
    made: [],
  })
  if (wish.do === 'reject') return planReject(store, subject, wish.fact)
  if (subject.kind === 'statement') return { error: `a statement can be rejected and nothing else, got ${wish.do} ${wish.id}` }
  if (wish.do === 'merge') return planMerge(store, subject, wish.into)
  if (wish.do === 'split') return planSplit(store, subject, { ...wish, correction: id })
  const of = subject.kind
  if (wish.do === 'rename') {
    if (wish.name.trim() === '') return { error: 'expected a name, got nothing' }
    return just({ do: 'rename', of, id: subject.id, name: wish.name.trim() }, subject.name, wish.name.trim())
  }
  if (of !== 'event') return { error: `expected an event for ${wish.do}, got the ${of} ${subject.name}` }
  const event = await store.event(subject.id)
  if (wish.do === 'date') {
    const { when, zone } = wish
    if (when !== null && !isEdtf(when)) return { error: `expected a date like 2025-10-17, 2025-10-17T13:00 or 2025-10, got "${when}"` }
    if (zone !== null && !isZone(zone)) return { error: `expected a time zone like Europe/Budapest, got "${zone}"` }
    return just({ do: 'date', of, id: subject.id, when, zone }, event?.when?.edtf ?? null, when)
  }
  if (wish.do === 'status') {
    const status = SETTABLE.find((one) => one === wish.status)
    if (!status) return { error: `expected a status of ${SETTABLE.join(', ')}, got "${wish.status}"` }
    return just({ do: 'status', of, id: subject.id, status }, event?.status ?? null, status)
  }
  return just({ do: 'place', of, id: subject.id, place: wish.place }, event?.place?.name ?? null, wish.place)
}

async function planMerge(store: Store, subject: Subject, into: string): Promise<Planned | Failed> {
  const target = await store.subject(into)
  if (!target) return { error: `expected the id of what ${subject.id} is to be merged into, got "${into}"` }
  if (target.kind !== subject.kind || target.kind === 'statement')
    return { error: `expected two of a kind, got the ${subject.kind} ${subject.name} and the ${target.kind} ${target.name}` }
  if (target.id === subject.id) return { error: `${wishName(subject)} and ${wishName(target)} are one already` }
  const correction: Correction = { do: 'merge', of: target.kind, id: subject.id, into: target.id }
  return { subject: target, corrections: [correction], before: subject.name, after: target.name, made: [] }
}

interface SplitWish {
  readonly articles: readonly string[]
  readonly name: string | null
  readonly correction: string
}

async function planSplit(store: Store, subject: Subject, { articles, name, correction }: SplitWish): Promise<Planned | Failed> {
  if (subject.kind === 'statement') return { error: 'a statement cannot be split' }
  const told = new Set(await reportsOf(store, subject))
  const strange = articles.find((article) => !told.has(article))
  if (articles.length === 0) return { error: 'expected the ids of the reports that speak of something else, got none' }
  if (strange !== undefined) return { error: `expected reports that speak of ${wishName(subject)}, got "${strange}"` }
  if (told.size === new Set(articles).size) return { error: `expected some of the reports on ${wishName(subject)}, got all ${told.size}` }
  const to = recordId(LETTER[subject.kind], subject.id, articles.length, correction)
  const split: Correction = { do: 'split', of: subject.kind, id: subject.id, articles: [...new Set(articles)].sort(), to }
  const named: Correction[] = name === null ? [] : [{ do: 'rename', of: subject.kind, id: to, name }]
  return { subject, corrections: [split, ...named], before: subject.name, after: `${name ?? subject.name} (${to})`, made: [to] }
}

async function reportsOf(store: Store, subject: Subject): Promise<readonly string[]> {
  if (subject.kind === 'event') return (await store.event(subject.id))?.reports ?? []
  if (subject.kind === 'story') return (await store.story(subject.id))?.articles ?? []
  return store.reportsOn(subject.id)
}

async function planReject(store: Store, subject: Subject, seq: number | null): Promise<Planned | Failed> {
  const { kind, id, name } = subject
  const article = kind === 'statement' ? ((await store.statement(id))?.article ?? null) : null
  if (seq === null)
    return { subject, corrections: [{ do: 'reject', of: kind, id, fact: null, article }], before: name, after: null, made: [] }
  const stored = (await store.factsOn(kind, id)).find((one) => one.seq === seq)
  if (!stored || kind === 'statement' || stored.fact.fact === kind)
    return { error: `expected the number of a fact on ${wishName(subject)}, got ${seq}; daybook correct facts ${id} shows them` }
  const correction: Correction = { do: 'reject', of: kind, id, fact: factKey(stored.fact), article: null }
  return { subject, corrections: [correction], before: wordsOfFact(stored.fact), after: null, made: [] }
}

function wishName({ id, name }: Subject): string {
  return `${name} (${id})`
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}
