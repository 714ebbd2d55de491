import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { isPublicAddress, NONE_ALLOWED, parseAllowed } from './address.ts'
import type { Allowed } from './address.ts'
import { splitSecret } from './secret.ts'
import { shownUrl } from './shown-url.ts'
import { checkUrl } from './url.ts'

const list = path.resolve(import.meta.dirname, '../../../../shared/hostile/url/ssrf.json')
interface Item {
  readonly url: string
  readonly form: string
  readonly ip: string | null
  readonly expect: 'refuse' | 'allow'
  readonly to?: string
}

/** May this be asked, as far as can be told without a network: names are known by the addresses that a lying server gives for them. */
function mayAsk(item: Item): boolean {
  const { form, url, to } = item
  if (form === 'redirect') return checkUrl(new URL(to ?? '', url).href, NONE_ALLOWED).ok
  if (form === 'dns-stub') return checkUrl(url, NONE_ALLOWED).ok && isPublicAddress(item.ip ?? '')
  return checkUrl(url, NONE_ALLOWED).ok
}

test.skipIf(!fs.existsSync(list))('the list of hostile addresses: all private ones refused, all public ones let through', () => {
  const items = JSON.parse(fs.readFileSync(list, 'utf8')) as Item[]
  expect(items.length).toBeGreaterThan(500)
  expect(items.filter((item) => mayAsk(item) !== (item.expect === 'allow')).map(({ url, ip, to }) => ({ url, ip, to }))).toEqual([])
})

test.each<[address: string, isPublic: boolean]>([
  ['93.184.216.34', true],
  ['100.63.255.255', true],
  ['100.64.0.1', false],
  ['168.63.129.16', false],
  ['192.88.99.1', false],
  ['198.18.0.1', false],
  ['240.0.0.1', false],
  ['255.255.255.255', false],
  ['0.0.0.0', false],
  ['2a00:1450::1', true],
  ['2001:4860:4860::8888', true],
  ['::1', false],
  ['::7f00:1', false],
  ['::ffff:127.0.0.1', false],
  ['::ffff:8.8.8.8', true],
  ['64:ff9b::8.8.8.8', false],
  ['64:ff9b:1::1', false],
  ['2002:7f00:1::', false],
  ['2001::1', false],
  ['2001:10::1', false],
  ['2001:20::1', false],
  ['2001:db8::1', false],
  ['3fff::1', false],
  ['fc00::1', false],
  ['fe80::1%eth0', false],
  ['fec0::1', false],
  ['ff02::1', false],
  ['127.1', false],
  ['not an address', false],
  ['', false],
])('%s may be asked by anybody: %s', (address, isPublic) => {
  expect(isPublicAddress(address)).toBe(isPublic)
})

test.each<[address: string, ok: boolean]>([
  ['https://news.example.org/feed', true],
  ['https://news.example.org:8443/feed', true],
  ['https://news.example.org:22/', false],
  ['http://intern.example.org/', true],
  ['http://intern.example.org:9000/', true],
  ['http://more.intern.example.org:9000/', false],
  ['http://INTERN.example.org.:9000/', true],
  ['http://10.1.2.3:3000/', true],
  ['http://10.1.3.3/', false],
  ['http://[fd00::7]/', true],
  ['http://printer/', false],
  ['http://feeds.lan/', false],
  ['ftp://news.example.org/', false],
  ['news.example.org', false],
])('with an allow-list, %s: %s', (address, ok) => {
  const allowed = parseAllowed('intern.example.org, 10.1.2.0/24 fd00::7') as Allowed
  expect(checkUrl(address, allowed).ok).toBe(ok)
})

test('a list of allowed hosts: names are taken exactly, nonsense is named', () => {
  expect(parseAllowed('*.example.org')).toEqual({ wrong: '*.example.org' })
  expect(parseAllowed('a.example.org, http://b')).toEqual({ wrong: 'http://b' })
  const allowed = parseAllowed('lan-host') as Allowed
  expect(checkUrl('http://lan-host:3000/', allowed).ok).toBe(true)
  expect(checkUrl('http://x.lan-host/', allowed).ok).toBe(true)
  expect(checkUrl('http://other-host/', allowed).ok).toBe(false)
})

test.each([
  ['https://ann:secret@news.example.org/a?page=2&api_key=123', 'https://news.example.org/a?page=2&api_key=hidden'],
  ['http://ann:secret@bad host/', 'http://bad host/'],
])('%s is shown without its secrets', (address, shown) => {
  expect(shownUrl(address)).toBe(shown)
})

test.each<[address: string, url: string, pair: string | null]>([
  ['https://ann:s%40cret@a.example/x', 'https://a.example/x', 'ann:s@cret'],
  ['https://an%zz@a.example/', 'https://a.example/', 'an%zz:'],
  ['https://a.example/', 'https://a.example/', null],
  ['no address', 'no address', null],
])('%s goes without its secret', (address, url, pair) => {
  expect(splitSecret(address)).toEqual({ url, authorization: pair === null ? null : `Basic ${Buffer.from(pair).toString('base64')}` })
})
