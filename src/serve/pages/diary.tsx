import { dayNumber, dayOf, daysInMonth, weekdayOf } from '../../text/calendar.ts'
import { writeDay } from '../../text/edtf.ts'
import type { DiaryRow } from '../../store/store.ts'
import type { Agenda, AgendaGroup } from '../view/agenda.ts'
import { dayTitle, rowsOf } from '../view/agenda.ts'
import type { EventView } from '../view/event.ts'
import { STATUS_FACES } from '../view/status.ts'
import { dayWords, monthWords } from '../view/when.ts'
import { EventLine } from './event-line.tsx'
import { Choices, FilterForm, Sureness, ToFilters } from './filters.tsx'
import { Badge } from './icons.tsx'
import type { Frame } from './layout.tsx'
import { href, Layout } from './layout.tsx'

/** The ways to look at a diary. */
export type DiaryLook = 'agenda' | 'month' | 'timeline' | 'map'

/** What the agenda shows. */
export interface DiaryPageProps {
  readonly frame: Frame
  readonly agenda: Agenda
  readonly views: ReadonlyMap<string, EventView>
  readonly q: string
}

/** The diary as an agenda: ahead, date not set, earlier; filters at the left, ways to subscribe at the right. */
export function DiaryPage({ frame, agenda, views, q }: DiaryPageProps) {
  const rows = rowsOf(agenda)
  return (
    <Layout title="Diary" section="Diary" frame={frame}>
      <main class="diary" id="main">
        <aside class="side" id="filters" aria-label="Filter">
          <MiniMonth agenda={agenda} />
          <Facets rows={rows} q={q} />
        </aside>
        <div>
          <DiaryHead title="Diary" look="agenda" q={q}>
            {rows.length} {rows.length === 1 ? 'event' : 'events'}
            {agenda.today !== null && ` · as of ${dayTitle(agenda.today)}`}
          </DiaryHead>
          <FilterForm list="/diary" q={q} label="Filter the diary" placeholder="who:kalna place:Budapest -status:denied" />
          <ToFilters />
          {rows.length === 0 && <Nothing q={q} />}
          {agenda.ahead.map((group) => (
            <Group group={group} views={views} today={agenda.today} />
          ))}
          <Plain title="Date not set" note="waiting for a date" rows={agenda.undated} views={views} isUndated />
          {agenda.earlier.map((group) => (
            <Group group={group} views={views} today={agenda.today} />
          ))}
          <Plain title="Earlier" note="day not stated in the reports" rows={agenda.earlierUndated} views={views} />
        </div>
        <aside class="rail" aria-label="Take this list away">
          <Subscribe list="diary" q={q} />
        </aside>
      </main>
    </Layout>
  )
}

function Nothing({ q }: { q: string }) {
  return (
    <p>
      {q === '' ? (
        <>
          The diary is empty. Take reports in with <code>daybook import FILE</code>, or <a href="/read">paste one</a> to see what is in it.
        </>
      ) : (
        <>
          No event fits. <a href="/diary">Show all</a>.
        </>
      )}
    </p>
  )
}

/** Title, count, and the switch between the looks of a diary. */
export function DiaryHead({ title, look, q, children }: { title: string; look: DiaryLook; q: string; children: unknown }) {
  const looks: readonly (readonly [DiaryLook, string])[] = [
    ['agenda', 'Agenda'],
    ['month', 'Month'],
    ['timeline', 'Timeline'],
    ['map', 'Map'],
  ]
  return (
    <div class="head split">
      <div>
        <h1>{title}</h1>
        <p>{children as string}</p>
        {q !== '' && (
          <p>
            Only what fits <b>{q}</b> · <a href={href('/diary', { view: look === 'agenda' ? undefined : look })}>show all</a>
          </p>
        )}
      </div>
      <nav class="looks" aria-label="Look">
        {looks.map(([name, word]) => (
          <a
            href={href('/diary', { view: name === 'agenda' ? undefined : name, q })}
            {...(name === look ? { 'aria-current': 'page' as const } : {})}
          >
            {word}
          </a>
        ))}
      </nav>
    </div>
  )
}

/** Links to a list in its other forms; they keep the query. */
export function Subscribe({ list, q }: { list: 'diary' | 'said' | 'stories' | 'search' | 'who' | 'changes'; q: string }) {
  const forms = list === 'diary' ? ['ics', 'atom', 'rss', 'csv', 'json', 'jsonld', 'ninjs'] : ['atom', 'rss', 'csv', 'json', 'jsonld']
  const names: Readonly<Record<string, string>> = {
    ics: 'Calendar',
    atom: 'Atom',
    rss: 'RSS',
    csv: 'CSV',
    json: 'JSON',
    jsonld: 'JSON-LD',
    ninjs: 'ninjs',
  }
  return (
    <section>
      <h2 class="lbl">Subscribe to this list</h2>
      <p class="forms">
        {forms.map((form) => (
          <a href={href(`/${list}.${form}`, { q })}>{names[form]}</a>
        ))}
      </p>
      {list !== 'who' && (
        <p class="muted">
          <a href={href('/saved', { list, q })}>Save this query</a> · <a href={href('/alerts', { q })}>Be told of changes</a>
        </p>
      )}
      <p class="muted">
        Each address keeps the filter and follows every change of date or status.
        {list === 'diary' &&
          ' Events without a date are in all but the calendar. Calendar programs ask again when they like: some after minutes, some after a day.'}
      </p>
    </section>
  )
}

