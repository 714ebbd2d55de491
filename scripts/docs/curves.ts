import type { Point } from '../../test/growth.ts'
import { escapeText } from '../../src/intake/feed/xml.ts'
import { svgOf } from './svg.ts'

/** Size of one of the drawings side by side, and of its margins. */
const SIDE = { width: 390, height: 260, left: 44, right: 96, top: 40, bottom: 34 }

/** One line of a drawing. */
interface Line {
  readonly name: string
  readonly colour: string
  readonly of: (point: Point) => number | undefined
}

interface Drawing {
  readonly title: string
  readonly lines: readonly Line[]
}

const DRAWINGS: readonly Drawing[] = [
  {
    title: 'one more report, ms of processor time',
    lines: [
      { name: 'all', colour: '#444', of: (point) => point.import },
      { name: 'linking', colour: '#3f7fbf', of: (point) => point.link },
      { name: 'storing', colour: '#4a9a4a', of: (point) => point.store },
    ],
  },
  {
    title: 'a question, ms of processor time',
    lines: [
      { name: 'diary page', colour: '#b0522d', of: (point) => point.diary },
      { name: 'a name', colour: '#7a4fa3', of: (point) => point.search },
      { name: 'common word', colour: '#999', of: (point) => point.common },
    ],
  },
  {
    title: 'the record on disk, kB a report',
    lines: [{ name: 'disk', colour: '#444', of: (point) => point.disk / 1000 }],
  },
]

/** How costs grow with the record: reports in the record by powers of ten, costs from zero. */
export function curvesSvg({ on, points }: { readonly on: string; readonly points: readonly Point[] }): string {
  const parts = DRAWINGS.flatMap((drawing, i) => [`<g transform="translate(${i * SIDE.width} 0)">`, ...draw(drawing, points), '</g>'])
  const caption = `<text x="6" y="${SIDE.height - 2}" fill="#777">measured ${escapeText(on)} by test/full/growth.test.ts</text>`
  return svgOf(SIDE.width * DRAWINGS.length, SIDE.height, [...parts, caption])
}

function draw({ title, lines }: Drawing, points: readonly Point[]): string[] {
  const { width, height, left, right, top, bottom } = SIDE
  const powers = points.map(({ reports }) => Math.log10(reports))
  const [first, last] = [Math.min(...powers), Math.max(...powers)]
  const most = niceAbove(Math.max(...points.flatMap((point) => lines.map(({ of }) => of(point) ?? 0))))
  const x = (power: number): number => left + ((power - first) / (last - first || 1)) * (width - left - right)
  const y = (value: number): number => height - bottom - (value / most) * (height - top - bottom)
  const parts = [`<text x="${left}" y="20" font-weight="600">${escapeText(title)}</text>`]
  for (const part of [0, 0.5, 1]) {
    const at = y(most * part).toFixed(1)
    parts.push(`<line x1="${left}" x2="${width - right}" y1="${at}" y2="${at}" stroke="#ddd"/>`)
    parts.push(`<text x="${left - 6}" y="${(y(most * part) + 4).toFixed(1)}" text-anchor="end">${Number((most * part).toFixed(2))}</text>`)
  }
  for (const [i, { reports }] of points.entries())
    parts.push(
      `<text x="${x(powers[i]!).toFixed(1)}" y="${height - bottom + 14}" text-anchor="middle">${reports >= 1000 ? `${reports / 1000}k` : reports}</text>`,
    )
  let below = -Infinity
  const ends = lines
    .map((line) => ({ line, at: y(line.of(points.at(-1)!) ?? 0) }))
    .sort((a, b) => a.at - b.at)
    .map(({ line, at }) => ({ line, at: (below = Math.max(at, below + 13)) }))
  for (const { line, at } of ends) {
    const known = points.flatMap((point, i) => {
      const value = line.of(point)
      return value === undefined ? [] : [`${x(powers[i]!).toFixed(1)},${y(value).toFixed(1)}`]
    })
    parts.push(`<polyline points="${known.join(' ')}" fill="none" stroke="${line.colour}" stroke-width="2"/>`)
    for (const place of known) {
      const [cx, cy] = place.split(',')
      parts.push(`<circle cx="${cx}" cy="${cy}" r="2.5" fill="${line.colour}"/>`)
    }
    parts.push(`<text x="${width - right + 6}" y="${(at + 4).toFixed(1)}" fill="${line.colour}">${escapeText(line.name)}</text>`)
  }
  return parts
}

/** The next round number above a value. */
function niceAbove(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value || 1))
  return [1, 2, 3, 4, 5, 6, 8, 10].map((one) => one * power).find((one) => one >= value)!
}
