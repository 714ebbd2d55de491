import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { parseFeedText } from './parse.ts'
import { parseXml } from './xml.ts'

const list = path.resolve(import.meta.dirname, '../../../../shared/hostile/xml/attacks.json')

/** Longest time for one hostile file, in milliseconds of this process's own work, and most memory it may take, in bytes. */
const LONGEST = 2000
const MOST_MEMORY = 256 * 1024 * 1024

/** Read a hostile file; what it cost. The inherited properties of objects are looked at afterwards. */
function attack(text: string): ReturnType<typeof parseFeedText> {
  const before = process.cpuUsage()
  const memory = process.memoryUsage()
  const result = parseFeedText(text)
  const { user, system } = process.cpuUsage(before)
  const after = process.memoryUsage()
  expect((user + system) / 1000).toBeLessThan(LONGEST)
  expect(after.heapUsed + after.external - memory.heapUsed - memory.external).toBeLessThan(MOST_MEMORY)
  expect(Object.keys(Object.prototype)).toEqual([])
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  return result
}

function rss(inside: string, before = ''): string {
  return `${before}<rss version="2.0"><channel><title>Bay</title><item><title>${inside}</title></item></channel></rss>`
}

test.skipIf(!fs.existsSync(list))('the list of XML attacks: no file is read, nothing is polluted', () => {
  const all = JSON.parse(fs.readFileSync(list, 'utf8')) as { xml: string }[]
  expect(all.length).toBeGreaterThan(30)
  for (const { xml } of all) {
    for (const text of [xml, rss(xml), `${xml}${rss('x')}`]) {
      const result = attack(text)
      expect(JSON.stringify(result)).not.toMatch(/root:x?:0:0|\[extensions\]|nameserver/)
    }
  }
})

const LAUGHS = `<!DOCTYPE lolz [<!ENTITY lol "lol">${Array.from({ length: 9 }, (_, i) => `<!ENTITY lol${i + 1} "${`&lol${i || ''};`.repeat(10)}">`).join('')}]>`

test.each<[name: string, text: string]>([
  ['billion laughs (fast-xml-parser CVE-2026-26278, entity expansion)', rss('&lol9;', LAUGHS)],
  ['quadratic blow-up', rss('&a;'.repeat(100_000), `<!DOCTYPE x [<!ENTITY a "${'a'.repeat(100_000)}">]>`)],
  ['an entity that names a file', rss('&xxe;', '<!DOCTYPE x [<!ENTITY xxe SYSTEM "file:///etc/passwd">]>')],
  ['parameter entities', rss('x', '<!DOCTYPE x [<!ENTITY % d SYSTEM "http://127.0.0.1:1/x.dtd"> %d;]>')],
  ['an entity with a pattern for a name (fast-xml-parser GHSA-m7jm-9gc2-mpf2)', rss('&(a+)+$;', `<!DOCTYPE x [<!ENTITY (a+)+$ "x">]>`)],
  ['two million numeric references (fast-xml-parser CVE-2026-33036)', rss('&#65;'.repeat(1_900_000))],
  ['a hundred thousand attributes', rss(`<b ${Array.from({ length: 100_000 }, (_, i) => `a${i}="1"`).join(' ')}>x</b>`)],
  ['depth of a hundred thousand', rss('<a>'.repeat(100_000))],
  ['two hundred thousand elements', rss('<a/>'.repeat(200_000))],
  ['half a million angle brackets', rss('<'.repeat(500_000))],
  ['a comment that never ends', rss(`<!--${'-'.repeat(2_000_000)}`)],
  ['half a million processing instructions', rss('<?a ?>'.repeat(500_000))],
  ['a long name', rss(`<${'a'.repeat(3_000_000)}>`)],
  ['a title of a million tags as text', rss('&lt;b&gt;'.repeat(300_000))],
  ['a megabyte of brackets in a date', `<rss><channel><item><pubDate>${'('.repeat(1_000_000)}</pubDate></item></channel></rss>`],
  ['names that objects inherit', rss('<__proto__><polluted>1</polluted></__proto__><constructor prototype="1">x</constructor>')],
])('%s', (_, text) => {
  attack(text)
})

test.each([
  ['fast-xml-parser CVE-2026-33349: a limit holds whatever its size', rss('<a/>'.repeat(100_001)), 'feed-too-big'],
  ['deeper than any feed', rss(`${'<a>'.repeat(300)}x${'</a>'.repeat(300)}`), 'feed-too-big'],
  ['longer than any feed', `<rss>${' '.repeat(10_000_001)}`, 'feed-too-big'],
])('%s', (_, text, code) => {
  expect(parseFeedText(text)).toMatchObject({ ok: false, code })
})

test('fast-xml-parser GHSA-37qj-frw5-hhjh: a code point that does not exist stops nothing', () => {
  for (const reference of ['&#x110000;', '&#99999999999999;', '&#xD800;', '&#0;', '&#-1;']) {
    const result = parseFeedText(rss(`a${reference}b`))
    expect(result.ok && result.value.entries[0]!.title).toMatch(/^a.*b$/)
  }
})

test('fast-xml-parser before 4.1.2: names of attributes and elements pollute nothing', () => {
  const tree = parseXml('<rss __proto__="x" constructor="y"><__proto__ a="1"/><channel hasOwnProperty="z"/></rss>')
  expect(tree.ok).toBe(true)
  const json = attack(
    '{"items":[{"__proto__":{"polluted":1},"title":"x","constructor":{"prototype":{"polluted":1}}}],"__proto__":{"polluted":1}}',
  )
  expect(json.ok && json.value.entries[0]!.title).toBe('x')
})

test('JSON nested a hundred thousand deep', () => {
  const result = attack(`{"items":[${'['.repeat(100_000)}`)
  expect(result.ok).toBe(false)
  attack(`{"items":[${'['.repeat(100_000)}${']'.repeat(100_000)}]}`)
})
