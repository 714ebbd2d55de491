/** Makes the fixture of the schema that is about to be released: `node test/store/make-released.ts`. A released one is never made anew. */
import fs from 'node:fs'
import path from 'node:path'
import { openRecord } from '../../src/store/sqlite/open.ts'
import { SCHEMA_VERSION } from '../../src/store/sqlite/schema.ts'
import { ROOT } from '../checkout.ts'
import { intakeOf, REPORTS } from './records.ts'

const file = path.join(ROOT, `test/store/released/v${SCHEMA_VERSION}.db`)
fs.rmSync(file, { force: true })
const store = await openRecord(`${file}.new`)
await store.put(REPORTS.map(intakeOf))
await store.sources.add({ kind: 'feed', url: 'https://tarn.example/feed.xml', added: 1 })
await store.jobs.add([{ kind: 'fetch', key: 'https://tarn.example/1', body: null, next: 1 }])
await store.shelf('queries').put({ id: 'q1', body: { query: 'who:marlow' }, at: 1 })
const made = '2026-03-06T00:00:00Z'
const correction = { do: 'rename', of: 'entity', id: 'p2', name: 'Tobias Qvist' } as const
await store.correct([{ fact: 'correction', id: 'c1', correction, author: 'ed', reason: 'so it is written', made }], Date.parse(made))
await store.backup(file)
await store.close()
for (const tail of ['', '-wal', '-shm', '.lock']) fs.rmSync(`${file}.new${tail}`, { force: true })
