import { expect, test } from 'vitest'
import { windowOf } from '../pages/map.tsx'
import { gather } from './places.ts'
import { MAP, onMap } from './projection.ts'

const at = (name: string, lat: number, lon: number) => ({ place: { name, geo: { lat, lon, geonames: null }, country: null } })

test('places are gathered by where they lie, under the name most used', () => {
  const events = [
    at('Harrow', 51.5, -0.3),
    at('Harrow', 51.5, -0.3),
    at('Harrow-on-the-Hill', 51.52, -0.32),
    at('OSLO', 59.9, 10.7),
    at('OSLO', 59.9, 10.7),
    at('Oslo', 59.9, 10.7),
    { place: null },
  ]
  expect(gather(events).map(({ name, events: n }) => [name, n])).toEqual([
    ['Harrow', 3],
    ['Oslo', 3],
  ])
})

test('the map has north above south, west left of east, and everything in it', () => {
  expect(onMap(0, 0).x).toBe(MAP.width / 2)
  expect(onMap(60, 0).y).toBeLessThan(onMap(-30, 0).y)
  expect(onMap(0, -180).x).toBeCloseTo(0)
  expect(onMap(0, 180).x).toBeCloseTo(MAP.width)
  expect(onMap(84, 0).y).toBeCloseTo(0)
  expect(onMap(-56, -68).y).toBeLessThan(MAP.height)
})

test.each([
  [[[47.5, 19]], 300],
  [
    [
      [47.5, 19],
      [38.9, -77],
    ],
    330,
  ],
  [
    [
      [-41, 174],
      [64, -150],
    ],
    1000,
  ],
] as const)('a map of %j is at least %d wide, whole and inside', (places, least) => {
  const window = windowOf(places.map(([lat, lon]) => onMap(lat, lon)))
  expect(window.width).toBeGreaterThanOrEqual(least)
  expect([window.x >= 0, window.y >= 0, window.x + window.width <= MAP.width + 0.1, window.y + window.height <= MAP.height + 0.1]).toEqual([
    true,
    true,
    true,
    true,
  ])
  for (const [lat, lon] of places) {
    const { x, y } = onMap(lat, lon)
    expect(x >= window.x && x <= window.x + window.width && y >= window.y && y <= window.y + window.height).toBe(true)
  }
})
