import type { Geo, PlacesView } from '../view/places.ts'
import { MAP, onMap } from '../view/projection.ts'
import { DiaryHead, termOf } from './diary.tsx'
import type { Frame } from './layout.tsx'
import { href, Layout } from './layout.tsx'

/** What the map of the diary shows. */
export interface MapPageProps extends PlacesView {
  readonly frame: Frame
  readonly q: string
}

/** A dot of a map; the more events, the larger. */
export interface Dot {
  readonly name: string
  readonly geo: Geo
  readonly events: number
  readonly href: string | null
}

/** Names written beside their dots, at most. */
const MOST_NAMES = 14
/** How near the map goes, in its own units. */
const NEAREST = 300
const MARGIN = 60
/** Size of letters on a map as wide as the page, in units of the whole map. */
const LETTERS = 11

/** The diary on a map of the world: places by how many events they have, the same as a list below. */
export function MapPage({ frame, places, placed, unplaced, q }: MapPageProps) {
  const dots = places.map(({ name, geo, events }) => ({
    name,
    geo,
    events,
    href: href('/diary', { q: `${q} ${termOf('place', name)}`.trim() }),
  }))
  return (
    <Layout title="Map" section="Diary" frame={frame}>
      <main class="wide" id="main">
        <DiaryHead title="Map" look="map" q={q}>
          {placed} {placed === 1 ? 'event' : 'events'} in {places.length} {places.length === 1 ? 'place' : 'places'}
          {unplaced > 0 && ` · ${unplaced} elsewhere or without a place are in the agenda only`}
        </DiaryHead>
        {dots.length === 0 ? <p>No event with a place that the map knows fits.</p> : <WorldMap dots={dots} title="Places of the diary" />}
        <ul class="plainlist cols">
          {dots.map((dot) => (
            <li>
              <a href={dot.href}>{dot.name}</a> <span class="muted">{dot.events}</span>
            </li>
          ))}
        </ul>
      </main>
    </Layout>
  )
}

/** A map of the part of the world where the dots are. */
export function WorldMap({ dots, title, isSmall = false }: { dots: readonly Dot[]; title: string; isSmall?: boolean }) {
  const points = dots.map((dot) => ({ dot, ...onMap(dot.geo.lat, dot.geo.lon) }))
  const window = windowOf(points)
  const unit = (window.width / MAP.width) * (isSmall ? 2 : 1)
  const most = Math.max(1, ...dots.map(({ events }) => events))
  const radius = (events: number): number => unit * (4 + 9 * Math.sqrt(events / most))
  const named = namesOf(points, unit)
  return (
    <svg
      class="map"
      viewBox={`${window.x} ${window.y} ${window.width} ${window.height}`}
      role="group"
      aria-label={title}
      font-size={LETTERS * unit}
    >
      <image href="/world.svg" x="0" y="0" width={MAP.width} height={MAP.height} />
      {points.toReversed().map(({ dot, x, y }) => {
        const spot = <circle class="spot" cx={round(x)} cy={round(y)} r={round(radius(dot.events))} stroke-width={unit} />
        const words = `${dot.name}: ${dot.events} ${dot.events === 1 ? 'event' : 'events'}`
        return dot.href === null ? (
          <g>
            <title>{words}</title>
            {spot}
          </g>
        ) : (
          <a href={dot.href} aria-label={words}>
            <title>{words}</title>
            {spot}
          </a>
        )
      })}
      {named.map(({ dot, x, y }) => (
        <text x={round(x + radius(dot.events) + 3 * unit)} y={round(y + 4 * unit)} stroke-width={3 * unit} aria-hidden="true">
          {dot.name}
        </text>
      ))}
    </svg>
  )
}

interface Point {
  readonly dot: Dot
  readonly x: number
  readonly y: number
}

/** The part of the map that holds every point with a margin, in the proportions of the whole. */
export function windowOf(points: readonly Pick<Point, 'x' | 'y'>[]): {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
} {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)]
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const wanted = Math.max(NEAREST, right - left + 2 * MARGIN, ((bottom - top + 2 * MARGIN) * MAP.width) / MAP.height)
  const width = Math.min(MAP.width, wanted)
  const height = (width * MAP.height) / MAP.width
  const within = (middle: number, size: number, whole: number): number => round(Math.max(0, Math.min(whole - size, middle - size / 2)))
  return {
    x: within((left + right) / 2, width, MAP.width),
    y: within((top + bottom) / 2, height, MAP.height),
    width: round(width),
    height: round(height),
  }
}

/** The points whose names have room: those with most events first. */
function namesOf(points: readonly Point[], unit: number): readonly Point[] {
  const taken: { readonly x: number; readonly y: number; readonly to: number }[] = []
  return points.filter(({ dot, x, y }) => {
    const box = { x, y, to: x + (20 + dot.name.length * 6.4) * unit }
    if (
      taken.length >= MOST_NAMES ||
      taken.some((each) => Math.abs(each.y - y) < LETTERS * 1.3 * unit && each.x < box.to && box.x < each.to)
    )
      return false
    taken.push(box)
    return true
  })
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
