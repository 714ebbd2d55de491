import type { Reading } from '../record/index.ts'
import { stemsIn } from './reading-stems.ts'
import { commonness, numberOf, rarity, tellingOf, type Vocabulary } from './vocabulary.ts'

/** What a report is about: its heaviest stems with how often and how prominently they stand in it. */
export type Terms = readonly (readonly [stem: string, count: number])[]

const LENGTH = 100
const LEAD = 400
const LEAD_WEIGHT = 2
/** A name counts for one and a half. */
const NAME_HALVES = 3
/** The heaviest stems of a report, without its rail of other stories. */
export function termsOf(reading: Reading): Terms {
  const { article } = reading
  const rail = article.parts.find((p) => p.kind === 'headline')
  // counted in halves, so that they stay whole numbers
  const halves = new Map<string, number>()
  const end = rail ? rail.span[0] : article.text.length
  for (const { stem, at, name } of stemsIn(reading)) {
    if (at >= end) break
    halves.set(stem, (halves.get(stem) ?? 0) + (at < LEAD ? LEAD_WEIGHT : 1) * (name ? NAME_HALVES : 2))
  }
  const stems = [...halves.keys()]
  const weights = new Float64Array(stems.length)
  for (let i = 0; i < stems.length; i++) {
    const count = halves.get(stems[i]!)! / 2
    weights[i] = (1 + (count > 1 ? Math.log(count) : 0)) * tellingOf(stems[i]!)
  }
  const order: number[] = []
  for (let i = 0; i < stems.length; i++) order.push(i)
  order.sort((x, y) => heavierFirst(weights[x]!, weights[y]!) || (stems[x]! < stems[y]! ? -1 : 1))
  return order.slice(0, LENGTH).map((i) => [stems[i]!, Math.round((halves.get(stems[i]!)! / 2) * 10) / 10] as const)
}

/** Order for sorting by weight; told by whole numbers, as the difference of two weights would be an object each time. */
export function heavierFirst(a: number, b: number): number {
  return a > b ? -1 : a < b ? 1 : 0
}

/** The terms of a report by number, in the order of numbers. */
export interface Counted {
  readonly numbers: Int32Array
  /** How often each stands there, in tenths: a number of its own for how much that counts would take four times the memory. */
  readonly tenths: Uint16Array
}

const MOST_TENTHS = 65_535

/** How much a term counts for how often it stands there. */
const COUNTING = Float64Array.from({ length: 1024 }, (_, tenths) => countingOf(tenths))

function countingOf(tenths: number): number {
  return 1 + Math.log(Math.max(1, tenths / 10))
}

/** A report as a direction: weights of length 1 beside the numbers of its stems, which are in order. */
export interface Vector {
  readonly numbers: Int32Array
  readonly weights: Float64Array
}

/** Of nothing. */
export const EMPTY: Vector = { numbers: new Int32Array(0), weights: new Float64Array(0) }

/** Terms as they are compared. New stems get their numbers here, in the order of the terms. */
export function countedOf(vocabulary: Vocabulary, terms: Terms): Counted {
  // a number and its place in one, so that plain numbers are sorted
  const order = new Float64Array(terms.length)
  for (let i = 0; i < terms.length; i++) order[i] = numberOf(vocabulary, terms[i]![0]) * terms.length + i
  order.sort()
  const numbers = new Int32Array(terms.length)
  const tenths = new Uint16Array(terms.length)
  for (let k = 0; k < order.length; k++) {
    const number = Math.floor(order[k]! / terms.length)
    numbers[k] = number
    tenths[k] = Math.min(MOST_TENTHS, Math.round(10 * terms[order[k]! - number * terms.length]![1]))
  }
  return { numbers, tenths }
}

