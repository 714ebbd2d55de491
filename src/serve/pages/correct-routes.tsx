import type { Context, Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { correct } from '../../store/correct.ts'
import type { CorrectionWish } from '../../store/correct.ts'
import type { Store } from '../../store/store.ts'
import { factLines, standingOf, subjectHref, viewCorrections, wishFrom } from '../view/corrections.ts'
import { CorrectionsPage, CorrectPage } from './correct.tsx'
import { fieldsOf } from './fields.ts'
import type { Fields } from './fields.ts'
import type { Frame } from './layout.tsx'
import { show } from './show.tsx'

/** What the pages of corrections are made from. */
export interface CorrectParts {
  readonly store: Store
  readonly frame: Frame
  /** Is the record only looked at? */
  readonly isClosed: boolean
  readonly missing: (c: Context, what: string) => Response | Promise<Response>
}

const AUTHOR_COOKIE = 'author'
const YEAR = 365 * 24 * 3600

/** Name under which this browser signed last. */
export function authorOf(c: Context): string {
  return (getCookie(c, AUTHOR_COOKIE) ?? '').slice(0, 200)
}

/** Add the pages that show what was put right and put more right, and what their forms send. */
export function addCorrections(app: Hono, parts: CorrectParts): void {
  const { store } = parts
  app.get('/corrections', (c) => listPage(c, parts, null))
  app.get('/correct/:id', (c) => onePage(c, parts, null))
  app.post('/correct/:id', async (c) => {
    const form = await fieldsOf(c)
    const wish = wishFrom(c.req.param('id'), form.field, form.all('articles'))
    if ('error' in wish) return onePage(c, parts, wish.error)
    const wrong = await sign(c, parts, wish, form)
    if (wrong !== null) return onePage(c, parts, wrong)
    const subject = await store.subject(wish.id)
    return c.redirect(subject === null || subject.kind === 'statement' ? '/corrections' : `${subjectHref(subject)}#corrections`, 303)
  })
  app.post('/corrections/:id/undo', async (c) => {
    const wrong = await sign(c, parts, { do: 'undo', id: c.req.param('id') }, await fieldsOf(c))
    return wrong === null ? c.redirect('/corrections', 303) : listPage(c, parts, wrong)
  })
}

/** Put something right in the name that the form gives; a line where it cannot be. */
async function sign(c: Context, { store, isClosed }: CorrectParts, wish: CorrectionWish, { field }: Fields): Promise<string | null> {
  if (isClosed) return 'Expected a record that is open for writing, got one that is only looked at.'
  const signed = { author: field('author').slice(0, 200), reason: field('reason').slice(0, 1000), made: new Date().toISOString() }
  const done = await correct(store, wish, signed)
  if (!done.ok) return done.error
  setCookie(c, AUTHOR_COOKIE, signed.author, { path: '/', sameSite: 'Lax', httpOnly: true, maxAge: YEAR })
  return null
}

async function listPage(c: Context, { store, frame }: CorrectParts, wrong: string | null): Promise<Response> {
  const views = await viewCorrections(store)
  return show(c, <CorrectionsPage frame={frame} views={views} author={authorOf(c)} wrong={wrong} />, wrong === null ? 200 : 422)
}

async function onePage(c: Context, { store, frame, missing }: CorrectParts, wrong: string | null): Promise<Response> {
  const standing = await standingOf(store, c.req.param('id') ?? '')
  if (standing === null) return missing(c, 'There is nothing with this id in the record.')
  const { subject } = standing
  const [views, facts, statement] = await Promise.all([
    viewCorrections(store, subject.id),
    factLines(store, subject),
    subject.kind === 'statement' ? store.statement(subject.id) : null,
  ])
  const parts = { frame, standing, views, facts, wrong, author: authorOf(c), article: statement?.article ?? null }
  return show(c, <CorrectPage {...parts} />, wrong === null ? 200 : 422)
}
