import { packBytes, unpackBytes } from '../bodies.ts'
import type { Unread, UnreadShelf } from '../unread.ts'
import type { Engine } from './engine.ts'
import { all, one, run } from './steps.ts'

/** What an open record keeps of what could not be read. */
export function makeUnread(engine: Engine): UnreadShelf {
  return {
    add: ({ name, url, source, type, error, seen, bytes }) =>
      engine.write(function* () {
        const sql = 'INSERT INTO unread (name, url, source, type, error, seen, body) VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id'
        return (yield* one<{ id: number }>(sql, name, url, source, type, error, seen, packBytes(bytes)))!.id
      }),
    list: (limit = 100) =>
      engine.read(function* () {
        const rows = yield* all<Unread>('SELECT id, name, url, source, type, error, seen FROM unread ORDER BY id DESC LIMIT ?', limit)
        return rows.map((row) => ({ ...row }))
      }),
    bytes: (id) =>
      engine.read(function* () {
        const row = yield* one<{ body: Uint8Array }>('SELECT body FROM unread WHERE id = ?', id)
        return row ? unpackBytes(row.body, `unread document ${id}`) : null
      }),
    remove: (id) =>
      engine.write(function* () {
        return (yield* run('DELETE FROM unread WHERE id = ?', id)) > 0
      }),
  }
}
