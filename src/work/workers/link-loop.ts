import { sleep } from '../../intake/fetch/polite.ts'
import type { Article, ArticleInput } from '../../record/index.ts'
import { StoreError } from '../../store/errors.ts'
import type { Lease } from '../../store/leases.ts'
import type { Store } from '../../store/store.ts'
import type { Guard } from '../guard.ts'
import type { Readers } from '../readers.ts'
import type { Linker, RecordInput } from '../record.ts'
import { record } from '../record.ts'
import type { Made } from './pack.ts'
import { LINK_JOB, READ_JOB, unpackJob } from './pack.ts'
import type { LoopDeps } from './read-loop.ts'
import { readingOf } from './read-loop.ts'

/** Jobs that are looked at at once, and pause where the next is not read yet, in milliseconds. */
const PAGE = 128
const IDLE = 50

/** Pause between two tries to become the one that links, in milliseconds. */
const TRY_AGAIN = 500

/** Links what was read, in the order in which it came in, whenever it is this worker's turn to do so; until it is told to stop. */
export async function linkLoop(deps: LoopDeps & { readonly holder: string; readonly makeLinker: () => Linker }): Promise<void> {
  const { store, signal, holder, lease } = deps
  while (!signal.aborted) {
    const turn = await store.leases.take('linker', holder, lease)
    if (turn === null) await sleep(TRY_AGAIN, signal)
    else await linkWhileOurs(turn, deps)
  }
}

async function linkWhileOurs(turn: Lease, deps: LoopDeps & { readonly makeLinker: () => Linker }): Promise<void> {
  const { store, signal, tell, lease, makeLinker } = deps
  const lost = new AbortController()
  const timer = setInterval(() => {
    turn.renew().then(
      (isOurs) => void (isOurs || lost.abort()),
      () => undefined,
    )
  }, lease / 3)
  const over = AbortSignal.any([signal, lost.signal])
  try {
    while (!over.aborted) {
      const line = new Line(store, over)
      const pipeline = { store, lease: turn, readers: line.readers, guard: line.guard, makeLinker, now: () => new Date().toISOString() }
      for await (const outcome of record(line.inputs(), pipeline)) if (outcome.kind === 'failed') tell(`${outcome.where}: ${outcome.error}`)
    }
  } catch (error) {
    // What another has taken over is no fault: whoever it is goes on from what is stored.
    if (!(error instanceof StoreError) || error.code !== 'lost') throw error
  } finally {
    clearInterval(timer)
    await turn.release().catch(() => undefined)
  }
}

/** The head of the line as the pipeline takes it: what was read elsewhere stands in for its readers and its guard. */
class Line {
  readonly #store: Store
  readonly #over: AbortSignal
  readonly #byInput = new WeakMap<ArticleInput, Made>()
  /** A report keeps its parts, whatever it is called in the end. */
  readonly #byParts = new WeakMap<Article['parts'], Made>()

  constructor(store: Store, over: AbortSignal) {
    this.#store = store
    this.#over = over
  }

  readonly guard: Guard = {
    take: (input) => {
      const { taken } = this.#byInput.get(input)!
      return Promise.resolve(taken)
    },
    article: () => Promise.reject(new Error('expected reports that were taken apart already')),
    feed: () => Promise.reject(new Error('expected reports that were taken apart already')),
    close: () => Promise.resolve(),
  }

  readonly readers: Readers = {
    width: PAGE,
    together: PAGE / 2,
    read: (article) => {
      const made = this.#byParts.get(article.parts)
      return Promise.resolve(made ? readingOf(made, article) : { error: 'was not read' })
    },
    close: () => Promise.resolve(),
  }

  /** Ends when people put something right, so that what is known is made anew. */
  async *inputs(): AsyncGenerator<RecordInput> {
    const before = await this.#corrected()
    let last = 0
    while (!this.#over.aborted) {
      if ((await this.#corrected()) !== before) return
      const line = await this.#store.jobs.line([READ_JOB, LINK_JOB], { after: last, limit: PAGE })
      // Whatever comes behind one that is not read yet has to wait for it.
      const unread = line.findIndex(({ kind }) => kind !== LINK_JOB)
      const ready = unread === -1 ? line : line.slice(0, unread)
      for (const job of await this.#store.jobs.many(ready.map(({ id }) => id))) {
        last = job.id
        const { came, made, kept } = unpackJob(job)
        const claim = { id: job.id, token: job.token }
        yield this.#input({ ...came, claim, ...(kept === null ? {} : { kept }) }, made!)
        if (this.#over.aborted) return
      }
      if (ready.length === 0) await sleep(IDLE, this.#over)
    }
  }

  #input(input: RecordInput & { readonly article: ArticleInput }, made: Made): RecordInput {
    this.#byInput.set(input.article, made)
    if (!('error' in made.taken)) this.#byParts.set(made.taken.article.parts, made)
    return input
  }

  async #corrected(): Promise<string> {
    const list = await this.#store.corrections()
    return `${list.length} ${list.filter(({ undone }) => undone !== null).length}`
  }
}
