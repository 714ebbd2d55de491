import { fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { Answer } from './answer.ts'
import { parseRetryAfter } from './answer.ts'
import { NONE_ALLOWED } from './address.ts'
import { userAgent } from './fetcher.ts'
import { makeManners } from './polite.ts'
import { makeBombs, pour } from './bombs.fixture.ts'
import { answer, loopbackFetcher, startStub } from './stub.fixture.ts'
import type { Play, Stub } from './stub.fixture.ts'

const TEXT = 'The ferry stays in port.'
const redirect =
  (status: number, location: string): Play =>
  (socket) =>
    answer(socket, status, { location }, '')

let stub: Stub
let other: Stub
const timers = new Set<NodeJS.Timeout>()

/** Write a little again and again until the far end has gone. */
function drip(every: number, piece: string | Buffer): Play {
  return (socket) => {
    const timer = setInterval(() => void socket.write(piece), every)
    timers.add(timer)
    socket.on('close', () => clearInterval(timer))
  }
}

const CHAIN = Array.from({ length: 1000 }, () => 'gzip').join(', ')

beforeAll(async () => {
  other = await startStub({ '/here': (socket) => answer(socket, 200, {}, TEXT), '/robots.txt': (socket) => answer(socket, 404, {}, '') })
  stub = await startStub({
    '/plain': (socket) =>
      answer(socket, 200, { 'content-type': 'text/plain', etag: '"1"', 'last-modified': 'Fri, 17 Oct 2025 09:00:00 GMT' }, TEXT),
    '/gzip': (socket) => answer(socket, 200, { 'content-encoding': 'gzip' }, gzipSync(TEXT)),
    '/br': (socket) => answer(socket, 200, { 'content-encoding': 'BR' }, brotliCompressSync(TEXT)),
    '/same': (socket, { headers }) =>
      headers['if-none-match'] === '"1"' ? answer(socket, 304, {}, '') : answer(socket, 200, { etag: '"1"' }, TEXT),
    '/304-with-body': (socket) => answer(socket, 304, { 'content-length': '5' }, 'hello'),
    '/moved': redirect(301, '/plain'),
    '/moved-twice': redirect(308, '/moved'),
    '/found': redirect(302, '/moved'),
    '/loop': redirect(302, '/loop'),
    '/nowhere': redirect(302, 'http://'),
    '/to-file': redirect(302, 'file:///etc/passwd'),
    '/to-private': redirect(302, 'http://10.0.0.1/'),
    '/to-loopback': redirect(302, 'http://127.0.0.1/'),
    '/to-port': redirect(302, 'http://93.184.216.34:22/'),
    '/away': (socket) => answer(socket, 302, { location: `http://localhost:${other.port}/here` }, ''),
    ...Object.fromEntries(Array.from({ length: 21 }, (_, i) => [`/hop${i}`, redirect(302, `/hop${i + 1}`)])),
    '/hop21': (socket) => answer(socket, 200, {}, TEXT),
    '/gone': (socket) => answer(socket, 410, {}, ''),
    '/busy': (socket) => answer(socket, 429, { 'retry-after': '120' }, ''),
    ...makeBombs(),
    '/chain': (socket) => answer(socket, 200, { 'content-encoding': CHAIN }, gzipSync(TEXT)),
    '/two-codings': (socket) => answer(socket, 200, { 'content-encoding': 'gzip, gzip' }, gzipSync(gzipSync(TEXT))),
    '/deflate': (socket) => answer(socket, 200, { 'content-encoding': 'deflate' }, 'x'),
    '/not-gzip': (socket) => answer(socket, 200, { 'content-encoding': 'gzip' }, 'this is no gzip'),
    '/long': (socket) => answer(socket, 200, { 'content-length': '1000000000' }, 'x'),
    '/silent': () => undefined,
    '/slow-headers': (socket, seen) => {
      socket.write('HTTP/1.1 200 OK\r\n')
      drip(50, 'x-a: b\r\n')(socket, seen)
    },
    '/slow-body': (socket, seen) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 1000000\r\n\r\n')
      drip(50, 'x')(socket, seen)
    },
    '/long-header': (socket) => answer(socket, 200, { 'x-long': 'a'.repeat(100_000) }, TEXT),
    '/cookies': pour('HTTP/1.1 200 OK\r\n', Buffer.from('set-cookie: a=b\r\n'.repeat(1000))),
    '/hints': pour('', Buffer.from('HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n'.repeat(100))),
    '/junk': (socket) => void socket.end('\x16\x03\x01 not HTTP at all'),
    '/short': (socket) => void socket.end('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nshort'),
    '/secret/a': (socket) => answer(socket, 200, {}, TEXT),
  })
})

