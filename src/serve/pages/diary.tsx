import type { Reading, Status } from '../../record/index.ts'
import { dayNumber, dayOf, daysInMonth, weekdayOf } from '../../text/calendar.ts'
import { writeDay } from '../../text/edtf.ts'
import type { Combined, CombinedLine, Filter, Stretch } from '../view/combined.ts'
import { arrange, inOrder, newestDay, passes } from '../view/combined.ts'
import { outletOf } from '../view/said.ts'
import { STATUS_FACES } from '../view/status.ts'
import { dayWords, monthWords } from '../view/when.ts'
import { Badge } from './icons.tsx'
import { articleHref, Layout } from './layout.tsx'
import { Line } from './line.tsx'

/** The diary of all reports: ahead, date not set, earlier; filters at the left, newest reports at the right. */
export function DiaryPage({
  readings,
  lines,
  filter,
  isSample,
}: {
  readings: readonly Reading[]
  lines: readonly CombinedLine[]
  filter: Filter
  isSample: boolean
}) {
  const shown = lines.filter((line) => passes(line, filter))
  const diary = arrange(shown, newestDay(readings))
  const today = diary.today === null ? null : writeDay(diary.today)
  return (
    <Layout title="Diary" isSample={isSample}>
      <main class="diary" id="main">
        <aside class="side" aria-label="Filter">
          <Calendar diary={diary} />
          <Facets lines={lines} filter={filter} />
        </aside>
        <div>
          <div class="head">
            <h1>Diary</h1>
            <p>
              {shown.length} {shown.length === 1 ? 'event' : 'events'} from {readings.length} {readings.length === 1 ? 'report' : 'reports'}
              {today !== null && ` · as of ${dayWords(today)}`}
              {Object.values(filter).some((value) => value !== undefined) && (
                <>
                  {' · '}
                  <a href="/">show all</a>
                </>
              )}
            </p>
          </div>
          <Groups diary={diary} today={today} />
        </div>
        <aside class="rail" aria-label="Reports">
          <section class="lat">
            <h2 class="lbl">Newest reports</h2>
            <ul>
              {[...inOrder(readings)]
                .reverse()
                .slice(0, 12)
                .map((reading) => (
                  <li>
                    <a href={articleHref(reading.article.id)}>{reading.article.title ?? reading.article.id}</a>
                    <small>
                      {outletOf(reading)}
                      {reading.article.published && `, ${dayWords(reading.article.published.value) ?? ''}`}
                    </small>
                  </li>
                ))}
            </ul>
          </section>
        </aside>
      </main>
    </Layout>
  )
}

function Groups({ diary, today }: { diary: Combined; today: string | null }) {
  const isEmpty = diary.ahead.length + diary.undated.length + diary.earlier.length + diary.earlierUndated.length === 0
  return (
    <>
      {isEmpty && <p>No event fits. Reports that say what happened or what is due fill this page.</p>}
      {diary.ahead.map((stretch) => (
        <Group stretch={stretch} today={today} />
      ))}
      {diary.undated.length > 0 && <Plain title="Date not set" note="waiting for a date" lines={diary.undated} isUndated />}
      {diary.earlier.map((stretch) => (
        <Group stretch={stretch} today={today} />
      ))}
      {diary.earlierUndated.length > 0 && <Plain title="Earlier" note="day not stated in the report" lines={diary.earlierUndated} />}
    </>
  )
}

function Group({ stretch, today }: { stretch: Stretch; today: string | null }) {
  return (
    <section class="group" {...(stretch.day === null ? {} : { id: `d-${stretch.day}` })}>
      <h2>
        {stretch.title}
        {stretch.day !== null && stretch.day === today && <small class="today">Newest reports</small>}
        <small>{count(stretch.lines)}</small>
      </h2>
      <ol>
        {stretch.lines.map((line) => (
          <Line line={line} />
        ))}
      </ol>
    </section>
  )
}

