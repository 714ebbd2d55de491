import { Readable, Writable } from 'node:stream'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { accessOf, hostsOf, originsOf, urlOf } from '../src/cli/access.ts'
import type { Terminal } from '../src/cli/terminal.ts'
import { nextOf } from '../src/serve/access/login.tsx'
import { hashPassword, isHashed, isPassword } from '../src/serve/access/password.ts'
import { makeLimiter } from '../src/serve/access/rate.ts'
import { SESSION_LASTS } from '../src/serve/access/sessions.ts'
import { covers, makeToken, SCOPES } from '../src/serve/access/tokens.ts'
import type { Scope } from '../src/serve/access/tokens.ts'
import { makeApp } from '../src/serve/app.tsx'
import { callReading } from '../src/serve/view/readings.fixture.ts'
import { openRecord } from '../src/store/sqlite/open.ts'
import type { Store } from '../src/store/store.ts'
import { intakeOf } from './record-of.ts'

const PASSWORD = 'correct horse'
const HOST = 'desk.example:4321'
const SAME = { origin: `http://${HOST}` }
const FORM = { 'content-type': 'application/x-www-form-urlencoded' }

let store: Store
let hashed: string
let clock = 0
let app: ReturnType<typeof makeApp>

function guarded(isSecure = false): ReturnType<typeof makeApp> {
  const read = () => Promise.resolve({ error: 'not here' })
  const access = { password: hashed, isSecure, now: () => clock }
  return makeApp({ store, read, take: null, version: '0', instance: 'x', isSample: false, hosts: ['desk.example'], access })
}

beforeAll(async () => {
  store = await openRecord(':memory:')
  await store.put([intakeOf(callReading())])
  hashed = await hashPassword(PASSWORD)
})
beforeEach(() => {
  clock = 1_000_000
  app = guarded()
})
afterAll(() => store.close())

async function ask(path: string, init: RequestInit = {}): Promise<Response> {
  return app.request(path, { ...init, headers: { host: HOST, ...(init.headers as Record<string, string>) } })
}

async function logIn(password = PASSWORD, next = '/diary'): Promise<Response> {
  return ask('/login', { method: 'POST', headers: { ...SAME, ...FORM }, body: new URLSearchParams({ password, next }).toString() })
}

async function session(): Promise<{ cookie: string; csrf: string }> {
  const cookie = (await logIn()).headers.get('set-cookie')!.split(';')[0]!
  const html = await (await ask('/read', { headers: { cookie } })).text()
  return { cookie, csrf: /name="csrf" value="([\w-]{43})"/.exec(html)![1]! }
}

async function tokenOf(scope: Scope): Promise<string> {
  return (await makeToken(store.shelf('tokens'), { name: scope, scope, made: 0 })).secret
}

describe('without a login', () => {
  test.each([
    ['GET', '/', 303],
    ['GET', '/diary?q=a', 303],
    ['GET', '/settings', 303],
    ['GET', '/none', 303],
    ['GET', '/diary.ics', 401],
    ['GET', '/diary.json?key=db_x', 401],
    ['GET', '/event/x.ics', 401],
    ['GET', '/api/v1/events', 401],
    ['GET', '/api/v1/events?key=db_x', 401],
    ['GET', '/openapi.json', 401],
    ['POST', '/mcp', 401],
    ['POST', '/read', 401],
    ['POST', '/logout', 401],
    ['POST', '/settings/tokens', 401],
    ['POST', '/api/v1/articles', 401],
    ['DELETE', '/diary', 401],
    ['GET', '/healthz', 200],
    ['GET', '/readyz', 200],
    ['GET', '/login', 200],
    ['GET', '/daybook.css', 200],
    ['GET', '/fonts/inter-latin-wght-normal.woff2', 200],
    ['GET', '/fonts/../diary.json', 401],
    ['GET', '/login/../diary', 303],
    ['GET', '//diary', 303],
  ])('%s %s is answered with %d', async (method, path, status) => {
    const response = await ask(path, { method })
    expect(response.status).toBe(status)
    if (status === 401) expect(response.headers.get('www-authenticate')).toContain('Bearer')
    if (status !== 200) expect(await response.text()).not.toContain('Budapest')
  })

  test('the way back leads to a page of this address only', async () => {
    expect((await ask('/diary?q=a')).headers.get('location')).toBe('/login?next=%2Fdiary%3Fq%3Da')
    expect(['/diary?q=a', '//evil.example', '/\\evil.example', 'https://evil.example', '/a\nb', '', undefined].map(nextOf)).toEqual([
      '/diary?q=a',
      ...Array<string>(6).fill('/'),
    ])
  })
})