afterAll(async () => {
  for (const timer of timers) clearInterval(timer)
  await Promise.all([stub.close(), other.close()])
})

async function get(path: string, more: Parameters<typeof loopbackFetcher>[0] = {}, ask: object = {}): Promise<Answer> {
  const fetcher = loopbackFetcher(more)
  try {
    return await fetcher.fetch({ url: path.startsWith('http') ? path : stub.origin + path, ...ask })
  } finally {
    await fetcher.close()
  }
}

test.each(['/plain', '/gzip', '/br', '/moved', '/moved-twice', '/found', '/hop17'])('%s brings the text', async (path) => {
  const got = await get(path)
  expect(got.kind === 'got' && got.bytes.toString()).toBe(TEXT)
})

test('what may be said again is kept: type, validators, a new address where the old one moved for good', async () => {
  expect(await get('/plain')).toMatchObject({
    contentType: 'text/plain',
    etag: '"1"',
    lastModified: 'Fri, 17 Oct 2025 09:00:00 GMT',
    movedTo: null,
  })
  expect(await get('/moved-twice')).toMatchObject({ movedTo: `${stub.origin}/plain` })
  expect(await get('/found')).toMatchObject({ movedTo: null, url: `${stub.origin}/plain` })
  expect(await get('/same', {}, { etag: '"1"' })).toEqual({ kind: 'unchanged', url: `${stub.origin}/same` })
  expect(await get('/304-with-body', {}, { etag: '"1"' })).toMatchObject({ kind: 'unchanged' })
})

test.each<[path: string, code: string]>([
  ['/none', 'status'],
  ['/gone', 'status'],
  ['/busy', 'status'],
  ['/loop', 'redirects'],
  ['/hop0', 'redirects'],
  ['/nowhere', 'broken'],
  // Stringer GHSA-496x-437q-h35q, FreshRSS #9215: file: and other schemes
  ['/to-file', 'bad-address'],
  // OwnPilot #37: a redirect to a private address
  ['/to-private', 'unreachable'],
  ['/to-port', 'unreachable'],
  ['/bomb-gzip', 'too-big'],
  ['/bomb-br', 'too-big'],
  // undici CVE-2026-22036: a chain of a thousand codings
  ['/chain', 'coding'],
  ['/two-codings', 'coding'],
  ['/deflate', 'coding'],
  ['/not-gzip', 'broken'],
  ['/long', 'too-big'],
  ['/endless', 'too-big'],
  ['/endless-chunked', 'too-big'],
  ['/long-header', 'headers'],
  ['/cookies', 'headers'],
  ['/junk', 'broken'],
  ['/short', 'broken'],
])('%s ends with "%s"', async (path, code) => {
  expect(await get(path)).toMatchObject({ kind: 'failed', code })
})

test.each(['/silent', '/slow-headers', '/slow-body', '/hints'])('%s ends when the time is over', async (path) => {
  const began = performance.now()
  const ended = await get(path, { timeout: 400 })
  expect(ended).toMatchObject({ kind: 'failed' })
  expect(ended.kind === 'failed' && /^(?:timeout|headers)$/.test(ended.code)).toBe(true)
  expect(performance.now() - began).toBeLessThan(5000)
})

