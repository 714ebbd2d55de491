import { createHash } from 'node:crypto'
import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { problem } from './problem.ts'

/** The header under which a request does nothing twice. */
export const onceHeader = z.object({
  'idempotency-key': z.string().max(200).optional().openapi({ description: 'The same key gives the same answer, and does nothing twice.' }),
})

/** Answers kept for their keys; the oldest are forgotten. */
const MOST_KEYS = 1000

/** Does what a request asks for once for each key, and gives the same answer again; another request under a key is refused. */
export type Once<T> = (c: Context, key: string | undefined, request: object, act: () => Promise<T>) => Promise<T | Response>

/** Keep the answers of one route. */
export function makeOnce<T>(): Once<T> {
  const kept = new Map<string, { readonly sum: string; readonly answer: Promise<T> }>()
  return async (c, key, request, act) => {
    if (key === undefined) return act()
    const sum = sumOf(request)
    const known = kept.get(key)
    if (known && known.sum !== sum)
      return problem(c, {
        status: 409,
        code: 'key-reused',
        detail: `expected the same request as before for the key "${key}", got another`,
      })
    const answer = known?.answer ?? act()
    if (!known) {
      kept.set(key, { sum, answer })
      // A fault of the disk is no answer: the same key may come again.
      answer.catch(() => kept.delete(key))
      if (kept.size > MOST_KEYS) kept.delete(kept.keys().next().value!)
    }
    return answer
  }
}

/** A hash of a request. */
export function sumOf(request: object): string {
  return createHash('sha256').update(JSON.stringify(request)).digest('hex')
}
