import { setTimeout as pause } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { Store } from '../../store/store.ts'
import type { Desk } from '../desk.ts'
import { makeReaders } from '../readers.ts'
import type { Outcome, RecordInput } from '../record.ts'
import { LINK_JOB, READ_JOB } from './pack.ts'
import { enqueue } from './queue.ts'

/** Pause between two looks what became of a report, and for how long somebody is kept waiting, in milliseconds. */
const LOOK = 100
const LONGEST = 60_000

/** Takes reports into a shared record by way of its line; whoever works on it reads and links them. */
export async function deskOfLine(store: Store): Promise<Desk> {
  const readers = await makeReaders(1)
  return {
    read: (article) => readers.read(article),
    put: (input) => putInLine(store, input),
    close: () => readers.close(),
  }
}

async function putInLine(store: Store, input: RecordInput): Promise<Outcome> {
  const { where, bytes } = input
  if ('error' in input) return { kind: 'failed', where, bytes, error: input.error }
  const before = await store.head(input.article.id)
  const [queued] = await enqueue(store, [input])
  if (!queued || 'error' in queued) return { kind: 'failed', where, bytes, error: queued?.error ?? '' }
  for (let waited = 0; waited < LONGEST; waited += LOOK) {
    const job = await store.jobs.get(queued.id)
    if (job?.dead === true) return { kind: 'failed', where, bytes, error: job.error ?? 'could not be read' }
    if (job === null) {
      const head = await store.head(input.article.id)
      return head !== null && head.no !== before?.no
        ? { kind: 'stored', where, bytes, head, notes: input.notes }
        : { kind: 'known', where, bytes, id: input.article.id }
    }
    await pause(LOOK)
  }
  const waiting = await store.jobs.line([READ_JOB, LINK_JOB], { after: 0, limit: 1000 })
  return {
    kind: 'failed',
    where,
    bytes,
    error: `is kept and waits in the line with ${waiting.length} before it; is a worker running? (daybook work)`,
  }
}

const FILE = new URL(import.meta.url.endsWith('.ts') ? './worker-thread.ts' : './worker-thread.js', import.meta.url)

/** A worker in a thread of this process; `close` lets it finish what it began. */
export function startWorkerThread(address: string, tell: (line: string) => void): { readonly close: () => Promise<void> } {
  const thread = new Worker(FILE, { workerData: { address } })
  const over = new Promise<void>((resolve) => {
    thread.on('exit', () => resolve())
    thread.on('error', (error) => tell(`the thread that reads and links ended: ${error.message}`))
  })
  thread.on('message', (line: string) => tell(line))
  return {
    async close() {
      thread.postMessage('stop')
      await over
    },
  }
}
