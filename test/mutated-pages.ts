import fs from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { toArticle } from '../src/intake/article.ts'
import { decodeBytes } from '../src/intake/bytes.ts'
import { mutate } from './intake/mutate.ts'
import { makeRandom } from './random.ts'
import { PAGES } from '../src/intake/page/samples.fixture.ts'
import type { Kit } from '../src/read/kit.ts'
import { read } from '../src/read/read.ts'
import type { Article } from '../src/record/index.ts'
import { ROOT } from './checkout.ts'
import { faultsOf } from './spans.ts'

/** What became of damaged pages: how many gave an article all the same, and the slowest in milliseconds of processor time. */
export interface MutatedPages {
  readonly made: number
  readonly refused: number
  readonly slowest: number
  readonly faults: readonly string[]
}

/** One in so many is read to its end as well. */
const READ_EVERY = 25
/** Most bytes of a seed from the corpus, and how many seeds. */
const LONGEST_SEED = 60_000
const MOST_SEEDS = 40

/** Take so many damaged pages apart. Seeds are our own samples, and the corpus of pages where it is at hand. */
export function takeMutated(count: number, seed: number, kit: Kit): MutatedPages {
  const random = makeRandom(seed)
  const seeds = seedPages()
  const pick = (): Buffer => seeds[Math.floor(random() * seeds.length)]!
  const faults: string[] = []
  let made = 0
  let slowest = 0
  for (let i = 0; i < count; i++) {
    const bytes = mutate(pick(), pick(), random)
    const began = process.cpuUsage()
    try {
      const decoded = decodeBytes(bytes, { contentType: 'text/html' })
      const result = decoded.ok ? toArticle({ id: `p${i}`, html: decoded.value, url: 'https://pages.example/1' }) : decoded
      if (result.ok) {
        made++
        const wrong = [...articleFaults(result.value), ...(i % READ_EVERY === 0 ? faultsOf(read(result.value, kit)) : [])]
        if (wrong.length) faults.push(`${i}: ${wrong[0]!}`)
      }
    } catch (error) {
      faults.push(`${i}: ${(error as Error).stack?.split('\n').slice(0, 3).join(' ') ?? ''}`)
    }
    const { user, system } = process.cpuUsage(began)
    slowest = Math.max(slowest, (user + system) / 1000)
  }
  return { made, refused: count - made, slowest, faults }
}

/** What is wrong with the parts of an article: spans outside the text, empty, out of order, or of other characters than they say. */
export function articleFaults({ text, parts, title, page }: Article): string[] {
  const faults: string[] = []
  let last = 0
  for (const { kind, span } of parts) {
    const [start, end] = span
    if (!(start >= last && end > start && end <= text.length)) faults.push(`${kind} [${start}, ${end}) after ${last} of ${text.length}`)
    else if (text.slice(start, end).trim() !== text.slice(start, end)) faults.push(`${kind} with space at its ends`)
    else if (kind === 'title' && title !== text.slice(start, end)) faults.push('the title is not the title')
    last = end
  }
  for (const update of page?.updates ?? []) if (update.span && update.span[1] > text.length) faults.push('an update outside the text')
  return faults
}

function seedPages(): Buffer[] {
  const own = Object.values(PAGES).map((text) => Buffer.from(text))
  const folder = path.join(ROOT, '../shared/corpora/article-extraction/html')
  if (!fs.existsSync(folder)) return own
  const files = fs.readdirSync(folder).sort().slice(0, MOST_SEEDS)
  return [...own, ...own, ...files.map((name) => gunzipSync(fs.readFileSync(path.join(folder, name))).subarray(0, LONGEST_SEED))]
}
