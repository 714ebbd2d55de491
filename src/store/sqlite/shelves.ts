import type { Shelf, Shelved, ShelfName } from '../shelves.ts'
import type { Beside } from './beside.ts'

/** One shelf of an open record. */
export function makeShelf({ db, run }: Beside, name: ShelfName): Shelf {
  return {
    put: ({ id, body, at }) =>
      run(() => {
        db.prepare('INSERT OR REPLACE INTO shelved VALUES (?, ?, ?, ?)').run(name, id, at, JSON.stringify(body ?? null))
      }),
    get: (id) => run(() => shelvedOf(db.prepare('SELECT id, at, body FROM shelved WHERE shelf = ? AND id = ?').get(name, id))),
    list: ({ after = '', limit = 1000 } = {}) =>
      run(() =>
        db
          .prepare('SELECT id, at, body FROM shelved WHERE shelf = ? AND id > ? ORDER BY id LIMIT ?')
          .all(name, after, limit)
          .flatMap((row) => shelvedOf(row) ?? []),
      ),
    remove: (id) => run(() => db.prepare('DELETE FROM shelved WHERE shelf = ? AND id = ?').run(name, id).changes > 0),
  }
}

function shelvedOf(found: unknown): Shelved | null {
  if (found === undefined) return null
  const { id, at, body } = found as { id: string; at: number; body: string }
  return { id, at, body: JSON.parse(body) as unknown }
}
