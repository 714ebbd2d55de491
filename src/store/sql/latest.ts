import type { Query } from '../query.ts'
import type { Head } from '../store.ts'
import type { Words } from './dialect.ts'
import { HEAD, NEWEST } from './heads.ts'
import type { Steps } from './steps.ts'
import { all, marks, padded } from './steps.ts'

/** Reports that are looked at before there is a second look: so many times what is wanted, and no fewer. */
const TIMES = 4
const FEWEST = 128
/** A second look sees so many times more; after the last everything is looked at. */
const WIDER = 16
const MOST = 5000

/** What is no word finds nothing, and must not be left out beside others. */
const HAS_WORDS = /[\p{L}\p{N}]/u

/** Which of the reports that are found are wanted: the newest, from the `offset`th on. */
export interface Wanted {
  readonly limit: number
  readonly offset: number
}

/**
 * The newest reports that hold some words, without a look at all that do: reports come in about in the order in which they were
 * published, so those taken in last are looked at, and it is asked whether any taken in before them was published later. Null where
 * that cannot be done: the query asks for more than words, the engine gives no order of intake, or too many came late.
 */
export function* latestWith(words: Words, query: Query, { limit, offset }: Wanted): Steps<Head[] | null> {
  const [group, ...others] = query.any
  if (words.last === undefined || group === undefined || others.length > 0) return null
  const lists: (readonly string[])[] = []
  for (const term of group) {
    if (term.not || term.kind !== 'words' || !HAS_WORDS.test(term.words.join(' '))) return null
    lists.push(term.words)
  }
  const wanted = limit + offset
  for (let most = Math.max(FEWEST, TIMES * wanted); most <= MOST; most *= WIDER) {
    const found = words.last(lists, most + 1)
    const nos = (yield* all<{ no: number }>(found.text, ...found.values)).map(({ no }) => no)
    const isAll = nos.length <= most
    if (nos.length === 0) return []
    // The oldest of them is not known to be the only one of its place in time.
    const earliest = isAll ? 0 : nos.pop()!
    const asked = padded(nos)
    const sql = `SELECT ${HEAD}, a.at FROM articles a WHERE ${NEWEST} AND a.no IN ${marks(asked)} ORDER BY a.at DESC, a.no DESC LIMIT ? OFFSET ?`
    const rows = yield* all<Head & { readonly at: number }>(sql, ...asked, limit, offset)
    if (isAll || (rows.length === limit && limit > 0 && !(yield* isAnyLater(rows.at(-1)!.at, earliest)))) return rows.map(headOf)
  }
  return null
}

/** Was a report that was taken in at this place or before it published later than that? */
function* isAnyLater(at: number, no: number): Steps<boolean> {
  return (yield* all('SELECT 1 AS there FROM articles WHERE at > ? AND no <= ? LIMIT 1', at, no)).length > 0
}

function headOf({ at: _, ...head }: Head & { readonly at: number }): Head {
  return head
}
