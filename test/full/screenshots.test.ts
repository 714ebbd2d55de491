import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { makeApp } from '../../src/serve/app.tsx'
import { openChromium } from '../../src/serve/chromium.fixture.ts'
import { listen } from '../../src/serve/listen.ts'
import { addAlert } from '../../src/store/alerts.ts'
import { EVERYTHING } from '../../src/store/query.ts'
import { ROOT } from '../checkout.ts'
import { sampleRecord } from '../sample-record.ts'

const browser = await openChromium()

/** The pictures that docs/how-to/web.md shows, made of the sample news. */
test.skipIf(browser === null)(
  'pictures of pages for the documentation',
  async () => {
    const store = await sampleRecord()
    await addAlert(
      store,
      { name: 'Summit moves', query: 'place:budapest', on: ['moved', 'cancelled'], channel: { kind: 'mail', to: 'desk@example.org' } },
      0,
    )
    const [event] = (await store.diary(EVERYTHING, { limit: 500 })).toSorted((a, b) => b.reports - a.reports)
    const taken = { kind: 'failed', error: 'not here' } as const
    const read = () => Promise.resolve({ error: 'not here' })
    const app = makeApp({
      store,
      read,
      take: () => Promise.resolve(taken),
      version: '0',
      instance: 'x',
      isSample: true,
      hosts: ['127.0.0.1'],
    })
    const server = await listen(app, { host: '127.0.0.1', port: 0, isFixed: true })
    const folder = path.join(ROOT, 'docs/images')
    fs.mkdirSync(folder, { recursive: true })
    const shots = [
      ['diary', '/diary', 'light', 1360],
      ['event', `/event/${event!.id}`, 'dark', 1360],
      ['alerts', '/alerts', 'light', 390],
    ] as const
    for (const [name, to, colorScheme, width] of shots) {
      const context = await browser!.newContext({ colorScheme, viewport: { width, height: 860 } })
      const page = await context.newPage()
      await page.goto(new URL(to, server.url).href)
      await page.evaluate('document.fonts.ready')
      const file = path.join(folder, `${name}.png`)
      await page.screenshot({ path: file })
      expect(fs.statSync(file).size).toBeGreaterThan(10_000)
      await context.close()
    }
    await server.close()
    await store.close()
    await browser!.close()
  },
  120_000,
)
