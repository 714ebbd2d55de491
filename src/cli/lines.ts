/** Longest line that is kept, in bytes: a feed of 10 MB in base64 fits. */
const LONGEST_LINE = 16 * 1024 * 1024

/** Lines of a stream of UTF-8 bytes, blank ones left out; a line that is too long is cut and will not parse. */
export async function* linesOf(stream: AsyncIterable<unknown>): AsyncGenerator<string> {
  let pieces: Buffer[] = []
  let size = 0
  const take = (): string => {
    const line = Buffer.concat(pieces).toString('utf8').trim()
    pieces = []
    size = 0
    return line
  }
  for await (const raw of stream) {
    const chunk = Buffer.from(raw as Uint8Array)
    for (let at = 0; at < chunk.length;) {
      const end = chunk.indexOf(0x0a, at)
      const piece = chunk.subarray(at, end === -1 ? chunk.length : end)
      if (size <= LONGEST_LINE) pieces.push(piece)
      size += piece.length
      if (end === -1) break
      const line = take()
      if (line !== '') yield line
      at = end + 1
    }
  }
  const last = take()
  if (last !== '') yield last
}
