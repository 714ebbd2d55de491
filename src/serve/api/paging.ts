import { z } from '@hono/zod-openapi'

/** Most entries of one answer, and how many where nothing is said. */
const MOST = 200
const USUAL = 50

/** The farthest that a list can be paged into. */
const FARTHEST = 1_000_000

/** Query parameters of every list that is paged. */
export const pageQuery = z.object({
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(MOST)
    .default(USUAL)
    .openapi({ description: `1 to ${MOST} entries an answer.`, example: USUAL }),
  cursor: z.string().max(40).optional().openapi({ description: 'Where to go on: `next` of the answer before.' }),
})

/** Query parameters of every list that takes the query language. */
export const listQuery = pageQuery.extend({
  q: z.string().max(1000).default('').openapi({
    description: 'Query: words, "exact words", -not, OR, who: org: place: status: before: after: …',
    example: 'who:kalna status:scheduled',
  }),
  confidence: z
    .string()
    .max(20)
    .default('')
    .openapi({ description: 'How sure reading must be: `0.7` or `>0.7` at least, `<0.4` at most.', example: '>0.7' }),
})

/** One page of a list: its rows, and the cursor of the next page. */
export function pageOf<T extends z.ZodType>(row: T, name: string) {
  return z.object({ data: z.array(row), next: z.string().nullable() }).openapi(name)
}

/** The place in a list that a cursor stands for; null if it is none. */
export function parseCursor(cursor: string | undefined): number | null {
  if (cursor === undefined) return 0
  const found = /^n([0-9a-z]{1,8})$/.exec(cursor)
  const offset = found ? Number.parseInt(found[1]!, 36) : NaN
  return Number.isInteger(offset) && offset <= FARTHEST ? offset : null
}

/** The cursor of a place in a list. */
export function writeCursor(offset: number): string {
  return `n${offset.toString(36)}`
}

/** Cut the row that was asked for beyond the page off, and say where the next page begins. */
export function cutPage<T>(rows: readonly T[], limit: number, offset: number): { readonly data: T[]; readonly next: string | null } {
  const more = rows.length > limit && offset + limit <= FARTHEST
  return { data: rows.slice(0, limit), next: more ? writeCursor(offset + limit) : null }
}
