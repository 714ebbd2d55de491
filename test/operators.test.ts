import { Readable, Writable } from 'node:stream'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { proxiesOf, accessOf } from '../src/cli/access.ts'
import { cleaned, logFormOf, makeLog } from '../src/cli/log.ts'
import type { Terminal } from '../src/cli/terminal.ts'
import { complain } from '../src/cli/terminal.ts'
import { clientOf, parseTrusted } from '../src/serve/access/proxy.ts'
import { hashPassword } from '../src/serve/access/password.ts'
import { makeToken } from '../src/serve/access/tokens.ts'
import { makeApp } from '../src/serve/app.tsx'
import type { Site } from '../src/serve/app.tsx'
import { kindOf, makeMeter } from '../src/serve/meter.ts'
import { StoreError } from '../src/store/errors.ts'
import type { Store } from '../src/store/store.ts'
import { makeCounter, readyChecks } from '../src/work/pulse.ts'
import { sampleRecord } from './sample-record.ts'

const HOST = 'desk.example'
let store: Store
let lines: { level: string; event: string; fields: Readonly<Record<string, unknown>> }[] = []

beforeAll(async () => {
  store = await sampleRecord()
})
beforeEach(() => {
  lines = []
})
afterAll(() => store.close())

function appWith(more: Partial<Site> = {}): ReturnType<typeof makeApp> {
  const read = () => Promise.resolve({ error: 'not here' })
  const log: Site['log'] = (level, event, fields) => void lines.push({ level, event, fields })
  return makeApp({ store, read, take: null, version: '1.2.3', instance: 'x', isSample: false, hosts: [HOST], log, ...more })
}

/** The record, but for what is told otherwise. */
function storeWith(more: Partial<Store>): Store {
  return new Proxy(store, {
    get(whole, name) {
      if (name in more) return more[name as keyof Store]
      const value: unknown = whole[name as keyof Store]
      return typeof value === 'function' ? (value.bind(whole) as unknown) : value
    },
  })
}

type App = ReturnType<typeof makeApp>
const ask = (app: App, path: string, init: RequestInit = {}, peer = '127.0.0.1') =>
  app.request(
    path,
    { ...init, headers: { host: HOST, ...(init.headers as Record<string, string>) } },
    { incoming: { socket: { remoteAddress: peer } } },
  )