function Plain({
  title,
  note,
  lines,
  isUndated = false,
}: {
  title: string
  note: string
  lines: readonly CombinedLine[]
  isUndated?: boolean
}) {
  return (
    <section class={isUndated ? 'group undated' : 'group'}>
      <h2>
        {title}
        <small>
          {count(lines)}, {note}
        </small>
      </h2>
      <ol>
        {lines.map((line) => (
          <Line line={line} />
        ))}
      </ol>
    </section>
  )
}

function count(lines: readonly unknown[]): string {
  return `${lines.length} ${lines.length === 1 ? 'event' : 'events'}`
}

/** The month of the newest report; days with events lead to them. */
function Calendar({ diary }: { diary: Combined }) {
  if (diary.today === null) return null
  const { y, m } = dayOf(diary.today)
  const first = dayNumber(y, m, 1)
  const listed = new Set([...diary.ahead, ...diary.earlier].flatMap((s) => (s.day === null ? [] : [s.day])))
  const cells = [...Array<null>(weekdayOf(first) - 1).fill(null), ...Array.from({ length: daysInMonth(y, m) }, (_, i) => first + i)]
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, w) => cells.slice(7 * w, 7 * w + 7))
  return (
    <section>
      <table class="cal">
        <caption>{monthWords(diary.today)}</caption>
        <thead>
          <tr>
            {['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'].map((name) => (
              <th scope="col">{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr>
              {week.map((day) => (
                <td>{day !== null && <CalendarDay day={day} isToday={day === diary.today} isListed={listed.has(writeDay(day))} />}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function CalendarDay({ day, isToday, isListed }: { day: number; isToday: boolean; isListed: boolean }) {
  const current = isToday ? { 'aria-current': 'date' as const } : {}
  const { d } = dayOf(day)
  if (!isListed) return <span {...current}>{d}</span>
  return (
    <a href={`#d-${writeDay(day)}`} aria-label={dayWords(writeDay(day)) ?? ''} {...current}>
      {d}
    </a>
  )
}

function Facets({ lines, filter }: { lines: readonly CombinedLine[]; filter: Filter }) {
  const statuses = tally(lines.map((line) => line.newest.event.status))
  const order = Object.keys(STATUS_FACES)
  statuses.sort((a, b) => order.indexOf(a[0]) - order.indexOf(b[0]))
  return (
    <>
      <Facet title="Status" name="status" values={statuses} filter={filter} />
      <Facet
        title="Who"
        name="who"
        values={tally(lines.flatMap((line) => line.newest.participants.map((p) => p.name))).slice(0, 10)}
        filter={filter}
      />
      <Facet title="Where" name="where" values={tally(lines.flatMap((line) => line.newest.place ?? [])).slice(0, 10)} filter={filter} />
      <Facet title="Outlet" name="outlet" values={tally(lines.map((line) => outletOf(line.newest.reading)))} filter={filter} />
    </>
  )
}

function Facet({
  title,
  name,
  values,
  filter,
}: {
  title: string
  name: keyof Filter
  values: readonly (readonly [string, number])[]
  filter: Filter
}) {
  if (values.length === 0) return null
  return (
    <section class="facet">
      <h2 class="lbl">{title}</h2>
      <ul>
        {values.map(([value, n]) => (
          <li>
            <a href={facetHref(filter, name, value)} {...(filter[name] === value ? { 'aria-current': 'true' as const } : {})}>
              {name === 'status' ? <Badge status={value as Status} /> : value}
              <span class="n">{n}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The same view with one value more, or without it where it is chosen already. */
function facetHref(filter: Filter, name: keyof Filter, value: string): string {
  const query = new URLSearchParams()
  for (const [key, old] of Object.entries({ ...filter, [name]: filter[name] === value ? undefined : value }))
    if (old !== undefined) query.set(key, old)
  const text = query.toString()
  return text === '' ? '/' : `/?${text}`
}

/** Values with how often they occur, most frequent first. */
function tally(values: readonly string[]): (readonly [string, number])[] {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
}
