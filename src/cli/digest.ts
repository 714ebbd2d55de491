import { setTimeout as wait } from 'node:timers/promises'
import type { ChangeKind } from '../store/alerts.ts'
import type { Store } from '../store/store.ts'
import { printable } from './pretty/text.ts'
import type { Terminal } from './terminal.ts'
import { writeOut } from './terminal.ts'
import { UsageError } from './usage.ts'

/** What a daily message tells, and when. */
export interface DigestWish {
  readonly query: string
  readonly kinds: readonly string[]
  /** `7` or `07:30`. */
  readonly at: string
  /** IANA name; absent: the zone of this machine. */
  readonly zone: string | undefined
  readonly json: boolean
  readonly signal: AbortSignal
  /** Milliseconds between two looks at the clock. */
  readonly every: number
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/** Print one message a day at an hour of a zone, until stopped: what changed since the last, and what is due. */
export async function printDigests(store: Store, wish: DigestWish, terminal: Terminal): Promise<void> {
  const [{ dailyFrom, isOver, localOf, matchesOf }, { dueOn, letterOf }] = await Promise.all([
    import('../store/alerts.ts'),
    import('../work/alerts/digest.ts'),
  ])
  const daily = dailyFrom({ at: wish.at, zone: wish.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone })
  if ('error' in daily) throw new UsageError(daily.error)
  const { query, now, signal } = wish
  let seq = await store.seqAt(Number.MAX_SAFE_INTEGER)
  let told = isOver(daily, now()) ? localOf(now(), daily.zone).day : null
  while (!signal.aborted && !terminal.stdout.destroyed) {
    const { day } = localOf(now(), daily.zone)
    if (day !== told && isOver(daily, now())) {
      const found = await matchesOf(store, { seq, query, on: wish.kinds as ChangeKind[] }, Infinity)
      const digest = { name: query === '' ? 'the record' : query, day, changes: found.matches, due: await dueOn(store, query, day) }
      const { subject, text } = letterOf(digest, null)
      await writeOut(
        terminal,
        wish.json ? `${JSON.stringify(digest)}\n` : `${[subject, '', ...text.split('\n')].map(printable).join('\n')}\n`,
      )
      seq = found.seq
      told = day
    }
    await wait(wish.every, undefined, { signal }).catch(() => undefined)
  }
}
