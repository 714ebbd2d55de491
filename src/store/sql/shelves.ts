import type { Shelf, Shelved, ShelfName } from '../shelves.ts'
import type { Engine } from './engine.ts'
import { all, one, put, run } from './steps.ts'

interface Row {
  readonly id: string
  readonly at: number
  readonly body: string
}

/** One shelf of an open record. */
export function makeShelf(engine: Engine, name: ShelfName): Shelf {
  return {
    put: ({ id, body, at }) =>
      engine.write(function* () {
        yield put('shelved', { shelf: name, id, at, body: JSON.stringify(body ?? null) }, 'replace')
      }),
    get: (id) =>
      engine.read(function* () {
        const row = yield* one<Row>('SELECT id, at, body FROM shelved WHERE shelf = ? AND id = ?', name, id)
        return row ? shelvedOf(row) : null
      }),
    list: ({ after = '', limit = 1000 } = {}) =>
      engine.read(function* () {
        const sql = 'SELECT id, at, body FROM shelved WHERE shelf = ? AND id > ? ORDER BY id LIMIT ?'
        return (yield* all<Row>(sql, name, after, limit)).map(shelvedOf)
      }),
    remove: (id) =>
      engine.write(function* () {
        return (yield* run('DELETE FROM shelved WHERE shelf = ? AND id = ?', name, id)) > 0
      }),
  }
}

function shelvedOf({ id, at, body }: Row): Shelved {
  return { id, at, body: JSON.parse(body) as unknown }
}
