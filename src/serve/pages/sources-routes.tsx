import type { Context, Hono } from 'hono'
import { EVERY } from '../../store/source-desk.ts'
import type { SourceDesk } from '../../store/source-desk.ts'
import type { SourcePatch } from '../../store/sources.ts'
import type { Store } from '../../store/store.ts'
import { addPreviewed, addSubscriptions } from '../view/add-sources.ts'
import type { Fields } from './fields.ts'
import { fieldsOf } from './fields.ts'
import type { Frame } from './layout.tsx'
import { show } from './show.tsx'
import { SourcesPage } from './sources.tsx'
import type { SourcesPageProps } from './sources.tsx'

/** What the page of sources is made from. */
export interface SourcesParts {
  readonly store: Store
  readonly frame: Frame
  /** null where no address may be asked. */
  readonly desk: SourceDesk | null
  readonly isClosed: boolean
}

const CLOSED = 'Expected a server that visits sources, got one that only looks at its record.'
/** Longest list of subscriptions, in bytes. */
const LONGEST_LIST = 5 * 1024 * 1024

/** Add the page of sources, and what its forms send. */
export function addSources(app: Hono, parts: SourcesParts): void {
  const { store, isClosed } = parts
  const desk = isClosed ? null : parts.desk
  const page = (c: Context, more: Partial<SourcesPageProps> = {}) => sourcesPage(c, { ...parts, desk }, more)
  app.get('/sources', (c) => page(c))
  app.get('/sources.opml', async (c) => {
    if (parts.desk === null) return c.text('There is no list of subscriptions here.\n', 404)
    const headers = { 'content-type': 'text/x-opml; charset=utf-8', 'content-disposition': 'attachment; filename="daybook.opml"' }
    return c.body(parts.desk.opml(await store.sources.list()), 200, headers)
  })
  app.post('/sources/preview', async (c) => {
    if (desk === null) return page(c, { wrong: CLOSED })
    const form = await fieldsOf(c)
    const wish = wishFrom(form)
    if ('error' in wish) return page(c, { wrong: wish.error })
    const found = await desk.preview(wish)
    return page(c, { preview: { address: wish.address, name: form.field('name'), every: form.field('every'), text: wish.text, found } })
  })
  app.post('/sources', async (c) => {
    if (desk === null) return page(c, { wrong: CLOSED })
    const wish = wishFrom(await fieldsOf(c))
    if ('error' in wish) return page(c, { wrong: wish.error })
    const { sources, errors } = await addPreviewed(store, desk, wish, Date.now())
    if (sources.length === 0) return page(c, { wrong: errors[0] ?? 'Nothing was found at this address.' })
    return page(c, {
      done: `Added: ${sources
        .map(({ name, url }) => name || url)
        .join(', ')
        .slice(0, 300)}`,
    })
  })
  app.post('/sources/opml', async (c) => {
    if (desk === null) return page(c, { wrong: CLOSED })
    const file = (await fieldsOf(c)).file('file')
    if (file === null || file.size > LONGEST_LIST)
      return page(c, {
        wrong: `Expected a file of at most ${LONGEST_LIST / 1024 / 1024} MB, got ${file === null ? 'none' : `${file.size} bytes`}.`,
      })
    const taken = await addSubscriptions(store, desk, await file.text(), Date.now())
    if ('error' in taken) return page(c, { wrong: taken.error })
    return page(c, { done: `${taken.added} added, ${taken.known} were there already.` })
  })
  app.post('/sources/:id/:what', async (c) => {
    if (isClosed) return page(c, { wrong: CLOSED })
    const { id, what } = c.req.param()
    if (what === 'remove') await store.sources.remove(id)
    const patch = what === 'change' ? await changeFrom(c, store, id) : PATCHES[what]?.(Date.now())
    if (typeof patch === 'string') return page(c, { wrong: patch })
    if (patch) await store.sources.update(id, patch)
    return c.redirect('/sources', 303)
  })
}

const PATCHES: Readonly<Record<string, (now: number) => SourcePatch>> = {
  pause: () => ({ paused: true }),
  resume: (now) => ({ paused: false, failures: 0, health: '', due: now }),
  visit: (now) => ({ due: now }),
}

async function changeFrom(c: Context, store: Store, id: string): Promise<SourcePatch | string | undefined> {
  const { field } = await fieldsOf(c)
  const every = minutesIn(field('every'))
  if (every === null) return wrongMinutes(field('every'))
  const source = await store.sources.get(id)
  return source === null
    ? undefined
    : { name: field('name').slice(0, 200), settings: { ...source.settings, ...(every !== undefined && { every }) } }
}

interface Wish {
  readonly address: string
  readonly name: string | undefined
  readonly every: number | undefined
  readonly text: boolean
}

function wishFrom({ field }: Fields): Wish | { readonly error: string } {
  const every = minutesIn(field('every'))
  if (every === null) return { error: wrongMinutes(field('every')) }
  const address = field('address')
  if (address === '' || address.length > 2000) return { error: 'Expected the address of a feed or a page, got none.' }
  return { address, name: field('name').slice(0, 200) || undefined, every, text: field('text') === 'yes' }
}

/** undefined where nothing is said, null where it is no number of minutes. */
function minutesIn(text: string): number | undefined | null {
  if (text === '') return undefined
  const minutes = Number(text)
  return Number.isInteger(minutes) && minutes >= EVERY.least && minutes <= EVERY.most ? minutes : null
}

function wrongMinutes(text: string): string {
  return `Expected a number of minutes from ${EVERY.least} to ${EVERY.most}, got "${text.slice(0, 40)}".`
}

async function sourcesPage(c: Context, { store, frame, desk }: SourcesParts, more: Partial<SourcesPageProps>): Promise<Response> {
  const sources = await store.sources.list()
  const props: SourcesPageProps = { frame, sources, preview: null, wrong: null, done: null, canAdd: desk !== null, ...more }
  return show(c, <SourcesPage {...props} />, props.wrong === null ? 200 : 422)
}
