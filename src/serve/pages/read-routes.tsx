import { createHash } from 'node:crypto'
import type { Context, Hono } from 'hono'
import type { ArticleInput } from '../../record/index.ts'
import type { Site } from '../app.tsx'
import type { Fields } from './fields.ts'
import { fieldsOf } from './fields.ts'
import type { Frame } from './layout.tsx'
import { articleHref } from './layout.tsx'
import type { Pasted, ReadPageProps } from './read.tsx'
import { LONGEST_PASTE, ReadPage } from './read.tsx'
import { show } from './show.tsx'

const NOTHING: Pasted = { text: '', title: '', published: '', isHtml: false }

/** Add the page that reads what is pasted or dropped, and keeps it where that is asked for. */
export function addReading(app: Hono, { read, take }: Pick<Site, 'read' | 'take'>, frame: Frame): void {
  const page = (c: Context, pasted: Pasted, made: ReadPageProps['made']) =>
    show(c, <ReadPage frame={frame} pasted={pasted} made={made} isClosed={take === null} />, made !== null && 'error' in made ? 422 : 200)
  app.get('/read', (c) => page(c, NOTHING, null))
  app.post('/read', async (c) => {
    const fields = await fieldsOf(c)
    const pasted = await pastedOf(fields)
    if (pasted.text.trim() === '') return page(c, pasted, { error: 'expected a text or a file, got neither; paste the text of one report' })
    if (fields.field('keep') !== 'yes' || take === null) return page(c, pasted, await read(inputOf(pasted, 'pasted')))
    const taken = await take(inputOf(pasted, `sha256:${createHash('sha256').update(JSON.stringify(pasted)).digest('hex')}`))
    if (taken.kind === 'failed') return page(c, pasted, { error: taken.error })
    return c.redirect(articleHref(taken.kind === 'stored' ? taken.head.id : taken.id), 303)
  })
}

/** What the form holds: a file counts for more than the text beside it. */
async function pastedOf({ field, file }: Fields): Promise<Pasted> {
  const dropped = file('file')
  const isFile = dropped !== null && dropped.size > 0
  const isHtml = isFile ? dropped.type === 'text/html' || /\.html?$/i.test(dropped.name) : field('form') === 'html'
  const text = isFile ? await dropped.text() : field('text')
  return {
    text: text.slice(0, LONGEST_PASTE).replaceAll('\r\n', '\n'),
    title: field('title'),
    published: field('published'),
    isHtml,
  }
}

function inputOf({ text, title, published, isHtml }: Pasted, id: string): ArticleInput {
  return {
    id,
    ...(isHtml ? { html: text } : { text }),
    ...(title !== '' && { title }),
    ...(published !== '' && { published }),
  }
}
