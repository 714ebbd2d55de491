import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Fetcher } from '../../intake/fetch/fetcher.ts'
import { makeFetcher } from '../../intake/fetch/fetcher.ts'
import { answer, startStub } from '../../intake/fetch/stub.fixture.ts'
import type { Stub } from '../../intake/fetch/stub.fixture.ts'
import { openRecord } from '../../store/sqlite/open.ts'
import type { Store } from '../../store/store.ts'
import { makeGuard } from '../guard.ts'
import type { Guard } from '../guard.ts'
import { propose } from './add.ts'
import { gather } from './gather.ts'
import { tryOut } from './try-out.ts'

let publisher: Stub
let tripwire: Stub
let fetcher: Fetcher
let store: Store
let guard: Guard

/** Every way to say "this machine", at the tripwire's port, and names that a lying server gives private addresses for. */
function targets(port: number): string[] {
  const hosts = [
    '127.0.0.1',
    '127.1',
    '2130706433',
    '0x7f000001',
    '0177.0.0.1',
    '0',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    'localhost',
    'rebind.example.net',
    '①②⑦.0.0.1',
  ]
  return [
    ...hosts.map((host) => `http://${host}:${port}/secret`),
    'file:///etc/passwd',
    'gopher://127.0.0.1/',
    `//127.0.0.1:${port}/secret`,
  ]
}

beforeAll(async () => {
  tripwire = await startStub({ '/secret': (socket) => answer(socket, 200, { 'content-type': 'text/html' }, '<p>secret</p>') })
  const all = targets(tripwire.port)
  const escape = (text: string): string => text.replaceAll('&', '&amp;')
  publisher = await startStub({
    '/feed': (socket) =>
      answer(
        socket,
        200,
        {},
        `<rss><channel><title>x</title>${all.map((url, i) => `<item><guid isPermaLink="false">${i}</guid><title>${i}</title><link>${escape(url)}</link><enclosure url="${escape(url)}"/></item>`).join('')}</channel></rss>`,
      ),
    '/index': (socket) =>
      answer(socket, 200, {}, `<sitemapindex>${all.map((url) => `<sitemap><loc>${escape(url)}</loc></sitemap>`).join('')}</sitemapindex>`),
    '/page': (socket) =>
      answer(
        socket,
        200,
        {},
        `<html><head><base href="http://127.0.0.1:${tripwire.port}/">${all.map((url) => `<link rel="alternate" type="application/rss+xml" href="${url}"><link rel="icon" href="${url}">`).join('')}</head><body>x</body></html>`,
      ),
    '/opml': (socket) =>
      answer(
        socket,
        200,
        {},
        `<opml><body>${all.map((url) => `<outline text="x" xmlUrl="${escape(url)}" htmlUrl="${escape(url)}"/>`).join('')}</body></opml>`,
      ),
    '/robots.txt': (socket, { headers }) =>
      headers['host']?.startsWith('robots.') === true
        ? answer(socket, 302, { location: `http://127.0.0.1:${tripwire.port}/secret` }, '')
        : answer(socket, 404, {}, ''),
    ...Object.fromEntries(
      all.map(
        (url, i) =>
          [`/away${i}`, (socket) => answer(socket, 302, { location: url }, '')] as const satisfies readonly [
            string,
            Parameters<typeof startStub>[0][string],
          ],
      ),
    ),
  })
  const names: Record<string, string[]> = {
    'public.example.net': ['127.0.0.1'],
    'robots.example.net': ['127.0.0.1'],
    'rebind.example.net': ['93.184.216.34', '127.0.0.1'],
    localhost: ['127.0.0.1'],
  }
  fetcher = makeFetcher({
    version: '0.0.0',
    pause: 0,
    timeout: 2000,
    // The publisher may be asked by its name; nothing else of this machine may.
    allowed: { names: new Set(['public.example.net', 'robots.example.net']), ranges: [] },
    resolve: (name) => Promise.resolve(names[name] ?? []),
  })
  store = await openRecord(':memory:')
  guard = makeGuard()
})
afterAll(async () => {
  await Promise.all([publisher.close(), tripwire.close(), fetcher.close(), guard.close(), store.close()])
})

const at = (place: string): string => `http://public.example.net:${publisher.port}${place}`

/** Add what an address stands for, and visit everything that came of it. */
async function takeIn(address: string): Promise<void> {
  for (const proposal of await propose(address, fetcher, {}))
    if ('source' in proposal) await store.sources.add({ ...proposal.source, added: 0 })
  const deps = { store, fetcher, guard, now: Date.now, random: Math.random }
  for await (const input of gather(await store.sources.list(), deps)) expect(JSON.stringify(input)).not.toContain('secret</p>')
  for (const source of await store.sources.list()) await tryOut(source, fetcher)
}

test.each([
  ['the links of a feed (RSSHub GHSA-64wp-jh9p-5cg2, Ghost #25807)', ['/feed']],
  ['an index of sitemaps', ['/index']],
  ['the feeds and icons that a page names (feedbag #35, fastladder #577)', ['/page']],
  ['a list of subscriptions', ['/opml']],
  ['redirects (OwnPilot #37, GHSA-fp9c-pq7w-vr34)', Array.from({ length: 15 }, (_, i) => `/away${i}`)],
])('nothing private is asked through %s', async (_, places) => {
  const before = publisher.seen.length
  for (const place of places) await takeIn(at(place))
  expect(publisher.seen.length).toBeGreaterThan(before)
  expect(tripwire.seen).toEqual([])
})

test('nothing private is asked through a redirect of robots.txt', async () => {
  await takeIn(at('/feed').replace('public.', 'robots.'))
  expect(publisher.seen.filter(({ headers }) => headers['host']?.startsWith('robots.')).map(({ path }) => path)).toEqual(['/robots.txt'])
  expect(tripwire.seen).toEqual([])
})

test('nothing private is asked by hand either (Stringer GHSA-496x-437q-h35q)', async () => {
  for (const target of targets(tripwire.port)) await takeIn(target)
  expect(tripwire.seen).toEqual([])
})
