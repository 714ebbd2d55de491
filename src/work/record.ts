import type { Kit } from '../read/kit.ts'
import { read } from '../read/read.ts'
import type { ArticleInput, Fact, Reading } from '../record/index.ts'
import type { Head, Intake, Store, Taken } from '../store/store.ts'
import { takeInput } from './read-input.ts'

/** Joins a reading with what is known; keeps what it must remember. */
export interface Linker {
  /** What a reading adds to the record. The linker takes it as known from here on. */
  link(reading: Reading): { readonly facts: readonly Fact[]; readonly memo: string | null }
  /** Take as known what the record holds; called in order of intake before the first `link`. */
  restore(taken: Taken): void
}

/** What became of one input. */
export type Outcome =
  | { readonly kind: 'stored'; readonly where: string; readonly head: Head; readonly notes: readonly string[] }
  | { readonly kind: 'known'; readonly where: string; readonly id: string }
  | { readonly kind: 'failed'; readonly where: string; readonly error: string }

/** One input as the pipeline takes it: where it came from, and the article or what is wrong with it. */
export type RecordInput = { readonly where: string; readonly bytes: number } & (
  { readonly article: ArticleInput; readonly notes: readonly string[] } | { readonly error: string }
)

/** What the pipeline is made of. */
export interface Pipeline {
  readonly store: Store
  readonly kit: Kit
  readonly linker: Linker
  /** RFC 3339 time of intake. */
  readonly now: () => string
}

/** Articles in one transaction, and for how long one is held open at most, in milliseconds. What is not stored yet is not told of. */
const BATCH = 16
const LONGEST_WAIT = 250

/** Let a linker know all that a record holds. */
export async function restoreLinker(linker: Linker, store: Store): Promise<void> {
  for await (const taken of store.taken()) linker.restore(taken)
}

/**
 * Take inputs into the record, strictly in order: article, reading, facts, store. An outcome comes out only when it is on disk.
 * A fault of the store (disk full, damaged) is thrown: what came out before it is kept, all after it is not.
 */
export async function* record(inputs: AsyncIterable<RecordInput>, pipeline: Pipeline): AsyncGenerator<Outcome> {
  let intakes: Intake[] = []
  let outcomes: (Outcome | { readonly kind: 'waiting'; readonly where: string; readonly notes: readonly string[] })[] = []
  let began = 0
  const waiting = new Map<string, string>()
  async function* commit(): AsyncGenerator<Outcome> {
    const heads = intakes.length > 0 ? await pipeline.store.put(intakes) : []
    const told = outcomes
    intakes = []
    outcomes = []
    waiting.clear()
    let at = 0
    for (const outcome of told) {
      if (outcome.kind === 'waiting') yield { kind: 'stored', where: outcome.where, notes: outcome.notes, head: heads[at++]! }
      else yield outcome
    }
  }
  for await (const input of inputs) {
    if (outcomes.length === 0) began = performance.now()
    if ('error' in input) outcomes.push({ kind: 'failed', where: input.where, error: input.error })
    else {
      const raw = JSON.stringify(input.article)
      const { id } = input.article
      const isKnown = waiting.has(id) ? waiting.get(id) === raw : await pipeline.store.isKnown(id, Buffer.from(raw))
      if (isKnown) outcomes.push({ kind: 'known', where: input.where, id })
      else {
        const made = makeIntake(input.article, raw, pipeline)
        if ('error' in made) outcomes.push({ kind: 'failed', where: input.where, error: made.error })
        else {
          waiting.set(id, raw)
          intakes.push(made.intake)
          outcomes.push({ kind: 'waiting', where: input.where, notes: [...input.notes, ...made.notes] })
        }
      }
    }
    if (intakes.length >= BATCH || performance.now() - began >= LONGEST_WAIT) yield* commit()
  }
  yield* commit()
}

function makeIntake(
  input: ArticleInput,
  raw: string,
  { kit, linker, now }: Pipeline,
): { intake: Intake; notes: readonly string[] } | { error: string } {
  const taken = takeInput(input)
  if ('error' in taken) return taken
  let reading: Reading
  try {
    reading = read(taken.article, kit)
  } catch (error) {
    // A fault of ours in one report must not cost the others. Linking is not guarded: what it knows would no longer fit the record.
    const where = (error as Error).stack?.split('\n').slice(0, 2).join(' ').replace(/\s+/g, ' ').slice(0, 300)
    return { error: `could not be read, which is a fault of daybook (${where}); please report it with the text` }
  }
  const { facts, memo } = linker.link(reading)
  return { intake: { article: taken.article, raw: Buffer.from(raw), reading, facts, memo, seen: now() }, notes: taken.notes }
}
