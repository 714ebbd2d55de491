import { expect, test } from 'vitest'
import { textOf } from './checkout.ts'
import { curvesSvg } from '../scripts/docs/curves.ts'
import { flameSvg } from '../scripts/docs/flame.ts'
import { pictures } from '../scripts/docs/pictures.ts'

test.each(Object.entries(pictures()))('docs/images/%s is drawn from what was measured (npm run docs)', (name, svg) => {
  expect(textOf(`docs/images/${name}`)).toBe(svg)
})

test('a flame graph: widths are shares, names are escaped, what is too narrow for its name has none', () => {
  const flame = {
    name: 'all',
    ms: 100,
    inside: [
      { name: 'take<T> · read/a', ms: 75, inside: [{ name: 'deep · link/b', ms: 50, inside: [] }] },
      { name: 'thin · store/c', ms: 1, inside: [] },
    ],
  }
  const svg = flameSvg({ on: '2026-01-01', reports: 10, flame })
  expect(svg).toContain('10 reports read')
  expect(svg).toContain('<title>take&lt;T&gt; · read/a 75.0%</title><rect x="0.0" y="30" width="899.5"')
  expect(svg).toContain('width="599.5"')
  expect(svg).not.toContain('>thin</text>')
})

test('curves: each point is drawn, and a value that is missing leaves a gap', () => {
  const point = { import: 1, link: 1, store: 1, diary: 1, search: 1, common: 1, disk: 1000, memory: 1 }
  const svg = curvesSvg({
    on: '2026-01-01',
    points: [
      { ...point, reports: 100 },
      { ...point, reports: 10_000, import: 2 },
    ],
  })
  expect(svg.match(/<circle/g)).toHaveLength(14)
  expect(svg).toContain('>10k</text>')
})
