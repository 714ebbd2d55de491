/** Bad input from outside as a plain result: what was expected, what came, what to do. */
export interface Problem {
  readonly ok: false
  /** Stable code: "empty", "binary", "encoding", "ndjson", "article", "language". */
  readonly code: string
  /** One line for people. */
  readonly message: string
  readonly expected: string
  readonly got: string
  readonly todo: string
}

/** A value, with notes on what had to be put right, or a problem. */
export type Result<T> = { readonly ok: true; readonly value: T; readonly notes: readonly string[] } | Problem

/** Makes a problem; its message is "code: expected …, got …". */
export function problem(code: string, expected: string, got: string, todo: string, message = `expected ${expected}, got ${got}`): Problem {
  return { ok: false, code, message, expected, got, todo }
}
