import type { DayCount } from '../../store/store.ts'
import { writeDay } from '../../text/edtf.ts'
import { plainDay } from '../view/when.ts'

const WIDTH = 720
const HEIGHT = 46
/** Days that have a bar each; of more, several share one. */
const MOST_BARS = 180

/** How many reports speak of somebody, day by day. */
export function Mentions({ name, days }: { name: string; days: readonly DayCount[] }) {
  const [first, last] = [days[0]?.day, days.at(-1)?.day]
  if (first === undefined || last === undefined || first === last) return null
  const each = Math.ceil((last - first + 1) / MOST_BARS)
  const bars = Array.from({ length: Math.ceil((last - first + 1) / each) }, () => 0)
  for (const { day, reports } of days) bars[Math.floor((day - first) / each)]! += reports
  const most = Math.max(...bars)
  const step = WIDTH / bars.length
  const total = days.reduce((sum, { reports }) => sum + reports, 0)
  const label = `${total} reports name ${name} between ${wordsOf(first)} and ${wordsOf(last)}; ${each === 1 ? 'the day with most has' : `the ${each} days with most have`} ${most}`
  return (
    <figure class="mentions">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} role="img" aria-label={label}>
        <line class="grid" x1="0" x2={WIDTH} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} />
        {bars.map((count, i) => {
          const height = Math.round((count / most) * (HEIGHT - 4))
          const width = Math.max(1, Math.min(14, step * 0.8))
          return count > 0 && <rect class="bar scheduled" x={round(i * step)} y={HEIGHT - height} width={round(width)} height={height} />
        })}
      </svg>
      <figcaption class="muted">{label}</figcaption>
    </figure>
  )
}

function wordsOf(day: number): string {
  return plainDay(writeDay(day)) ?? writeDay(day)
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
