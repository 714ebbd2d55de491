import { readFileSync, writeFileSync } from 'node:fs'

/** One figure: where it came from, what it is, its value; null where it could not be had. */
export interface Figure {
  readonly name: string
  readonly metric: string
  readonly value: number | null
  readonly n?: number | null
  readonly note?: string
}

/** What a figure must reach. `slack` = share that may be lost to a noisy machine before it counts, used when floors are raised. */
export interface Floor {
  /** The figure in words, for README and docs. */
  readonly label?: string
  readonly floor?: number
  readonly ceiling?: number
  readonly aim?: number
  readonly unit?: string
  readonly slack?: number
  readonly lowered?: readonly { readonly from: number; readonly to: number; readonly why: string }[]
}

/** Floors by "name · metric". */
export type Floors = Record<string, Floor>

const FILE = new URL('./floors.json', import.meta.url)

/** The floors on record. */
export function readFloors(): Floors {
  return JSON.parse(readFileSync(FILE, 'utf8')) as Floors
}

/** Put floors on record. */
export function writeFloors(floors: Floors): void {
  writeFileSync(FILE, `${JSON.stringify(floors, null, 2)}\n`)
}

/** Key of a figure in floors.json. */
export function keyOf(figure: Figure): string {
  return `${figure.name} · ${figure.metric}`
}

/** Does a figure hold its floor? null where it has no value or no floor. */
export function holds(figure: Figure, floors: Floors): boolean | null {
  const floor = floors[keyOf(figure)]
  if (!floor || figure.value === null) return null
  if (floor.floor !== undefined && figure.value < floor.floor) return false
  return floor.ceiling === undefined || figure.value <= floor.ceiling
}

/** Floors raised to what was measured; none is ever lowered. */
export function raised(floors: Floors, figures: readonly Figure[]): Floors {
  const next: Floors = { ...floors }
  for (const figure of figures) {
    const floor = floors[keyOf(figure)]
    if (!floor || figure.value === null) continue
    const slack = floor.slack ?? 0
    const up = figure.value * (1 - slack)
    const down = figure.value * (1 + slack)
    const digits = Math.abs(figure.value) >= 10 ? 1 : 1000
    if (floor.floor !== undefined) next[keyOf(figure)] = { ...floor, floor: Math.max(floor.floor, Math.floor(up * digits + 1e-9) / digits) }
    else if (floor.ceiling !== undefined)
      next[keyOf(figure)] = { ...floor, ceiling: Math.min(floor.ceiling, Math.ceil(down * digits - 1e-9) / digits) }
  }
  return next
}

/** One floor lowered, with the reason kept. */
export function lowered(floors: Floors, key: string, to: number, why: string): Floors {
  const floor = floors[key]
  if (!floor) throw new Error(`expected a figure of floors.json, got "${key}"`)
  const from = floor.floor ?? floor.ceiling ?? 0
  const isFloor = floor.floor !== undefined
  if (isFloor ? to >= from : to <= from) throw new Error(`expected a ${isFloor ? 'lower floor' : 'higher ceiling'} than ${from}, got ${to}`)
  return {
    ...floors,
    [key]: { ...floor, ...(isFloor ? { floor: to } : { ceiling: to }), lowered: [...(floor.lowered ?? []), { from, to, why }] },
  }
}

/** Of each figure of several runs the middle value (the lower of the two middle ones), with the least and the greatest told beside it. */
export function middleOf(runs: readonly (readonly Figure[])[]): readonly Figure[] {
  return (runs[0] ?? []).map((figure, i) => {
    const values = runs.map((run) => run[i]?.value ?? null).filter((value) => value !== null)
    if (values.length < runs.length) return { ...figure, value: null }
    values.sort((a, b) => a - b)
    const least = values[0]!
    const most = values.at(-1)!
    const note = `middle of ${runs.length} runs, ${least.toPrecision(3)} to ${most.toPrecision(3)}${figure.note ? `; ${figure.note}` : ''}`
    return { ...figure, value: values[(values.length - 1) >> 1]!, note }
  })
}
