import { describe, expect, test } from 'vitest'
import { makeApp } from './app.tsx'
import { callReading, draft, event, readingOf } from './view/readings.fixture.ts'

const site = { readings: [callReading()], isSample: true, hosts: ['localhost'] }
const app = makeApp(site)
const ask = (path: string, host = 'localhost:4321') => app.request(path, { headers: { host } })

describe('pages', () => {
  test.each([
    ['/', 200, 'Trump–Putin summit in Budapest'],
    ['/reports', 200, 'Harbour Wire (sample)'],
    ['/a/sample-harbour-1016-call', 200, 'Events'],
    ['/a/none', 404, 'There is no report with this id.'],
    ['/../package.json', 404, 'There is no page'],
    ['/daybook.css', 200, '--scheduled'],
    ['/healthz', 200, 'ok'],
  ])('%s is %d and holds %j', async (path, status, text) => {
    const response = await ask(path)
    expect(response.status).toBe(status)
    expect(await response.text()).toContain(text)
  })

  test('the diary has each section, the evidence and a link to its place', async () => {
    const html = await (await ask('/')).text()
    expect(html).toContain('Friday 17 October 2025')
    expect(html).toContain('Date not set')
    expect(html).toContain('<mark>would meet</mark>')
    expect(html).toContain('href="/a/sample-harbour-1016-call#part-')
    expect(html).toContain('Waits for: Rubio–Lavrov call')
  })

  test('a filter leaves out what does not fit', async () => {
    const html = await (await ask('/?status=happened')).text()
    expect(html).toContain('Trump–Putin telephone call')
    expect(html).not.toContain('Zelenskyy visits the White House</h3>')
  })
})

describe('guards', () => {
  test.each(['/', '/daybook.css', '/none', '/a/x'])('%s forbids scripts, frames and other hosts', async (path) => {
    const { headers } = await ask(path)
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })

  test.each(['evil.example', 'localhost.evil.example', ''])('host %j is refused', async (host) => {
    expect((await ask('/', host)).status).toBe(421)
  })

  test('no page holds a script, an inline style or an address elsewhere', async () => {
    for (const path of ['/', '/reports', '/a/sample-harbour-1016-call']) {
      const html = await (await ask(path)).text()
      expect(html).not.toMatch(/<script|<[^>]*\s(?:style|on[a-z]+)=|(?:src|href)="(?:https?:)?\/\//i)
    }
  })

  test('what a report says stays text', async () => {
    const d = draft({
      id: '<x>"&',
      title: '<img src=x onerror=alert(1)>',
      text: 'He said <script>alert(1)</script> twice.',
      outlet: '"><b id=x>',
    })
    const reading = readingOf(d, {
      entities: [],
      events: [event('e1', '<svg onload=alert(1)>', d.at('<script>'), { status: 'happened' })],
      statements: [],
    })
    const hostile = makeApp({ ...site, readings: [reading] })
    for (const path of ['/', '/reports', `/a/${encodeURIComponent('<x>"&')}`, '/?who=%22%3E%3Cscript%3E']) {
      const response = await hostile.request(path, { headers: { host: 'localhost' } })
      expect(response.status).toBe(200)
      expect(await response.text()).not.toMatch(/<script|<img|<svg onload|<b id=x>/)
    }
  })
})
