import { createHash } from 'node:crypto'
import type { NewSource, Source, SourcePatch, Sources } from '../sources.ts'
import type { Engine } from './engine.ts'
import type { Steps, Value } from './steps.ts'
import { all, exec, one, put, run } from './steps.ts'

type Row = Omit<Source, 'paused' | 'settings'> & { readonly paused: number; readonly settings: string }

/** The sources of an open record. */
export function makeSources(engine: Engine): Sources {
  const many = (sql: string, ...values: number[]): Promise<Source[]> =>
    engine.read(function* () {
      return (yield* all<Row>(sql, ...values)).map(sourceOf)
    })
  return {
    add: (source) =>
      engine.write(function* () {
        return (yield* get(idOf(source))) ?? (yield* write(made(source)))
      }),
    get: (id) => engine.read(() => get(id)),
    find: (url) => engine.read(() => found('SELECT * FROM sources WHERE url = ? ORDER BY added, id LIMIT 1', url)),
    list: () => many('SELECT * FROM sources ORDER BY added, id'),
    due: (now, limit = 100) => many('SELECT * FROM sources WHERE due <= ? AND paused = 0 ORDER BY due, id LIMIT ?', now, limit),
    claim: ({ now, lease, limit = 100 }) =>
      engine.write(function* () {
        const sql = `SELECT * FROM sources WHERE due <= ? AND paused = 0 ORDER BY due, id LIMIT ? ${engine.dialect.skipLocked}`
        const rows = yield* all<Row>(sql, now, limit)
        for (const { id } of rows) yield* exec('UPDATE sources SET due = ? WHERE id = ?', now + lease, id)
        return rows.map(sourceOf)
      }),
    update: (id, patch: SourcePatch) =>
      engine.write(function* () {
        const old = yield* get(id)
        return old && (yield* write({ ...old, ...patch }))
      }),
    remove: (id) =>
      engine.write(function* () {
        return (yield* run('DELETE FROM sources WHERE id = ?', id)) > 0
      }),
  }
}

function* found(sql: string, value: string): Steps<Source | null> {
  const row = yield* one<Row>(sql, value)
  return row ? sourceOf(row) : null
}

function get(id: string): Steps<Source | null> {
  return found('SELECT * FROM sources WHERE id = ?', id)
}

function idOf({ kind, url }: NewSource): string {
  return `${kind}-${createHash('sha256').update(`${kind}\n${url}`).digest('hex').slice(0, 12)}`
}

function made(source: NewSource): Source {
  const { kind, url, added, name = '', paused = false, settings = {}, due = added } = source
  const never = { etag: null, modified: null, visited: null, brought: null, result: null }
  return { id: idOf(source), kind, url, name, paused, settings, added, due, ...never, failures: 0, health: '' }
}

function* write(source: Source): Steps<Source> {
  const row: Record<string, Value> = { ...source, paused: source.paused ? 1 : 0, settings: JSON.stringify(source.settings) }
  yield put('sources', row, 'replace')
  return source
}

function sourceOf(row: Row): Source {
  return { ...row, paused: row.paused === 1, settings: JSON.parse(row.settings) as Source['settings'] }
}