/** A reader of Prometheus' text form; throws where a line is none. */
function figures(text: string): Map<string, number> {
  const found = new Map<string, number>()
  const typed = new Set<string>()
  for (const line of text.split('\n').slice(0, -1)) {
    const kind = /^# (?:HELP|TYPE) ([a-z_0-9]+) (.+)$/.exec(line)
    if (kind) {
      typed.add(kind[1]!)
      continue
    }
    const [, name, labels = '', value] = /^([a-z_0-9]+)(\{(?:[a-z]+="(?:[^"\\\n]|\\.)*",?)*\})? (-?[\d.e+-]+|NaN|\+Inf)$/.exec(line) ?? []
    if (name === undefined) throw new Error(`no figure: ${line}`)
    expect(
      [...typed].some((each) => name === each || (name.startsWith(each) && /_(?:bucket|sum|count)$/.test(name))),
      line,
    ).toBe(true)
    expect(found.has(name + labels), line).toBe(false)
    found.set(name + labels, Number(value))
  }
  expect(text.endsWith('\n')).toBe(true)
  return found
}

describe('/metrics', () => {
  test('counts answers and tells what the record holds', async () => {
    const app = appWith({ gauges: () => [{ name: 'daybook_reports_waiting', help: 'x', type: 'gauge', values: [[{}, 3]] }] })
    for (const path of ['/diary', '/diary', '/event/none', '/nothing/at/all', '/diary.csv', '/api/v1/stats']) await ask(app, path)
    const response = await ask(app, '/metrics')
    expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
    const found = figures(await response.text())
    const total = (kind: string, status: number) => found.get(`daybook_http_requests_total{method="GET",kind="${kind}",status="${status}"}`)
    expect([total('diary', 200), total('event', 404), total('other', 404), total('list', 200), total('api', 200)]).toEqual([2, 1, 1, 1, 1])
    expect(found.get('daybook_http_request_seconds_count{kind="diary"}')).toBe(2)
    expect(found.get('daybook_http_request_seconds_bucket{kind="diary",le="+Inf"}')).toBe(2)
    expect(found.get('daybook_record{what="events"}')).toBe((await store.counts()).events)
    expect(found.get('daybook_info{version="1.2.3"}')).toBe(1)
    expect(found.get('daybook_reports_waiting')).toBe(3)
    expect(found.get('process_resident_memory_bytes')).toBeGreaterThan(1e6)
  })

  test('classes of times go up, and addresses that nobody knows are one kind', () => {
    const meter = makeMeter()
    for (const seconds of [0.001, 0.02, 0.3, 99]) meter.add({ method: 'GET', path: '/diary', status: 200, seconds })
    for (let i = 0; i < 50; i++) meter.add({ method: `M${i}`, path: `/x${i}/"\n`, status: 404, seconds: 0 })
    const found = figures(meter.text())
    const below = (le: string) => found.get(`daybook_http_request_seconds_bucket{kind="diary",le="${le}"}`)
    expect(['0.005', '0.025', '0.25', '0.5', '10', '+Inf'].map(below)).toEqual([1, 2, 2, 3, 3, 4])
    expect(found.get('daybook_http_requests_total{method="other",kind="other",status="404"}')).toBe(50)
  })

  test.each([
    ['/', 'today'],
    ['/a/x.json', 'a'],
    ['/event/x.ics', 'list'],
    ['/who.csv', 'list'],
    ['/other.csv', 'other'],
    ['/fonts/x.woff2', 'file'],
    ['/app.js', 'file'],
    ['/openapi.json', 'openapi'],
    ['//diary', 'other'],
  ])('%s counts as %s', (path, kind) => expect(kindOf(path)).toBe(kind))

  test('asks for a token where the record asks for a password; other hosts are refused', async () => {
    const app = appWith({ access: { password: await hashPassword('correct horse'), isSecure: false, now: Date.now } })
    expect((await ask(app, '/metrics')).status).toBe(401)
    const bearer = async (scope: 'feed' | 'read') => ({
      headers: { authorization: `Bearer ${(await makeToken(store.shelf('tokens'), { name: 'p', scope, made: 0 })).secret}` },
    })
    expect((await ask(app, '/metrics', await bearer('feed'))).status).toBe(403)
    expect((await ask(app, '/metrics', await bearer('read'))).status).toBe(200)
    for (const path of ['/metrics', '/api/v1/stream', '/readyz'])
      expect((await ask(app, path, { headers: { host: 'evil.example' } })).status, path).toBe(421)
    for (const path of ['/metrics', '/api/v1/stream'])
      for (const origin of ['http://evil.example', 'null'])
        expect((await ask(app, path, { method: 'POST', headers: { origin } })).status, path).toBe(403)
  })
})

describe('/readyz', () => {
  const told = async (app: App): Promise<[number, string]> => {
    const response = await ask(app, '/readyz')
    return [response.status, await response.text()]
  }

  test('is ok where all holds, and /healthz asks for less', async () => {
    expect(await told(appWith())).toEqual([200, 'ok\nrecord: ok, can be read\n'])
    const stopping = new AbortController()
    const app = appWith({ stopping: stopping.signal })
    stopping.abort()
    expect(await told(app)).toEqual([503, 'not ready\nrecord: ok, can be read\nserver: not ok, is stopping\n'])
    expect((await ask(app, '/healthz')).status).toBe(200)
  })

  test('says what is wrong with the record', async () => {
    const broken = storeWith({ newest: () => Promise.reject(new StoreError('damaged', 'x.db: the record is damaged')) })
    expect(await told(appWith({ store: broken }))).toEqual([503, 'not ready\nrecord: not ok, x.db: the record is damaged\n'])
  })

  test('a full disk, a fault in writing and reports that do not come through count', async () => {
    let now = 0
    const counter = makeCounter(() => now)
    const checks = () => readyChecks(process.execPath, counter.pulse())
    const names = async () => (await checks()).filter(({ ok }) => !ok).map(({ name }) => name)
    expect(await names()).toEqual([])
    await counter.watch(Promise.reject(new StoreError('full', 'x.db: the disk is full'))).catch(() => undefined)
    expect(await names()).toEqual(['writing'])
    await counter.watch(Promise.resolve({ kind: 'stored' } as never))
    expect(await names()).toEqual([])
    await counter.watch(Promise.reject(new StoreError('full', 'x.db: the disk is full'))).catch(() => undefined)
    now += 31_000
    expect(await names()).toEqual([])
    let go = (_: never): void => undefined
    const slow = counter.watch(new Promise((resolve) => (go = resolve as never)))
    now += 61_000
    expect(await names()).toEqual(['queue'])
    go({ kind: 'known' } as never)
    await slow
    expect(await names()).toEqual([])
    expect(counter.pulse()).toMatchObject({ stored: 1, known: 1, failed: 0, waiting: 0 })
    expect((await readyChecks('/none/there/x.db', counter.pulse())).find(({ name }) => name === 'disk')?.ok).toBe(false)
  })
})

/** Words that would make lines of their own, paint the screen, or tell what nobody should know. */
const HOSTILE = [
  'a\r\n{"level":"error","event":"faked"}',
  'b\u001b[2J\u001b[31mred\u0007',
  'c\u2028d\u2029e\u0085f\u009bg',
  'h\u202egnihton\u2066',
  'Authorization: Bearer abcdefghijklmnop0123',
  'https://ada:open-sesame@news.example/feed?key=db_0123456789012345678901234567890123456789012&x=1',
  'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  'scrypt:16384:8:1:c2FsdHNhbHQ=:aGFzaGhhc2g=',
]
const SECRET = /open-sesame|db_0123|abcdefghijklmnop|MfKQ9|c2FsdHNhbHQ/

function terminal(env: Record<string, string> = {}): { terminal: Terminal; text: () => string } {
  let out = ''
  const stderr = new Writable({ write: (chunk, _, done) => ((out += String(chunk)), done()) })
  return {
    terminal: { stdin: Readable.from([]), stdout: new Writable(), stderr, env, outIsTTY: false, errIsTTY: false, columns: 80 },
    text: () => out,
  }
}

describe('the log', () => {
  test('one JSON object a line, whatever the words; no control characters, no secrets', () => {
    const { terminal: to, text } = terminal()
    const log = makeLog(to, 'json', () => 0)
    for (const words of HOSTILE) log('warn', 'intake', { message: words, path: words, n: 1 })
    const all = text().split('\n').slice(0, -1)
    expect(all).toHaveLength(HOSTILE.length)
    for (const line of all)
      expect(JSON.parse(line)).toMatchObject({ time: '1970-01-01T00:00:00.000Z', level: 'warn', event: 'intake', n: 1 })
    expect(text()).not.toMatch(SECRET)
    expect(text().replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u)
  })

  test('as text: a line each, and none of what paints', () => {
    const { terminal: to, text } = terminal()
    const log = makeLog(to, 'text')
    for (const words of HOSTILE) log('warn', 'intake', { message: words })
    expect(text().split('\n')).toHaveLength(HOSTILE.length + 1)
    expect(text()).not.toMatch(SECRET)
    expect(text().replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u)
    complain(to, 'b\u001b[2Jc\rd\u202e')
    expect(text()).toContain('daybook: b [2Jc d \n')
  })

  test('long words are cut, plain ones stay', () => {
    expect(cleaned('x'.repeat(5000)).length).toBeLessThan(2100)
    expect(cleaned('https://news.example/rss answers 404 – Ada’s “page”')).toBe('https://news.example/rss answers 404 – Ada’s “page”')
  })

  test('requests that fail are told of, others where asked; never what was asked for', async () => {
    const broken = storeWith({ counts: () => Promise.reject(new Error('gone')) })
    await ask(appWith({ store: broken }), '/api/v1/stats?q=secret')
    expect(lines).toEqual([
      { level: 'error', event: 'request', fields: { method: 'GET', path: '/api/v1/stats', status: 500, ms: expect.any(Number) as number } },
    ])
    lines = []
    await ask(appWith(), '/diary?q=secret')
    expect(lines).toEqual([])
    await ask(appWith({ logsRequests: true }), '/diary.csv?q=secret&key=db_x')
    expect(lines).toMatchObject([{ level: 'info', event: 'request', fields: { path: '/diary.csv', status: 200 } }])
    expect(JSON.stringify(lines)).not.toContain('secret')
  })

  test('its form comes from the option, else from the environment', () => {
    expect(logFormOf(undefined, terminal().terminal)).toBe('text')
    expect(logFormOf(undefined, terminal({ DAYBOOK_LOG: 'json' }).terminal)).toBe('json')
    expect(logFormOf('text', terminal({ DAYBOOK_LOG: 'json' }).terminal)).toBe('text')
    expect(() => logFormOf('xml', terminal().terminal)).toThrow(/expected --log to be one of text, json/)
  })
})

describe('a proxy in front', () => {
  const proxies = {
    isTrusted: parseTrusted('10.0.0.2, 10.1.0.0/16,fd00::/8') as (address: string) => boolean,
    userHeader: 'X-Forwarded-User',
  }
  const guarded = () => appWith({ access: { password: null, proxies, isSecure: false, now: Date.now } })
  const USER = { 'x-forwarded-user': 'ada' }

  test.each([
    ['10.0.0.2', USER, 200],
    ['::ffff:10.0.0.2', USER, 200],
    ['10.1.77.3', USER, 200],
    ['fd12::1', USER, 200],
    ['10.0.0.3', USER, 401],
    ['127.0.0.1', USER, 401],
    ['unknown', USER, 401],
    ['10.0.0.2', {}, 401],
    ['10.0.0.2', { 'x-forwarded-user': ' ' }, 401],
    ['10.0.0.2', { 'x-forwarded-user': 'a'.repeat(300) }, 401],
    ['10.0.0.3', { ...USER, 'x-forwarded-for': '10.0.0.2' }, 401],
  ])('%s with %j is answered with %d', async (peer, headers, status) => {
    expect((await ask(guarded(), '/diary', { headers }, peer)).status).toBe(status)
  })

  test('forms carry a secret of their own; that of another does not do', async () => {
    const app = guarded()
    const page = async (user: string) => (await ask(app, '/read', { headers: { 'x-forwarded-user': user } }, '10.0.0.2')).text()
    const csrf = (html: string) => /name="csrf" value="([\w-]{43})"/.exec(html)![1]!
    const [mine, other] = [csrf(await page('ada')), csrf(await page('bob'))]
    expect(csrf(await page('ada'))).toBe(mine)
    const send = async (secret: string, more: Record<string, string> = {}) => {
      const headers = { ...USER, 'content-type': 'application/x-www-form-urlencoded', ...more }
      return (await ask(app, '/read', { method: 'POST', headers, body: `text=x&csrf=${secret}` }, '10.0.0.2')).status
    }
    expect([await send(mine), await send(other), await send(''), await send(mine, { origin: 'http://evil.example' })]).toEqual([
      422, 403, 403, 403,
    ])
  })

  test('there is no password to guess', async () => {
    const body = 'password=anything'
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    expect((await ask(guarded(), '/login', { method: 'POST', headers, body }, '10.0.0.9')).status).toBe(401)
  })

  test.each([
    ['10.0.0.2', '203.0.113.7', '203.0.113.7'],
    ['10.0.0.2', '198.51.100.1, 203.0.113.7', '203.0.113.7'],
    ['10.0.0.2', '203.0.113.7, 10.1.0.9', '203.0.113.7'],
    ['10.0.0.2', '10.1.0.8, 10.1.0.9', '10.1.0.8'],
    ['10.0.0.2', 'nonsense', '10.0.0.2'],
    ['10.0.0.2', '203.0.113.7, nonsense', '10.0.0.2'],
    ['10.0.0.2', '', '10.0.0.2'],
    ['192.0.2.1', '203.0.113.7', '192.0.2.1'],
  ])('%s that forwards for %j asks for %s', (peer, forwarded, wanted) => {
    const seen = {
      req: { header: (name: string) => (name === 'x-forwarded-for' ? forwarded : undefined) },
      env: { incoming: { socket: { remoteAddress: peer } } },
    }
    expect(clientOf(seen as never, proxies)).toBe(wanted)
    expect(clientOf(seen as never)).toBe(peer)
  })

  test('limits count people, not the proxy', async () => {
    const app = appWith({ access: { password: await hashPassword('correct horse'), proxies, isSecure: false, now: () => 0 } })
    const from = async (who: string) => (await ask(app, '/healthz', { headers: { 'x-forwarded-for': who } }, '10.0.0.2')).status
    for (let i = 0; i < 1200; i++) await from('203.0.113.7')
    expect([await from('203.0.113.7'), await from('203.0.113.8')]).toEqual([429, 200])
  })

  test('only named proxies let people in, and the command line says so', async () => {
    const none = terminal().terminal
    expect(proxiesOf(undefined, undefined, none)).toBeNull()
    expect(() => proxiesOf(undefined, 'X-User', none)).toThrow(/expected the addresses of the proxies/)
    expect(() => proxiesOf('10.0.0.0/99', undefined, none)).toThrow(/got "10\.0\.0\.0\/99"/)
    expect(() => proxiesOf('10.0.0.2', 'X User', none)).toThrow(/name of a header/)
    const env = { DAYBOOK_TRUSTED_PROXIES: '10.0.0.2', DAYBOOK_PROXY_USER: 'X-User' }
    const made = proxiesOf(undefined, undefined, terminal(env).terminal)!
    expect([made.userHeader, made.isTrusted('10.0.0.2'), made.isTrusted('10.0.0.3')]).toEqual(['X-User', true, false])
    expect(await accessOf({ host: '0.0.0.0', url: null, proxies: made }, undefined, none)).toMatchObject({ password: null })
    await expect(accessOf({ host: '0.0.0.0', url: null, proxies: { ...made, userHeader: null } }, undefined, none)).rejects.toThrow(
      /expected a password/,
    )
  })
})
