/** Bytes that came in and could not be made into a report: kept, so that nothing is lost. */
export interface Unread {
  readonly id: number
  /** Id or address under which it came. */
  readonly name: string
  readonly url: string | null
  /** Source it came from. */
  readonly source: string | null
  /** Media type, with a charset where one was given. */
  readonly type: string
  /** Why it could not be read, in plain words. */
  readonly error: string
  /** RFC 3339: when it came in. */
  readonly seen: string
}

/** What is kept of it. */
export type NewUnread = Omit<Unread, 'id'> & { readonly bytes: Uint8Array }

/** What could not be read, by the order in which it came in. */
export interface UnreadShelf {
  add(document: NewUnread): Promise<number>
  /** Newest first. */
  list(limit?: number): Promise<readonly Unread[]>
  bytes(id: number): Promise<Uint8Array | null>
  remove(id: number): Promise<boolean>
}
