import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import type { Socket } from 'node:net'
import { Agent, buildConnector } from 'undici'
import type { Allowed } from './address.ts'
import { isAllowedAddress } from './address.ts'

/** Finds all addresses of a name. */
export type Resolve = (name: string) => Promise<readonly string[]>

/** Finds addresses as the system does. */
export const systemResolve: Resolve = async (name) => (await lookup(name, { all: true, verbatim: true })).map(({ address }) => address)

/** How the guarded agent connects. Times in milliseconds, sizes in bytes. */
export interface GuardOptions {
  readonly allowed: Allowed
  readonly resolve?: Resolve
  readonly connectTimeout?: number
  readonly headersTimeout?: number
  readonly maxHeaderSize?: number
}

/** A host may not be asked. People are told no more than that it cannot be reached. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError'
}

/**
 * An agent that connects to public addresses only (and to those that the settings allow). It resolves a name itself, checks every
 * address that the name has, connects to a checked one, and looks at the far end again once it is connected: so a name that changes
 * its address between two questions, a literal address, a redirect, nothing gets past it. All requests that leave the program go through it.
 */
export function makeGuardedAgent(options: GuardOptions): Agent {
  const base = buildConnector({ timeout: options.connectTimeout ?? 10_000, allowH2: false })
  return new Agent({
    connect: (target, callback) => {
      void guardedAddress(target.hostname, options).then(
        (address) =>
          base(
            {
              ...target,
              hostname: address,
              ...(target.protocol === 'https:' ? { servername: target.servername ?? nameFor(target.hostname) } : {}),
            },
            (...result) => {
              const [error, socket] = result
              if (error === null && !isConnectedRightly(socket, options, target.hostname)) {
                socket.destroy()
                callback(new RefusedError('the far end is not the address that was checked'), null)
              } else callback(...result)
            },
          ),
        (error: unknown) => callback(error as Error, null),
      )
    },
    allowH2: false,
    pipelining: 1,
    connections: 4,
    headersTimeout: options.headersTimeout ?? 10_000,
    bodyTimeout: options.headersTimeout ?? 10_000,
    maxHeaderSize: options.maxHeaderSize ?? 32 * 1024,
    keepAliveTimeout: 4000,
    keepAliveMaxTimeout: 10_000,
  })
}

/** TLS knows names, not addresses. */
function nameFor(hostname: string): string {
  return isIP(bareHost(hostname)) === 0 ? bareHost(hostname) : ''
}

function bareHost(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '').toLowerCase()
}

/** The address to connect to; every address of the name has to be allowed. */
async function guardedAddress(hostname: string, { allowed, resolve = systemResolve }: GuardOptions): Promise<string> {
  const host = bareHost(hostname)
  const addresses = isIP(host) === 0 ? await resolve(host) : [host]
  const first = addresses[0]
  if (first === undefined) throw new RefusedError('the name has no address')
  if (allowed.names.has(host.replace(/\.$/, ''))) return first
  for (const address of addresses) if (!isAllowedAddress(address, allowed)) throw new RefusedError('an address that may not be asked')
  return first
}

function isConnectedRightly(socket: Socket, { allowed }: GuardOptions, hostname: string): boolean {
  const { remoteAddress } = socket
  return (
    remoteAddress !== undefined && (allowed.names.has(bareHost(hostname).replace(/\.$/, '')) || isAllowedAddress(remoteAddress, allowed))
  )
}
