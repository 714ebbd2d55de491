/** Reads a stream of bytes piece by piece, holding no more than what was asked for and one chunk. */
export interface ByteReader {
  /** The next line without its line break; null at the end. Longer than `most` = 'too long', and nothing more can be read. */
  line(most: number): Promise<Buffer | null | 'too long'>
  /** So many bytes, or fewer at the end. */
  take(length: number): Promise<Buffer>
  /** Pass over so many bytes; how many there were. */
  skip(length: number): Promise<number>
  /** The bytes that come next, without taking them. */
  peek(length: number): Promise<Buffer>
  /** Nothing more is wanted: the stream behind is let go. */
  close(): Promise<void>
}

/** A reader over chunks. */
export function makeByteReader(chunks: AsyncIterable<Uint8Array>): ByteReader {
  const iterator = chunks[Symbol.asyncIterator]()
  let held: Buffer = Buffer.alloc(0)
  let from = 0
  const left = (): number => held.length - from
  const more = async (): Promise<boolean> => {
    for (;;) {
      const next = await iterator.next()
      if (next.done === true) return false
      if (next.value.length === 0) continue
      held = left() === 0 ? Buffer.from(next.value) : Buffer.concat([held.subarray(from), next.value])
      from = 0
      return true
    }
  }
  const cut = (length: number): Buffer => {
    const piece = held.subarray(from, from + length)
    from += piece.length
    return piece
  }
  return {
    async line(most) {
      for (let seen = 0; ;) {
        const end = held.indexOf(0x0a, from + seen)
        if (end !== -1) {
          const line = cut(end - from + 1)
          return line.subarray(0, line.length - (line[line.length - 2] === 0x0d ? 2 : 1))
        }
        seen = left()
        if (seen > most) return 'too long'
        if (!(await more())) return left() > 0 ? cut(left()) : null
      }
    },
    async take(length) {
      const pieces: Buffer[] = []
      let wanted = length
      while (wanted > 0 && (left() > 0 || (await more()))) {
        const piece = cut(wanted)
        pieces.push(piece)
        wanted -= piece.length
      }
      return pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces)
    },
    async skip(length) {
      let wanted = length
      while (wanted > 0 && (left() > 0 || (await more()))) wanted -= cut(wanted).length
      return length - wanted
    },
    async close() {
      await iterator.return?.()
    },
    async peek(length) {
      while (left() < length && (await more()));
      return held.subarray(from, from + length)
    },
  }
}
