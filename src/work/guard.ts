import { Worker } from 'node:worker_threads'
import { toArticle } from '../intake/article.ts'
import type { Feed } from '../intake/feed/feed.ts'
import type { FeedHint } from '../intake/feed/parse.ts'
import { problem } from '../intake/problem.ts'
import type { Result } from '../intake/problem.ts'
import type { Article, ArticleInput } from '../record/index.ts'
import { takeInput } from './read-input.ts'
import type { Taken } from './read-input.ts'

/** What the thread is asked to do. */
export type GuardTask =
  | { readonly kind: 'take' | 'article'; readonly input: ArticleInput }
  | { readonly kind: 'feed'; readonly bytes: Uint8Array; readonly hint: FeedHint }

/** What it answers. */
export type GuardAnswer =
  | { readonly kind: 'take'; readonly taken: Taken }
  | { readonly kind: 'article'; readonly result: Result<Article> }
  | { readonly kind: 'feed'; readonly feed: Result<Feed> }
  | { readonly kind: 'fault'; readonly error: string }

/** An input whose taking apart was stopped: its bytes are to be kept as they came. */
export interface Stopped {
  readonly error: string
  readonly stopped: 'time' | 'memory' | 'fault'
}

/** Takes apart what strangers wrote: web pages in a thread of their own that is stopped when it takes too long or too much. */
export interface Guard {
  /** The article that can be read, or why there is none. */
  take(input: ArticleInput): Promise<Taken | Stopped>
  /** The article, whatever its language. */
  article(input: ArticleInput): Promise<Result<Article>>
  /** What a feed or sitemap announces. */
  feed(bytes: Uint8Array, hint: FeedHint): Promise<Result<Feed>>
  close(): Promise<void>
}

/** Milliseconds that one page may take, and memory of the thread, in megabytes. */
const LIMIT_MS = 2_000
const LIMIT_MB = 256

/** What may be set otherwise, for tests. */
export interface GuardSettings {
  readonly file?: URL
  readonly limit?: number
  readonly memory?: number
}

const FILE = new URL(import.meta.url.endsWith('.ts') ? './guard-worker.ts' : './guard-worker.js', import.meta.url)

interface Thread {
  readonly worker: Worker
  readonly ready: Promise<void>
}

interface Job {
  readonly id: number
  readonly settle: (answer: GuardAnswer | Stopped) => void
}

/** A guard with one thread, started when the first page comes. Text without markup is taken apart in this thread: that is linear and our own. */
export function makeGuard({ file = FILE, limit = LIMIT_MS, memory = LIMIT_MB }: GuardSettings = {}): Guard {
  let thread: Thread | null = null
  let last = 0
  let turn: Promise<unknown> = Promise.resolve()
  let job: Job | null = null

  const stop = (why: Stopped): void => {
    const { worker } = thread ?? {}
    thread = null
    void worker?.terminate()
    const current = job
    job = null
    current?.settle(why)
  }

  const start = (): Thread => {
    const worker = new Worker(file, { resourceLimits: { maxOldGenerationSizeMb: memory, maxYoungGenerationSizeMb: 32 } })
    worker.unref()
    const ready = new Promise<void>((resolve) => {
      worker.on('message', ({ id, answer }: { id: number; answer?: GuardAnswer }) => {
        if (id === 0) resolve()
        if (!answer || job?.id !== id) return
        const current = job
        job = null
        current.settle(answer)
      })
      worker.on('error', (error: NodeJS.ErrnoException) => {
        resolve()
        if (thread?.worker === worker) stop(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? outOf('memory', memory) : faulty(error.message))
      })
      worker.on('exit', () => {
        resolve()
        if (thread?.worker === worker) stop(faulty('its thread ended'))
      })
    })
    return { worker, ready }
  }

  const run = async (task: GuardTask): Promise<GuardAnswer | Stopped> => {
    const running = (thread ??= start())
    running.worker.ref()
    await running.ready
    const id = ++last
    const answer = new Promise<GuardAnswer | Stopped>((settle) => {
      job = { id, settle }
      if (thread !== running) stop(faulty('its thread could not be started'))
      else running.worker.postMessage({ id, task })
    })
    const timer = setTimeout(() => stop(outOf('time', limit)), limit)
    try {
      return await answer
    } finally {
      clearTimeout(timer)
      thread?.worker.unref()
    }
  }

  /** One page at a time, in the order in which they come. */
  const queued = (task: GuardTask): Promise<GuardAnswer | Stopped> => {
    const next = turn.then(() => run(task))
    turn = next.catch(() => undefined)
    return next
  }

  return {
    async take(input) {
      if (!isPage(input)) return takeInput(input)
      const answer = await queued({ kind: 'take', input })
      if ('stopped' in answer) return answer
      return answer.kind === 'take' ? answer.taken : faulty(answer.kind === 'fault' ? answer.error : 'no answer')
    },
    async article(input) {
      if (!isPage(input)) return toArticle(input)
      const answer = await queued({ kind: 'article', input })
      if (!('stopped' in answer) && answer.kind === 'article') return answer.result
      const { error } = 'stopped' in answer ? answer : faulty(answer.kind === 'fault' ? answer.error : 'no answer')
      return problem('stopped', 'a page that can be taken apart', error, 'look at the page; report it if it is an ordinary one', error)
    },
    async feed(bytes, hint) {
      const answer = await queued({ kind: 'feed', bytes, hint })
      if (!('stopped' in answer) && answer.kind === 'feed') return answer.feed
      const { error } = 'stopped' in answer ? answer : faulty(answer.kind === 'fault' ? answer.error : 'no answer')
      return problem('stopped', 'a feed that can be taken apart', error, 'look at the feed; report it if it is an ordinary one', error)
    },
    async close() {
      const { worker } = thread ?? {}
      thread = null
      await worker?.terminate()
    },
  }
}

function isPage(input: ArticleInput): boolean {
  return typeof input === 'object' && input !== null && typeof input.html === 'string' && typeof input.text !== 'string'
}

function outOf(what: 'time' | 'memory', limit: number): Stopped {
  const bound = what === 'time' ? `${limit / 1000} seconds` : `${limit} MB of memory`
  return { stopped: what, error: `it took more than ${bound} to take apart and was stopped` }
}

function faulty(what: string): Stopped {
  return {
    stopped: 'fault',
    error: `the page could not be taken apart, which is a fault of daybook (${what}); please report it with the page`,
  }
}
