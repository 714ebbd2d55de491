import { constants, crc32, zstdCompressSync, zstdDecompressSync, type ZstdOptions } from 'node:zlib'
import { createHash } from 'node:crypto'
import type { Article, Reading } from '../record/index.ts'
import { StoreError } from './errors.ts'
import { contentOf } from './edits.ts'
import { packValue, unpackValue } from './pack.ts'
import type { RawDocument } from './store.ts'

/** The frame carries a sum of its content, so that a flipped bit is found when it is read. */
const packedAt = (level: number): ZstdOptions => ({
  params: { [constants.ZSTD_c_compressionLevel]: level, [constants.ZSTD_c_checksumFlag]: 1 },
})

const OPTIONS = packedAt(6)
/** For facts, which one linker packs for all readers: 4% longer, in less than half the time. */
const FACTS = packedAt(3)
/** For what is kept for a moment only. */
const QUICK = packedAt(1)

/** Longest body that is unpacked, in bytes: more than any report can be. */
const LONGEST = 512 * 1024 * 1024

/** What is kept of a report: three parts in one frame, because much of the one stands in the others. */
export interface Body {
  readonly article: Article
  readonly raw: Pick<RawDocument, 'bytes' | 'given'>
  readonly reading: Reading
}

/** The parts of a body, each read only when asked for. */
export interface OpenBody {
  readonly article: () => Article
  readonly bytes: () => Uint8Array
  readonly given: () => RawDocument['given']
  readonly reading: () => Reading
}

/** A body as one frame; the reading without its article, which lies beside it. What was given beside the bytes is a second line under the article. */
export function packBody({ article, raw: { bytes, given }, reading }: Body): Buffer {
  const { article: _article, ...rest } = reading
  const front = given === null ? JSON.stringify(article) : `${JSON.stringify(article)}\n${JSON.stringify(given)}`
  const parts = [Buffer.from(front), bytes, Buffer.from(packValue(rest))]
  const lengths = Buffer.alloc(8)
  lengths.writeUInt32LE(parts[0]!.length, 0)
  lengths.writeUInt32LE(bytes.length, 4)
  return zstdCompressSync(Buffer.concat([lengths, ...parts]), OPTIONS)
}

/** The parts of a frame, each read only when asked for. `where` names it in an error. */
export function openBody(body: Uint8Array, where: string): OpenBody {
  const whole = unpack(body, where)
  const raw = 8 + whole.readUInt32LE(0)
  const rest = raw + whole.readUInt32LE(4)
  const front = (): readonly string[] => whole.toString('utf8', 8, raw).split('\n')
  const article = (): Article => JSON.parse(front()[0]!) as Article
  return {
    article,
    bytes: () => new Uint8Array(whole.subarray(raw, rest)),
    given() {
      const given = front()[1]
      return given === undefined ? null : (JSON.parse(given) as RawDocument['given'])
    },
    reading() {
      const text = whole.toString('utf8', rest)
      // A record of the first version of the schema kept readings as they are.
      const { format, engine, ...more } = (text.startsWith('{') ? JSON.parse(text) : unpackValue(text)) as Omit<Reading, 'article'>
      return { format, engine, article: article(), ...more }
    },
  }
}

/** Bytes as they are, packed. */
export function packBytes(bytes: Uint8Array): Buffer {
  return zstdCompressSync(bytes, OPTIONS)
}

/** The bytes of `packBytes`. */
export function unpackBytes(body: Uint8Array, where: string): Uint8Array {
  return new Uint8Array(unpack(body, where))
}

/** Any plain value; facts are kept so. */
export function packJson(value: unknown): Buffer {
  return zstdCompressSync(Buffer.from(JSON.stringify(value)), FACTS)
}

/** The same for what is soon unpacked again: quicker, and a little longer. */
export function packQuickly(value: unknown): Buffer {
  return zstdCompressSync(Buffer.from(JSON.stringify(value)), QUICK)
}

/** The value of `packJson` or `packQuickly`. */
export function unpackJson(body: Uint8Array, where: string): unknown {
  return JSON.parse(unpack(body, where).toString('utf8'))
}

/** The check sum of a derived row: a flipped bit must not pass for news. */
export function sumOf(id: string, kept: string): number {
  return crc32(kept, crc32(id))
}

/** What tells two versions of a report apart. */
export function digestOf({ bytes, given }: Pick<RawDocument, 'bytes' | 'given'>): Buffer {
  const hash = createHash('sha256').update(bytes)
  if (given !== null) hash.update(JSON.stringify(given))
  return hash.digest().subarray(0, 16)
}

/** What tells two versions of a report apart for its readers. */
export function contentDigestOf(article: Article): Buffer {
  return createHash('sha256').update(contentOf(article)).digest().subarray(0, 16)
}

function unpack(body: Uint8Array, where: string): Buffer {
  try {
    return zstdDecompressSync(body, { maxOutputLength: LONGEST })
  } catch (error) {
    throw new StoreError('damaged', `${where}: what is kept of it is damaged; run daybook db check, then restore a backup`, error)
  }
}
