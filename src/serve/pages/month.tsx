import { addMonths, dayNumber, dayOf, daysInMonth, weekdayOf } from '../../text/calendar.ts'
import { writeDay } from '../../text/edtf.ts'
import type { DiaryRow } from '../../store/store.ts'
import { STATUS_FACES } from '../view/status.ts'
import { dayWords, monthWords, whenLabel } from '../view/when.ts'
import { DiaryHead } from './diary.tsx'
import { Icon } from './icons.tsx'
import type { Frame } from './layout.tsx'
import { eventHref, href, Layout } from './layout.tsx'

/** What the month shows: the rows that touch it, and those without a date. */
export interface MonthPageProps {
  readonly frame: Frame
  /** Day number of the first of the month. */
  readonly first: number
  readonly today: number | null
  readonly rows: readonly DiaryRow[]
  readonly undated: readonly DiaryRow[]
  readonly q: string
}

/** From so many days on, an event stands below the table and not on each of its days. */
const LONG = 3
/** Entries of a day before the rest is counted. */
const MOST = 4

/** The diary as a month: a table with the events on their days, those without a date below. */
export function MonthPage({ frame, first, today, rows, undated, q }: MonthPageProps) {
  const { y, m } = dayOf(first)
  const start = first - (weekdayOf(first) - 1)
  const last = first + daysInMonth(y, m) - 1
  const weeks = Array.from({ length: Math.ceil((last - start + 1) / 7) }, (_, w) => Array.from({ length: 7 }, (__, d) => start + 7 * w + d))
  const title = monthWords(first)
  const placed = rows.filter(({ firstDay, lastDay }) => firstDay !== null && lastDay !== null && lastDay - firstDay < LONG)
  const long = rows.filter((row) => !placed.includes(row))
  return (
    <Layout title={title} section="Diary" frame={frame}>
      <main class="wide" id="main">
        <DiaryHead title={title} look="month" q={q}>
          {rows.length} dated {rows.length === 1 ? 'event' : 'events'}, {undated.length} waiting for a date
        </DiaryHead>
        <nav class="period" aria-label="Month">
          <a href={monthHref(first, -1, q)} rel="prev">
            ‹ {monthWords(shift(first, -1))}
          </a>
          <a href={monthHref(first, 1, q)} rel="next">
            {monthWords(shift(first, 1))} ›
          </a>
        </nav>
        <table class="month">
          <caption class="skip">{title}</caption>
          <thead>
            <tr>
              {['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].map((name) => (
                <th scope="col">{name}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeks.map((week) => (
              <tr>
                {week.map((day) => (
                  <Day
                    day={day}
                    inMonth={day >= first && day <= last}
                    isToday={day === today}
                    rows={placed.filter((row) => row.firstDay! <= day && row.lastDay! >= day)}
                    q={q}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        <Cards title="Some time in this month" rows={long} />
        <Cards title="Date not set" rows={undated.slice(0, 24)} />
      </main>
    </Layout>
  )
}

function shift(first: number, months: number): number {
  const { y, m, d } = addMonths(dayOf(first), months)
  return dayNumber(y, m, d)
}

function monthHref(first: number, months: number, q: string): string {
  return href('/diary', { view: 'month', month: writeDay(shift(first, months)).slice(0, 7), q })
}

interface DayProps {
  readonly day: number
  readonly inMonth: boolean
  readonly isToday: boolean
  readonly rows: readonly DiaryRow[]
  readonly q: string
}

function Day({ day, inMonth, isToday, rows, q }: DayProps) {
  const date = writeDay(day)
  return (
    <td class={inMonth ? '' : 'out'}>
      <span class="dn" {...(isToday ? { 'aria-current': 'date' as const } : {})}>
        <span aria-hidden="true">{dayOf(day).d}</span>
        <span class="sr">{dayWords(date)}</span>
      </span>
      {rows.slice(0, MOST).map((row) => (
        <Entry row={row} />
      ))}
      {rows.length > MOST && (
        <a class="rest" href={href('/diary', { q: `${q} on:${date}`.trim() })}>
          {rows.length - MOST} more
        </a>
      )}
    </td>
  )
}

function Entry({ row }: { row: DiaryRow }) {
  const { tone, word } = STATUS_FACES[row.status]
  const clock = row.when === null ? null : whenLabel(row.when, row.zone).clock
  return (
    <a class={`me ${tone}`} href={eventHref(row.id)}>
      <Icon name={tone} />
      <span>
        <span class="sr">{word}: </span>
        {clock !== null && `${clock} `}
        {row.title}
      </span>
    </a>
  )
}

function Cards({ title, rows }: { title: string; rows: readonly DiaryRow[] }) {
  if (rows.length === 0) return null
  return (
    <section class="cards">
      <h2 class="lbl">{title}</h2>
      <ul>
        {rows.map((row) => (
          <li>
            <Entry row={row} />
          </li>
        ))}
      </ul>
    </section>
  )
}
