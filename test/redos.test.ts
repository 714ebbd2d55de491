import { beforeAll, expect, test } from 'vitest'
import type * as Recheck from 'recheck'
import { findPatterns } from './patterns.ts'

const { literals, made, files } = findPatterns()
const unique = [...new Map(literals.map((p) => [`/${p.source}/${p.flags}`, p])).values()]

let recheck: typeof Recheck

beforeAll(async () => {
  process.env['RECHECK_BACKEND'] = 'pure'
  recheck = await import('recheck')
})

test('the checker tells a slow pattern from a fast one', () => {
  expect(recheck.checkSync('^(a|a)*$', '').status).toBe('vulnerable')
  expect(recheck.checkSync('\\d{1,4}-\\d{1,2}', '').status).toBe('safe')
})

test('patterns were seen', () => {
  expect(files).toBeGreaterThan(30)
  expect(literals.length).toBeGreaterThan(60)
})

test(
  `none of our patterns can be made slow by a text; "unknown" counts as slow (${literals.length} literals, ${unique.length} different)`,
  { timeout: 600_000 },
  () => {
    const slow = unique.flatMap((p) => {
      const { status } = recheck.checkSync(p.source, p.flags, { timeout: 30_000 })
      return status === 'safe' ? [] : [`${p.at} /${p.source}/${p.flags} ${status}`]
    })
    expect(slow).toEqual([])
  },
)

test('no pattern is put together at run time, where this check could not see it', () => {
  expect(made).toEqual([])
})
