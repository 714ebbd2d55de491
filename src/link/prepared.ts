import type { Reading } from '../record/index.ts'
import { shinglesOf } from './shingles.ts'
import { termsOf, type Terms } from './vector.ts'

/** What linking needs of a report whatever the record holds. */
export interface Prepared {
  readonly terms: Terms
  readonly shingles: readonly number[]
}

/** What was worked out by whoever read a report, by its reading: a cache only, what is not there is worked out when it is asked for. */
const PREPARED = new WeakMap<Reading, Prepared>()

/** Works out what linking needs of a report alone: any reader can, and there is only one linker. */
export function prepare(reading: Reading): Prepared {
  return { terms: termsOf(reading), shingles: shinglesOf(bodyOf(reading)) }
}

/** Says what `prepare` gave for a reading, elsewhere. */
export function keepPrepared(reading: Reading, prepared: Prepared): void {
  PREPARED.set(reading, prepared)
}

/** What `prepare` gives for a reading. */
export function preparedOf(reading: Reading): Prepared {
  return PREPARED.get(reading) ?? prepare(reading)
}

/** The text of a report without its list of other stories. */
export function bodyOf({ article }: Reading): string {
  const rail = article.parts.find((p) => p.kind === 'headline')
  return rail ? article.text.slice(0, rail.span[0]) : article.text
}
