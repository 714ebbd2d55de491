import { StoreError } from '../errors.ts'
import type { Claim, ClaimOptions, Job, JobCounts, JobKind, Jobs, NewJob, Place } from '../jobs.ts'
import type { Engine } from './engine.ts'
import type { Sql, Steps } from './steps.ts'
import { all, inPieces, marks, one, run } from './steps.ts'

type Row = Omit<Job, 'body' | 'dead'> & { readonly body: string; readonly dead: number }

/** How many wait, are being done, were given up; the time is bound twice. */
const COUNTS =
  'count(*) FILTER (WHERE dead = 0 AND (lease IS NULL OR lease <= ?)) AS waiting, count(*) FILTER (WHERE dead = 0 AND lease > ?) AS leased, count(*) FILTER (WHERE dead = 1) AS dead'

/** The jobs of an open record. */
export function makeJobs(engine: Engine): Jobs {
  return {
    add: (jobs, done = []) =>
      engine.write(function* () {
        yield* engine.dialect.inLine()
        yield* endJobs(engine.name, done)
        const ids: number[] = []
        for (const job of jobs) ids.push(yield* add(job))
        return ids
      }),
    claim: (options) => engine.single(() => claim(options, engine.dialect.skipLocked)),
    async hold(claims, until) {
      const held: Claim[] = []
      for (const piece of inPieces(claims)) {
        const { text, values } = areOurs(piece)
        held.push(
          ...(await engine.single(() => all<Claim>(`UPDATE jobs SET lease = ? WHERE ${text} RETURNING id, token`, until, ...values))),
        )
      }
      return held.map(({ id, token }) => ({ id, token }))
    },
    pass: ({ id, token }, { kind, body, next }) =>
      engine.single(function* () {
        const sql = 'UPDATE jobs SET kind = ?, body = ?, next = ?, lease = NULL, attempts = 0 WHERE id = ? AND token = ? AND dead = 0'
        return (yield* run(sql, kind, JSON.stringify(body ?? null), next, id, token)) > 0
      }),
    line: (kinds, { after, limit }) =>
      engine.read(function* () {
        const sql = `SELECT id, kind, token FROM jobs WHERE dead = 0 AND kind IN ${marks(kinds)} AND id > ? ORDER BY id LIMIT ?`
        return (yield* all<Place>(sql, ...kinds, after, limit)).map((row) => ({ ...row }))
      }),
    many: (ids) =>
      engine.read(function* () {
        if (ids.length === 0) return []
        return (yield* all<Row>(`SELECT * FROM jobs WHERE id IN ${marks(ids)} ORDER BY id`, ...ids)).map(jobOf)
      }),
    done: (job) => engine.single(() => isEnded(job)),
    retry: ({ id, token }, { error, next }) =>
      engine.single(function* () {
        const when = next === null ? 'dead = 1' : 'next = ?'
        const sql = `UPDATE jobs SET lease = NULL, error = ?, ${when} WHERE id = ? AND token = ? AND dead = 0`
        return (yield* run(sql, error, ...(next === null ? [] : [next]), id, token)) > 0
      }),
    get: (id) =>
      engine.read(function* () {
        const row = yield* one<Row>('SELECT * FROM jobs WHERE id = ?', id)
        return row ? jobOf(row) : null
      }),
    counts: (now, kind) => engine.read(() => count(now, kind)),
    kinds: (now) =>
      engine.read(function* () {
        const sql = `SELECT kind, ${COUNTS}, min(CASE WHEN dead = 0 THEN next END) AS oldest FROM jobs GROUP BY kind ORDER BY kind`
        return (yield* all<JobKind>(sql, now, now)).map((row) => ({ ...row }))
      }),
    dead: (limit = 100) =>
      engine.read(function* () {
        return (yield* all<Row>('SELECT * FROM jobs WHERE dead = 1 ORDER BY id DESC LIMIT ?', limit)).map(jobOf)
      }),
  }
}

/** End jobs within a transaction; throws where a claim was lost, which undoes all of the transaction. */
export function* endJobs(name: string, claims: readonly Claim[]): Steps<void> {
  const ended = new Set<number>()
  for (const piece of inPieces(claims)) {
    const { text, values } = areOurs(piece)
    for (const { id } of yield* all<{ id: number }>(`DELETE FROM jobs WHERE ${text} RETURNING id`, ...values)) ended.add(id)
  }
  const lost = claims.find(({ id }) => !ended.has(id))
  if (!lost) return
  throw new StoreError(
    'lost',
    `${name}: expected job ${lost.id} to be ours still, but its lease ran out and another took it; nothing was written, leave it to the other`,
  )
}

/** Jobs whose newest claims are these. */
function areOurs(claims: readonly Claim[]): Sql {
  const pairs = claims.map(() => '(CAST(? AS bigint), CAST(? AS bigint))').join()
  return {
    text: `dead = 0 AND id IN ${marks(claims)} AND (id, token) IN (VALUES ${pairs})`,
    values: [...claims.map(({ id }) => id), ...claims.flatMap(({ id, token }) => [id, token])],
  }
}

function* isEnded({ id, token }: Claim): Steps<boolean> {
  return (yield* run('DELETE FROM jobs WHERE id = ? AND token = ? AND dead = 0', id, token)) > 0
}

function* add({ kind, key, body, next }: NewJob): Steps<number> {
  const made = yield* one<{ id: number }>(
    'INSERT INTO jobs (kind, key, body, next) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING id',
    kind,
    key ?? null,
    JSON.stringify(body ?? null),
    next,
  )
  return (made ?? (yield* one<{ id: number }>('SELECT id FROM jobs WHERE kind = ? AND key = ?', kind, key ?? null)))!.id
}

function* claim({ kinds, now, lease, limit = 1 }: ClaimOptions, skipLocked: string): Steps<Job[]> {
  const free = `SELECT id FROM jobs WHERE dead = 0 AND kind IN ${marks(kinds)} AND next <= ? AND (lease IS NULL OR lease <= ?) ORDER BY next, id LIMIT ? ${skipLocked}`
  const sql = `WITH free AS MATERIALIZED (${free}) UPDATE jobs SET attempts = attempts + 1, lease = ?, token = token + 1 WHERE id IN (SELECT id FROM free) RETURNING *`
  const taken = yield* all<Row>(sql, ...kinds, now, now, limit, now + lease)
  return taken.map(jobOf).sort((a, b) => a.next - b.next || a.id - b.id)
}

function* count(now: number, kind: string | undefined): Steps<JobCounts> {
  const row = yield* one<JobCounts>(
    `SELECT ${COUNTS} FROM jobs ${kind === undefined ? '' : 'WHERE kind = ?'}`,
    now,
    now,
    ...(kind === undefined ? [] : [kind]),
  )
  return { ...row! }
}

function jobOf(row: Row): Job {
  return { ...row, body: JSON.parse(row.body) as unknown, dead: row.dead === 1 }
}
