import { Hono } from 'hono'
import { beforeEach, describe, expect, test } from 'vitest'
import { keepPages } from './page-cache.ts'

let clock = 0
let made = 0
let words = 'first'
let hold: Promise<void> | null = null
let app: Hono

let spent = 0

function build(cost: number): Hono {
  const made_ = new Hono()
  keepPages(made_, { now: () => clock, spent: () => (spent += cost) })
  made_.get('/diary', async (c) => {
    const mine = words
    made++
    await hold
    return c.html(mine)
  })
  made_.get('/settings', (c) => c.html(words + ++made))
  made_.get('/reports', (c) => c.html(words, ++made > 0 ? 404 : 200))
  made_.post('/event/x/correct', (c) => c.text('done'))
  made_.post('/api/v1/articles', (c) => c.text('taken'))
  return made_
}

beforeEach(() => {
  ;[clock, made, words, hold] = [1_000_000, 0, 'first', null]
  app = build(100)
})

const page = async (path = '/diary', init: RequestInit = {}): Promise<string> => (await app.request(path, init)).text()
/** Longer than anything is kept. */
const LATER = 5000

describe('a page that is dear to make', () => {
  test('is kept for a moment, then made anew', async () => {
    expect([await page(), await page()]).toEqual(['first', 'first'])
    expect(made).toBe(1)
    clock += LATER
    words = 'second'
    expect(await page()).toBe('second')
    expect(made).toBe(2)
  })

  test('is given as it was while a fresh one is being made, but not for long', async () => {
    expect(await page()).toBe('first')
    let go = (): void => undefined
    hold = new Promise((resolve) => (go = resolve))
    words = 'second'
    clock += 1500
    expect(await page()).toBe('first')
    await new Promise((resolve) => setImmediate(resolve))
    clock += 3000
    expect(await page()).toBe('first')
    expect(made).toBe(2)
    go()
    await expect.poll(() => page()).toBe('second')
    expect(made).toBe(2)
  })

  test('is made once for all who ask at the same time', async () => {
    let go = (): void => undefined
    hold = new Promise((resolve) => (go = resolve))
    const asked = [page(), page(), page()]
    await new Promise((resolve) => setImmediate(resolve))
    go()
    expect(await Promise.all(asked)).toEqual(['first', 'first', 'first'])
    expect(made).toBe(1)
  })

  test('shows at once what was changed by hand, but not each report that comes in', async () => {
    await page()
    words = 'second'
    await page('/api/v1/articles', { method: 'POST' })
    expect(await page()).toBe('first')
    await page('/event/x/correct', { method: 'POST' })
    expect(await page()).toBe('second')
  })

  test('what began before a change by hand is given to nobody else', async () => {
    let go = (): void => undefined
    hold = new Promise((resolve) => (go = resolve))
    const before = page()
    await new Promise((resolve) => setImmediate(resolve))
    words = 'second'
    await page('/event/x/correct', { method: 'POST' })
    const after = page()
    go()
    expect([await before, await after, await page()]).toEqual(['first', 'second', 'second'])
  })

  test('differs by address, query and cookie', async () => {
    await Promise.all([page('/diary'), page('/diary?q=a'), page('/diary', { headers: { cookie: 'look=dark' } })])
    expect(made).toBe(3)
  })
})

test('neither other pages nor answers that are no pages are kept', async () => {
  for (const path of ['/settings', '/settings', '/reports', '/reports']) await page(path)
  expect(made).toBe(4)
})

describe('a page of a record that tells its revision', () => {
  let revision = 'a'
  const kept = (cost: number): void => {
    revision = 'a'
    app = new Hono()
    keepPages(app, { now: () => clock, spent: () => (spent += cost), revision: () => Promise.resolve(revision) })
    app.get('/diary', (c) => {
      made++
      return c.html(words)
    })
    app.get('/diary.ics', (c) => c.text(String(++made)))
    app.get('/event/x.ics', (c) => c.text(String(++made)))
  }

  test('is given again as long as nothing is written, and not a moment longer', async () => {
    kept(3)
    expect([await page(), await page()]).toEqual(['first', 'first'])
    clock += 100 * LATER
    expect([await page(), made]).toEqual(['first', 1])
    words = 'second'
    revision = 'b'
    expect([await page(), await page(), made]).toEqual(['second', 'second', 2])
  })

  test('what was begun before something was written is not taken for what came after', async () => {
    kept(3)
    app.get('/event/slow', (c) => {
      revision = `${revision}+`
      return c.html(words)
    })
    expect(await page('/event/slow')).toBe('first')
    words = 'second'
    expect(await page('/event/slow')).toBe('second')
  })

  test('one that is dear is still given for a moment after a write', async () => {
    kept(100)
    expect(await page()).toBe('first')
    words = 'second'
    revision = 'b'
    expect(await page()).toBe('first')
    clock += LATER
    expect(await page()).toBe('second')
  })

  test('calendars and other forms are never kept', async () => {
    kept(100)
    expect([await page('/event/x.ics'), await page('/event/x.ics')]).toEqual(['1', '2'])
  })
})

test('a page that costs little is made each time', async () => {
  app = build(2)
  expect([await page(), await page()]).toEqual(['first', 'first'])
  expect(made).toBe(2)
})
