/** Small things that people keep beside the record, each shelf its own kind. */
export const SHELVES = ['queries', 'alerts', 'deliveries', 'tokens', 'settings', 'forgotten'] as const

/** Name of a shelf. */
export type ShelfName = (typeof SHELVES)[number]

/** One thing of a shelf: plain JSON under an id of the caller's choosing. */
export interface Shelved {
  readonly id: string
  readonly body: unknown
  /** Milliseconds since 1970: when it was put there last. */
  readonly at: number
}

/** One shelf of saved queries, alerts, deliveries, tokens or settings. */
export interface Shelf {
  /** Put a thing there, in the place of one with the same id. */
  put(thing: Shelved): Promise<void>
  get(id: string): Promise<Shelved | null>
  /** By id; `after` is an id to go on from. */
  list(page?: { readonly after?: string; readonly limit?: number }): Promise<readonly Shelved[]>
  /** True if there was one. */
  remove(id: string): Promise<boolean>
}
