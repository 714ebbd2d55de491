import type { Status } from '../../record/index.ts'
import { STATUS_FACES } from '../view/status.ts'

const PATHS = {
  scheduled: 'M8 2v4M16 2v4M3 10h18M5 4h14a2 2 0 0 1 2 2v14H3V6a2 2 0 0 1 2-2z',
  proposed: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17z',
  underway: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3 2',
  happened: 'M20 6 9 17l-5-5',
  postponed: 'M9 5v14M15 5v14',
  cancelled: 'M18 6 6 18M6 6l12 12',
  place: 'M12 21s7-6.3 7-11.5A7 7 0 0 0 5 9.5C5 14.7 12 21 12 21zM12 7a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z',
  waits: 'M6 3v12M18 9a9 9 0 0 1-9 9M6 15a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM18 3a3 3 0 1 0 0 6 3 3 0 0 0 0-6z',
  note: 'M9 6h11M9 12h11M9 18h11M4 6h.01M4 12h.01M4 18h.01',
  more: 'm9 6 6 6-6 6',
} as const

/** A line icon; it says nothing by itself, so that screen readers pass it over. */
export function Icon({ name }: { name: keyof typeof PATHS }) {
  return (
    <svg class="i" viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} {...(name === 'proposed' && { 'stroke-dasharray': '3.4 3.3' })} />
    </svg>
  )
}

/** A status as icon, word and colour. */
export function Badge({ status }: { status: Status }) {
  const { tone, word } = STATUS_FACES[status]
  return (
    <span class={`b ${tone}`}>
      <Icon name={tone} />
      {word.charAt(0).toUpperCase() + word.slice(1)}
    </span>
  )
}
