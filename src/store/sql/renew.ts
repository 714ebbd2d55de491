import type { Article, Fact } from '../../record/index.ts'
import { instantOf } from '../../record/index.ts'
import { contentDigestOf, openBody, packBody, packJson } from '../bodies.ts'
import { packFact } from '../codec.ts'
import type { Document, Renewed } from '../renew.ts'
import type { Head } from '../store.ts'
import type { Dialect } from './dialect.ts'
import { Frames, hollowFrame, writeFrame } from './frames.ts'
import { HEAD } from './heads.ts'
import { replay } from './replay.ts'
import type { Listing, Steps } from './steps.ts'
import { all, exec, item, one, put } from './steps.ts'

interface Laid {
  readonly no: number
  readonly body: Uint8Array
  readonly facts: Uint8Array
  readonly last: number
}

/** Documents that are read at once. */
const PAGE = 16

/** Every version of every article, in order of intake. */
export function* documentsOf({ withBody }: Dialect): Listing<Document> {
  const frames = new Frames()
  for (let after = 0; ;) {
    const rows = yield* all<Head & { type: string; body: Uint8Array }>(
      `SELECT ${HEAD}, a.type, b.body FROM articles a ${withBody} WHERE a.no > ? ORDER BY a.no LIMIT ${PAGE}`,
      after,
    )
    for (const { type, body, ...head } of rows) {
      const open = openBody(body, `article ${head.id}`)
      after = head.no
      // What was erased cannot be read anew: its facts stay as they are.
      if (open.article().text === '') continue
      const facts = (yield* frames.ofArticle(head.no))?.facts ?? []
      yield item({ head, raw: { bytes: open.bytes(), type, given: open.given() }, reading: open.reading(), facts })
    }
    if (rows.length < PAGE) return
  }
}

/** Lay a new reading aside; a transaction is open. */
export function* layAside({ no, article, reading, facts, memo }: Renewed): Steps<void> {
  const row = yield* one<{ body: Uint8Array }>('SELECT body FROM bodies WHERE no = ?', no)
  const open = openBody(row!.body, `article ${article.id}`)
  const body = packBody({ article, raw: { bytes: open.bytes(), given: open.given() }, reading })
  const frame = packJson([memo, ...facts.map((fact) => packFact(fact, article.id))])
  yield put('renewed', { no, body, facts: frame, last: facts.length }, 'replace')
}

/** Take all that was laid aside into the record; a transaction is open. Gives the last number of a fact. */
export function* adoptAll(
  dialect: Dialect,
  { seq, made, facts }: { readonly seq: number; readonly made: number; readonly facts: readonly Fact[] },
): Steps<number> {
  let last = seq
  for (const { no } of yield* all<{ no: number }>('SELECT no FROM renewed ORDER BY no')) {
    const laid = (yield* one<Laid>('SELECT no, body, facts, last FROM renewed WHERE no = ?', no))!
    const { at, month } = yield* renewArticle(dialect, laid)
    yield* hollowFrame(no)
    const first = last + 1
    last = first + Math.max(1, laid.last) - 1
    yield put('facts', { first, last, no, at, body: laid.facts, hollow: 0, month })
  }
  yield* exec('DELETE FROM renewed')
  yield* dialect.prepare([''])
  if (facts.length > 0) last = yield* writeFrame({ first: last + 1, no: null, at: made, month: '', article: null, memo: null, facts })
  yield* dialect.clearViews()
  yield* replay(dialect)
  return last
}

/** A newer engine may find another text, title or date in the same bytes. Gives the instant at which the article was known. */
function* renewArticle(dialect: Dialect, { no, body }: Laid): Steps<{ readonly at: number; readonly month: string }> {
  const row = (yield* one<{ at: number; month: string; body: Uint8Array }>(
    `SELECT a.at, a.month, b.body FROM articles a ${dialect.withBody} WHERE a.no = ?`,
    no,
  ))!
  const before = openBody(row.body, `article ${no}`).article()
  const after = openBody(body, `article ${no}`).article()
  yield* exec('UPDATE bodies SET body = ? WHERE no = ?', body, no)
  if (JSON.stringify(before) === JSON.stringify(after)) return row
  const { title, text, url, outlet, language } = after
  const published = after.published?.value ?? null
  const at = published === null ? row.at : instantOf(published)
  const month = dialect.monthOf(published)
  yield* dialect.prepare([month])
  if (before.text !== text || before.title !== title || month !== row.month) {
    const words = (article: Article): [string, string] => [article.title ?? '', article.text]
    yield* dialect.words.drop('article', no, words(before))
    yield* dialect.words.put('article', no, words(after), month)
  }
  if (month !== row.month) yield* dialect.moveBody(no, month)
  yield* exec(
    'UPDATE articles SET month = ?, published = ?, at = ?, outlet = ?, domain = ?, url = ?, title = ?, language = ?, content = ? WHERE no = ?',
    month,
    published,
    at,
    outlet?.name ?? null,
    outlet?.domain ?? null,
    url,
    title,
    language,
    contentDigestOf(after),
    no,
  )
  return { at, month }
}
