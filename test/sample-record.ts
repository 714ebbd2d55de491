import fs from 'node:fs/promises'
import path from 'node:path'
import type { ArticleInput } from '../src/record/index.ts'
import { openRecord } from '../src/store/sqlite/open.ts'
import type { Store } from '../src/store/store.ts'
import { makeReaders } from '../src/work/readers.ts'
import { record } from '../src/work/record.ts'
import { makeLinker } from '../src/work/record-link.ts'
import { ROOT } from './checkout.ts'

/** A record of the sample news in memory, made by the whole chain. Close it when done. */
export async function sampleRecord(): Promise<Store> {
  const text = await fs.readFile(path.join(ROOT, 'sample/news.ndjson'), 'utf8')
  const articles = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as ArticleInput)
  const store = await openRecord(':memory:')
  const readers = await makeReaders(1)
  const inputs = async function* () {
    await Promise.resolve()
    for (const article of articles) yield { where: article.id, bytes: 1, article, notes: [] }
  }
  for await (const outcome of record(inputs(), { store, readers, makeLinker, now: () => '2026-01-01T00:00:00Z' }))
    if (outcome.kind === 'failed') throw new Error(outcome.error)
  await readers.close()
  return store
}
