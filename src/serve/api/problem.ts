import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** What went wrong with a request, by RFC 9457; `code` is the last part of `type` and never changes. */
export interface ProblemOptions {
  readonly status: ContentfulStatusCode
  readonly code: ProblemCode
  /** What was expected, what came, what to do. */
  readonly detail: string
  readonly errors?: readonly { readonly at: string; readonly message: string }[]
}

/** Every code of a problem with what it stands for. */
export const PROBLEMS = {
  'bad-request': 'The request is not as the document of the API has it',
  'bad-query': 'The query cannot be understood',
  'bad-cursor': 'The cursor is not one of this list',
  'not-found': 'There is no such thing in the record',
  'no-route': 'There is no such address in the API',
  'wrong-method': 'The address does not take this method',
  'not-readable': 'The report cannot be read',
  'not-correctable': 'This cannot be put right so',
  'not-allowed': 'This needs a token with more rights',
  'not-logged-in': 'This needs a login or a token',
  'not-acceptable': 'The answer is of another type than was asked for',
  'too-large': 'The body is too large',
  'wrong-type': 'The body is of a type that is not taken',
  'key-reused': 'The idempotency key came with another request',
  'too-many': 'Too many requests',
  busy: 'The record is held by another process, or damaged',
  'disk-full': 'The disk is full: nothing is taken in until there is room',
  fault: 'A fault of Daybook',
} as const

/** A code of a problem. */
export type ProblemCode = keyof typeof PROBLEMS

/** Answer with `application/problem+json`. */
export function problem(c: Context, { status, code, detail, errors }: ProblemOptions): Response {
  const body = { type: `urn:daybook:problem:${code}`, title: PROBLEMS[code], status, detail, ...(errors && { errors }) }
  return c.body(JSON.stringify(body), status, { 'content-type': 'application/problem+json' })
}

/** The answer to a change of a record that is only looked at. */
export function closed(c: Context): Response {
  return problem(c, {
    status: 403,
    code: 'not-allowed',
    detail: 'expected a record that is open for writing; start `daybook serve --db FILE`',
  })
}
