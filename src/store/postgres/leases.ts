import type { Leases } from '../leases.ts'
import type { Engine } from '../sql/engine.ts'
import { exec, one, run } from '../sql/steps.ts'
import type { Own } from './dialect.ts'
import { LINKER, NOW } from './dialect.ts'

/** What processes that share a database agree on; all times are those of the database. */
export function postgresLeases({ read, write, single }: Pick<Engine, 'read' | 'write' | 'single'>, own: Own): Leases {
  return {
    now: () =>
      read(function* () {
        return (yield* one<{ now: number }>(`SELECT ${NOW} AS now`))!.now
      }),
    async take(task, holder, lease) {
      // Most who ask come too early: they only look, so that nobody has to wait for them.
      const isFree = await read(function* () {
        return (yield* one(`SELECT 1 FROM leases WHERE name = ? AND until > ${NOW}`, task)) === undefined
      })
      if (!isFree) return null
      const taken = await single(() =>
        one<{ token: number }>(
          `INSERT INTO leases AS l (name, holder, token, until) VALUES (?, ?, 1, ${NOW} + ?) ON CONFLICT (name) DO UPDATE
           SET holder = excluded.holder, token = l.token + 1, until = excluded.until WHERE l.until <= ${NOW} RETURNING token`,
          task,
          holder,
          lease,
        ),
      )
      if (!taken) return null
      const { token } = taken
      if (task === LINKER) own.linker = token
      const set = (until: string, ...values: readonly number[]): Promise<boolean> =>
        single(function* () {
          return (yield* run(`UPDATE leases SET until = ${until} WHERE name = ? AND token = ?`, ...values, task, token)) > 0
        })
      return {
        token,
        renew: () => set(`${NOW} + ?`, lease),
        async release() {
          await set('0')
          if (own.linker === token) own.linker = null
        },
      }
    },
    holder: (task) =>
      read(function* () {
        return (yield* one<{ holder: string }>(`SELECT holder FROM leases WHERE name = ? AND until > ${NOW}`, task))?.holder ?? null
      }),
    begin: (host, lease) =>
      write(function* () {
        const taken = yield* one<{ token: number }>(
          `INSERT INTO hosts AS h (host, next, until, token) VALUES (?, 0, ${NOW} + ?, 1) ON CONFLICT (host) DO UPDATE
           SET until = excluded.until, token = h.token + 1 WHERE h.next <= ${NOW} AND h.until <= ${NOW} RETURNING token`,
          host,
          lease,
        )
        if (taken) return { token: taken.token }
        const row = yield* one<{ wait: number }>(`SELECT greatest(next, until) - ${NOW} AS wait FROM hosts WHERE host = ?`, host)
        return { wait: Math.max(1, row?.wait ?? 1) }
      }),
    end: (host, token, pause) =>
      single(function* () {
        yield* exec(`UPDATE hosts SET until = 0, next = ${NOW} + ? WHERE host = ? AND token = ?`, pause, host, token)
      }),
  }
}
