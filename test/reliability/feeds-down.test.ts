import { expect, test } from 'vitest'
import { parseAllowed } from '../../src/intake/fetch/address.ts'
import type { Allowed } from '../../src/intake/fetch/address.ts'
import { makeFetcher } from '../../src/intake/fetch/fetcher.ts'
import { answer, startStub } from '../../src/intake/fetch/stub.fixture.ts'
import type { Play } from '../../src/intake/fetch/stub.fixture.ts'
import { openRecord } from '../../src/store/sqlite/open.ts'
import { makeGuard } from '../../src/work/guard.ts'
import { keepUp } from '../../src/work/sources/keep.ts'
import { FULL } from '../checkout.ts'
import { makeRandom } from '../random.ts'
import { measured } from './figures.ts'

/** Sixty times as fast as the world's clock; a host has a second of ours, a minute of theirs, to answer: six times what it has in use. */
const SPEED = 60
const FEEDS = FULL ? 1000 : 200
const MINUTES = FULL ? 30 : 5
const ROUNDS = 4

type Manner = 'live' | 'dead' | 'slow' | 'asks' | 'broken'
const mannerOf = (i: number): Manner => (['dead', 'slow', 'asks'] as const)[i % 10] ?? (i % 50 === 9 ? 'broken' : 'live')
const hostOf = (i: number): string => `h${i}.example`

test('dead, slow and refusing feeds do not make the others late', async () => {
  const visits = new Map<string, number[]>()
  const play: Play = (socket, { headers }) => {
    const [host = ''] = (headers['host'] ?? '').split(':')
    const manner = mannerOf(Number(host.slice(1).split('.')[0]))
    visits.set(host, [...(visits.get(host) ?? []), performance.now()])
    if (manner === 'slow') return
    if (manner === 'dead') socket.destroy()
    else if (manner === 'asks') answer(socket, 429, { 'retry-after': '86400' }, '')
    else if (manner === 'broken') answer(socket, 503, {}, '')
    else answer(socket, 200, { 'content-type': 'application/rss+xml' }, '<rss version="2.0"><channel><title>x</title></channel></rss>')
  }
  const stub = await startStub({ '/feed': play })
  const began = performance.now()
  const now = (): number => Math.round(Date.UTC(2026, 2, 2) + (performance.now() - began) * SPEED)
  const names = Array.from({ length: FEEDS }, (_, i) => hostOf(i))
  const fetcher = makeFetcher({
    version: '0',
    allowed: parseAllowed(`127.0.0.0/8 ${names.join(' ')}`) as Allowed,
    resolve: () => Promise.resolve(['127.0.0.1']),
    pause: 0,
    connectTimeout: 1000,
    headersTimeout: 1000,
    timeout: 1000,
    now,
  })
  const store = await openRecord(':memory:')
  const guard = makeGuard()
  for (let i = 0; i < FEEDS; i++)
    await store.sources.add({ kind: 'feed', url: `http://${hostOf(i)}:${stub.port}/feed`, settings: { every: MINUTES }, added: now() })
  const stop = new AbortController()
  const random = makeRandom(3)
  const take = () => Promise.resolve({ kind: 'known', where: '', bytes: 0, id: '' } as const)
  const kept = keepUp({ store, fetcher, guard, now, random, take, tell: () => undefined, signal: stop.signal, every: 100 })
  await new Promise((resolve) => setTimeout(resolve, (ROUNDS * MINUTES * 60_000) / SPEED))
  stop.abort()
  await kept
  await Promise.all([fetcher.close(), guard.close(), store.close(), stub.close()])
  const gaps = gapsOf('live', visits)
  const mean = gaps.reduce((a, b) => a + b, 0) / gaps.length
  const ratio = (mean * SPEED) / (MINUTES * 60_000)
  const times = (manner: Manner): number[] =>
    Array.from({ length: FEEDS }, (_, i) => i)
      .filter((i) => mannerOf(i) === manner)
      .map((i) => visits.get(hostOf(i))?.length ?? 0)
  measured('10', `${FEEDS} feeds, 32% in trouble: live ones every ${ratio.toFixed(3)} of their interval`)
  expect(gaps.length).toBeGreaterThan(FEEDS)
  expect(ratio).toBeLessThan(1.1)
  // One request a host at a time: a slow one is asked again only after it was given up.
  expect(Math.min(...gapsOf('slow', visits))).toBeGreaterThan(900)
  expect(Math.max(...times('asks'))).toBe(1)
  // Twice as long after each failure: the first visit, one after two intervals, one after four.
  expect(Math.max(...times('dead'), ...times('slow'), ...times('broken'))).toBeLessThanOrEqual(3)
}, 300_000)

/** Milliseconds between one visit and the next of every host of a manner. */
function gapsOf(manner: Manner, visits: ReadonlyMap<string, readonly number[]>): number[] {
  return Array.from({ length: FEEDS }, (_, i) => i)
    .filter((i) => mannerOf(i) === manner)
    .flatMap((i) => (visits.get(hostOf(i)) ?? []).flatMap((at, j, all) => (j === 0 ? [] : [at - all[j - 1]!])))
}
