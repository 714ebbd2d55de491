import { openBody } from '../bodies.ts'
import { StoreError } from '../errors.ts'
import { Frames } from './frames.ts'
import { forEach } from './replay.ts'
import type { Steps } from './steps.ts'
import { all } from './steps.ts'

/** Counts of a record that cannot be counted. */
export const NO_COUNTS = { articles: 0, events: 0, statements: 0, entities: 0, stories: 0, facts: 0 }

/** Most problems that are named one by one. */
const MOST = 20

/** Bodies that are read at once. */
const PAGE = 64

/** Collects what is wrong, in plain words; `trying` turns a fault of the data into one more of them. */
export class Problems {
  readonly list: string[] = []

  say(text: string): void {
    if (this.list.length < MOST) this.list.push(text)
  }

  trying(work: () => void): void {
    try {
      work()
    } catch (error) {
      this.take(error)
    }
  }

  /** A fault of the program is no problem of the record: it is thrown. */
  take(error: unknown): void {
    const isOfData =
      error instanceof StoreError ||
      error instanceof SyntaxError ||
      error instanceof RangeError ||
      typeof (error as { errcode?: unknown }).errcode === 'number'
    if (!isOfData) throw error
    this.say((error as Error).message)
  }
}

/** Do the facts follow one another without a gap, and can each be read? */
export function* checkFrames(problems: Problems): Steps<void> {
  let before = 0
  yield* forEach(new Frames().all(), function* ({ first, last }) {
    yield* []
    if (first !== before + 1) problems.say(`facts: expected number ${before + 1}, got ${first}`)
    before = last
  })
}

/** Can each body be read? */
export function* checkBodies(withBody: string, problems: Problems): Steps<void> {
  for (let after = 0; ;) {
    const rows = yield* all<{ no: number; id: string; body: Uint8Array | null }>(
      `SELECT a.no, a.id, b.body FROM articles a LEFT ${withBody} WHERE a.no > ? ORDER BY a.no LIMIT ${PAGE}`,
      after,
    )
    for (const { no, id, body } of rows) {
      after = no
      if (body === null) problems.say(`article ${id}: expected what came in, got nothing`)
      else problems.trying(() => void openBody(body, `article ${id}`).reading())
    }
    if (rows.length < PAGE) return
  }
}
