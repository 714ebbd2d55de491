import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { problem as problemSchema } from './schemas.ts'

/** The answer of a route that gives JSON. */
export function gives<T extends z.ZodType>(schema: T, description: string) {
  return { description, content: { 'application/json': { schema } } } as const
}

/** An answer that tells what went wrong. */
export function fails(description: string) {
  return { description, content: { 'application/problem+json': { schema: problemSchema } } } as const
}

/** An id in a path. */
export const idParam = z.object({
  id: z
    .string()
    .min(1)
    .max(1000)
    .openapi({ param: { name: 'id', in: 'path' }, example: 'e1f2' }),
})

/**
 * Answer with JSON. The shapes of the record are readonly and the router's are not, so the types are set aside here;
 * a test holds every answer against the schema of its route.
 */
export function answer(c: Context, body: unknown, status: ContentfulStatusCode = 200): never {
  return c.json(body as never, status) as never
}

/** Answer with a problem from a route whose types ask for its own answers. */
export function refuse(response: Response): never {
  return response as never
}
