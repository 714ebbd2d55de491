/** What a source is: a feed that names reports, a page that lists or is one, a folder of files. */
export type SourceKind = 'feed' | 'page' | 'folder'

/** How the last visit to a source ended. */
export type VisitResult = 'new' | 'unchanged' | 'failed' | 'gone'

/** Somewhere that reports are taken in from, and how it is doing. Times are milliseconds since 1970. */
export interface Source {
  /** Fixed by kind and address. */
  readonly id: string
  readonly kind: SourceKind
  /** Address, or the path of a folder. */
  readonly url: string
  readonly name: string
  readonly paused: boolean
  /** What intake wants to remember of it: its own settings and place, plain JSON. */
  readonly settings: Readonly<Record<string, unknown>>
  /** Validators of the last answer, for a conditional request. */
  readonly etag: string | null
  readonly modified: string | null
  readonly added: number
  /** When it is to be visited next; null = never by itself. */
  readonly due: number | null
  /** When it was visited last, and when that last brought something new. */
  readonly visited: number | null
  readonly brought: number | null
  readonly result: VisitResult | null
  /** Visits that failed since the last one that did not. */
  readonly failures: number
  /** How it is doing, in plain words for people; empty = nothing to say. */
  readonly health: string
}

/** A source that is to be added. What is left out begins empty; `due` begins at `added`, so it is visited at once. */
export interface NewSource extends Partial<Pick<Source, 'name' | 'paused' | 'settings' | 'due'>> {
  readonly kind: SourceKind
  readonly url: string
  readonly added: number
}

/** What may change of a source. */
export type SourcePatch = Partial<Omit<Source, 'id' | 'kind' | 'added'>>

/** The sources of a record. */
export interface Sources {
  /** Add a source; one of the same kind and address that is there already is given back as it is. */
  add(source: NewSource): Promise<Source>
  get(id: string): Promise<Source | null>
  /** By address, whatever its kind. */
  find(url: string): Promise<Source | null>
  /** All of them, those added first first. */
  list(): Promise<readonly Source[]>
  /** Those that are due and not paused, the longest due first. */
  due(now: number, limit?: number): Promise<readonly Source[]>
  /** The same, and nobody else is given them for `lease` milliseconds: a visit that is finished says itself when the next one is due. */
  claim(options: { readonly now: number; readonly lease: number; readonly limit?: number }): Promise<readonly Source[]>
  /** Change some of it; null if there is no such source. */
  update(id: string, patch: SourcePatch): Promise<Source | null>
  /** Forget a source; the reports that came from it stay. True if there was one. */
  remove(id: string): Promise<boolean>
}
