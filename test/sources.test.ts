import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Fetcher } from '../src/intake/fetch/fetcher.ts'
import { openRecord } from '../src/store/sqlite/open.ts'
import type { Store } from '../src/store/store.ts'
import { makeSourceDesk } from '../src/work/sources/desk.ts'
import type { Desk } from './desk.ts'
import { deskOver } from './desk.ts'

const FEED = `<?xml version="1.0"?><rss version="2.0"><channel><title>Tarn &amp; Courier</title><link>https://tarn.example/</link>
<item><title>Council meets on Monday</title><link>https://tarn.example/1</link><pubDate>Mon, 02 Mar 2026 08:00:00 GMT</pubDate></item></channel></rss>`

let store: Store
let desk: Desk
let asked: string[] = []

/** An internet of one feed. */
const fetcher = {
  fetch: ({ url }: { url: string }) => {
    asked.push(url)
    if (!url.startsWith('https://tarn.example/feed'))
      return Promise.resolve({ kind: 'failed', url, code: 'unreachable', status: null, message: 'cannot be reached', retryAfter: null })
    const bytes = new TextEncoder().encode(FEED)
    const rest = { etag: null, lastModified: null, movedTo: null, contentType: 'application/rss+xml' }
    return Promise.resolve({ kind: 'got', url, status: 200, bytes, ...rest })
  },
  close: () => Promise.resolve(),
} as unknown as Fetcher

beforeEach(async () => {
  store = await openRecord(':memory:')
  desk = deskOver(store, { sourceDesk: makeSourceDesk(fetcher) })
  asked = []
})
afterEach(() => store.close())

const only = async () => (await store.sources.list())[0]!

describe('by form', () => {
  test('an address is looked at first, nothing kept; then it is added, paused, changed, visited, removed', async () => {
    const address = 'https://me:hush@tarn.example/feed.xml'
    const preview = await (await desk.send('/sources/preview', { address, every: '60' })).text()
    expect(preview).toContain('Tarn &amp; Courier')
    expect(preview).toContain('Council meets on Monday')
    expect(await store.sources.list()).toEqual([])
    expect(await (await desk.send('/sources', { address, every: '60' })).text()).toContain('Added: Tarn &amp; Courier')
    const source = await only()
    expect(source).toMatchObject({ kind: 'feed', url: 'https://tarn.example/feed.xml', settings: { every: 60 } })
    expect(await desk.page('/sources')).toContain('every 60 min')
    expect(await desk.page('/sources')).not.toContain('hush')
    await desk.send(`/sources/${source.id}/pause`)
    expect((await only()).paused).toBe(true)
    await desk.send(`/sources/${source.id}/resume`)
    await store.sources.update(source.id, { due: 9e15 })
    await desk.send(`/sources/${source.id}/visit`)
    expect((await only()).due! < 9e15).toBe(true)
    await desk.send(`/sources/${source.id}/change`, { name: 'Courier', every: '15' })
    expect(await only()).toMatchObject({ name: 'Courier', settings: { every: 15 } })
    expect((await only()).settings['authorization']).toBeDefined()
    await desk.send(`/sources/${source.id}/remove`)
    expect(await store.sources.list()).toEqual([])
  })

  test.each([
    [{ address: '' }, 'Expected the address'],
    [{ address: '/etc' }, 'expected an address that begins with http'],
    [{ address: 'file:///etc/passwd' }, 'expected an address that begins with http'],
    [{ address: 'https://other.example/' }, 'cannot be reached'],
    [{ address: 'https://tarn.example/feed.xml', every: '1' }, 'Expected a number of minutes'],
  ] as const)('%j adds nothing', async (fields, words) => {
    expect(await (await desk.send('/sources', fields)).text()).toContain(words)
    expect(await (await desk.send('/sources/preview', fields)).text()).toContain(words)
    expect(await store.sources.list()).toEqual([])
    expect(asked.every((url) => url.startsWith('https://'))).toBe(true)
  })

  test('a list of subscriptions goes in and comes out, its folders and all; what is there already stays', async () => {
    const list = `<opml version="2.0"><body><outline text="Coast"><outline type="rss" text="Tarn" xmlUrl="https://tarn.example/feed.xml"/></outline></body></opml>`
    const form = new FormData()
    form.append('file', new File([list], 'mine.opml', { type: 'text/x-opml' }))
    const taken = await desk.ask('/sources/opml', { method: 'POST', body: form })
    expect(await taken.text()).toContain('1 added, 0 were there already.')
    const out = await desk.ask('/sources.opml')
    expect(out.headers.get('content-type')).toContain('opml')
    const text = await out.text()
    expect(text).toContain('xmlUrl="https://tarn.example/feed.xml"')
    expect(await (await desk.json('/api/v1/opml', 'POST', { opml: text })).json()).toEqual({ added: 0, known: 1 })
    expect((await only()).settings['folders']).toEqual(['Coast'])
    expect((await desk.json('/api/v1/opml', 'POST', { opml: 'no list' })).status).toBe(422)
  })

  test('where no source is visited, the page says so and adds nothing', async () => {
    desk = deskOver(store, { sourceDesk: null })
    expect(await desk.page('/sources')).toContain('This server visits no source')
    expect((await desk.send('/sources', { address: 'https://tarn.example/feed.xml' })).status).toBe(422)
    expect((await desk.json('/api/v1/sources', 'POST', { address: 'https://tarn.example/feed.xml' })).status).toBe(403)
  })
})

test('by the API: preview, add, change, remove', async () => {
  const address = 'https://tarn.example/feed.xml?token=hush'
  const preview = await desk.json('/api/v1/sources', 'POST', { address, preview: true })
  expect(await preview.json()).toMatchObject({ data: [{ kind: 'feed', name: 'Tarn & Courier' }], errors: [] })
  const made = await desk.json('/api/v1/sources', 'POST', { address, name: 'Courier' })
  const { data } = (await made.json()) as { data: { id: string; url: string; state: string }[] }
  expect([made.status, data[0]!.state, data[0]!.url.includes('hush')]).toEqual([201, 'not visited yet', false])
  const changed = await desk.json(`/api/v1/sources/${data[0]!.id}`, 'PATCH', { paused: true, every: 45 })
  expect(await changed.json()).toMatchObject({ paused: true, every: 45, state: 'paused' })
  expect((await desk.json('/api/v1/sources/none', 'PATCH', { paused: true })).status).toBe(404)
  expect((await desk.json('/api/v1/sources', 'POST', { address: '/etc' })).status).toBe(422)
  expect((await desk.ask(`/api/v1/sources/${data[0]!.id}`, { method: 'DELETE' })).status).toBe(200)
  expect(((await (await desk.ask('/api/v1/sources')).json()) as { data: object[] }).data).toEqual([])
})
