import { dayOf } from '../../text/calendar.ts'
import { writeDay } from '../../text/edtf.ts'
import type { DiaryRow } from '../../store/store.ts'
import { STATUS_FACES } from '../view/status.ts'
import { dayWords, monthWords } from '../view/when.ts'
import { DiaryHead } from './diary.tsx'
import type { Frame } from './layout.tsx'
import { eventHref, Layout } from './layout.tsx'

/** What the timeline shows. */
export interface TimelinePageProps {
  readonly frame: Frame
  readonly today: number | null
  readonly rows: readonly DiaryRow[]
  readonly q: string
}

const ROW = 26
const LEFT = 12
const WIDTH = 1290
/** Days before and after the newest report that the picture shows. */
const BACK = 45
const ON = 90
const TOP = 34

/** The diary along a line of days: one row an event, a bar as long as the report leaves open. */
export function TimelinePage({ frame, today, rows, q }: TimelinePageProps) {
  const dated = rows.filter(({ firstDay, lastDay }) => firstDay !== null && lastDay !== null)
  const near = dated.filter(
    ({ firstDay, lastDay }) => today === null || (lastDay! >= today - BACK && firstDay! <= today + ON && lastDay! - firstDay! < BACK),
  )
  const far = dated.length - near.length
  return (
    <Layout title="Timeline" section="Diary" frame={frame}>
      <main class="wide" id="main">
        <DiaryHead title="Timeline" look="timeline" q={q}>
          {near.length} dated {near.length === 1 ? 'event' : 'events'}
          {far > 0 && ` · ${far} longer ones or further away are in the agenda only`}
        </DiaryHead>
        {near.length === 0 ? <p>No event with a date fits.</p> : <Picture rows={near} today={today} />}
      </main>
    </Layout>
  )
}

function Picture({ rows, today }: { rows: readonly DiaryRow[]; today: number | null }) {
  const first = Math.min(...rows.map(({ firstDay }) => firstDay!)) - 1
  const last = Math.max(...rows.map(({ lastDay }) => lastDay!)) + 2
  const x = (day: number): number => LEFT + ((day - first) / (last - first)) * (WIDTH - 2 * LEFT)
  const height = TOP + rows.length * ROW + 8
  return (
    <div class="scroll" tabindex={0} role="region" aria-label="Timeline">
      <svg
        class="tl"
        viewBox={`0 0 ${WIDTH} ${height}`}
        width={WIDTH}
        height={height}
        role="group"
        aria-label={`${rows.length} events from ${dayWords(writeDay(first + 1))} on`}
      >
        {ticks(first, last).map(({ day, label }) => (
          <>
            <line class="grid" x1={x(day)} x2={x(day)} y1={TOP - 8} y2={height} />
            <text class="tick" x={x(day) + 3} y={TOP - 14}>
              {label}
            </text>
          </>
        ))}
        {today !== null && today >= first && today <= last && (
          <line class="now" x1={x(today + 0.5)} x2={x(today + 0.5)} y1={TOP - 8} y2={height} />
        )}
        {rows.map((row, i) => {
          const y = TOP + i * ROW
          const from = x(row.firstDay!)
          const to = Math.max(from + 5, x(row.lastDay! + 1))
          const isLate = from > WIDTH * 0.62
          return (
            <a href={eventHref(row.id)}>
              <title>{`${STATUS_FACES[row.status].word}: ${row.title}, ${row.when ?? ''}`}</title>
              <rect class={`bar ${STATUS_FACES[row.status].tone}`} x={from} y={y + 4} width={to - from} height={ROW - 12} rx="3" />
              <text class="name" x={isLate ? from - 6 : to + 6} y={y + ROW - 11} text-anchor={isLate ? 'end' : 'start'}>
                {`${STATUS_FACES[row.status].mark} ${clip(row.title)}`}
              </text>
            </a>
          )
        })}
      </svg>
    </div>
  )
}

function clip(title: string): string {
  return title.length > 60 ? `${title.slice(0, 58)}…` : title
}

/** Marks of the axis: days where there are few, else the first of each month. */
function ticks(first: number, last: number): readonly { readonly day: number; readonly label: string }[] {
  const days = Array.from({ length: last - first + 1 }, (_, i) => first + i)
  if (days.length <= 45) {
    const step = Math.max(1, Math.ceil(days.length / 16))
    return days.filter((_, i) => i % step === 0).map((day) => ({ day, label: `${dayOf(day).d} ${monthWords(day).slice(0, 3)}` }))
  }
  const months = days.filter((day) => dayOf(day).d === 1)
  const step = Math.max(1, Math.ceil(months.length / 12))
  return months.filter((_, i) => i % step === 0).map((day) => ({ day, label: monthWords(day).replace(/^(\w{3})\w*/, '$1') }))
}
