import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { openRecord } from '../../src/store/sqlite/open.ts'
import type { Intake } from '../../src/store/store.ts'
import { FULL } from '../checkout.ts'
import { query } from './contract.suite.ts'
import { generate } from './generate.ts'

const QUERIES = [
  'pipeline',
  'tashkent ceasefire',
  '"the budget in"',
  'who:marlow status:scheduled',
  'who:"Ilsa Quist" OR who:petrenko',
  'place:oslo has:quote',
  'org:riga',
  'source:"outlet 7" treaty',
  'said:"railway in vienna"',
  'status:lapsed act:consult after:2025-06',
  'before:2025-03 -harvest',
  'on:2025-07-14',
  'changed:1w',
  'verb:said drought',
]

test('queries stay quick as the record grows', async () => {
  const count = FULL ? 20_000 : 1500
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'daybook-speed-'))
  const store = await openRecord(path.join(folder, 'record.db'))
  try {
    let batch: Intake[] = []
    const cpu = process.cpuUsage()
    for (const intake of generate(count)) {
      batch.push(intake)
      if (batch.length < 64) continue
      await store.put(batch)
      batch = []
    }
    await store.put(batch)
    const spent = process.cpuUsage(cpu)
    const times: { ms: number; query: string }[] = []
    for (let i = 0; i < 5; i++)
      for (const text of QUERIES)
        for (const kind of ['search', 'diary', 'said'] as const) {
          const began = process.cpuUsage()
          await store[kind](query(text), { limit: 50 })
          const used = process.cpuUsage(began)
          times.push({ ms: (used.user + used.system) / 1000, query: `${kind} ${text}` })
        }
    times.sort((a, b) => a.ms - b.ms)
    const p95 = times[Math.floor(times.length * 0.95)]!
    process.stderr.write(
      `${count} reports: ${((spent.user + spent.system) / 1000 / count).toFixed(2)} ms CPU each to store; queries p50 ${times[times.length >> 1]!.ms.toFixed(1)} ms, p95 ${p95.ms.toFixed(1)} ms (${p95.query}), worst ${times.at(-1)!.ms.toFixed(1)} ms (${times.at(-1)!.query})\n`,
    )
    expect(p95.ms).toBeLessThan(50)
  } finally {
    await store.close()
    fs.rmSync(folder, { recursive: true, force: true })
  }
})
