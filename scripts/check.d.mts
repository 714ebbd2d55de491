/** Name of a check -> its program (package, command) and arguments. */
export const CHECKS: Readonly<Record<string, readonly [readonly [string, string?], ...string[]]>>
