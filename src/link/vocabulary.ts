import { COMMON_STEMS, COUNTED_REPORTS } from './common-stems.ts'

/** The stems of a record by number, with in how many of its reports each stands: numbers are quicker to compare than words. */
export interface Vocabulary {
  readonly numbers: Map<string, number>
  readonly stems: string[]
  readonly counts: number[]
  /** In how many of the counted reports of open news a stem stands. */
  readonly common: number[]
}

/** A vocabulary without words. */
export function makeVocabulary(): Vocabulary {
  return { numbers: new Map(), stems: [], counts: [], common: [] }
}

/** The number of a stem, given to it when it is first asked for. */
export function numberOf(vocabulary: Vocabulary, stem: string): number {
  const found = vocabulary.numbers.get(stem)
  if (found !== undefined) return found
  const number = vocabulary.stems.length
  vocabulary.numbers.set(stem, number)
  vocabulary.stems.push(stem)
  vocabulary.counts.push(0)
  vocabulary.common.push(commonness(stem))
  return number
}

/** How much the counts of open news weigh beside the record's own. */
const BACKGROUND = 0.2

/** How telling a stem is among `reports`, by its counts in the record and in open news. */
export function rarity(reports: number, count: number, common: number): number {
  return Math.log((reports + BACKGROUND * COUNTED_REPORTS) / (count + BACKGROUND * common + 0.5))
}

let levels: ReadonlyMap<string, number> | null = null

let tellings: ReadonlyMap<string, number> | null = null

/** How telling a stem is among the counted reports alone. */
export function tellingOf(stem: string): number {
  const telling = (count: number): number => Math.log((COUNTED_REPORTS + 1) / count)
  tellings ??= new Map(COMMON_STEMS.flatMap(([level, stems]) => stems.split(' ').map((s) => [s, telling(2 ** (level / 2))] as const)))
  return tellings.get(stem) ?? RARE
}

const RARE = Math.log((COUNTED_REPORTS + 1) / 4)

/** In how many of the counted reports a stem stands; rare ones as if in four. */
export function commonness(stem: string): number {
  levels ??= new Map(COMMON_STEMS.flatMap(([level, stems]) => stems.split(' ').map((s) => [s, 2 ** (level / 2)] as const)))
  return levels.get(stem) ?? 4
}
