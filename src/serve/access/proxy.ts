import type { Context } from 'hono'
import ipaddr from 'ipaddr.js'

/** The proxies in front of a server whose word counts: on where a request comes from, and, with a header, on who asks. */
export interface Proxies {
  /** Is this the address of one of them? */
  readonly isTrusted: (address: string) => boolean
  /** Name of the header in which they say who has logged in with them; null = they only pass requests on. */
  readonly userHeader: string | null
}

/** Longest name of a user, and most addresses of a chain that are looked at. */
const LONGEST_USER = 200
const MOST_HOPS = 20

/** Addresses and ranges of proxies, divided by commas: `10.0.0.2, fd00::/8`; what is none of these is given back. */
export function parseTrusted(list: string): ((address: string) => boolean) | { readonly wrong: string } {
  const ranges: [ipaddr.IPv4 | ipaddr.IPv6, number][] = []
  for (const each of list.split(',').map((one) => one.trim())) {
    if (each === '') continue
    if (ipaddr.isValidCIDR(each)) ranges.push(ipaddr.parseCIDR(each))
    else if (ipaddr.isValid(each)) ranges.push([ipaddr.process(each), ipaddr.process(each).kind() === 'ipv4' ? 32 : 128])
    else return { wrong: each }
  }
  return (address) => {
    if (!ipaddr.isValid(address)) return false
    const found = ipaddr.process(address)
    return ranges.some(([range, bits]) => range.kind() === found.kind() && (found as ipaddr.IPv4).match(range as ipaddr.IPv4, bits))
  }
}

function peerOf(c: Context): string {
  const { incoming } = (c.env ?? {}) as { readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } } }
  return incoming?.socket?.remoteAddress ?? 'unknown'
}

/** The address of whoever asks: of the other end, or, where that is a proxy that is trusted, the last one before all trusted ones. */
export function clientOf(c: Context, proxies: Proxies | null = null): string {
  const peer = peerOf(c)
  if (proxies === null || !proxies.isTrusted(peer)) return peer
  const chain = (c.req.header('x-forwarded-for') ?? '').split(',').slice(-MOST_HOPS)
  let client = peer
  for (const hop of chain.toReversed().map((each) => each.trim())) {
    if (!ipaddr.isValid(hop)) break
    client = hop
    if (!proxies.isTrusted(hop)) break
  }
  return client
}

/** Who has logged in with a proxy that is trusted; null where nobody has, or where somebody else says so. */
export function userOf(c: Context, proxies: Proxies | null): string | null {
  if (proxies === null || proxies.userHeader === null || !proxies.isTrusted(peerOf(c))) return null
  const user = (c.req.header(proxies.userHeader) ?? '').trim()
  return user === '' || user.length > LONGEST_USER || /\p{Cc}/u.test(user) ? null : user
}
