import fs from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { parseFeed } from '../src/intake/feed/parse.ts'
import { makeRandom, mutate } from '../src/intake/feed/mutate.fixture.ts'
import { SAMPLES } from '../src/intake/feed/samples.fixture.ts'
import { ROOT } from './checkout.ts'

/** What became of mutated feeds: how many were read all the same, and the slowest in milliseconds. */
export interface Mutated {
  readonly read: number
  readonly refused: number
  readonly slowest: number
  readonly faults: readonly string[]
}

/** Read so many damaged feeds. Seeds are our own samples, and the corpus of odd feeds where it is at hand. */
export function readMutated(count: number, seed: number): Mutated {
  const random = makeRandom(seed)
  const seeds = seedFeeds()
  const pick = (): Buffer => seeds[Math.floor(random() * seeds.length)]!
  let read = 0
  let slowest = 0
  const faults: string[] = []
  for (let i = 0; i < count; i++) {
    const bytes = mutate(pick(), pick(), random)
    const began = performance.now()
    try {
      const result = parseFeed(bytes, { url: 'https://feeds.example/all.xml' })
      if (result.ok) {
        read++
        JSON.stringify(result.value)
      }
    } catch (error) {
      faults.push(`${i}: ${(error as Error).message}`)
    }
    slowest = Math.max(slowest, performance.now() - began)
  }
  return { read, refused: count - read - faults.length, slowest, faults }
}

function seedFeeds(): Buffer[] {
  const own = Object.values(SAMPLES).map((text) => Buffer.from(text))
  const corpus = path.join(ROOT, '../shared/corpora/feeds/feedparser.jsonl.gz')
  if (!fs.existsSync(corpus)) return own
  const lines = gunzipSync(fs.readFileSync(corpus)).toString('utf8').trim().split('\n')
  return [...own, ...lines.map((line) => Buffer.from((JSON.parse(line) as { bytes_b64: string }).bytes_b64, 'base64'))]
}
