import type { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { brotliDecompress, gunzip } from 'node:zlib'

/** A body has more bytes than it may, is packed in a way that is not taken, or came with too many other long ones. */
export class BodyError extends Error {
  readonly code: 'too-big' | 'coding' | 'busy'

  constructor(code: 'too-big' | 'coding' | 'busy') {
    super(code)
    this.code = code
  }
}

/** A body up to so many bytes is never cut short for the sake of others. */
const SHORT = 128 * 1024

/** Most bytes that bodies on their way may hold together, as they come over the line. */
const MOST_TOGETHER = 12 * 1024 * 1024

/** Text is not packed a hundred times smaller; what is unpacks to so much at most. */
const MOST_RATIO = 100
const ALWAYS = 1024 * 1024

/** A body on its way. */
interface Holder {
  bytes: number
  readonly give: () => void
}

/** What the bodies on their way hold, and whose turn it is to be unpacked: shared by all requests of one fetcher. */
export interface Room {
  held: number
  readonly holders: Set<Holder>
  unpacking: Promise<unknown>
}

/** Fresh room. */
export function makeRoom(): Room {
  return { held: 0, holders: new Set(), unpacking: Promise.resolve() }
}

/** What a body is read under. */
export interface BodyOptions {
  /** Content-Encoding header, '' where there is none. */
  readonly coding: string
  /** Most bytes, packed and unpacked. */
  readonly most: number
  readonly room: Room
}

/** Reads a body, unpacked; never holds more than `most` bytes of it. One coding, gzip or br, is taken. */
export async function readBody(body: Readable, { coding, most, room }: BodyOptions): Promise<Buffer> {
  const packed = coding.trim().toLowerCase()
  const isPlain = packed === '' || packed === 'identity'
  const unpack = packed === 'br' ? promisify(brotliDecompress) : packed === 'gzip' || packed === 'x-gzip' ? promisify(gunzip) : null
  if (!isPlain && !unpack) {
    body.on('error', () => undefined).destroy()
    throw new BodyError('coding')
  }
  const bytes = await readAll(body, most, room)
  if (!unpack || bytes.length === 0) return bytes
  // One at a time: unpacking takes no time, but much room.
  const longest = Math.min(most, Math.max(ALWAYS, bytes.length * MOST_RATIO))
  const mine = room.unpacking.then(() => unpack(bytes, { maxOutputLength: longest }))
  room.unpacking = mine.catch(() => undefined)
  try {
    return await mine
  } catch (error) {
    throw (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? new BodyError('too-big') : error
  }
}

/** All bytes as they come. Where the bodies on their way hold too much together, the longest of them is cut short. */
async function readAll(body: Readable, most: number, room: Room): Promise<Buffer> {
  const chunks: Buffer[] = []
  const holder: Holder = { bytes: 0, give: () => body.destroy(new BodyError('busy')) }
  room.holders.add(holder)
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      holder.bytes += chunk.length
      room.held += chunk.length
      if (holder.bytes > most) throw new BodyError('too-big')
      chunks.push(chunk)
      if (room.held > MOST_TOGETHER) makeWay(room)
    }
    return Buffer.concat(chunks, holder.bytes)
  } finally {
    room.holders.delete(holder)
    room.held -= holder.bytes
    chunks.length = 0
  }
}

function makeWay(room: Room): void {
  let longest: Holder | null = null
  for (const holder of room.holders) if (holder.bytes > (longest?.bytes ?? SHORT)) longest = holder
  longest?.give()
}
