import type { Head } from '../../store/store.ts'
import { writeDay } from '../../text/edtf.ts'
import { dayWords } from '../view/when.ts'
import { shortDay } from './event-line.tsx'
import { articleHref } from './layout.tsx'

const LEFT = 190
const WIDTH = 1010
const LANE = 26
const TOP = 24
const DAY = 86_400_000
/** Outlets that have a lane of their own; the others share the last. */
const MOST_LANES = 10
/** Days that are named along the top, at most. */
const MOST_DAYS = 8
/** Width of such a name, in units of the picture. */
const LABEL = 48

/** The reports of a story along time, a lane for each outlet; what repeats an earlier text is hollow. The list below says the same. */
export function StoryTime({ heads, copies }: { heads: readonly Head[]; copies: ReadonlySet<string> }) {
  const dated = heads.flatMap((head) => (Number.isNaN(Date.parse(head.published ?? '')) ? [] : [{ head, at: Date.parse(head.published!) }]))
  const [first, last] = [Math.min(...dated.map(({ at }) => at)), Math.max(...dated.map(({ at }) => at))]
  if (dated.length < 2 || first === last) return null
  const outlets = [...new Set(dated.map(({ head }) => head.outlet ?? 'not named'))]
  const lanes = outlets.length > MOST_LANES ? [...outlets.slice(0, MOST_LANES - 1), 'others'] : outlets
  const laneOf = (head: Head): number => {
    const at = lanes.indexOf(head.outlet ?? 'not named')
    return at === -1 ? lanes.length - 1 : at
  }
  const x = (at: number): number => Math.round(LEFT + 8 + ((at - first) / (last - first)) * (WIDTH - LEFT - 24))
  const height = TOP + lanes.length * LANE
  return (
    <div class="scroll" tabindex={0} role="region" aria-label="Reports along time">
      <svg
        class="ladder"
        viewBox={`0 0 ${WIDTH} ${height}`}
        width={WIDTH}
        height={height}
        role="group"
        aria-label="Reports along time, by outlet"
      >
        {apart(daysOf(first, last).map((day) => ({ day, at: x(Math.max(day, first)) }))).map(({ day, at }) => (
          <text class="tick" x={Math.min(at, WIDTH - LABEL)} y="12">
            {shortDayOf(day)}
          </text>
        ))}
        {lanes.map((outlet, i) => (
          <>
            <line class="grid" x1={LEFT} x2={WIDTH} y1={TOP + i * LANE + LANE / 2} y2={TOP + i * LANE + LANE / 2} />
            <text class="tick" x={LEFT - 10} y={TOP + i * LANE + LANE / 2 + 4} text-anchor="end">
              {outlet.length > 26 ? `${outlet.slice(0, 25)}…` : outlet}
            </text>
          </>
        ))}
        {dated.map(({ head, at }) => (
          <a href={articleHref(head.id)}>
            <title>{`${head.title ?? head.id}: ${head.outlet ?? 'not named'}, ${shortDayOf(at)}`}</title>
            <circle class={copies.has(head.id) ? 'copy' : 'dot scheduled'} cx={x(at)} cy={TOP + laneOf(head) * LANE + LANE / 2} r="6" />
          </a>
        ))}
      </svg>
    </div>
  )
}

/** Days to name, each by its first moment: all of them, or every second, third … where they are many. */
function daysOf(first: number, last: number): readonly number[] {
  const [from, to] = [Math.floor(first / DAY), Math.floor(last / DAY)]
  const step = Math.ceil((to - from + 1) / MOST_DAYS)
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, i) => (from + i * step) * DAY)
}

/** The days without the first where the second is named too close behind it: a story may begin late in a day. */
function apart<T extends { readonly at: number }>(days: readonly T[]): readonly T[] {
  return days.length > 1 && days[1]!.at - days[0]!.at < LABEL ? days.slice(1) : days
}

function shortDayOf(at: number): string {
  return shortDay(dayWords(writeDay(Math.floor(at / DAY))) ?? '')
}
