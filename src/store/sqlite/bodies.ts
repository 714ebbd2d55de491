import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { createHash } from 'node:crypto'
import type { Article, Reading } from '../../record/index.ts'
import { StoreError } from '../errors.ts'

/** The frame carries a sum of its content, so that a flipped bit is found when it is read. */
const OPTIONS = { params: { [constants.ZSTD_c_compressionLevel]: 6, [constants.ZSTD_c_checksumFlag]: 1 } }

/** Longest body that is unpacked, in bytes: more than any report can be. */
const LONGEST = 512 * 1024 * 1024

/** Article and what came in, in one frame: most of the one stands in the other. */
export function packSource(article: Article, raw: Uint8Array): Buffer {
  const head = Buffer.from(JSON.stringify(article))
  const length = Buffer.alloc(4)
  length.writeUInt32LE(head.length)
  return zstdCompressSync(Buffer.concat([length, head, raw]), OPTIONS)
}

/** The article of a frame. */
export function unpackArticle(source: Uint8Array, where: string): Article {
  const whole = unpack(source, where)
  return JSON.parse(whole.toString('utf8', 4, 4 + whole.readUInt32LE())) as Article
}

/** What came in, byte for byte. */
export function unpackRaw(source: Uint8Array, where: string): Uint8Array {
  const whole = unpack(source, where)
  return new Uint8Array(whole.subarray(4 + whole.readUInt32LE()))
}

/** A reading without its article, which lies beside it. */
export function packReading({ article: _article, ...rest }: Reading): Buffer {
  return zstdCompressSync(Buffer.from(JSON.stringify(rest)), OPTIONS)
}

/** The reading with its article. */
export function unpackReading(body: Uint8Array, article: Article, where: string): Reading {
  const { format, engine, ...rest } = JSON.parse(unpack(body, where).toString('utf8')) as Omit<Reading, 'article'>
  return { format, engine, article, ...rest }
}

/** What tells two versions of a report apart. */
export function digestOf(raw: Uint8Array): Buffer {
  return createHash('sha256').update(raw).digest().subarray(0, 16)
}

function unpack(body: Uint8Array, where: string): Buffer {
  try {
    return zstdDecompressSync(body, { maxOutputLength: LONGEST })
  } catch (error) {
    throw new StoreError('damaged', `${where}: what is kept of it is damaged; run daybook db check, then restore a backup`, error)
  }
}
