import type { Sql, Steps } from './steps.ts'

/** What is looked for by its words. */
export type Indexed = 'article' | 'event' | 'entity' | 'statement'

/** Full-text search of an engine: both find the same rows for the same words. */
export interface Words {
  /** Index a row by its words, in the place of what was indexed of it. Of an article: title and text; of a statement: source and content. */
  put(index: Indexed, key: number, texts: readonly string[], month: string): Steps<void>
  /** Take a row out of the index. `texts` are those that it was indexed by: of an article they are needed. */
  drop(index: Indexed, key: number, texts?: readonly string[]): Steps<void>
  /** A subquery that gives the keys of rows with these words side by side; `part` is the one text to look at, all where it is left out. */
  side(index: Indexed, words: readonly string[], part?: number): Sql
  /** A subquery that gives the keys of rows that have each of these words. */
  each(index: Indexed, words: readonly string[]): Sql
  /** A subquery that gives the keys of rows that have one of these words or more. */
  any(index: Indexed, words: readonly string[]): Sql
  /** A question for the places in the order of intake (`no`) of the last `most` articles that hold each of these runs of words, the last first; where an engine can tell without looking at all of them. */
  last?(runs: readonly (readonly string[])[], most: number): Sql
}

/** Where an open record stands before something is added to it. */
export interface Counters {
  /** Last number given to a fact, last place in the order of intake, and the latest instant known. */
  readonly seq: number
  readonly no: number
  readonly at: number
  /** Was nothing written by another since we wrote last? Then what is remembered still holds. */
  readonly isOurs: boolean
}

/** Tells whether something was written since; `frames` changes only when facts were replaced. */
export interface Stamp {
  readonly writes: string
  readonly frames: string
}

/** What differs between the engines where the same work is done. */
export interface Dialect {
  readonly words: Words
  /** How bodies are joined to articles. */
  readonly withBody: string
  /** Asked before jobs are added: whoever adds first is seen first. */
  readonly inLine: () => Steps<void>
  /** Ends a question for rows that only one may take: others pass over those that are being taken. */
  readonly skipLocked: string
  /** The partition that a report of a date belongs to. */
  readonly monthOf: (published: string | null) => string
  /** Make ready for reports of these months. */
  readonly prepare: (months: readonly string[]) => Steps<void>
  /** Asked before reports are added: throws where it is somebody else's turn to link. */
  readonly mayLink: () => Steps<void>
  /** Asked once they are added: from here on the turn stays where it is until the transaction is over. */
  readonly mayStillLink: () => Steps<void>
  /** A body goes where its article goes. */
  readonly moveBody: (no: number, month: string) => Steps<void>
  /** Asked first in a transaction that adds to the record. */
  readonly counters: () => Steps<Counters>
  /** Asked last in it. */
  readonly counted: (now: Omit<Counters, 'isOurs'>, what: { readonly isRenewed: boolean }) => Steps<void>
  readonly stamp: () => Steps<Stamp>
  /** What the engine needs so that what is erased leaves no trace in its files. */
  readonly erasing?: () => Steps<void>
  /** Empty derived tables in the place of whatever was there. */
  readonly clearViews: () => Steps<void>
}
