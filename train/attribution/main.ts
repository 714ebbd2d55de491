import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { loadTrainedKit } from '../load.ts'
import { trainAttribution } from './train.ts'

// Usage: node train/attribution/main.ts [SHARED]: trains on SHARED/gold/names-statements-train and writes models/attribution.bin.
const root = path.resolve(import.meta.dirname, '../..')
const shared = process.argv[2] ?? process.env.DAYBOOK_SHARED ?? path.join(root, '../shared')
const bytes = trainAttribution(path.join(shared, 'gold/names-statements-train'), loadTrainedKit())
writeFileSync(path.join(root, 'models/attribution.bin'), bytes)
console.error(`models/attribution.bin: ${bytes.length} bytes`)
