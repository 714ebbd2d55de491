import { link, makeKnown } from '../src/link/index.ts'
import type { Reading } from '../src/record/index.ts'
import type { Intake } from '../src/store/store.ts'

const known = new WeakMap<Reading, Intake>()

/** A reading as it is put into an empty record: linked by itself. */
export function intakeOf(reading: Reading): Intake {
  const made = known.get(reading) ?? make(reading)
  known.set(reading, made)
  return made
}

function make(reading: Reading): Intake {
  const { facts, memo } = link(reading, makeKnown())
  const raw = { bytes: Buffer.from(reading.article.text), type: 'text/plain', given: null }
  return { article: reading.article, raw, source: null, reading, facts, memo, seen: '2026-01-01T00:00:00Z' }
}
