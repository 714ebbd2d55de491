/** Milliseconds in a minute, an hour and a day. */
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** How often a source is visited unless it says otherwise, and the bounds of what it may say. Milliseconds. */
export const INTERVAL = { usual: 30 * MINUTE, least: 5 * MINUTE, most: 30 * DAY } as const

/** What the time of the next visit depends on. Times in milliseconds. */
export interface Timing {
  readonly now: number
  readonly interval: number
  /** Visits that failed in a row, this one included. */
  readonly failures: number
  /** Seconds that the host asks to be left alone for. */
  readonly retryAfter: number | null
  /** A number from 0 to 1. */
  readonly random: () => number
}

/** When to come again: after the interval, doubled for every visit that failed, at most a day later; never before the host wants it; spread by a tenth. */
export function nextVisit({ now, interval, failures, retryAfter, random }: Timing): number {
  const wait = failures === 0 ? interval : Math.max(interval, Math.min(DAY, interval * 2 ** Math.min(failures, 12)))
  const spread = wait * (0.9 + 0.2 * random())
  return Math.round(now + Math.max(spread, (retryAfter ?? 0) * 1000))
}

/** Most times that a page is asked for. */
export const MOST_ATTEMPTS = 5

/** When to ask for a page again, null to give it up: after 10 minutes, half an hour, one and a half, four and a half. */
export function nextAttempt({
  now,
  attempts,
  retryAfter,
  random,
}: Omit<Timing, 'interval' | 'failures'> & { readonly attempts: number }): number | null {
  if (attempts >= MOST_ATTEMPTS) return null
  const wait = 10 * MINUTE * 3 ** (attempts - 1) * (0.9 + 0.2 * random())
  return Math.round(now + Math.max(wait, (retryAfter ?? 0) * 1000))
}

/** After so long without anything new a source is said to be quiet. */
const QUIET = 30 * DAY

/** How a source is doing, in plain words; '' where there is nothing to say. */
export function healthOf(failure: string | null, failures: number, brought: number | null, now: number): string {
  if (failure !== null) return failures > 1 ? `${failure}; ${failures} visits in a row` : failure
  return brought !== null && now - brought > QUIET ? `has brought nothing new for ${Math.floor((now - brought) / DAY)} days` : ''
}
