import type { Server } from 'node:http'
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

/** How long requests under way may take after a stop. Milliseconds. */
const GRACE = 2000

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
      resolve({ url: `http://${name}:${info.port}/`, close: () => closeServer(server as Server) })
    }) as Server
    server.once('error', reject)
  })
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), GRACE)
    server.close(() => {
      clearTimeout(timer)
      resolve()
    })
    server.closeIdleConnections()
  })
}
