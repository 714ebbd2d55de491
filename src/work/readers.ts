import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Article, Reading } from '../record/index.ts'
import type { Tables } from '../read/model.ts'
import { loadKit } from './kit.ts'

/** Reads articles, several at a time where that pays. */
export interface Readers {
  /** How many articles may usefully be on their way at once. */
  readonly width: number
  /** How many may be begun at once where they are there (default 1): the record is then asked once for all of them. */
  readonly together?: number
  /** The reading, or one line on why there is none: a fault of ours in one report must not cost the others. */
  read(article: Article): Promise<Reading | { readonly error: string }>
  close(): Promise<void>
}

/** What a thread answers: a reading without its article, or what went wrong. */
export type ReadResult = { readonly ok: true; readonly rest: Omit<Reading, 'article'> } | { readonly ok: false; readonly error: string }

/** From so many bytes of input on, threads pay for loading the models once more. */
const WORTH_THREADS = 400_000

/** Readers for an input of so many bytes (null = unknown, perhaps endless): in this thread, or one thread for each core. */
export async function makeReaders(bytes: number | null, threads = availableParallelism()): Promise<Readers> {
  if (threads > 1 && (bytes === null || bytes >= WORTH_THREADS)) return makePool(Math.min(threads, 16), FILE)
  const [kit, { read }] = await Promise.all([loadKit(), import('../read/read.ts')])
  return {
    width: 1,
    async read(article) {
      // Whoever else lives in this thread, a server for one, has its turn between two reports.
      await new Promise((resolve) => setImmediate(resolve))
      try {
        return read(article, kit)
      } catch (error) {
        return { error: faultOf(error) }
      }
    },
    close: () => Promise.resolve(),
  }
}

/** Readers in so many threads of their own, also if it is only one: what else the process does goes on meanwhile. */
export function makeThreads(threads: number, file = FILE): Readers {
  return makePool(threads, file)
}

/** One line on a fault of reading, with where it happened. */
export function faultOf(error: unknown): string {
  const where = (error as Error).stack?.split('\n').slice(0, 2).join(' ').replace(/\s+/g, ' ').slice(0, 300)
  return `could not be read, which is a fault of daybook (${where}); please report it with the text`
}

interface Waiting {
  readonly article: Article
  readonly resolve: (reading: Reading | { readonly error: string }) => void
}

interface Thread {
  readonly worker: Worker
  readonly waiting: Map<number, Waiting>
}

const FILE = new URL(import.meta.url.endsWith('.ts') ? './read-worker.ts' : './read-worker.js', import.meta.url)

/** What a thread tells: a reading, or the tables of the models that it has spread out. */
export type ReadAnswer = { readonly id: number; readonly result: ReadResult } | { readonly tables: Tables }

/** Threads that share the tables of the models: the first spreads them out, then the others begin. One that ends is replaced. */
function makePool(size: number, file: URL): Readers {
  let last = 0
  let isClosed = false
  let tables: Tables | null = size > 1 ? new Map() : null
  let threads: Thread[] = []
  const fill = (): void => {
    const wanted = tables?.size === 0 ? 1 : size
    while (!isClosed && threads.length < wanted) {
      const thread = startThread(file, tables, {
        shared(found) {
          tables = found
          fill()
        },
        ended() {
          threads = threads.filter((one) => one !== thread)
        },
      })
      threads.push(thread)
    }
  }
  fill()
  return {
    width: 4 * size,
    read(article) {
      if (isClosed) return Promise.resolve({ error: 'was not read: the readers are closed' })
      fill()
      const thread = threads.reduce((a, b) => (b.waiting.size < a.waiting.size ? b : a))
      return new Promise((resolve) => {
        const id = ++last
        thread.waiting.set(id, { article, resolve })
        thread.worker.postMessage({ id, article })
      })
    },
    async close() {
      isClosed = true
      await Promise.all(threads.map(({ worker }) => worker.terminate()))
    },
  }
}

interface Course {
  readonly shared: (tables: Tables) => void
  readonly ended: () => void
}

function startThread(file: URL, tables: Tables | null, { shared, ended }: Course): Thread {
  const worker = new Worker(file, { workerData: { tables } })
  const waiting = new Map<number, Waiting>()
  worker.on('message', (told: ReadAnswer) => {
    if ('tables' in told) return shared(told.tables)
    const { id, result } = told
    const held = waiting.get(id)
    if (!held) return
    waiting.delete(id)
    if (!result.ok) held.resolve({ error: result.error })
    else {
      const { format, engine, ...rest } = result.rest
      held.resolve({ format, engine, article: held.article, ...rest })
    }
  })
  const fail = (error: unknown): void => {
    for (const { resolve } of waiting.values()) resolve({ error: faultOf(error) })
    waiting.clear()
  }
  worker.on('error', fail)
  worker.on('exit', () => {
    ended()
    fail(new Error('a reading thread ended'))
  })
  return { worker, waiting }
}
