import { escapeText } from '../../src/intake/feed/xml.ts'
import { svgOf } from './svg.ts'

/** A function with the time spent in it and in what it called. */
export interface Flame {
  readonly name: string
  readonly ms: number
  readonly inside: readonly Flame[]
}

const WIDTH = 1200
const ROW = 17
const DEEPEST = 14

/** Colours by the folder of a function. */
const COLOURS: readonly (readonly [folder: string, colour: string])[] = [
  ['read/', '#f2b179'],
  ['text/', '#f6d186'],
  ['lang/', '#f6d186'],
  ['link/', '#8fb8de'],
  ['store/', '#9ccc9c'],
  ['work/', '#d7d2c8'],
  ['', '#cfcfcf'],
]

/** A flame graph of where the time of a run went; widths are shares of processor time, callers stand above what they call. */
export function flameSvg({ on, reports, flame }: { readonly on: string; readonly reports: number; readonly flame: Flame }): string {
  const rows: string[] = []
  let depth = 0
  const draw = ({ name, ms, inside }: Flame, x: number, level: number): void => {
    const width = (ms / flame.ms) * WIDTH
    if (width < 1 || level > DEEPEST) return
    depth = Math.max(depth, level)
    const [what = '', file = ''] = name.split(' · ')
    const colour = COLOURS.find(([folder]) => file.startsWith(folder))![1]
    const share = `${((100 * ms) / flame.ms).toFixed(1)}%`
    const text = what.slice(0, Math.max(0, Math.floor((width - 4) / 6.2)))
    rows.push(
      `<g><title>${escapeText(`${name} ${share}`)}</title><rect x="${x.toFixed(1)}" y="${level * ROW + 30}" width="${Math.max(0.5, width - 0.5).toFixed(1)}" height="${ROW - 1}" fill="${colour}"/>${text.length < 3 ? '' : `<text x="${(x + 3).toFixed(1)}" y="${level * ROW + 42}">${escapeText(text)}</text>`}</g>`,
    )
    let at = x
    for (const one of inside) {
      draw(one, at, level + 1)
      at += (one.ms / flame.ms) * WIDTH
    }
  }
  let at = 0
  for (const one of flame.inside) {
    draw(one, at, 0)
    at += (one.ms / flame.ms) * WIDTH
  }
  const heading = `<text x="3" y="16">${reports} reports read (orange), linked (blue) and stored (green) in one thread, ${on}: shares of the time, once code is compiled</text>`
  return svgOf(WIDTH, depth * ROW + 30 + ROW + 4, [heading, ...rows])
}
