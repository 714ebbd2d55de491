/** One core, one process: pages to articles against Readability on linkedom, over the same pages in turn. Prints figures as JSON. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { toArticle } from '../src/intake/article.ts'
import type { Figure } from './floors.ts'
import { sharedFolder } from './paths.ts'
import { copies } from './texts.ts'

const MOST = Number(process.argv[2] ?? 200)
const ROUNDS = 3

/** Pages of the shared corpus, or the sample news in a plain frame where there is none. */
function loadPages(): readonly string[] {
  const shared = sharedFolder()
  if (shared === null)
    return copies(MOST).map(({ title, text }) => {
      const paragraphs = (text ?? '').split('\n').filter(Boolean)
      return `<!doctype html><html><head><title>${title ?? ''}</title></head><body><nav><a href="/">Home</a></nav><article><h1>${title ?? ''}</h1>${paragraphs.map((one) => `<p>${one}</p>`).join('')}</article></body></html>`
    })
  const folder = path.join(shared, 'corpora', 'article-extraction', 'html')
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.gz'))
    .sort()
  return files.slice(0, MOST).map((name) => gunzipSync(readFileSync(path.join(folder, name))).toString('utf8'))
}

const pages = loadPages()
const contestants = {
  ours: () => pages.forEach((html, i) => toArticle({ id: `p${i}`, html })),
  readability: () =>
    pages.forEach((html) => {
      new Readability(parseHTML(html).document as unknown as Document).parse()
    }),
}

/** Seconds of processor time of one pass over all pages. */
function pass(name: keyof typeof contestants): number {
  const before = process.cpuUsage()
  contestants[name]()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

pass('ours')
pass('readability')
const best = { ours: Infinity, readability: Infinity }
for (let round = 0; round < ROUNDS; round++)
  for (const name of ['ours', 'readability'] as const) best[name] = Math.min(best[name], pass(name))
const rate = (seconds: number): string => (pages.length / seconds).toFixed(0)
const figures: Figure[] = [
  {
    name: 'own',
    metric: 'pages to articles, pages/s ÷ Readability on linkedom',
    value: best.readability / best.ours,
    n: pages.length,
    note: `${rate(best.ours)} and ${rate(best.readability)} pages a second on one core of this machine`,
  },
]
process.stdout.write(JSON.stringify(figures))
