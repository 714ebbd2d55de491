import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Figure, Floor, Floors } from './floors.ts'
import { holds, keyOf } from './floors.ts'
import { ROOT } from './paths.ts'

const BEGIN = '<!-- bench:begin -->'
const END = '<!-- bench:end -->'

/** The figures as a table for a terminal. */
export function plainTable(figures: readonly Figure[], floors: Floors): string {
  const rows = figures.map((figure) => {
    const floor = floors[keyOf(figure)]
    const mark = { true: 'ok', false: 'BELOW', null: '' }[String(holds(figure, floors))] ?? ''
    return [figure.name, figure.metric, number(figure.value), bound(floor), number(floor?.aim), mark, figure.note ?? '']
  })
  const all = [['data', 'figure', 'measured', 'floor', 'aim', '', 'note'], ...rows]
  const widths = all[0]!.map((_, i) => Math.max(...all.map((row) => row[i]!.length)))
  return all
    .map((row) =>
      row
        .map((cell, i) => (i >= 2 && i <= 4 ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** Write the table into docs/accuracy.md and the README, between their marks. */
export function writeTables(figures: readonly Figure[], floors: Floors): void {
  const kept = figures.filter((figure) => keyOf(figure) in floors && figure.value !== null)
  // In the order of floors.json, which goes from facts to words to speed.
  const order = Object.keys(floors)
  kept.sort((a, b) => order.indexOf(keyOf(a)) - order.indexOf(keyOf(b)))
  const label = (figure: Figure): string => floors[keyOf(figure)]?.label ?? keyOf(figure)
  const rows = kept.map(
    (figure) => `| ${label(figure)} | ${number(figure.value)} | ${bound(floors[keyOf(figure)])} | ${number(floors[keyOf(figure)]?.aim)} |`,
  )
  put('docs/accuracy.md', ['| figure | measured | floor | aim |', '| --- | ---: | ---: | ---: |', ...rows].join('\n'))
  put(
    'README.md',
    ['| figure | measured |', '| --- | ---: |', ...kept.map((figure) => `| ${label(figure)} | ${number(figure.value)} |`)].join('\n'),
  )
}

function put(name: string, table: string): void {
  const file = path.join(ROOT, name)
  const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const from = text.indexOf(BEGIN)
  const to = text.indexOf(END)
  if (from < 0 || to < from) process.stderr.write(`${name}: no ${BEGIN} … ${END}; left as it is\n`)
  else writeFileSync(file, `${text.slice(0, from + BEGIN.length)}\n\n${table}\n\n${text.slice(to)}`)
}

function bound(floor: Floor | undefined): string {
  if (floor?.floor !== undefined) return `≥ ${number(floor.floor)}`
  return floor?.ceiling !== undefined ? `≤ ${number(floor.ceiling)}` : ''
}

function number(value: number | null | undefined): string {
  if (value === null || value === undefined) return '–'
  return Math.abs(value) >= 10 ? value.toFixed(1) : String(Number(value.toPrecision(3)))
}
