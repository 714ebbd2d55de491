import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { MODEL_FILES, makeKit } from '../../src/read/kit.ts'
import { trainEvents } from './train.ts'

// node train/events/main.ts [DIARY_GOLD] [OUT]: trains models/events.bin over the other trained models.
const root = path.resolve(import.meta.dirname, '../..')
const gold = process.argv[2] ?? path.join(process.env['DAYBOOK_SHARED'] ?? path.join(root, '../shared'), 'gold/diary-train')
const out = process.argv[3] ?? path.join(root, 'models/events.bin')
const others = MODEL_FILES.filter((name) => name !== 'events.bin').map(
  (name) => [name, readFileSync(path.join(root, 'models', name))] as const,
)
const kit = makeKit(Object.fromEntries(others))
writeFileSync(out, trainEvents(kit, gold))
