/** Something that is to be done: fetch a page, send a message. Times are milliseconds since 1970. */
export interface Job {
  readonly id: number
  readonly kind: string
  /** Whoever adds a second job of the same kind and key gets the first one. Null = none like it. */
  readonly key: string | null
  /** Plain JSON. */
  readonly body: unknown
  /** How often it was claimed. */
  readonly attempts: number
  /** When it may be claimed next. */
  readonly next: number
  /** Until when someone has it; null = nobody. */
  readonly lease: number | null
  /** Goes up with each claim: whoever comes with an older one has lost it. */
  readonly token: number
  /** What went wrong last. */
  readonly error: string | null
  /** Given up: kept to be looked at, never claimed again. */
  readonly dead: boolean
}

/** A job that is to be added. */
export interface NewJob {
  readonly kind: string
  readonly key?: string
  readonly body: unknown
  /** When it may be claimed first. */
  readonly next: number
}

/** The right to do a job, until its lease ends. */
export type Claim = Pick<Job, 'id' | 'token'>

/** What is asked for by a claim. */
export interface ClaimOptions {
  readonly kinds: readonly string[]
  readonly now: number
  /** For how many milliseconds it is taken: after that anyone may claim it again. */
  readonly lease: number
  readonly limit?: number
}

/** How many jobs wait, are being done, and were given up. */
export interface JobCounts {
  readonly waiting: number
  readonly leased: number
  readonly dead: number
}

/** A job's place in the line. */
export type Place = Pick<Job, 'id' | 'kind' | 'token'>

/** Jobs of one kind. */
export interface JobKind extends JobCounts {
  readonly kind: string
  /** The oldest that waits or is being done: since when it could be done, in milliseconds since 1970. */
  readonly oldest: number | null
}

/** The jobs of a record: each is done at least once, and its result is written only by who holds the newest claim. */
export interface Jobs {
  /** Add jobs; gives their ids, that of the one already there for a known key. `done` are jobs that end with it. Ids go up in the order in which others see them. */
  add(jobs: readonly NewJob[], done?: readonly Claim[]): Promise<readonly number[]>
  /** Take jobs that may be done now, the longest waiting first. */
  claim(options: ClaimOptions): Promise<readonly Job[]>
  /** Have jobs for longer: those that are ours still. */
  hold(claims: readonly Claim[], until: number): Promise<readonly Claim[]>
  /** Done with a part of it: what is left is a job of another kind, in the same place of the line. False where the claim was lost. */
  pass(claim: Claim, what: Pick<NewJob, 'kind' | 'body' | 'next'>): Promise<boolean>
  /** Jobs of some kinds behind a number, whoever has them, without those given up: oldest first. */
  line(kinds: readonly string[], page: { readonly after: number; readonly limit: number }): Promise<readonly Place[]>
  /** Jobs by their numbers, oldest first; those that are gone are left out. */
  many(ids: readonly number[]): Promise<readonly Job[]>
  /** Done with it: false where the claim was lost to another, and then nothing was changed. */
  done(claim: Claim): Promise<boolean>
  /** It went wrong: try again at `next`, or give it up (`next` null). False where the claim was lost. */
  retry(claim: Claim, what: { readonly error: string; readonly next: number | null }): Promise<boolean>
  get(id: number): Promise<Job | null>
  counts(now: number, kind?: string): Promise<JobCounts>
  /** The same for each kind that there is. */
  kinds(now: number): Promise<readonly JobKind[]>
  /** Those given up, newest first. */
  dead(limit?: number): Promise<readonly Job[]>
}
