import type { EntityKind } from '../../record/index.ts'

/** Kinds in the order of their tags. */
export const NAME_KINDS: readonly EntityKind[] = ['person', 'organisation', 'place', 'facility', 'group', 'event', 'thing']
const K = NAME_KINDS.length

/** Tags: outside, then begin, single, inside, end of each kind. What may follow "outside" lies together at the front. */
export const OUTSIDE = 0
export const BEGIN = 1
export const SINGLE = BEGIN + K
export const INSIDE = SINGLE + K
export const END = INSIDE + K
/** How many tags there are, and how long a row of weights is. */
export const NAME_TAGS = END + K
export const ROW = 32

/** Whether a name goes on after this tag. */
export function isOpen(tag: number): boolean {
  return (tag >= BEGIN && tag < SINGLE) || (tag >= INSIDE && tag < END)
}

/** Index into `NAME_KINDS` of a tag that is not `OUTSIDE`. */
export function kindOfTag(tag: number): number {
  return (tag - 1) % K
}

/** The tag of token `at` of a name `[from, to)` of a kind. */
export function tagAt(kind: number, at: number, from: number, to: number): number {
  if (to - from === 1) return SINGLE + kind
  if (at === from) return BEGIN + kind
  return at === to - 1 ? END + kind : INSIDE + kind
}
