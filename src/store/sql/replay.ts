import { Deriver } from './derive.ts'
import type { Dialect } from './dialect.ts'
import { Frames } from './frames.ts'
import type { Frame } from './frames.ts'
import type { Ask, Item, Listing, Steps } from './steps.ts'

/** Frames whose facts are made ready for at once. */
const MOST = 64

/** Derive every view of an open record from its facts; the views are empty, and a transaction is open. */
export function* replay({ words }: Pick<Dialect, 'words'>): Steps<void> {
  const deriver = new Deriver(words)
  let batch: Frame[] = []
  const take = function* (): Steps<void> {
    yield* deriver.begin(batch.flatMap(({ facts }) => facts.map(({ fact }) => fact)))
    for (const { first, no, facts } of batch)
      for (const { fact, seq, at } of facts) yield* deriver.apply(fact, { seq, frame: first, no, at })
    batch = []
  }
  yield* forEach(new Frames().all(), function* (frame) {
    if (batch.push(frame) >= MOST) yield* take()
  })
  yield* take()
  yield* deriver.flush()
}

/** Go through a list within other work, which may be a list of its own. */
export function* forEach<T, A extends Ask | Item<unknown>>(
  list: Listing<T>,
  work: (one: T) => Generator<A, void, unknown>,
): Generator<A | Ask, void, unknown> {
  for (let next = list.next(); next.done !== true;) {
    const asked = next.value
    if (asked.ask === 'item') {
      yield* work(asked.item)
      next = list.next()
    } else next = list.next(yield asked)
  }
}
