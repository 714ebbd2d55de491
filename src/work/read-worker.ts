import { parentPort } from 'node:worker_threads'
import { read } from '../read/read.ts'
import type { Article } from '../record/index.ts'
import { loadKit } from './kit.ts'
import type { ReadResult } from './readers.ts'
import { faultOf } from './readers.ts'

// One thread of the pool in readers.ts: articles in, readings out, in order.
const kit = loadKit()

parentPort?.on('message', ({ id, article }: { id: number; article: Article }) => {
  void answer(id, article)
})

async function answer(id: number, article: Article): Promise<void> {
  let result: ReadResult
  try {
    // The article is at the other end already.
    const { article: _article, ...rest } = read(article, await kit)
    result = { ok: true, rest }
  } catch (error) {
    result = { ok: false, error: faultOf(error) }
  }
  parentPort?.postMessage({ id, result })
}
