import { crc32 } from 'node:zlib'
import type { PackedFact } from '../codec.ts'

/** A fact's check sum over all of its row: a flipped bit must not pass for news. */
export function sumOf({ kind, subject, body }: PackedFact, no: number | null): number {
  return crc32(body, crc32(`${kind} ${subject} ${no ?? ''} `))
}
