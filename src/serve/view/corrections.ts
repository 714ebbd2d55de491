import type { CorrectionRecord, EventRecord, SubjectKind } from '../../record/index.ts'
import type { CorrectionWish } from '../../store/correct.ts'
import { SETTABLE } from '../../store/correct.ts'
import type { Head, Store, Subject } from '../../store/store.ts'
import { namesOf, wordsOf, wordsOfFact } from '../../store/words.ts'

/** A correction as pages show it. `href` leads to what it is about; null where that is gone. */
export interface CorrectionView {
  readonly record: CorrectionRecord
  readonly words: string
  readonly name: string
  readonly href: string | null
}

/** One fact on a subject that can be rejected. */
export interface FactLine {
  readonly seq: number
  readonly kind: string
  readonly words: string
  readonly article: string | null
  readonly outlet: string | null
}

/** How something of the record stands, for the form that puts it right. */
export interface Standing {
  readonly subject: Subject
  readonly when: string
  readonly zone: string
  readonly place: string
  readonly status: string
  /** Reports that speak of it; those of a statement are left out. */
  readonly reports: readonly Head[]
}

/** Address of the page of anything in the record. */
export function subjectHref({ kind, id }: Pick<Subject, 'kind' | 'id'>, article: string | null = null): string {
  const path: Readonly<Record<SubjectKind, string>> = { event: '/event/', entity: '/who/', story: '/story/', statement: '/correct/' }
  if (kind === 'statement' && article !== null) return `/a/${encodeURIComponent(article)}`
  return path[kind] + encodeURIComponent(id)
}

/** Corrections with words and links, newest first; a part of one that was made with another is left to its first. */
export async function viewCorrections(store: Store, about: string | null = null): Promise<readonly CorrectionView[]> {
  const all = await store.corrections()
  const wanted = all.filter(({ id, correction }) => !id.includes('.') && (about === null || namesOf(correction).includes(about)))
  return Promise.all(wanted.toReversed().map((record) => viewOf(store, record)))
}

async function viewOf(store: Store, record: CorrectionRecord): Promise<CorrectionView> {
  const subject = await store.subject(record.correction.id)
  const { correction } = record
  const article = correction.do === 'reject' ? correction.article : null
  const href = subject === null ? (article === null ? null : `/a/${encodeURIComponent(article)}`) : subjectHref(subject, article)
  return { record, words: wordsOf(correction), name: subject?.name ?? correction.id, href }
}

/** How a subject stands now; null for an id that is not in the record. */
export async function standingOf(store: Store, id: string): Promise<Standing | null> {
  const subject = await store.subject(id)
  if (subject === null) return null
  if (subject.kind === 'event') return standingOfEvent(store, (await store.event(subject.id))!)
  if (subject.kind === 'story') return standingOn(store, subject, (await store.story(subject.id))?.articles ?? [])
  return standingOn(store, subject, subject.kind === 'entity' ? await store.reportsOn(subject.id) : [])
}

/** How an event stands now. */
export async function standingOfEvent(store: Store, { id, title, when, place, status, reports }: EventRecord): Promise<Standing> {
  const plain = await standingOn(store, { kind: 'event', id, name: title }, reports)
  const settable = SETTABLE.find((each) => each === status) ?? ''
  return { ...plain, when: when?.edtf ?? '', zone: when?.zone ?? '', place: place?.name ?? '', status: settable }
}

/** How anything stands now that has neither date nor place; `reports` are ids of those that speak of it. */
export async function standingOn(store: Store, subject: Subject, reports: readonly string[]): Promise<Standing> {
  const heads = await Promise.all(reports.slice(0, MOST_REPORTS).map((each) => store.head(each)))
  return { subject, when: '', zone: '', place: '', status: '', reports: heads.filter((head) => head !== null) }
}

/** Most reports and facts that a form offers. */
const MOST_REPORTS = 60
const MOST_FACTS = 200

/** The facts on a subject that can be rejected one by one. */
export async function factLines(store: Store, { kind, id }: Subject): Promise<readonly FactLine[]> {
  if (kind === 'statement') return []
  const found = (await store.factsOn(kind, id)).filter(({ fact }) => fact.fact !== kind && fact.fact !== 'change')
  return Promise.all(
    found.slice(0, MOST_FACTS).map(async ({ seq, fact }) => {
      const { article = null } = fact as { readonly article?: string | null }
      const outlet = article === null ? null : ((await store.head(article))?.outlet ?? null)
      return { seq, kind: fact.fact, words: wordsOfFact(fact), article, outlet }
    }),
  )
}

/** What a form asks for, from its fields; a line where it asks for nothing that can be done. */
export function wishFrom(
  id: string,
  field: (name: string) => string,
  articles: readonly string[],
): CorrectionWish | { readonly error: string } {
  const what = field('do')
  switch (what) {
    case 'merge':
      return field('into') === ''
        ? { error: 'expected the id or the address of the other one, got nothing' }
        : { do: what, id, into: idIn(field('into')) }
    case 'split':
      return { do: what, id, articles, name: field('splitname') || null }
    case 'rename':
      return { do: what, id, name: field('name') }
    case 'date':
      return { do: what, id, when: field('when') || null, zone: field('zone') || null }
    case 'status':
      return { do: what, id, status: field('status') }
    case 'place':
      return { do: what, id, place: field('place') || null }
    case 'reject':
      return { do: what, id, fact: /^\d{1,15}$/.test(field('fact')) ? Number(field('fact')) : null }
    default:
      return { error: 'expected one of the corrections to be chosen, got none' }
  }
}

/** The id in an address of a page, or the id itself. */
function idIn(text: string): string {
  const path = /\/(?:event|who|story|correct)\/([^/?#\s]{1,500})/.exec(text)?.[1]
  if (path === undefined) return text
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
