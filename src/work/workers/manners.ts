import type { Manners } from '../../intake/fetch/polite.ts'
import { makeManners, sleep } from '../../intake/fetch/polite.ts'
import type { Store } from '../../store/store.ts'

/** For how long a host's turn is held at most, in milliseconds: whoever ends in the middle of a request blocks the host no longer than that. */
const TURN = 60_000

/** Longest pause between two looks whether it is our turn, in milliseconds. */
const LOOK = 5_000

/** One request at a time to a host, and a pause between two, whichever of the processes that share a record sends them. */
export function sharedManners({ leases }: Pick<Store, 'leases'>): Manners {
  const here = makeManners()
  return {
    run: (host, pause, ask, signal) =>
      here.run(
        host,
        () => 0,
        async () => {
          let turn = await leases.begin(host, TURN)
          while ('wait' in turn && signal?.aborted !== true) {
            await sleep(Math.min(turn.wait, LOOK), signal)
            turn = await leases.begin(host, TURN)
          }
          try {
            return await ask()
          } finally {
            if ('token' in turn) await leases.end(host, turn.token, pause())
          }
        },
        signal,
      ),
  }
}