test('410 and Retry-After', async () => {
  expect(await get('/gone')).toMatchObject({ status: 410, isFinal: true })
  expect(await get('/busy')).toMatchObject({ status: 429, retryAfter: 120 })
  const now = Date.UTC(2025, 9, 17, 9)
  expect(parseRetryAfter('Fri, 17 Oct 2025 09:01:30 GMT', now)).toBe(90)
  expect(parseRetryAfter('Fri, 17 Oct 2025 08:00:00 GMT', now)).toBe(0)
  expect(parseRetryAfter('999999999', now)).toBe(86_400)
  expect(parseRetryAfter('soon', now)).toBeNull()
  expect(parseRetryAfter(undefined, now)).toBeNull()
})

test('postiz #1671, undici #2019: a literal address gets past no guard; nor does a name that changes its mind', async () => {
  const count = stub.seen.length
  for (const address of ['127.0.0.1', '2130706433', '0', '[::ffff:7f00:1]', '127.1'])
    expect(await get(`http://${address}:${stub.port}/plain`, { allowed: NONE_ALLOWED })).toMatchObject({ code: 'unreachable' })
  for (const addresses of [['127.0.0.1'], ['93.184.216.34', '127.0.0.1'], ['::1'], ['::ffff:127.0.0.1'], []])
    expect(await get('http://rebind.example/plain', { allowed: NONE_ALLOWED, resolve: () => Promise.resolve(addresses) })).toMatchObject({
      code: 'unreachable',
    })
  expect(stub.seen.length).toBe(count)
})

test('a name that the settings allow is asked wherever it lies; a name beside it is not', async () => {
  const allowed = { names: new Set(['feeds.lan']), ranges: [] }
  const resolve = (): Promise<string[]> => Promise.resolve(['127.0.0.1'])
  expect(await get(`http://feeds.lan:${stub.port}/plain`, { allowed, resolve })).toMatchObject({ kind: 'got' })
  expect(await get(`http://other.lan:${stub.port}/plain`, { allowed, resolve })).toMatchObject({ code: 'unreachable' })
  expect(await get(`http://feeds.lan:${stub.port}/to-loopback`, { allowed, resolve })).toMatchObject({
    kind: 'failed',
    code: 'unreachable',
  })
})

test('a secret goes to its own host only and is not in the answer', async () => {
  const secret = stub.origin.replace('http://', 'http://ann:s3cret@')
  const own = await get(`${secret}/secret/a`)
  expect(stub.seen.at(-1)!.headers['authorization']).toBe(`Basic ${Buffer.from('ann:s3cret').toString('base64')}`)
  expect(JSON.stringify(own)).not.toContain('s3cret')
  const away = await get(`${secret}/away`, { allowed: { names: new Set(['localhost']), ranges: (await loopback()).ranges } })
  expect(away.kind).toBe('got')
  expect(other.seen.at(-1)).toMatchObject({ path: '/here' })
  expect(other.seen.flatMap(({ headers }) => Object.keys(headers))).not.toContain('authorization')
  expect(other.seen.flatMap(({ headers }) => Object.keys(headers))).not.toContain('cookie')
})

async function loopback(): Promise<typeof NONE_ALLOWED> {
  const { parseAllowed } = await import('./address.ts')
  return parseAllowed('127.0.0.0/8') as typeof NONE_ALLOWED
}

test('an honest User-Agent', async () => {
  await get('/plain', { version: '1.2.3', contact: 'desk@example.org' })
  expect(stub.seen.at(-1)!.headers).toMatchObject({
    'user-agent': 'Daybook/1.2.3 (news diary; contact: desk@example.org)',
    'accept-encoding': 'gzip, br',
  })
  expect(userAgent('1.0.0', 'a\r\nX-Evil: 1 (b)')).toBe('Daybook/1.0.0 (news diary; contact: aX-Evil: 1 b)')
  expect(userAgent('1.0.0', null)).toBe('Daybook/1.0.0 (news diary)')
})

