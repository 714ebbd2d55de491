import { EVERYTHING } from '../../store/query.ts'
import type { Condition, Query, Term } from '../../store/query.ts'
import type { DiaryRow, Store } from '../../store/store.ts'
import { writeDay } from '../../text/edtf.ts'
import { breathe } from '../breathe.ts'
import { dayWords, whenLabel } from './when.ts'

/** Rows that share a day or a longer stretch, under its name. */
export interface AgendaGroup {
  readonly title: string
  /** `YYYY-MM-DD` where it is one day. */
  readonly day: string | null
  readonly rows: readonly DiaryRow[]
}

/** The diary around a day: what is due from it on, what has no date, what is over. */
export interface Agenda {
  /** Day number of the newest report; null for an empty record. */
  readonly today: number | null
  readonly ahead: readonly AgendaGroup[]
  readonly undated: readonly DiaryRow[]
  /** Newest first. */
  readonly earlier: readonly AgendaGroup[]
  readonly earlierUndated: readonly DiaryRow[]
}

/** Rows of each section at most, two hundred in all, so that a page stays quick to make, to send and to read. What waits for a date has the room that is left. */
const MOST = { all: 200, ahead: 90, over: 50, closed: 20 } as const
/** Days that the past of an agenda reaches back. */
const BACK = 60
const DAY = 86_400_000
const FAR = 36_500

/** The query with one more condition in each of its groups. */
export function narrow(query: Query, condition: Condition, not = false): Query {
  const term: Term = { not, ...condition }
  return { any: query.any.length === 0 ? [[term]] : query.any.map((group) => [...group, term]) }
}

/** Does a query say itself which time it is about? */
export function hasTime(query: Query): boolean {
  return query.any.some((group) => group.some(({ kind }) => kind === 'time'))
}

/** Day number of the newest report. */
export async function todayOf(store: Store): Promise<number | null> {
  const newest = await store.newest()
  return newest === null ? null : Math.floor(newest / DAY)
}

/** The agenda that a query finds. One that names its own time gets just that, in its order. */
export async function agendaOf(store: Store, query: Query = EVERYTHING): Promise<Agenda> {
  const today = await todayOf(store)
  const undated = await store.diary(narrow(query, { kind: 'has', value: 'date' }, true), { limit: 240, order: 'new' })
  const open = undated.filter(({ status }) => status !== 'happened' && status !== 'denied')
  const closed = undated.filter(({ status }) => status === 'happened' || status === 'denied').slice(0, MOST.closed)
  if (today === null || hasTime(query)) {
    const rows = await store.diary(narrow(query, { kind: 'has', value: 'date' }), { limit: MOST.all - closed.length })
    const left = MOST.all - closed.length - rows.length
    return { today, ahead: groupsOf(rows), undated: open.slice(0, left), earlier: [], earlierUndated: closed }
  }
  await breathe()
  const ahead = await store.diary(narrow(query, { kind: 'time', field: 'on', from: today, to: today + FAR }), { limit: MOST.ahead })
  await breathe()
  const past = narrow(query, { kind: 'time', field: 'on', from: today - BACK, to: today - 1 })
  const isOver = narrow(past, { kind: 'time', field: 'after', from: today - 1, to: today - 1 }, true)
  const over = (await store.diary(isOver, { limit: MOST.over, order: 'late' })).toReversed()
  return {
    today,
    ahead: groupsOf(fromDay(ahead, today)),
    undated: open.slice(0, MOST.all - ahead.length - over.length - closed.length),
    earlier: groupsOf(over).toReversed(),
    earlierUndated: closed,
  }
}

/** What began before a day and is not over counts as beginning on it, after what is due on the day itself. */
function fromDay(rows: readonly DiaryRow[], today: number): readonly DiaryRow[] {
  const key = ({ firstDay }: DiaryRow): number => (firstDay === null ? Infinity : firstDay < today ? today + 0.5 : firstDay)
  return rows.toSorted((a, b) => key(a) - key(b))
}

/** Rows under their days, in the order given. */
export function groupsOf(rows: readonly DiaryRow[]): readonly AgendaGroup[] {
  const groups: { title: string; day: string | null; rows: DiaryRow[] }[] = []
  for (const row of rows) {
    if (row.when === null) continue
    const label = whenLabel(row.when, row.zone)
    const last = groups.at(-1)
    if (last?.title === label.stretch) last.rows.push(row)
    else groups.push({ title: label.stretch, day: label.day, rows: [row] })
  }
  return groups
}

/** All rows of an agenda, in the order in which they are shown. */
export function rowsOf(agenda: Agenda): readonly DiaryRow[] {
  const dated = [...agenda.ahead.flatMap(({ rows }) => rows)]
  return [...dated, ...agenda.undated, ...agenda.earlier.flatMap(({ rows }) => rows), ...agenda.earlierUndated]
}

/** "Friday 17 October 2025" of a day number. */
export function dayTitle(day: number): string {
  return dayWords(writeDay(day)) ?? ''
}