describe('sessions', () => {
  test('the right password opens one, by a cookie that scripts and other pages cannot use', async () => {
    const response = await logIn()
    expect([response.status, response.headers.get('location')]).toEqual([303, '/diary'])
    expect(response.headers.get('set-cookie')).toMatch(/^daybook=[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/)
    app = guarded(true)
    expect((await logIn()).headers.get('set-cookie')).toContain('; Secure')
  })

  test('a wrong password opens none, and ten of them stop for a while', async () => {
    for (let i = 0; i < 10; i++) expect((await logIn(`wrong ${i}`)).status).toBe(401)
    const response = await logIn()
    expect([response.status, Number(response.headers.get('retry-after')) > 0]).toEqual([429, true])
    clock += 15 * 60_000
    expect((await logIn()).status).toBe(303)
  })

  test('a login that another page sends is refused', async () => {
    const body = new URLSearchParams({ password: PASSWORD }).toString()
    expect((await ask('/login', { method: 'POST', headers: { ...FORM, origin: 'http://evil.example' }, body })).status).toBe(403)
  })

  test('a session ends with its time, with the logout, and is no session by any other name', async () => {
    const { cookie, csrf } = await session()
    const diary = async (with_: string) => (await ask('/diary', { headers: { cookie: with_ } })).status
    expect(await diary(cookie)).toBe(200)
    expect(await diary(`${cookie}x`)).toBe(303)
    expect(await diary('daybook=')).toBe(303)
    clock += SESSION_LASTS
    expect(await diary(cookie)).toBe(303)
    clock -= SESSION_LASTS
    const other = await session()
    expect(other.csrf).not.toBe(csrf)
    await ask('/logout', { method: 'POST', headers: { ...SAME, ...FORM, cookie: other.cookie }, body: `csrf=${other.csrf}` })
    expect(await diary(other.cookie)).toBe(303)
  })

  test.each([
    ['with the secret of the form', SAME, 'own', 422],
    ['by a program with the cookie and the secret as header', {}, 'header', 422],
    ['without the secret', SAME, 'none', 403],
    ['with the secret of another session', SAME, 'other', 403],
    ['from a page elsewhere', { origin: 'http://evil.example' }, 'own', 403],
    ['from a page without an origin', { origin: 'null' }, 'own', 403],
    ['from a page of another port', { origin: 'http://desk.example:80' }, 'own', 403],
    ['from a page of another site', { 'sec-fetch-site': 'cross-site' }, 'own', 403],
    ['from a page of a sister host', { 'sec-fetch-site': 'same-site' }, 'own', 403],
  ] as const)('a form %s', async (_, headers, whose, status) => {
    const mine = await session()
    const csrf = { own: mine.csrf, other: (await session()).csrf, none: '', header: '' }[whose]
    const header = whose === 'header' ? { 'x-csrf-token': mine.csrf } : {}
    const body = new URLSearchParams({ text: 'x', ...(csrf !== '' && { csrf }) }).toString()
    const response = await ask('/read', { method: 'POST', headers: { ...headers, ...header, ...FORM, cookie: mine.cookie }, body })
    expect(response.status).toBe(status)
  })

  test('the API does not take the cookie alone for a change', async () => {
    const { cookie, csrf } = await session()
    const send = async (headers: Record<string, string>) =>
      (
        await ask('/api/v1/read', {
          method: 'POST',
          headers: { cookie, 'content-type': 'application/json', ...headers },
          body: '{"text":"x"}',
        })
      ).status
    expect([await send({}), await send(SAME), await send({ 'x-csrf-token': csrf })]).toEqual([403, 403, 422])
  })
})

describe('tokens', () => {
  const ASKED = [
    ['GET', '/diary', 'read'],
    ['GET', '/api/v1/events', 'read'],
    ['POST', '/api/v1/read', 'read'],
    ['POST', '/mcp', 'read'],
    ['GET', '/diary.ics', 'read'],
    ['POST', '/api/v1/articles', 'write'],
    ['POST', '/correct/x', 'write'],
    ['POST', '/saved', 'write'],
    ['GET', '/sources.opml', 'read'],
    ['POST', '/sources', 'write'],
    ['POST', '/sources/preview', 'write'],
    ['DELETE', '/api/v1/sources/x', 'write'],
    ['POST', '/alerts', 'write'],
    ['POST', '/alerts/x/test', 'write'],
    ['POST', '/corrections/x/undo', 'write'],
    ['DELETE', '/api/v1/corrections/x', 'write'],
    ['GET', '/settings/tokens', 'admin'],
    ['POST', '/settings/tokens', 'admin'],
    ['POST', '/settings/tokens/x/remove', 'admin'],
  ] as const
  test.each(ASKED.flatMap(([method, path, needed]) => SCOPES.map((scope) => [scope, method, path, covers(scope, needed)] as const)))(
    'one with %s for %s %s: %j',
    async (scope, method, path, isEnough) => {
      const authorization = `Bearer ${await tokenOf(scope)}`
      const { status } = await ask(path, { method, headers: { authorization } })
      if (isEnough) expect([401, 403].includes(status) && !/^\/api\/v1\/(?:articles|sources)/.test(path)).toBe(false)
      else expect(status).toBe(403)
    },
  )

  test('scopes cover what stands below them; a key of a feed covers feeds alone', () => {
    expect(SCOPES.map((scope) => SCOPES.filter((needed) => covers(scope, needed)))).toEqual([
      ['feed'],
      ['feed', 'read'],
      ['feed', 'read', 'write'],
      ['feed', 'read', 'write', 'admin'],
    ])
  })

  test('a key opens lists and nothing else, and is not repeated in what they say', async () => {
    const key = await tokenOf('feed')
    const status = async (path: string) => (await ask(path)).status
    expect(await status(`/diary.ics?key=${key}`)).toBe(200)
    expect(await (await ask(`/diary.atom?key=${key}`)).text()).not.toContain(key)
    expect([await status(`/diary?key=${key}`), await status(`/api/v1/events?key=${key}`)]).toEqual([303, 401])
    expect((await ask(`/diary.ics?key=${key}`, { method: 'POST' })).status).toBe(401)
    expect((await ask('/', { headers: { authorization: `Bearer ${key}` } })).status).toBe(403)
  })

  test('one that was removed, or guessed, opens nothing; guesses are counted', async () => {
    const { secret, token } = await makeToken(store.shelf('tokens'), { name: 'gone', scope: 'read', made: 0 })
    const authorization = `Bearer ${secret}`
    expect((await ask('/diary', { headers: { authorization } })).status).toBe(200)
    await store.shelf('tokens').remove(token.id)
    for (let i = 0; i < 30; i++) expect([303, 401]).toContain((await ask('/diary', { headers: { authorization } })).status)
    expect((await ask('/diary', { headers: { authorization } })).status).toBe(429)
  })

  test('neither the secret nor its half is kept', async () => {
    const secret = await tokenOf('admin')
    expect(JSON.stringify(await store.shelf('tokens').list())).not.toContain(secret.slice(3, 20))
  })

  test('the page of settings makes one, shows it once, removes it', async () => {
    const { cookie, csrf } = await session()
    const send = (path: string, fields: Record<string, string>) =>
      ask(path, { method: 'POST', headers: { ...SAME, ...FORM, cookie }, body: new URLSearchParams({ csrf, ...fields }).toString() })
    const made = await send('/settings/tokens', { name: 'my <phone>', scope: 'feed' })
    const secret = /<code>(db_[\w-]{43})<\/code>/.exec(await made.text())![1]!
    expect(made.headers.get('cache-control')).toBe('no-store')
    expect((await ask(`/diary.ics?key=${secret}`)).status).toBe(200)
    const page = await (await ask('/settings', { headers: { cookie } })).text()
    expect(page).toContain('my &lt;phone&gt;')
    expect(page).not.toContain(secret)
    const list = await store.shelf('tokens').list()
    await send(`/settings/tokens/${list.find(({ body }) => (body as { name: string }).name === 'my <phone>')!.id}/remove`, {})
    expect((await ask(`/diary.ics?key=${secret}`)).status).toBe(401)
    expect((await send('/settings/tokens', { name: 'x', scope: 'all' })).status).toBe(422)
  })
})

test.each([
  ['desk.example', 303],
  ['DESK.example:99', 303],
  ['evil.example', 421],
  ['desk.example.evil.example', 421],
  ['desk.example@evil.example', 421],
  ['', 421],
])('host %j is answered with %d', async (host, status) => {
  expect((await app.request('/', { headers: { host } })).status).toBe(status)
})

test('only an embedded list may be shown in a frame, and only by the pages that were named', async () => {
  const read = () => Promise.resolve({ error: 'not here' })
  const embedIn = originsOf('https://news.example, http://127.0.0.1:8080')
  const open = makeApp({ store, read, take: null, version: '0', instance: 'x', isSample: false, hosts: null, embedIn })
  const policy = async (site: typeof app, path: string) =>
    /frame-ancestors ([^;]+)/.exec((await site.request(path, { headers: { host: HOST } })).headers.get('content-security-policy')!)![1]
  expect(await policy(open, '/embed/diary')).toBe('https://news.example http://127.0.0.1:8080')
  expect(await policy(open, '/diary')).toBe("'none'")
  expect(await policy(app, '/embed/diary')).toBe("'none'")
  expect((await ask('/embed/diary')).status).toBe(303)
  const shown = await ask(`/embed/diary?key=${await tokenOf('feed')}`)
  expect([shown.status, (await shown.text()).includes('Budapest')]).toEqual([200, true])
  for (const wrong of ['news.example', "https://a.example; script-src 'unsafe-inline'", 'data:x'])
    expect(() => originsOf(wrong)).toThrow(/--embed-in/)
})

test('too many requests wait', async () => {
  const statuses: number[] = []
  for (let i = 0; i < 1201; i++) statuses.push((await ask('/healthz')).status)
  expect([statuses.filter((status) => status === 200).length, statuses.at(-1)]).toEqual([1200, 429])
})

test('a limiter gives back with time, and each key has its own', () => {
  let now = 0
  const limiter = makeLimiter({ most: 2, per: 10_000, now: () => now })
  expect([limiter.take('a'), limiter.take('a'), limiter.take('a'), limiter.take('b')]).toEqual([0, 0, 5, 0])
  now = 5000
  expect([limiter.take('a'), limiter.take('a')]).toEqual([0, 5])
})

test('passwords are kept as hashes with a salt of their own', async () => {
  const other = await hashPassword(PASSWORD)
  expect(other).not.toBe(hashed)
  expect([isHashed(other), isHashed(PASSWORD)]).toEqual([true, false])
  expect([await isPassword(PASSWORD, other), await isPassword('Correct horse', other), await isPassword(PASSWORD, 'x')]).toEqual([
    true,
    false,
    false,
  ])
})

describe('where a server listens', () => {
  const terminal = (env: Record<string, string> = {}): Terminal => ({
    stdin: Readable.from([]),
    stdout: new Writable(),
    stderr: new Writable(),
    env,
    outIsTTY: false,
    errIsTTY: false,
    columns: 80,
  })
  test.each([
    ['127.0.0.1', undefined, {}, 'open'],
    ['::1', undefined, {}, 'open'],
    ['localhost', 'http://localhost:9', {}, 'open'],
    ['127.0.0.1', undefined, { DAYBOOK_PASSWORD: 'longer than eight' }, 'password'],
    ['0.0.0.0', undefined, {}, /expected a password/],
    ['::', undefined, {}, /expected a password/],
    ['192.168.1.7', undefined, { DAYBOOK_PASSWORD: '' }, /expected a password/],
    ['127.0.0.1', 'https://desk.example', {}, /expected a password.*desk\.example/],
    ['0.0.0.0', undefined, { DAYBOOK_PASSWORD: 'short' }, /at least 8 characters, got 5/],
    ['0.0.0.0', undefined, { DAYBOOK_PASSWORD: 'long enough' }, 'password'],
    ['0.0.0.0', undefined, { DAYBOOK_PASSWORD_FILE: '/none/there' }, /a file that can be read/],
  ] as const)('%s as %j with %j', async (host, url, env, wanted) => {
    const made = accessOf({ host, url: urlOf(url) }, undefined, terminal(env))
    if (wanted instanceof RegExp) await expect(made).rejects.toThrow(wanted)
    else expect(await made).toEqual(wanted === 'open' ? null : expect.objectContaining({ password: expect.stringMatching(/^scrypt:/) }))
  })

  test('the names it may be asked by, and addresses that are none', () => {
    expect(hostsOf({ host: '0.0.0.0', url: null })).toBeNull()
    expect(hostsOf({ host: '0.0.0.0', url: urlOf('https://Desk.example') })).toEqual(['desk.example'])
    expect(hostsOf({ host: '::1', url: null })).toContain('localhost')
    for (const url of ['desk.example', 'ftp://desk.example', 'https://desk.example/x', 'https://a:b@desk.example'])
      expect(() => urlOf(url)).toThrow(/--url/)
  })
})
