import { instantOf } from '../../record/index.ts'
import type { Fact } from '../../record/index.ts'
import { contentDigestOf, digestOf, openBody, packBody } from '../bodies.ts'
import { editOf } from '../edits.ts'
import type { Head, Intake } from '../store.ts'
import type { Deriver } from './derive.ts'
import type { Counters, Dialect } from './dialect.ts'
import type { NewFrame } from './frames.ts'
import { writeFrame } from './frames.ts'
import type { Steps } from './steps.ts'
import { all, inLists, marks, one, put } from './steps.ts'

/** The newest version of an article that is in the record. */
interface Before {
  readonly id: string
  readonly no: number
  readonly version: number
}

/** Adds reports and facts in one transaction: it is open, and `counters` were asked. */
export class Writer {
  readonly #dialect: Dialect
  readonly #deriver: Deriver
  #seq: number
  #no: number
  #at: number

  constructor(dialect: Dialect, deriver: Deriver, { seq, no, at }: Counters) {
    this.#dialect = dialect
    this.#deriver = deriver
    this.#seq = seq
    this.#no = no
    this.#at = at
  }

  get counters(): Omit<Counters, 'isOurs'> {
    return { seq: this.#seq, no: this.#no, at: this.#at }
  }

  /** Reports in the order given. */
  *reports(batch: readonly Intake[]): Steps<Head[]> {
    const { prepare, monthOf, mayLink } = this.#dialect
    yield* mayLink()
    yield* prepare(batch.map(({ article }) => monthOf(article.published?.value ?? null)))
    yield* this.#deriver.begin(batch.flatMap(({ facts }) => facts))
    const before = yield* newestOf(batch.map(({ article }) => article.id))
    const heads: Head[] = []
    for (const intake of batch) {
      const head = yield* this.#report(intake, before.get(intake.article.id))
      before.set(head.id, head)
      heads.push(head)
    }
    yield* this.#deriver.flush()
    return heads
  }

  /** Facts that no report gave. */
  *facts(facts: readonly Fact[], made: number): Steps<void> {
    yield* this.#dialect.prepare([''])
    yield* this.#deriver.begin(facts)
    yield* this.#putFacts({ no: null, at: made, month: '', article: null, memo: null, facts })
    yield* this.#deriver.flush()
  }

  *#report({ article, raw, source, reading, facts, memo, seen, body }: Intake, before: Before | undefined): Steps<Head> {
    const published = article.published?.value ?? null
    const month = this.#dialect.monthOf(published)
    const no = ++this.#no
    const at = published === null ? this.#at : instantOf(published)
    this.#at = Math.max(this.#at, at)
    const head: Head = {
      no,
      id: article.id,
      version: (before?.version ?? 0) + 1,
      published,
      outlet: article.outlet?.name ?? null,
      domain: article.outlet?.domain ?? null,
      url: article.url,
      title: article.title,
      language: article.language,
      seen,
      source,
      edit: before ? editOf(yield* articleAt(before), article) : null,
    }
    const digests = { digest: digestOf(raw), content: contentDigestOf(article) }
    yield put('articles', { ...head, month, at, type: raw.type, ...digests })
    yield put('bodies', { no, month, body: body ?? packBody({ article, raw, reading }) })
    yield* this.#dialect.words.put('article', no, [article.title ?? '', article.text], month)
    if (before) yield* this.#deriver.retire(article.id, before.no, no)
    yield* this.#putFacts({ no, at, month, article: article.id, memo, facts })
    return head
  }

  /** The facts themselves, then all that is derived from them. */
  *#putFacts(frame: Omit<NewFrame, 'first'>): Steps<void> {
    const first = this.#seq + 1
    this.#seq = yield* writeFrame({ first, ...frame })
    for (const [i, fact] of frame.facts.entries())
      yield* this.#deriver.apply(fact, { seq: first + i, frame: first, no: frame.no, at: frame.at })
  }
}

function* newestOf(ids: readonly string[]): Steps<Map<string, Before>> {
  const found = new Map<string, Before>()
  for (const piece of inLists([...new Set(ids)]))
    for (const row of yield* all<Before>(`SELECT id, no, version FROM articles WHERE id IN ${marks(piece)} ORDER BY no`, ...piece))
      found.set(row.id, row)
  return found
}

function* articleAt({ id, no }: Before): Steps<Intake['article']> {
  const row = yield* one<{ body: Uint8Array }>('SELECT body FROM bodies WHERE no = ?', no)
  return openBody(row!.body, `article ${id}`).article()
}