function Group({ group, views, today }: { group: AgendaGroup; views: DiaryPageProps['views']; today: number | null }) {
  const isToday = today !== null && group.day === writeDay(today)
  return (
    <section class="group" {...(group.day === null ? {} : { id: `d-${group.day}` })}>
      <h2>
        {group.title}
        {isToday && <small class="today">Newest reports</small>}
        <small>{count(group.rows)}</small>
      </h2>
      <Lines rows={group.rows} views={views} />
    </section>
  )
}

interface PlainProps {
  readonly title: string
  readonly note: string
  readonly rows: readonly DiaryRow[]
  readonly views: DiaryPageProps['views']
  readonly isUndated?: boolean
}

function Plain({ title, note, rows, views, isUndated = false }: PlainProps) {
  if (rows.length === 0) return null
  return (
    <section class={isUndated ? 'group undated' : 'group'}>
      <h2>
        {title}
        <small>
          {count(rows)}, {note}
        </small>
      </h2>
      <Lines rows={rows} views={views} />
    </section>
  )
}

function Lines({ rows, views }: { rows: readonly DiaryRow[]; views: DiaryPageProps['views'] }) {
  return (
    <ol>
      {rows.map(({ id }) => {
        const view = views.get(id)
        return view ? <EventLine view={view} /> : null
      })}
    </ol>
  )
}

function count(rows: readonly unknown[]): string {
  return `${rows.length} ${rows.length === 1 ? 'event' : 'events'}`
}

/** The month of the newest report; days with events lead to them. */
function MiniMonth({ agenda }: { agenda: Agenda }) {
  if (agenda.today === null) return null
  const { y, m } = dayOf(agenda.today)
  const first = dayNumber(y, m, 1)
  const listed = new Set([...agenda.ahead, ...agenda.earlier].flatMap(({ day }) => day ?? []))
  const cells = [...Array<null>(weekdayOf(first) - 1).fill(null), ...Array.from({ length: daysInMonth(y, m) }, (_, i) => first + i)]
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, w) => cells.slice(7 * w, 7 * w + 7))
  return (
    <section>
      <table class="cal">
        <caption>{monthWords(agenda.today)}</caption>
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
                <td>{day !== null && <MiniDay day={day} isToday={day === agenda.today} isListed={listed.has(writeDay(day))} />}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function MiniDay({ day, isToday, isListed }: { day: number; isToday: boolean; isListed: boolean }) {
  const current = isToday ? { 'aria-current': 'date' as const } : {}
  const { d } = dayOf(day)
  if (!isListed) return <span {...current}>{d}</span>
  return (
    <a href={`#d-${writeDay(day)}`} aria-label={dayWords(writeDay(day)) ?? ''} {...current}>
      {d}
    </a>
  )
}

/** Values of a facet. */
const MOST = 10

function Facets({ rows, q }: { rows: readonly DiaryRow[]; q: string }) {
  const order = Object.keys(STATUS_FACES)
  const statuses = tally(rows.map(({ status }) => status)).sort((a, b) => order.indexOf(a[0]) - order.indexOf(b[0]))
  const who = tally(rows.flatMap((row) => row.who)).slice(0, MOST)
  const places = tally(rows.flatMap(({ place }) => place ?? [])).slice(0, MOST)
  return (
    <>
      <Choices
        title="Status"
        list="/diary"
        q={q}
        terms={statuses.map(([status, n]) => [termOf('status', status), <Badge status={status} />, n])}
      />
      <Choices title="Who" list="/diary" q={q} terms={who.map(([name, n]) => [termOf('who', name), name, n])} />
      <Choices title="Where" list="/diary" q={q} terms={places.map(([name, n]) => [termOf('place', name), name, n])} />
      <Sureness list="/diary" q={q} />
    </>
  )
}

/** A term of the query language for one value of a field. */
export function termOf(field: string, value: string): string {
  const plain = value.replaceAll('"', ' ').trim()
  return /^[\p{L}\p{N}]+$/u.test(plain) ? `${field}:${plain}` : `${field}:"${plain}"`
}

/** Values with how often they occur, most frequent first. */
export function tally<T extends string>(values: readonly T[]): (readonly [T, number])[] {
  const counts = new Map<T, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
}
