import { isIP } from 'node:net'
import type { Allowed } from './address.ts'
import { isAllowedAddress } from './address.ts'

/** Ports that the web uses; others serve other things. */
const PORTS = new Set(['', '80', '443', '8080', '8443'])

/** Endings of names that never mean a host of the public internet. */
const PRIVATE_ENDINGS = [
  'localhost',
  'localdomain',
  'local',
  'internal',
  'intranet',
  'corp',
  'home',
  'lan',
  'private',
  'home.arpa',
  'svc',
  'cluster.local',
  'onion',
  'invalid',
]

/** An address that may be asked, or why not: never more than that it may not. */
export type Checked = { readonly ok: true; readonly url: URL } | { readonly ok: false; readonly reason: 'bad-address' | 'unreachable' }

/** Looks at an address before anything is asked: http or https, a usual port, a host that can be public. Names are checked again when they are resolved. */
export function checkUrl(address: string, allowed: Allowed): Checked {
  const url = URL.parse(address)
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname === '') return { ok: false, reason: 'bad-address' }
  const host = hostOf(url)
  if (isIP(host) !== 0) {
    if (!isAllowedAddress(host, allowed)) return { ok: false, reason: 'unreachable' }
    const isPublicOne = isAllowedAddress(host, { names: new Set(), ranges: [] })
    return isPublicOne && !PORTS.has(url.port) ? { ok: false, reason: 'unreachable' } : { ok: true, url }
  }
  if (allowed.names.has(host)) return { ok: true, url }
  const isPrivateName = !host.includes('.') || PRIVATE_ENDINGS.some((ending) => host === ending || host.endsWith(`.${ending}`))
  return isPrivateName || !PORTS.has(url.port) ? { ok: false, reason: 'unreachable' } : { ok: true, url }
}

/** Host of an address in lower case, without the brackets of IPv6 and without a dot at its end. */
export function hostOf(url: URL): string {
  return url.hostname
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
}
