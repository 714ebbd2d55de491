import fs from 'node:fs'
import path from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { parseMail } from '../../src/intake/archive/mail.ts'
import { readWarc } from '../../src/intake/archive/warc.ts'
import { parseFeed } from '../../src/intake/feed/parse.ts'
import { SAMPLES } from '../../src/intake/feed/samples.fixture.ts'
import { parseRobots } from '../../src/intake/fetch/robots.ts'
import { ROOT } from '../checkout.ts'
import { makeRandom } from '../random.ts'
import { mutate } from './mutate.ts'

/** What became of damaged files: how many were read all the same, and the slowest in milliseconds. */
export interface Mutated {
  readonly read: number
  readonly slowest: number
  readonly faults: readonly string[]
}

/** Reads one file; true where something was read. */
type Read = (bytes: Buffer) => boolean | Promise<boolean>

/** Read so many damaged files of one kind. */
async function readMutated(seeds: readonly Buffer[], read: Read, { count, seed }: { count: number; seed: number }): Promise<Mutated> {
  const random = makeRandom(seed)
  const pick = (): Buffer => seeds[Math.floor(random() * seeds.length)]!
  let done = 0
  let slowest = 0
  const faults: string[] = []
  for (let i = 0; i < count; i++) {
    const bytes = mutate(pick(), pick(), random)
    const began = performance.now()
    try {
      if (await read(bytes)) done++
    } catch (error) {
      faults.push(`${i}: ${(error as Error).message}`)
    }
    slowest = Math.max(slowest, performance.now() - began)
  }
  return { read: done, slowest, faults }
}

/** Damaged feeds: our own samples, and the corpus of odd feeds where it is at hand. */
export function readMutatedFeeds(count: number, seed: number): Promise<Mutated> {
  const read: Read = (bytes) => {
    const result = parseFeed(bytes, { url: 'https://feeds.example/all.xml' })
    return JSON.stringify(result) !== '' && result.ok
  }
  return readMutated([...Object.values(SAMPLES).map((text) => Buffer.from(text)), ...corpusOfFeeds()], read, { count, seed })
}

function corpusOfFeeds(): Buffer[] {
  const corpus = path.join(ROOT, '../shared/corpora/feeds/feedparser.jsonl.gz')
  if (!fs.existsSync(corpus)) return []
  const lines = gunzipSync(fs.readFileSync(corpus)).toString('utf8').trim().split('\n')
  return lines.map((line) => Buffer.from((JSON.parse(line) as { bytes_b64: string }).bytes_b64, 'base64'))
}

const MAIL = `Message-ID: <1@bay.example>\nFrom: =?utf-8?q?B=C3=A6y?= <a@bay.example>\nSubject: x\nDate: Fri, 17 Oct 2025 10:00:00 +0200\nContent-Type: multipart/alternative; boundary="b"\n\n--b\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nThe f=65rry\n--b\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\nPHA+eDwvcD4=\n--b--\n`

function warc(): Buffer {
  const http = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n8\r\n<p>x</p>\r\n0\r\n\r\n`
  const head = (type: string, length: number): string =>
    `WARC/1.0\r\nWARC-Type: ${type}\r\nWARC-Target-URI: https://a.example/\r\nContent-Type: application/http\r\nContent-Length: ${length}\r\n\r\n`
  const record = `${head('response', http.length)}${http}\r\n\r\n`
  return Buffer.from(`${head('request', 0)}\r\n\r\n${record.repeat(3)}`)
}

/** Damaged archives, packed and not. */
export function readMutatedArchives(count: number, seed: number): Promise<Mutated> {
  async function* whole(bytes: Buffer): AsyncGenerator<Buffer> {
    await Promise.resolve()
    yield bytes
  }
  const read: Read = async (bytes) => {
    let pages = 0
    for await (const item of readWarc(whole(bytes))) if ('page' in item) pages++
    return pages > 0
  }
  return readMutated([warc(), gzipSync(warc()), Buffer.from(MAIL)], read, { count, seed })
}

/** Damaged mails. */
export function readMutatedMails(count: number, seed: number): Promise<Mutated> {
  return readMutated([Buffer.from(MAIL), warc()], (bytes) => parseMail(bytes).ok, { count, seed })
}

/** Damaged files of rules for programs. */
export function readMutatedRobots(count: number, seed: number): Promise<Mutated> {
  const text =
    'User-agent: *\nDisallow: /a*b$\nAllow: /x/index.html\nCrawl-delay: 3\n\nUser-agent: daybook\nDisallow: /\nSitemap: https://a.example/s.xml\n'
  const read: Read = (bytes) =>
    parseRobots(bytes.toString('utf8'), 'https://a.example/robots.txt', 'daybook').allows('https://a.example/x/y?z=1')
  return readMutated([Buffer.from(text), Buffer.from(MAIL)], read, { count, seed })
}
