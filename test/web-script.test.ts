import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeApp } from '../src/serve/app.tsx'
import { openChromium } from '../src/serve/chromium.fixture.ts'
import type { Listening } from '../src/serve/listen.ts'
import { listen } from '../src/serve/listen.ts'
import { callReading } from '../src/serve/view/readings.fixture.ts'
import { openRecord } from '../src/store/sqlite/open.ts'
import type { Store } from '../src/store/store.ts'
import { bundle } from '../web/build.ts'
import { ROOT, textOf } from './checkout.ts'
import { intakeOf } from './record-of.ts'

const browser: Browser | null = await openChromium()
let store: Store
let server: Listening
let context: BrowserContext
let page: Page
const faults: string[] = []

beforeAll(async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'daybook-script-'))
  await bundle(path.join(folder, 'app.js'))
  const script = fs.readFileSync(path.join(folder, 'app.js'))
  fs.rmSync(folder, { recursive: true })
  store = await openRecord(':memory:')
  await store.put([intakeOf(callReading())])
  const read = () => Promise.resolve({ error: 'not here' })
  const assets = new Map([['/app.js', { bytes: new Uint8Array(script), type: 'text/javascript' }]])
  const app = makeApp({ store, read, take: null, version: '0', instance: 'x', isSample: false, hosts: ['127.0.0.1'], assets })
  server = await listen(app, { host: '127.0.0.1', port: 0, isFixed: true })
})
afterAll(async () => {
  await browser?.close()
  await server.close()
  await store.close()
})

