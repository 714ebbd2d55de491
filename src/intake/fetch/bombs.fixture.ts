import { brotliCompressSync, gzipSync } from 'node:zlib'
import { answer, startStub } from './stub.fixture.ts'
import type { Play } from './stub.fixture.ts'

const ZEROS = Buffer.alloc(32 * 1024 * 1024)

/** Write as fast as the far end reads, without an end. */
export function pour(head: string, piece: Buffer): Play {
  return (socket) => {
    socket.write(head)
    const more = (): void => {
      while (!socket.destroyed && socket.write(piece));
    }
    socket.on('drain', more)
    more()
  }
}

/** Bombs and endless bodies. */
export function makeBombs(): Readonly<Record<string, Play>> {
  const [packed, brotli] = [gzipSync(ZEROS), brotliCompressSync(ZEROS)]
  return {
    '/bomb-gzip': (socket) => answer(socket, 200, { 'content-encoding': 'gzip' }, packed),
    '/bomb-br': (socket) => answer(socket, 200, { 'content-encoding': 'br' }, brotli),
    '/endless': pour('HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n', Buffer.alloc(64 * 1024, 'x')),
    '/endless-chunked': pour('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n', Buffer.from(`10000\r\n${'x'.repeat(0x10000)}\r\n`)),
    '/small': (socket) => answer(socket, 200, {}, 'The ferry stays in port.'),
  }
}

// Run as a program of its own, so that what it takes is not counted: tells its port, and ends with whoever started it.
if (import.meta.main) {
  const stub = await startStub(makeBombs())
  process.on('disconnect', () => process.exit(0))
  process.send?.(stub.port)
}
