import type { Article, Fact } from '../../record/index.ts'
import { instantOf } from '../../record/index.ts'
import { packFact } from '../codec.ts'
import type { Document, Renewed } from '../renew.ts'
import type { Head } from '../store.ts'
import { contentDigestOf, openBody, packBody, packJson } from './bodies.ts'
import type { Db } from './driver.ts'
import { Frames, hollowFrame, writeFrame } from './frames.ts'
import { replay } from './past.ts'
import { clearViews } from './schema.ts'

interface Laid {
  readonly no: number
  readonly body: Uint8Array
  readonly facts: Uint8Array
  readonly last: number
}

/** Every version of every article, in order of intake. */
export function* documentsOf(db: Db, headOf: (no: number) => Head): Generator<Document> {
  const frames = new Frames(db)
  for (const row of db.fresh('SELECT a.no, a.type, b.body FROM articles a JOIN bodies b USING (no) ORDER BY a.no').iterate()) {
    const { no, type, body } = row as { no: number; type: string; body: Uint8Array }
    const head = headOf(no)
    const open = openBody(body, `article ${head.id}`)
    yield {
      head,
      raw: { bytes: open.bytes(), type, given: open.given() },
      reading: open.reading(),
      facts: frames.ofArticle(no)?.facts ?? [],
    }
  }
}

/** Lay a new reading aside; a transaction is open. */
export function layAside(db: Db, { no, article, reading, facts, memo }: Renewed): void {
  const { body } = db.prepare('SELECT body FROM bodies WHERE no = ?').get(no) as { body: Uint8Array }
  const open = openBody(body, `article ${article.id}`)
  const packed = packBody({ article, raw: { bytes: open.bytes(), given: open.given() }, reading })
  const frame = packJson([memo, ...facts.map((fact) => packFact(fact, article.id))])
  db.prepare('INSERT OR REPLACE INTO renewed VALUES (?, ?, ?, ?)').run(no, packed, frame, facts.length)
}

/** Take all that was laid aside into the record; a transaction is open. Gives the last number of a fact. */
export function adoptAll(
  db: Db,
  { seq, made, facts }: { readonly seq: number; readonly made: number; readonly facts: readonly Fact[] },
): number {
  let last = seq
  for (const { no } of db.prepare('SELECT no FROM renewed ORDER BY no').all() as { no: number }[]) {
    const laid = db.prepare('SELECT no, body, facts, last FROM renewed WHERE no = ?').get(no) as unknown as Laid
    const at = renewArticle(db, laid)
    hollowFrame(db, no)
    const first = last + 1
    last = first + Math.max(1, laid.last) - 1
    db.prepare('INSERT INTO facts VALUES (?, ?, ?, ?, ?, 0)').run(first, last, no, at, laid.facts)
  }
  db.raw.exec('DELETE FROM renewed')
  if (facts.length > 0) last = writeFrame(db, { first: last + 1, no: null, at: made, article: null, memo: null, facts })
  clearViews(db)
  replay(db)
  return last
}

/** A newer engine may find another text, title or date in the same bytes. Gives the instant at which the article was known. */
function renewArticle(db: Db, { no, body }: Laid): number {
  const row = db.prepare('SELECT a.at, b.body FROM articles a JOIN bodies b USING (no) WHERE a.no = ?').get(no) as {
    at: number
    body: Uint8Array
  }
  const before = openBody(row.body, `article ${no}`).article()
  const after = openBody(body, `article ${no}`).article()
  db.prepare('UPDATE bodies SET body = ? WHERE no = ?').run(body, no)
  if (JSON.stringify(before) === JSON.stringify(after)) return row.at
  const { title, text, url, outlet, language } = after
  if (before.text !== text || before.title !== title) {
    const words = (article: Article): [string, string] => [article.title ?? '', article.text]
    db.prepare("INSERT INTO article_words (article_words, rowid, title, body) VALUES ('delete', ?, ?, ?)").run(no, ...words(before))
    db.prepare('INSERT INTO article_words (rowid, title, body) VALUES (?, ?, ?)').run(no, ...words(after))
  }
  const published = after.published?.value ?? null
  const at = published === null ? row.at : instantOf(published)
  db.prepare(
    'UPDATE articles SET month = ?, published = ?, at = ?, outlet = ?, domain = ?, url = ?, title = ?, language = ?, content = ? WHERE no = ?',
  ).run(
    published?.slice(0, 7) ?? '',
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
  return at
}
