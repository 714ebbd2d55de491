/** The right to do what only one may do at a time. */
export interface Lease {
  /** Goes up whenever it passes to another: what comes under an older one is refused. */
  readonly token: number
  /** Have it for longer; false where it has passed to another. */
  renew(): Promise<boolean>
  /** Let others have it at once. */
  release(): Promise<void>
}

/** What only one process may do at a time. */
export type Task = 'linker'

/** A host's turn: a number to end it with, or how many milliseconds to wait before asking again. */
export type Turn = { readonly token: number } | { readonly wait: number }

/** What processes that share a record agree on. */
export interface Leases {
  /** The time that all of them go by, in milliseconds since 1970. */
  now(): Promise<number>
  /** Take a task for so many milliseconds; null while another has it. Reports are added only by the linker. */
  take(task: Task, holder: string, lease: number): Promise<Lease | null>
  /** Who has it now. */
  holder(task: Task): Promise<string | null>
  /** Ask for the turn to send a request to a host; it is lost after `lease` milliseconds. */
  begin(host: string, lease: number): Promise<Turn>
  /** The request is over; nobody asks this host for `pause` milliseconds. */
  end(host: string, token: number, pause: number): Promise<void>
}
