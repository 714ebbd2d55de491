/**
 * First contentful paint of a diary of 200 lines at a processor slowed down four times, against still pages of as many bytes in the
 * same run. What a still page is can be read in two ways: `still`, plain text in as many lines, nothing to look for, to style or to
 * run; and, with `--also`, `bare`, the diary's own markup without its style and script, which has a tenth of the text and so far less
 * to lay out, and `kept`, the diary with its style and script from memory: what making the page costs.
 *
 * One paint varies by a third and more, and a machine is slower for seconds at a time. So each paint of the diary stands between two
 * of the still page, and is set against the mean of both; of these ratios the median is told, with the quartiles around it.
 * `node bench/paint.ts [--runs 25] [--also] [--reports 1500] [--db FILE]`. Prints figures as JSON; needs a Chromium.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'
import { openChromium } from '../src/serve/chromium.fixture.ts'
import { reports } from '../test/reports.ts'
import type { Figure } from './floors.ts'
import { productCommand } from './paths.ts'

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '25' },
    also: { type: 'boolean' },
    reports: { type: 'string', default: '1500' },
    db: { type: 'string' },
  },
})
const folder = mkdtempSync(path.join(tmpdir(), 'daybook-paint-'))
const [bin = '', ...product] = productCommand().split(' ')

async function measure(): Promise<readonly Figure[]> {
  const file = path.join(folder, 'reports.ndjson')
  if (values.db === undefined)
    writeFileSync(file, reports(Number(values.reports), { seed: 5, perDay: 20 }).map((article) => `${JSON.stringify(article)}\n`).join('')) // prettier-ignore
  const what = values.db === undefined ? [file] : ['--no-fetch']
  const record = values.db === undefined ? [] : ['--db', values.db]
  const child = spawn(bin, [...product, ...record, 'serve', '--port', '0', ...what], { stdio: ['ignore', 'pipe', 'inherit'] })
  const browser = await openChromium()
  if (browser === null) throw new Error('there is no Chromium')
  try {
    const base = await new Promise<string>((resolve, reject) => {
      let out = ''
      child.on('exit', (code) => reject(new Error(`the server ended with code ${String(code)}`)))
      child.stdout.on('data', (chunk: Buffer) => {
        const found = /http:\/\/\S+\//.exec((out += String(chunk)))
        if (found) resolve(found[0])
      })
    })
    const answer = await fetch(`${base}diary`)
    const diary = await answer.text()
    // The still pages come with the headers of ours: some make a browser begin a process of its own for the page.
    const headers = Object.fromEntries([...answer.headers].filter(([name]) => /^(?:content-security|cross-origin|referrer|permissions|x-content)/.test(name))) // prettier-ignore
    const lines = diary.split('<li class="ev"').length - 1
    const files = new Map(await Promise.all(['daybook.css', 'app.js'].map(async (each) => [`/${each}`, await (await fetch(base + each)).text()] as const))) // prettier-ignore
    const pages = new Map([['/still', stillPage(Buffer.byteLength(diary), lines)], ['/bare', barePage(diary)], ['/kept', diary], ...files]) // prettier-ignore
    const server = createServer((request, response) => {
      const address = request.url ?? ''
      const body = pages.get(address)
      const type = address.endsWith('.css') ? 'text/css' : address.endsWith('.js') ? 'text/javascript' : 'text/html; charset=utf-8'
      response.writeHead(body === undefined ? 404 : 200, { ...headers, 'content-type': type }).end(body)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const other = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const paint = async (url: string): Promise<number> => {
      const context = await browser.newContext({ viewport: { width: 1360, height: 900 } })
      const page = await context.newPage()
      const session = await context.newCDPSession(page)
      await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
      await page.goto(url, { waitUntil: 'load' })
      const at = await page.evaluate<number>(
        "new Promise((done) => { const look = () => { const [one] = performance.getEntriesByName('first-contentful-paint'); one ? done(one.startTime) : setTimeout(look, 20) }; look() })",
      )
      await context.close()
      return at
    }
    const told: Record<'diary' | 'still' | 'bare' | 'kept', number[]> = { diary: [], still: [], bare: [], kept: [] }
    // The first two of each warm up.
    for (let i = 0; i < 2; i++) for (const url of [`${base}diary`, `${other}/still`]) await paint(url)
    told.still.push(await paint(`${other}/still`))
    for (let i = 0; i < Number(values.runs); i++) {
      told.diary.push(await paint(`${base}diary`))
      told.still.push(await paint(`${other}/still`))
      for (const name of values.also === true ? (['bare', 'kept'] as const) : []) told[name].push(await paint(`${other}/${name}`))
    }
    server.close()
    const ratios = told.diary.map((each, i) => (2 * each) / (told.still[i]! + told.still[i + 1]!))
    const quarters = [0.25, 0.75].map((part) => quantile(ratios, part).toFixed(2)).join(' to ')
    const parts = await Promise.all(['diary', 'daybook.css', 'app.js'].map(async (each) => gzipSync(await (await fetch(base + each)).text()).length)) // prettier-ignore
    const row = (metric: string, value: number, note = ''): Figure => ({ name: 'paint', metric, value, n: ratios.length, note })
    return [
      row(`first paint of a diary of ${lines} lines against a still page of as many bytes, ratio`, median(ratios), `half of the ratios are ${quarters}; of the medians ${(median(told.diary) / median(told.still)).toFixed(2)}, of the best of each ${(Math.min(...told.diary) / Math.min(...told.still)).toFixed(2)}`),
      ...(told.bare.length === 0 ? [] : [
        row('first paint of the diary against its own markup without style and script, ratio', median(told.diary) / median(told.bare), `best of each: ${(Math.min(...told.diary) / Math.min(...told.bare)).toFixed(2)}`),
        row('first paint of the diary against its own bytes kept in memory, ratio', median(told.diary) / median(told.kept), `best of each: ${(Math.min(...told.diary) / Math.min(...told.kept)).toFixed(2)}`),
      ]),
      row('first paint of the diary, ms', median(told.diary), `best ${Math.min(...told.diary).toFixed(0)}`),
      row('first paint of the still page, ms', median(told.still), `best ${Math.min(...told.still).toFixed(0)}`),
      row('first view, gzip, KB', parts.reduce((a, b) => a + b) / 1024, `page, style, script: ${parts.join(', ')} bytes`),
    ] // prettier-ignore
  } finally {
    await browser.close()
    child.kill('SIGTERM')
  }
}

/** The markup of a page, as long as it was, without what styles and runs it. */
function barePage(page: string): string {
  return page.replace(/<link rel="stylesheet"[^>]*>|<script[^>]*><\/script>/g, (tag) => `<!--${' '.repeat(Math.max(0, tag.length - 7))}-->`)
}

/** As many bytes in as many lines, with nothing to look for and nothing to run. */
function stillPage(bytes: number, lines: number): string {
  const head = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Still</title><h1>Still</h1><ol>'
  const words = 'A line of a page that is always the same, with a few plain words in it. '
  const room = Math.floor((bytes - head.length) / lines) - '<li><p></p></li>'.length
  return head + `<li><p>${words.repeat(Math.ceil(room / words.length)).slice(0, room)}</p></li>`.repeat(lines)
}

function median(list: readonly number[]): number {
  return quantile(list, 0.5)
}

function quantile(list: readonly number[], part: number): number {
  return list.toSorted((a, b) => a - b)[Math.floor(list.length * part)] ?? NaN
}

try {
  process.stdout.write(`${JSON.stringify(await measure(), null, 1)}\n`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
