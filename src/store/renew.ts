import type { Article, ChangeFact, CorrectionFact, Fact, MergeFact, Reading } from '../record/index.ts'
import type { Head, RawDocument, StoredFact } from './store.ts'

/** A version of an article with all that is kept of it, as a newer engine reads it. */
export interface Document {
  readonly head: Head
  readonly raw: RawDocument
  readonly reading: Reading
  /** What machines found in it. */
  readonly facts: readonly StoredFact[]
}

/** What a newer engine makes of it. */
export interface Renewed {
  readonly no: number
  readonly article: Article
  readonly reading: Reading
  readonly facts: readonly Fact[]
  readonly memo: string | null
}

/** Puts new readings and facts in the place of those that machines found before; what people put right, and the feed of changes, stay. */
export interface Renewal {
  /** Every version of every article, in order of intake. */
  documents(): AsyncIterable<Document>
  /** Lay new readings aside: nothing of the record changes yet, and a kill costs nothing but the work. */
  put(batch: readonly Renewed[]): Promise<void>
  /** Take all that was laid aside into the record at once. `facts` say where old ids lead and how corrections stand now; `made` is when. */
  adopt(facts: readonly (MergeFact | CorrectionFact)[], made: number): Promise<void>
  /** Add to the feed what is different now. */
  tell(changes: readonly ChangeFact[], made: number): Promise<void>
  /** Throw away what was laid aside. */
  drop(): Promise<void>
}
