import { constants, crc32, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { createHash } from 'node:crypto'
import type { Article, Reading } from '../../record/index.ts'
import { StoreError } from '../errors.ts'

/** The frame carries a sum of its content, so that a flipped bit is found when it is read. */
const OPTIONS = { params: { [constants.ZSTD_c_compressionLevel]: 6, [constants.ZSTD_c_checksumFlag]: 1 } }

/** Longest body that is unpacked, in bytes: more than any report can be. */
const LONGEST = 512 * 1024 * 1024

/** What is kept of a report: three parts in one frame, because much of the one stands in the others. */
export interface Body {
  readonly article: Article
  /** What came in, byte for byte. */
  readonly raw: Uint8Array
  readonly reading: Reading
}

/** A body as one frame; the reading without its article, which lies beside it. */
export function packBody({ article, raw, reading }: Body): Buffer {
  const { article: _article, ...rest } = reading
  const parts = [Buffer.from(JSON.stringify(article)), raw, Buffer.from(JSON.stringify(rest))]
  const lengths = Buffer.alloc(8)
  lengths.writeUInt32LE(parts[0]!.length, 0)
  lengths.writeUInt32LE(raw.length, 4)
  return zstdCompressSync(Buffer.concat([lengths, ...parts]), OPTIONS)
}

/** The parts of a frame, each read only when asked for. `where` names it in an error. */
export function openBody(
  body: Uint8Array,
  where: string,
): { readonly article: () => Article; readonly raw: () => Uint8Array; readonly reading: () => Reading } {
  const whole = unpack(body, where)
  const raw = 8 + whole.readUInt32LE(0)
  const rest = raw + whole.readUInt32LE(4)
  const article = (): Article => JSON.parse(whole.toString('utf8', 8, raw)) as Article
  return {
    article,
    raw: () => new Uint8Array(whole.subarray(raw, rest)),
    reading() {
      const { format, engine, ...more } = JSON.parse(whole.toString('utf8', rest)) as Omit<Reading, 'article'>
      return { format, engine, article: article(), ...more }
    },
  }
}

/** Any plain value. */
export function packJson(value: unknown): Buffer {
  return zstdCompressSync(Buffer.from(JSON.stringify(value)), OPTIONS)
}

/** The value of `packJson`. */
export function unpackJson(body: Uint8Array, where: string): unknown {
  return JSON.parse(unpack(body, where).toString('utf8'))
}

/** The check sum of a derived row: a flipped bit must not pass for news. */
export function sumOf(id: string, kept: string): number {
  return crc32(kept, crc32(id))
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
