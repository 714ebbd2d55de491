import { parentPort, workerData } from 'node:worker_threads'
import type { Tables } from '../read/model.ts'
import { read } from '../read/read.ts'
import type { Article } from '../record/index.ts'
import { loadKitWith } from './kit.ts'
import type { ReadAnswer, ReadResult } from './readers.ts'
import { faultOf } from './readers.ts'

// One thread of the pool in readers.ts: articles in, readings out, in order. The first one spreads the models out for all.
const { tables } = workerData as { readonly tables: Tables | null }
const isFirst = tables?.size === 0
const kit = loadKitWith(tables)
if (isFirst)
  kit.then(
    () => tell({ tables }),
    () => undefined,
  ) // a fault is told with each article

parentPort?.on('message', ({ id, article }: { id: number; article: Article }) => {
  void answer(id, article)
})

function tell(message: ReadAnswer): void {
  parentPort?.postMessage(message)
}

async function answer(id: number, article: Article): Promise<void> {
  let result: ReadResult
  try {
    // The article is at the other end already.
    const { article: _article, ...rest } = read(article, await kit)
    result = { ok: true, rest }
  } catch (error) {
    result = { ok: false, error: faultOf(error) }
  }
  tell({ id, result })
}
