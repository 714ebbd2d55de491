import type { Unread, UnreadShelf } from '../unread.ts'
import type { Beside } from './beside.ts'
import { packBytes, unpackBytes } from './bodies.ts'

/** What an open record keeps of what could not be read. */
export function makeUnread({ db, run }: Beside): UnreadShelf {
  return {
    add: ({ name, url, source, type, error, seen, bytes }) =>
      run(() => {
        const made = db
          .prepare('INSERT INTO unread (name, url, source, type, error, seen, body) VALUES (?, ?, ?, ?, ?, ?, ?)')
          .run(name, url, source, type, error, seen, packBytes(bytes))
        return Number(made.lastInsertRowid)
      }),
    list: (limit = 100) =>
      run(() => {
        const rows = db.prepare('SELECT id, name, url, source, type, error, seen FROM unread ORDER BY id DESC LIMIT ?').all(limit)
        return (rows as unknown as Unread[]).map((row) => ({ ...row }))
      }),
    bytes: (id) =>
      run(() => {
        const row = db.prepare('SELECT body FROM unread WHERE id = ?').get(id)
        return row ? unpackBytes(row['body'] as Uint8Array, `unread document ${id}`) : null
      }),
    remove: (id) => run(() => db.prepare('DELETE FROM unread WHERE id = ?').run(id).changes > 0),
  }
}