/** The vector of a report among the record's `reports`. `more` is added to every count: a report that is not in the record yet counts itself. */
export function vectorOf({ counts, common }: Vocabulary, told: Counted, { reports, more }: { reports: number; more: number }): Vector {
  const weights = new Float64Array(told.numbers.length)
  let square = 0
  for (let i = 0; i < weights.length; i++) {
    const number = told.numbers[i]!
    const idf = rarity(reports + 1, counts[number]! + more, common[number]!)
    if (idf <= 0) continue
    const tenths = told.tenths[i]!
    const weight = (COUNTING[tenths] ?? countingOf(tenths)) * idf
    weights[i] = weight
    square += weight * weight
  }
  const length = Math.sqrt(square) || 1
  for (let i = 0; i < weights.length; i++) weights[i]! /= length
  return { numbers: told.numbers, weights }
}

/** Stems that are compared with those of many, each with the square of its weight. */
export interface Weighed {
  readonly stems: readonly string[]
  readonly squares: readonly number[]
  readonly sum: number
}

/** Weighs stems once, as the record stands. */
export function weighed(known: CountedRecord, stems: ReadonlySet<string>): Weighed {
  const list = [...stems]
  const squares = list.map((stem) => weightOf(known, stem) ** 2)
  let sum = 0
  for (const square of squares) sum += square
  return { stems: list, squares, sum }
}

/** What two sets of stems have in common, rare ones most: 0 nothing, 1 all that the smaller has. */
export function overlapOf(known: CountedRecord, { stems, squares, sum }: Weighed, b: ReadonlySet<string>): number {
  if (b.size === 0) return 0
  let common = 0
  for (let i = 0; i < stems.length; i++) if (b.has(stems[i]!)) common += squares[i]!
  if (common === 0) return 0
  let theirs = 0
  for (const s of b) {
    theirs += weightOf(known, s) ** 2
    if (theirs >= sum * 4) break
  }
  return common / Math.sqrt(sum * Math.min(theirs, sum * 4) || 1)
}

/** What a record has counted of words; `cache` holds the weights that follow from it. */
export interface CountedRecord {
  readonly vocabulary: Vocabulary
  readonly articles: ReadonlyMap<string, unknown>
  readonly cache: { readonly weights: Map<string, number> }
}

/** How telling a stem is in this record. */
export function weightOf({ vocabulary, articles, cache }: CountedRecord, stem: string): number {
  const found = cache.weights.get(stem)
  if (found !== undefined) return found
  const number = vocabulary.numbers.get(stem)
  const count = number === undefined ? 0 : vocabulary.counts[number]!
  const common = number === undefined ? commonness(stem) : vocabulary.common[number]!
  const weight = Math.max(0, rarity(articles.size + 2, count, common))
  cache.weights.set(stem, weight)
  return weight
}

/** Inner product of two vectors. */
export function dot(a: Vector, b: Vector): number {
  let sum = 0
  for (let i = 0, j = 0; i < a.numbers.length && j < b.numbers.length;) {
    const x = a.numbers[i]!
    const y = b.numbers[j]!
    if (x === y) sum += a.weights[i++]! * b.weights[j++]!
    else if (x < y) i++
    else j++
  }
  return sum
}

/** A sum with room for more stems: those that it had not weigh nothing. `isNew` is told each of them. */
export function widened(sum: Vector, numbers: Int32Array, isNew: (number: number) => void): Vector {
  const more: number[] = []
  for (let i = 0, place = 0; i < numbers.length; i++) {
    const number = numbers[i]!
    while (place < sum.numbers.length && sum.numbers[place]! < number) place++
    if (sum.numbers[place] !== number) more.push(number)
  }
  if (more.length === 0) return sum
  more.forEach(isNew)
  const all = new Int32Array(sum.numbers.length + more.length)
  const weights = new Float64Array(all.length)
  for (let k = 0, i = 0, j = 0; k < all.length; k++) {
    if (j >= more.length || (i < sum.numbers.length && sum.numbers[i]! < more[j]!)) {
      all[k] = sum.numbers[i]!
      weights[k] = sum.weights[i++]!
    } else all[k] = more[j++]!
  }
  return { numbers: all, weights }
}
