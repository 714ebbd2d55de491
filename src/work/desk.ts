import { Worker } from 'node:worker_threads'
import type { Article, Reading } from '../record/index.ts'
import { StoreError } from '../store/errors.ts'
import type { StoreCode } from '../store/errors.ts'
import type { Store } from '../store/store.ts'
import type { Outcome, RecordInput } from './record.ts'
import { makeLinker } from './record-link.ts'
import { faultOf, makeReaders } from './readers.ts'
import { makeTaker } from './taker.ts'

/** Where reports are read and taken into a record that is being served. */
export interface Desk {
  read(article: Article): Promise<Reading | { readonly error: string }>
  /** Resolves when the report is on disk, is known already, or cannot be read. Rejects with a fault of the store. */
  put(input: RecordInput): Promise<Outcome>
  /** Waits for what is under way, and takes no more. */
  close(): Promise<void>
}

/** What the thread is asked to do. */
export type DeskTask =
  { readonly kind: 'read'; readonly article: Article } | { readonly kind: 'put'; readonly input: RecordInput } | { readonly kind: 'close' }

/** What it answers. */
export type DeskAnswer =
  { readonly kind: 'made'; readonly value: unknown } | { readonly kind: 'fault'; readonly message: string; readonly code: StoreCode | null }

/** A desk in this thread: for a record that lies in memory, and for programs that show no pages meanwhile. */
export async function deskHere(store: Store): Promise<Desk> {
  const readers = await makeReaders(1)
  const taker = makeTaker({ store, readers, makeLinker, now: () => new Date().toISOString() })
  return {
    read: (article) => readers.read(article),
    put: (input) => taker.put(input),
    async close() {
      await taker.close()
      await readers.close()
    },
  }
}

const FILE = new URL(import.meta.url.endsWith('.ts') ? './desk-worker.ts' : './desk-worker.js', import.meta.url)

interface Waiting {
  readonly resolve: (value: never) => void
  readonly reject: (error: Error) => void
}

interface Thread {
  readonly worker: Worker
  readonly waiting: Map<number, Waiting>
}

/** A desk in a thread of its own, so that reading, linking and storing keep no page waiting. The record at `path` is held by this process. */
export function deskBeside(path: string): Desk {
  let last = 0
  let thread: Thread | null = null
  let isClosed = false
  const ask = <T>(task: DeskTask): Promise<T> => {
    if (isClosed && task.kind !== 'close') return Promise.reject(new Error('expected reports before the record is closed'))
    const running = (thread ??= startThread(path, (ended) => {
      if (thread === ended) thread = null
    }))
    return new Promise<T>((resolve, reject) => {
      const id = ++last
      running.waiting.set(id, { resolve, reject })
      running.worker.postMessage({ id, task })
    })
  }
  return {
    read: (article) => ask({ kind: 'read', article }),
    put: (input) => ask({ kind: 'put', input }),
    async close() {
      isClosed = true
      if (thread === null) return
      const { worker } = thread
      await ask({ kind: 'close' }).catch(() => undefined)
      await worker.terminate()
    },
  }
}

function startThread(path: string, ended: (thread: Thread) => void): Thread {
  const worker = new Worker(FILE, { workerData: { path } })
  const thread: Thread = { worker, waiting: new Map() }
  worker.on('message', ({ id, answer }: { id: number; answer: DeskAnswer }) => {
    const held = thread.waiting.get(id)
    thread.waiting.delete(id)
    if (answer.kind === 'made') held?.resolve(answer.value as never)
    else held?.reject(answer.code === null ? new Error(answer.message) : new StoreError(answer.code, answer.message))
  })
  const fail = (error: unknown): void => {
    ended(thread)
    for (const { reject } of thread.waiting.values()) reject(new Error(faultOf(error)))
    thread.waiting.clear()
  }
  worker.on('error', fail)
  worker.on('exit', () => fail(new Error('the thread that takes reports in ended')))
  return thread
}
