import { beforeEach, expect, test } from 'vitest'
import type { ArticleInput } from '../src/record/index.ts'
import { callReading } from '../src/serve/view/readings.fixture.ts'
import { openRecord } from '../src/store/sqlite/open.ts'
import { deskOver } from './desk.ts'

const kept: ArticleInput[] = []
const seen: ArticleInput[] = []
beforeEach(() => void [kept, seen].map((list) => (list.length = 0)))

/** What the page answers to a form; `isOpen`: the record takes reports in. */
async function send(fields: Readonly<Record<string, string | File>>, isOpen = true): Promise<Response> {
  const read = (input: ArticleInput) => Promise.resolve((seen.push(input), callReading()))
  const take = (input: ArticleInput) => Promise.resolve((kept.push(input), { kind: 'known' as const, id: input.id }))
  const store = await openRecord(':memory:')
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  const response = await deskOver(store, { read, take: isOpen ? take : null }).ask('/read', { method: 'POST', body })
  await store.close()
  return response
}

const PAGE = new File(['<p>The pier reopens.</p>'], 'pier.html', { type: 'text/html' })

test('a text is read and not kept, unless that is asked for', async () => {
  expect((await send({ text: 'The pier\r\nreopens.', title: 'Pier' })).status).toBe(200)
  expect([seen, kept]).toEqual([[{ id: 'pasted', text: 'The pier\nreopens.', title: 'Pier' }], []])
  const response = await send({ text: 'The pier reopens.', published: '2026-03-12', keep: 'yes' })
  expect(kept).toMatchObject([{ text: 'The pier reopens.', published: '2026-03-12' }])
  expect(kept[0]!.id).toMatch(/^sha256:[0-9a-f]{64}$/)
  expect([response.status, response.headers.get('location')]).toEqual([303, `/a/${encodeURIComponent(kept[0]!.id)}`])
})

test('a file counts for more than the text; a page is read as a page, also when its text is sent again', async () => {
  expect(await (await send({ text: 'Another.', file: PAGE })).text()).toContain('name="form" value="html"')
  await send({ text: '<p>The pier reopens.</p>', form: 'html', keep: 'yes' })
  await send({ text: 'Another.', file: new File([], '') })
  expect(seen).toMatchObject([{ html: '<p>The pier reopens.</p>' }, { text: 'Another.' }])
  expect(kept).toMatchObject([{ html: '<p>The pier reopens.</p>' }])
})

test('a record that is only looked at offers nothing to keep and keeps nothing; nothing at all is an error in words', async () => {
  const shown = await (await send({ text: 'The pier reopens.', keep: 'yes' }, false)).text()
  expect([kept, shown.includes('Read and keep')]).toEqual([[], false])
  const empty = await send({ text: ' ' })
  expect([empty.status, (await empty.text()).includes('expected a text or a file')]).toEqual([422, true])
})
