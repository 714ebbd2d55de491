import { TABLE_BITS } from '../../src/read/statements/features.ts'
import type { Kit } from '../../src/read/kit.ts'
import { quantise, writeModel } from '../../src/read/model.ts'
import { readReports, toExample } from './examples.ts'
import { learn } from './learn.ts'

/** Rounds over the reports; more add nothing in four-fold tests. */
export const EPOCHS = 10

/** Trains the attribution tagger on a folder of marked reports and writes the model file's bytes. */
export function trainAttribution(folder: string, kit: Kit): Uint8Array {
  const examples = readReports(folder)
    .map((report) => toExample(report, kit))
    .filter((e) => e !== null)
  const { table, scale } = quantise(learn(examples, EPOCHS))
  return writeModel('attribution', 1, [
    { name: 'about', kind: 'json', value: { bits: TABLE_BITS, reports: examples.length, epochs: EPOCHS } },
    { name: 'weights', kind: 'sparse8', table, scale },
  ])
}
