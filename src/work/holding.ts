import type { Claim } from '../store/jobs.ts'
import type { Store } from '../store/store.ts'

/** Jobs that a process has. Their leases are short and renewed for as long as it lives: once it has ended, others have them soon. */
export interface Holding {
  /** These were claimed just now. */
  add(claims: readonly Claim[]): void
  /** The claim of a job; null where it was lost, or is over. */
  claimOf(id: number): Claim | null
  /** It was done, passed on or given back. */
  drop(id: number): void
  /** No more are added. What was handed on is held a little longer, so that it can be brought to its end. */
  end(): void
}

/** What holding works with. */
export interface HoldDeps {
  readonly store: Pick<Store, 'jobs'>
  /** Milliseconds for which jobs are claimed; they are renewed three times in that time. */
  readonly lease: number
  /** The clock that leases go by. */
  readonly now: () => number | Promise<number>
}

/** How often what was handed on is renewed after the end: whatever became of it, others have it in the end. */
const LAST_RENEWALS = 12

/** Begin to hold jobs. */
export function makeHolding({ store, lease, now }: HoldDeps): Holding {
  const ours = new Map<number, Claim>()
  let left = Infinity
  const renew = async (): Promise<void> => {
    const claims = [...ours.values()]
    if (claims.length === 0) return
    const held = new Set((await store.jobs.hold(claims, (await now()) + lease)).map(({ id }) => id))
    for (const { id, token } of claims) if (!held.has(id) && ours.get(id)?.token === token) ours.delete(id)
  }
  let renewing: Promise<void> | null = null
  const timer = setInterval(() => {
    if (left-- <= 0) ours.clear()
    if (left < Infinity && ours.size === 0) clearInterval(timer)
    renewing ??= renew()
      .catch(() => {
        // While the database is away, nothing is known; after the end nobody is left who wants to know.
        if (left < Infinity) ours.clear()
      })
      .finally(() => (renewing = null))
  }, lease / 3)
  timer.unref()
  return {
    add(claims) {
      for (const { id, token } of claims) ours.set(id, { id, token })
    },
    claimOf: (id) => ours.get(id) ?? null,
    drop: (id) => void ours.delete(id),
    end() {
      left = LAST_RENEWALS
      if (ours.size === 0) clearInterval(timer)
    },
  }
}
