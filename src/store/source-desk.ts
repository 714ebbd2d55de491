import type { NewSource, Source } from './sources.ts'

/** What is wanted of a source that is added. */
export interface SourceWish {
  readonly address: string
  readonly name?: string | undefined
  /** Minutes between two visits. */
  readonly every?: number | undefined
  /** Where a feed carries whole reports: its own text, not the pages. */
  readonly text?: boolean | undefined
}

/** A source as it would be added, and what it would bring in lines for people. */
export interface Proposed {
  readonly source: Omit<NewSource, 'added'>
  readonly lines: readonly string[]
}

/** Asks addresses on behalf of pages and the API: what they are, what they would bring. */
export interface SourceDesk {
  /** What an address stands for: one source, several, or why there is none. Files and folders of this machine are no address. */
  readonly preview: (wish: SourceWish) => Promise<readonly (Proposed | { readonly where: string; readonly error: string })[]>
  /** The sources of a list of subscriptions (OPML). */
  readonly subscriptions: (text: string) => readonly Omit<NewSource, 'added'>[] | { readonly error: string }
  /** Sources as such a list. */
  readonly opml: (sources: readonly Source[]) => string
}

/** Bounds of the minutes between two visits. */
export const EVERY = { least: 5, most: 43_200, usual: 30 } as const

/** The minutes between two visits of a source. */
export function everyOf({ settings }: Pick<Source, 'settings'>): number {
  const every = settings['every']
  return typeof every === 'number' && every >= EVERY.least && every <= EVERY.most ? every : EVERY.usual
}

/** How a source is doing, in a few words. */
export function stateOf({ paused, health, failures, result }: Source): string {
  if (paused) return 'paused'
  if (health !== '') return health
  if (failures > 0) return `failed ${failures} times in a row`
  return result === null ? 'not visited yet' : result === 'gone' ? 'gone' : 'well'
}