test.each<[robots: Play, path: string, kind: string, code: string | undefined]>([
  [(socket) => answer(socket, 200, {}, 'User-agent: *\nDisallow: /secret/'), '/secret/a', 'failed', 'robots'],
  [(socket) => answer(socket, 200, {}, 'User-agent: *\nDisallow: /secret/'), '/open', 'got', undefined],
  [(socket) => answer(socket, 404, {}, ''), '/secret/a', 'got', undefined],
  [(socket) => answer(socket, 503, {}, ''), '/open', 'failed', 'status'],
  [(socket) => answer(socket, 200, {}, 'User-agent: *\nDisallow: /secret/'), '/to-secret', 'failed', 'robots'],
])('robots.txt %#: %s is %s', async (robots, path, kind, code) => {
  const host = await startStub({
    '/robots.txt': robots,
    '/secret/a': (socket) => answer(socket, 200, {}, TEXT),
    '/open': (socket) => answer(socket, 200, {}, TEXT),
    '/to-secret': redirect(302, '/secret/a'),
  })
  const fetcher = loopbackFetcher()
  try {
    const first = await fetcher.fetch({ url: host.origin + path })
    expect(first).toMatchObject(code === undefined ? { kind } : { kind, code })
    await fetcher.fetch({ url: host.origin + path })
    expect(host.seen.filter((one) => one.path === '/robots.txt')).toHaveLength(1)
    expect(await fetcher.fetch({ url: `${host.origin}/open`, ignoreRobots: true })).toMatchObject({ kind: 'got' })
  } finally {
    await fetcher.close()
    await host.close()
  }
})

test('one request a host at a time, with a pause; hosts do not wait for each other', async () => {
  let now = 0
  const log: string[] = []
  const manners = makeManners(
    () => now,
    (milliseconds) => {
      now += milliseconds
      return Promise.resolve()
    },
  )
  const ask = (host: string, name: string) =>
    manners.run(
      host,
      () => 1000,
      async () => {
        log.push(`${name} begins at ${now}`)
        await Promise.resolve()
        log.push(`${name} ends`)
        if (name === 'a2') throw new Error('broken')
        return name
      },
    )
  const ended = await Promise.allSettled([ask('a', 'a1'), ask('a', 'a2'), ask('b', 'b1'), ask('a', 'a3')])
  expect(ended.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled'])
  expect(log.filter((line) => line.startsWith('a'))).toEqual([
    'a1 begins at 0',
    'a1 ends',
    'a2 begins at 1000',
    'a2 ends',
    'a3 begins at 2000',
    'a3 ends',
  ])
  expect(log.indexOf('b1 begins at 0')).toBeLessThan(log.indexOf('a2 begins at 1000'))
})

test('fifty bombs and endless bodies at once take little memory and do not hold up a small one', { retry: 2 }, async () => {
  const paths = ['/bomb-gzip', '/bomb-br', '/endless', '/endless-chunked', '/bomb-gzip']
  const hosts = Array.from({ length: 50 }, (_, i) => ({ name: `h${i}.example.org`, path: paths[i % paths.length]! }))
  const bomber = fork(path.join(import.meta.dirname, 'bombs.fixture.ts'), { execArgv: [] })
  const [port] = (await once(bomber, 'message')) as [number]
  const fetcher = loopbackFetcher({
    timeout: 20_000,
    allowed: { names: new Set(['small.example.org', ...hosts.map(({ name }) => name)]), ranges: [] },
    resolve: () => Promise.resolve(['127.0.0.1']),
  })
  const before = process.memoryUsage().rss
  let most = 0
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss - before)), 10)
  try {
    const bombs = hosts.map(({ name, path }) => fetcher.fetch({ url: `http://${name}:${port}${path}` }))
    const began = performance.now()
    const small = await fetcher.fetch({ url: `http://small.example.org:${port}/small` })
    const late = performance.now() - began
    const ended = await Promise.all(bombs)
    const total = performance.now() - began
    expect(small.kind).toBe('got')
    // On a busy machine everything is late; a small answer comes long before the bombs are done with.
    expect(late).toBeLessThan(Math.max(1000, total / 2))
    expect(ended.filter((one) => one.kind !== 'failed' || !['too-big', 'busy'].includes(one.code))).toEqual([])
    expect(most).toBeLessThan(64 * 1024 * 1024)
  } finally {
    clearInterval(watch)
    await fetcher.close()
    bomber.disconnect()
  }
})
