import { createHash } from 'node:crypto'
import type { NewSource, Source, SourcePatch, Sources } from '../sources.ts'
import type { Beside } from './beside.ts'
import type { Db, Value } from './driver.ts'

type Row = Omit<Source, 'paused' | 'settings'> & { readonly paused: number; readonly settings: string }

/** Columns in the order of the table. */
const COLUMNS = [
  'id',
  'kind',
  'url',
  'name',
  'paused',
  'settings',
  'etag',
  'modified',
  'added',
  'due',
  'visited',
  'brought',
  'result',
  'failures',
  'health',
] as const satisfies readonly (keyof Source)[]

/** The sources of an open record. */
export function makeSources({ db, run }: Beside): Sources {
  const get = (id: string): Source | null => sourceOf(db.prepare('SELECT * FROM sources WHERE id = ?').get(id))
  const many = (sql: string, ...values: number[]): Source[] =>
    db
      .prepare(sql)
      .all(...values)
      .flatMap((row) => sourceOf(row) ?? [])
  return {
    add: (source) => run(() => get(idOf(source)) ?? write(db, made(source))),
    get: (id) => run(() => get(id)),
    find: (url) => run(() => sourceOf(db.prepare('SELECT * FROM sources WHERE url = ? ORDER BY added, id LIMIT 1').get(url))),
    list: () => run(() => many('SELECT * FROM sources ORDER BY added, id')),
    due: (now, limit = 100) => run(() => many('SELECT * FROM sources WHERE due <= ? AND paused = 0 ORDER BY due, id LIMIT ?', now, limit)),
    update: (id, patch: SourcePatch) =>
      run(() => {
        const old = get(id)
        return old && write(db, { ...old, ...patch })
      }),
    remove: (id) => run(() => db.prepare('DELETE FROM sources WHERE id = ?').run(id).changes > 0),
  }
}

function idOf({ kind, url }: NewSource): string {
  return `${kind}-${createHash('sha256').update(`${kind}\n${url}`).digest('hex').slice(0, 12)}`
}

function made(source: NewSource): Source {
  const { kind, url, added, name = '', paused = false, settings = {}, due = added } = source
  const never = { etag: null, modified: null, visited: null, brought: null, result: null }
  return { id: idOf(source), kind, url, name, paused, settings, added, due, ...never, failures: 0, health: '' }
}

function write(db: Db, source: Source): Source {
  const row: Record<string, Value> = { ...source, paused: source.paused ? 1 : 0, settings: JSON.stringify(source.settings) }
  db.prepare(`INSERT OR REPLACE INTO sources VALUES (${COLUMNS.map(() => '?').join()})`).run(...COLUMNS.map((column) => row[column]!))
  return source
}

function sourceOf(found: unknown): Source | null {
  if (found === undefined) return null
  const row = found as Row
  return { ...row, paused: row.paused === 1, settings: JSON.parse(row.settings) as Source['settings'] }
}
