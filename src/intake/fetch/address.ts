import ipaddr from 'ipaddr.js'

/** Hosts that may be asked although they are private: exact names, addresses, ranges. */
export interface Allowed {
  readonly names: ReadonlySet<string>
  readonly ranges: readonly (readonly [address: ipaddr.IPv4 | ipaddr.IPv6, bits: number])[]
}

/** Nothing private may be asked. */
export const NONE_ALLOWED: Allowed = { names: new Set(), ranges: [] }

/** Addresses that are public by their range but answer inside a data centre, relay elsewhere, or are reserved since `ipaddr.js` was made. */
const DENIED = [
  '168.63.129.16/32',
  '192.88.99.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.175.48.0/24',
  '2001::/23',
  '3fff::/20',
  '5f00::/16',
].map((range) => ipaddr.parseCIDR(range))
const GLOBAL_V6 = ipaddr.parseCIDR('2000::/3')

/** May this address be asked by anybody? Only unicast IPv4 and 2000::/3, without what is reserved in them. IPv4 inside IPv6 counts as IPv4. */
export function isPublicAddress(address: string): boolean {
  const parsed = parseAddress(address)
  if (!parsed || parsed.range() !== 'unicast') return false
  if (isWithin(parsed, DENIED)) return false
  return parsed.kind() === 'ipv4' || isWithin(parsed, [GLOBAL_V6])
}

/** May this address be asked: a public one, or one in a range that the settings allow? */
export function isAllowedAddress(address: string, allowed: Allowed): boolean {
  const parsed = parseAddress(address)
  return parsed !== null && (isPublicAddress(address) || isWithin(parsed, allowed.ranges))
}

function parseAddress(address: string): ipaddr.IPv4 | ipaddr.IPv6 | null {
  const bare = address.replace(/^\[|\]$/g, '')
  // Only four decimal parts: what an address bar makes of "127.1" is settled before, by the URL parser.
  if (!ipaddr.IPv6.isValid(bare) && !ipaddr.IPv4.isValidFourPartDecimal(bare)) return null
  return ipaddr.process(bare)
}

function isWithin(address: ipaddr.IPv4 | ipaddr.IPv6, ranges: Allowed['ranges']): boolean {
  return ranges.some(([start, bits]) => address.kind() === start.kind() && address.match(start as ipaddr.IPv4, bits))
}

/** Reads a list of allowed hosts: "feeds.example.lan, 10.1.2.0/24, 192.168.1.7". Gives the first entry that is none as `wrong`. */
export function parseAllowed(list: string): Allowed | { readonly wrong: string } {
  const names = new Set<string>()
  const ranges: [ipaddr.IPv4 | ipaddr.IPv6, number][] = []
  for (const entry of list.split(/[\s,]+/)) {
    if (entry === '') continue
    if (ipaddr.isValidCIDR(entry)) ranges.push(ipaddr.parseCIDR(entry))
    else if (parseAddress(entry)) {
      const address = parseAddress(entry)!
      ranges.push([address, address.kind() === 'ipv4' ? 32 : 128])
    } else if (/^[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63}){0,10}$/i.test(entry)) names.add(entry.toLowerCase())
    else return { wrong: entry }
  }
  return { names, ranges }
}