describe.skipIf(browser === null)('the script of the pages, in real Chromium, under its own policy', () => {
  beforeEach(async () => {
    faults.length = 0
    context = await browser!.newContext({ timezoneId: 'Asia/Almaty', viewport: { width: 1360, height: 900 } })
    page = await context.newPage()
    page.on('pageerror', (error) => faults.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text())
    })
    await open('/diary')
  })
  afterEach(async () => {
    expect(faults).toEqual([])
    await context.close()
  })

  const open = (to: string) => page.goto(new URL(to, server.url).href)
  const at = () => page.evaluate<number>("[...document.querySelectorAll('.ev')].findIndex((each) => each.matches('.cursor'))")
  const said = () => page.locator('.say').textContent()
  const where = async (url: RegExp) => {
    await page.waitForURL(url)
    return page.url()
  }

  test('a card shows who somebody is, for the pointer and the keyboard, and Escape puts it away', async () => {
    const name = page.locator('.ev a.chip').first()
    await name.hover()
    const card = page.locator('.hover')
    await card.waitFor()
    expect(await name.textContent()).toContain((await card.locator('b').textContent())!)
    await page.keyboard.press('Escape')
    expect(await card.count()).toBe(0)
    await page.locator('.ev h3 a').first().focus()
    await card.waitFor()
    expect(await card.textContent()).toMatch(/\d reports?$/)
    await page.mouse.move(1, 1)
    await page.locator('.top input').focus()
    await card.waitFor({ state: 'detached' })
  })

  test('on paper there is what was reported, and nothing to press', async () => {
    await open(`/event/${(await store.diary({ any: [] }, { limit: 1 }))[0]!.id}`)
    await page.emulateMedia({ media: 'print' })
    const shown = await page.evaluate<string[]>(
      "[...document.querySelectorAll('.top, .foot, .rail, .side, .noprint, .forms, form')].filter((each) => each.checkVisibility()).map((each) => each.className || each.tagName)",
    )
    expect(shown).toEqual([])
    expect(await page.locator('h1').isVisible()).toBe(true)
    expect(await page.locator('blockquote.q').first().isVisible()).toBe(true)
  })

  test('j and k move one visible cursor and stop at the ends', async () => {
    const moves: number[] = []
    for (const key of ['j', 'j', 'k', 'k']) {
      await page.keyboard.press(key)
      moves.push(await at())
    }
    expect(moves).toEqual([0, 1, 0, 0])
    expect(await page.locator('.cursor').count()).toBe(1)
    expect(await page.evaluate("document.activeElement.matches('.cursor')")).toBe(true)
  })

  test.each([
    ['o', /\/event\//],
    ['Enter', /\/event\//],
    ['e', /\/a\/sample-harbour-1016-call#part-\d+$/],
  ])('%s follows the line at the cursor', async (key, url) => {
    await page.keyboard.press('j')
    await page.keyboard.press(key)
    expect(await where(url)).toMatch(url)
  })

  test.each([
    ['t', /4\d*\/$|:\d+\/$/],
    ['m', /\/diary\?view=month$/],
    ['s', /\/stories$/],
    ['q', /\/said$/],
    ['p', /\/who$/],
    ['r', /\/reports$/],
    ['c', /\/changes$/],
    ['f', /\/sources$/],
    ['a', /\/alerts$/],
    ['v', /\/saved$/],
    ['x', /\/corrections$/],
  ])('g %s goes to a section', async (key, url) => {
    await page.keyboard.press('g')
    await page.keyboard.press(key)
    expect(await where(url)).toMatch(url)
  })

  test('[ and ] go by month', async () => {
    await open('/diary?view=month&month=2025-10')
    await page.keyboard.press(']')
    await where(/month=2025-11/)
    await page.keyboard.press('[')
    await where(/month=2025-10/)
  })

  test('p gives the address of a line, c its sentence with source', async () => {
    await page.keyboard.press('j')
    await page.keyboard.press('p')
    await expect.poll(said).toMatch(/http:\/\/127\.0\.0\.1:\d+\/event\/\w+/)
    await page.keyboard.press('c')
    await expect.poll(said).toMatch(/“.+” \(.+, (?:¶\d|title).*\)\. .+\. http/)
  })

  test('keys are off inside fields, with a modifier, and where they were turned off', async () => {
    await page.keyboard.press('/')
    await page.keyboard.type('jk')
    expect([await page.locator('main form.inline input').inputValue(), await at()]).toEqual(['jk', -1])
    await open('/diary')
    await page.keyboard.press('Control+j')
    await page.keyboard.press('Alt+j')
    expect(await at()).toBe(-1)
    await open('/settings')
    await page.locator('input[name=keys][value=off]').check()
    await page.getByRole('button', { name: 'Keep' }).click()
    await open('/diary')
    await page.keyboard.press('j')
    expect(await at()).toBe(-1)
  })

  test('a page that is open says that the record has changed since, and moves nothing', async () => {
    await page.clock.install()
    await open('/diary')
    const first = page.waitForResponse(/api\/v1\/changes/)
    await page.clock.runFor(20_500)
    await first
    expect(await page.locator('.fresh').count()).toBe(0)
    const [event] = await store.diary({ any: [] })
    const about = { article: null, subject: event!.id, span: null, before: null, after: 'x' }
    await store.correct([{ fact: 'change', kind: 'corrected', ...about }], Date.UTC(2027, 0, 1))
    await page.clock.runFor(20_500)
    await expect.poll(() => page.locator('.fresh').textContent()).toContain('There are changes')
    await page.getByRole('link', { name: 'Show them' }).click()
    await page.waitForLoadState()
    expect(await page.locator('.fresh').count()).toBe(0)
  })

  test('? shows the keys, Escape closes them', async () => {
    await page.keyboard.press('?')
    expect(await page.getByRole('dialog').textContent()).toContain('evidence')
    await page.keyboard.press('Escape')
    expect(await page.getByRole('dialog').count()).toBe(0)
  })

  test('the diary filters itself while somebody types; the field keeps its focus, the address follows', async () => {
    const field = page.getByLabel('Filter the diary')
    const before = await page.locator('.ev').count()
    await field.pressSequentially('status:happened', { delay: 5 })
    await where(/\?q=status%3Ahappened$/)
    const after = await page.locator('.ev').count()
    expect([after > 0, after < before]).toEqual([true, true])
    expect(
      await field.evaluate((each) => each === (globalThis as unknown as { document: { activeElement: unknown } }).document.activeElement),
    ).toBe(true)
    await page.reload()
    expect(await page.locator('.ev').count()).toBe(after)
  })

  test('a query that is half typed changes nothing', async () => {
    const before = await page.locator('.ev').count()
    await page.getByLabel('Filter the diary').pressSequentially('who:')
    await page.waitForResponse(/q=who/)
    expect(await page.locator('.ev').count()).toBe(before)
    faults.length = 0 // Chromium tells of the 400
  })

  test('the theme goes round and is remembered', async () => {
    const theme = () => page.evaluate("document.documentElement.dataset.theme ?? 'auto'")
    const seen = [await theme()]
    for (let i = 0; i < 3; i++) {
      await page.locator('.theme').click()
      seen.push(await theme())
    }
    expect(seen).toEqual(['auto', 'light', 'dark', 'auto'])
    await page.locator('.theme').click()
    await page.reload()
    expect([await theme(), await page.evaluate('getComputedStyle(document.documentElement).colorScheme')]).toEqual(['light', 'light'])
  })

  test('the time of this machine stands below the published one, or that of the zone that was chosen', async () => {
    const times = () => page.locator('.when .own').allTextContents()
    expect(await page.locator('.when time').count()).toBeGreaterThan(0)
    expect((await times())[0]).toMatch(/^\d\d:\d\d Almaty/)
    await open('/settings')
    await page.locator('input[name=zone]').fill('Europe/Budapest')
    await page.getByRole('button', { name: 'Keep' }).click()
    await open('/diary')
    expect((await times())[0]).toMatch(/^\d\d:\d\d Budapest/)
  })
})

test('what a first view loads fits in 25 KB without fonts, the script in 8 KB', async () => {
  const size = (bytes: string | Uint8Array): number => gzipSync(bytes).length
  const get = async (to: string) => new Uint8Array(await (await fetch(new URL(to, server.url))).arrayBuffer())
  const script = size(await get('/app.js'))
  expect(script).toBeLessThan(8 * 1024)
  const css = size(textOf(path.relative(ROOT, path.join(ROOT, 'web/daybook.css'))))
  for (const to of ['/', '/diary', '/diary?view=month', '/said', '/a/sample-harbour-1016-call'])
    expect(size(await get(to)) + css + script, to).toBeLessThan(25 * 1024)
})
