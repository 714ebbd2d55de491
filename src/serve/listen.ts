import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { Server as NetServer } from 'node:net'
import { serve } from '@hono/node-server'
import type { Hono } from 'hono'

/** A server that listens: its address, and how to stop it. */
export interface Listening {
  readonly url: string
  /** Stops taking requests, lets those under way finish for a moment, then closes. */
  readonly close: () => Promise<void>
}

/** Where to listen. `isFixed`: this port and no other. */
export interface Address {
  readonly host: string
  readonly port: number
  readonly isFixed: boolean
}

/** Ports tried after the first where it is taken. */
const TRIES = 50

/**
 * For how long a connection that was used is kept for the next request, in milliseconds: longer than a proxy or a client keeps it by
 * itself (a minute as a rule). Whoever closes first is safe; a server that closes first cuts off a request that is on its way.
 */
const KEPT = 75_000

/** How long requests under way may take after a stop. Milliseconds. */
const GRACE = 8000

/** For how long a connection without a request is kept, so that one on its way is still answered. Milliseconds. */
const LINGER = 300

/** Listen, on the next free port where the wanted one is taken. Rejects in plain words where there is none. */
export async function listen(app: Hono, address: Address): Promise<Listening> {
  const last = address.isFixed || address.port === 0 ? address.port : Math.min(65_535, address.port + TRIES)
  for (let port = address.port; ; port++) {
    try {
      return await listenAt(app, address.host, port)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'EADDRINUSE' && port < last) continue
      throw new Error(whyNot(code, address, (error as Error).message), { cause: error })
    }
  }
}

function whyNot(code: string | undefined, { host, port }: Address, message: string): string {
  if (code === 'EADDRINUSE') return `port ${port} of ${host} is taken; choose another with --port`
  if (code === 'EACCES') return `port ${port} may not be used; choose one above 1023 with --port`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `${host} is no address of this machine; choose another with --host`
  return message
}

function listenAt(app: Hono, host: string, port: number): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: host, port }, (info) => {
      const name = host.includes(':') ? `[${host}]` : host
      resolve({ url: `http://${name}:${info.port}/`, close: () => closeServer(server, parting) })
    }) as Server
    server.keepAliveTimeout = KEPT
    const parting = partingOf(server)
    server.once('error', reject)
  })
}

/** Tells every answer from now on, and those under way, that its connection ends with it: otherwise a busy client would come back on it and be cut off. */
function partingOf(server: Server): () => void {
  const open = new Set<ServerResponse>()
  let isParting = false
  server.prependListener('request', (_: IncomingMessage, response: ServerResponse) => {
    if (isParting) response.shouldKeepAlive = false
    open.add(response)
    response.once('close', () => open.delete(response))
  })
  return () => {
    isParting = true
    for (const response of open) response.shouldKeepAlive = false
  }
}

/**
 * Not the http server's own close: that breaks off connections on which a request has come and was not looked at yet.
 * Each step comes right after a look at what has come (setImmediate), so that nothing that was sent before it is cut off.
 */
function closeServer(server: Server, part: () => void): Promise<void> {
  part()
  return new Promise((resolve) => {
    const all = setTimeout(() => server.closeAllConnections(), GRACE)
    const idle = setTimeout(() => setImmediate(() => server.closeIdleConnections()), LINGER)
    const end = (): void => {
      clearTimeout(all)
      clearTimeout(idle)
      resolve()
    }
    setImmediate(() => NetServer.prototype.close.call(server, end))
  })
}
