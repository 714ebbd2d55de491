import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { parseRobots } from './robots.ts'

const cases = path.resolve(import.meta.dirname, '../../../../shared/hostile/robots/cases.json')
interface Case {
  readonly test: string
  readonly robots: string
  readonly ua: string
  readonly url: string
  readonly allowed: boolean
}

test.skipIf(!fs.existsSync(cases))('all cases of the hostile set', () => {
  const all = JSON.parse(fs.readFileSync(cases, 'utf8')) as Case[]
  expect(all.length).toBeGreaterThan(50)
  const wrong = all.filter(({ robots, ua, url, allowed }) => {
    const origin = URL.parse(url)?.origin ?? 'http://foo.bar'
    return parseRobots(robots, `${origin}/robots.txt`, ua).allows(url) !== allowed
  })
  expect(wrong).toEqual([])
})

const HOST = 'https://news.example'
const FILE = `${HOST}/robots.txt`

test.each<[text: string, path: string, allowed: boolean]>([
  ['User-agent: *\nDisallow: /private/', '/private/a', false],
  ['User-agent: *\nDisallow: /private/', '/open/a', true],
  ['User-agent: *\nDisallow: /\n\nUser-agent: Daybook/2.0\nAllow: /', '/a', true],
  ['User-agent: daybook\n\nUser-agent: other\nDisallow: /b', '/b', false],
  ['User-agent: daybook\nDisallow:\n\nUser-agent: *\nDisallow: /', '/b', true],
  ['User-agent: a\nCrawl-delay: 5\nUser-agent: daybook\nDisallow: /x', '/x', false],
  ['User-agent: *\nSitemap: https://news.example/s.xml\nUser-agent: b\nDisallow: /x', '/x', false],
  ['Disallow: /x', '/x', true],
  ['user agent daybook\ndissallow /x', '/x', true],
  ['useragent: daybook\ndissallow: /x', '/x', false],
  ['User-agent: *\nDisallow: /*.pdf$', '/a/b.pdf', false],
  ['User-agent: *\nDisallow: /*.pdf$', '/a/b.pdf?x', true],
  ['User-agent: *\nAllow: /a/index.html\nDisallow: /a', '/a/', true],
  ['User-agent: *\nAllow: /a/index.html\nDisallow: /a', '/a/b', false],
  ['\ufeffUser-agent: *\nDisallow: /x', '/x', false],
  ['User-agent: __proto__\nDisallow: /\nUser-agent: *\nDisallow: /x', '/y', true],
])('%j and %s', (text, place, allowed) => {
  expect(parseRobots(text, FILE, 'daybook').allows(HOST + place)).toBe(allowed)
})

test('of another host it says nothing', () => {
  expect(parseRobots('User-agent: *\nDisallow: /', FILE, 'daybook').allows('https://other.example/a')).toBe(true)
})

test('delays and sitemaps', () => {
  const found = parseRobots('Sitemap: https://news.example/s.xml\nUser-agent: *\nCrawl-delay: 7', FILE, 'daybook')
  expect(found.delay).toBe(7)
  expect(found.sitemaps).toEqual(['https://news.example/s.xml'])
  expect(parseRobots('User-agent: *\nCrawl-delay: 90000', FILE, 'daybook').delay).toBe(60)
  expect(parseRobots('User-agent: *\nCrawl-delay: soon', FILE, 'daybook').delay).toBeNull()
})

test('a hostile file of many stars is read in no time', () => {
  const text = `User-agent: *\n${`Disallow: /${'*a'.repeat(500)}\n`.repeat(200)}`
  const began = process.cpuUsage()
  parseRobots(text, FILE, 'daybook').allows(`${HOST}/${'a'.repeat(2000)}`)
  const { user, system } = process.cpuUsage(began)
  expect((user + system) / 1000).toBeLessThan(1000)
})
