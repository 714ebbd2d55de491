import type { Article, Reading } from '../../record/index.ts'
import { openBody, packBody, packJson, unpackJson } from '../bodies.ts'
import { isStatement } from '../codec.ts'
import type { PackedFact } from '../codec.ts'
import type { Dialect } from './dialect.ts'
import type { Steps } from './steps.ts'
import { all, exec } from './steps.ts'

interface Kept {
  readonly no: number
  readonly month: string
  readonly body: Uint8Array
}

const NOTHING = { sentences: [], entities: [], times: [], events: [], statements: [] }

/** Leave of every version of an article its front matter and its facts; a transaction is open. False for an unknown one. */
export function* eraseArticle(dialect: Dialect, id: string, statements: boolean): Steps<boolean> {
  const rows = yield* all<Kept>(`SELECT a.no, a.month, b.body FROM articles a ${dialect.withBody} WHERE a.id = ?`, id)
  for (const row of rows) {
    yield* eraseBody(dialect, id, row)
    if (statements) yield* eraseStatements(row.no)
  }
  return rows.length > 0
}

function* eraseBody(dialect: Dialect, id: string, { no, month, body }: Kept): Steps<void> {
  const open = openBody(body, `article ${id}`)
  const before = open.article()
  if (before.text === '' && open.bytes().length === 0) return
  const { format, engine } = open.reading()
  const article: Article = { ...before, text: '', parts: [] }
  const reading: Reading = { format, engine, article, ...NOTHING }
  yield* exec('UPDATE bodies SET body = ? WHERE no = ?', packBody({ article, raw: { bytes: new Uint8Array(0), given: null }, reading }), no)
  const title = before.title ?? ''
  yield* dialect.words.drop('article', no, [title, before.text])
  yield* dialect.words.put('article', no, [title, ''], month)
}

/** What the statements of an article quote leaves its frames; their numbers stay behind. */
function* eraseStatements(no: number): Steps<void> {
  for (const row of yield* all<{ first: number; body: Uint8Array }>('SELECT first, body FROM facts WHERE no = ?', no)) {
    const [memo, ...facts] = unpackJson(row.body, `facts from ${row.first} on`) as [string | null, ...(PackedFact | null)[]]
    const left = facts.map((list) => (list !== null && isStatement(list) ? null : list))
    yield* exec('UPDATE facts SET body = ? WHERE first = ?', packJson([memo, ...left]), row.first)
  }
}
