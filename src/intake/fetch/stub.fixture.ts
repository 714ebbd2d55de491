import { createServer } from 'node:net'
import type { Server, Socket } from 'node:net'
import type { AddressInfo } from 'node:net'
import { makeFetcher } from './fetcher.ts'
import type { Fetcher, FetcherOptions } from './fetcher.ts'
import { parseAllowed } from './address.ts'
import type { Allowed } from './address.ts'

/** One request as the stub saw it. */
export interface Seen {
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
}

/** Answers one request by writing whatever it likes to the socket. */
export type Play = (socket: Socket, seen: Seen) => void

/** A server on loopback that misbehaves as told, path by path. */
export interface Stub {
  readonly port: number
  readonly origin: string
  readonly seen: Seen[]
  readonly close: () => Promise<void>
}

/** Start a stub; what it has no part for, robots.txt included, is not there (404). */
export async function startStub(parts: Readonly<Record<string, Play>>): Promise<Stub> {
  const seen: Seen[] = []
  const sockets = new Set<Socket>()
  const server: Server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => sockets.delete(socket))
    let held = ''
    socket.on('data', (chunk) => {
      held += chunk.toString('latin1')
      for (let end = held.indexOf('\r\n\r\n'); end !== -1; end = held.indexOf('\r\n\r\n')) {
        const request = parseRequest(held.slice(0, end))
        held = held.slice(end + 4)
        seen.push(request)
        const play = parts[request.path.split('?')[0]!]
        if (play) play(socket, request)
        else answer(socket, 404, {}, '')
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    port,
    origin: `http://127.0.0.1:${port}`,
    seen,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  }
}

function parseRequest(head: string): Seen {
  const [first, ...rest] = head.split('\r\n')
  const headers = rest.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()])
  return { path: first!.split(' ')[1] ?? '/', headers: Object.fromEntries(headers) as Record<string, string> }
}

/** Write a whole answer. */
export function answer(socket: Socket, status: number, headers: Readonly<Record<string, string>>, body: string | Buffer): void {
  const bytes = Buffer.from(body)
  const lines = Object.entries({ 'content-length': String(bytes.length), ...headers }).map(([name, value]) => `${name}: ${value}`)
  socket.write(Buffer.concat([Buffer.from(`HTTP/1.1 ${status} X\r\n${lines.join('\r\n')}\r\n\r\n`), bytes]))
}

/** A fetcher for tests: loopback is allowed, nothing waits. */
export function loopbackFetcher(more: Partial<FetcherOptions> = {}): Fetcher {
  return makeFetcher({ version: '0.0.0', allowed: parseAllowed('127.0.0.0/8 ::1/128') as Allowed, pause: 0, timeout: 3000, ...more })
}
