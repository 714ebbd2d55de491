import { StoreError } from '../errors.ts'
import type { Claim, ClaimOptions, Job, JobCounts, Jobs, NewJob } from '../jobs.ts'
import type { Beside } from './beside.ts'
import type { Db } from './driver.ts'

type Row = Omit<Job, 'body' | 'dead'> & { readonly body: string; readonly dead: number }

/** The jobs of an open record. */
export function makeJobs({ db, run }: Beside): Jobs {
  return {
    add: (jobs) => run(() => db.transaction(() => jobs.map((job) => add(db, job)))),
    claim: (options) => run(() => db.transaction(() => claim(db, options))),
    done: ({ id, token }) => run(() => isEnded(db, { id, token })),
    retry: ({ id, token }, { error, next }) =>
      run(() => {
        const sql = 'UPDATE jobs SET lease = NULL, error = ?, next = coalesce(?, next), dead = ? WHERE id = ? AND token = ? AND dead = 0'
        return db.prepare(sql).run(error, next, next === null ? 1 : 0, id, token).changes > 0
      }),
    get: (id) => run(() => jobOf(db.prepare('SELECT * FROM jobs WHERE id = ?').get(id))),
    counts: (now, kind) => run(() => count(db, now, kind ?? null)),
    dead: (limit = 100) =>
      run(() =>
        db
          .prepare('SELECT * FROM jobs WHERE dead = 1 ORDER BY id DESC LIMIT ?')
          .all(limit)
          .flatMap((row) => jobOf(row) ?? []),
      ),
  }
}

/** End a job within a transaction; throws where its claim was lost, which undoes all of the transaction. */
export function endJob(db: Db, claim: Claim): void {
  if (isEnded(db, claim)) return
  throw new StoreError(
    'lost',
    `${db.path}: expected job ${claim.id} to be ours still, but its lease ran out and another took it; nothing was written, leave it to the other`,
  )
}

function isEnded(db: Db, { id, token }: Claim): boolean {
  return db.prepare('DELETE FROM jobs WHERE id = ? AND token = ? AND dead = 0').run(id, token).changes > 0
}

function add(db: Db, { kind, key, body, next }: NewJob): number {
  const known = key === undefined ? undefined : db.prepare('SELECT id FROM jobs WHERE kind = ? AND key = ?').get(kind, key)
  if (known) return known['id'] as number
  const made = db
    .prepare('INSERT INTO jobs (kind, key, body, next) VALUES (?, ?, ?, ?)')
    .run(kind, key ?? null, JSON.stringify(body ?? null), next)
  return Number(made.lastInsertRowid)
}

function claim(db: Db, { kinds, now, lease, limit = 1 }: ClaimOptions): Job[] {
  const sql = `SELECT * FROM jobs WHERE dead = 0 AND kind IN (${kinds.map(() => '?').join()}) AND next <= ? AND (lease IS NULL OR lease <= ?) ORDER BY next, id LIMIT ?`
  return (db.prepare(sql).all(...kinds, now, now, limit) as unknown as Row[]).map((row) => {
    const taken = { ...row, attempts: row.attempts + 1, lease: now + lease, token: row.token + 1 }
    db.prepare('UPDATE jobs SET attempts = ?, lease = ?, token = ? WHERE id = ?').run(taken.attempts, taken.lease, taken.token, row.id)
    return jobOf(taken)!
  })
}

function count(db: Db, now: number, kind: string | null): JobCounts {
  const row = db
    .prepare(
      'SELECT coalesce(sum(dead = 0 AND (lease IS NULL OR lease <= ?)), 0) AS waiting, coalesce(sum(dead = 0 AND lease > ?), 0) AS leased, coalesce(sum(dead), 0) AS dead FROM jobs WHERE ? IS NULL OR kind = ?',
    )
    .get(now, now, kind, kind) as unknown as JobCounts
  return { ...row }
}

function jobOf(found: unknown): Job | null {
  if (found === undefined) return null
  const row = found as Row
  return { ...row, body: JSON.parse(row.body) as unknown, dead: row.dead === 1 }
}
