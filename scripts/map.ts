// `node scripts/run.mjs scripts/map.ts`: world-atlas -> web/world.svg, the land and the borders of the map on the projection of the pages.
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { MAP, onMap } from '../src/serve/view/projection.ts'

type Point = readonly [lon: number, lat: number]
type Lines = readonly (readonly Point[])[]

const require = createRequire(import.meta.url)
// The package brings no types.
const topojson = require('topojson-client') as {
  feature(atlas: object, object: object): { features: readonly { geometry: { coordinates: readonly Lines[] } }[] }
  mesh(atlas: object, object: object, filter: (a: object, b: object) => boolean): { coordinates: Lines }
}
const atlasOf = (name: string) =>
  JSON.parse(readFileSync(require.resolve(`world-atlas/${name}-110m.json`), 'utf8')) as { objects: Record<string, object> }

/** The far south is not on the map. */
const SOUTH = -58

/** Lines as one path of whole tenths, each step told from the one before. */
function pathOf(lines: Lines, isClosed: boolean): string {
  return lines
    .map((line) => {
      let [x, y] = [0, 0]
      const steps = line.flatMap(([lon, lat], i) => {
        const at = onMap(lat, lon)
        const [nextX, nextY] = [Math.round(at.x * 10), Math.round(at.y * 10)]
        const step = i === 0 ? `M${nextX} ${nextY}` : `${nextX - x} ${nextY - y}`
        if (i > 0 && nextX === x && nextY === y) return []
        ;[x, y] = [nextX, nextY]
        return [step]
      })
      return steps.length < (isClosed ? 4 : 2) ? '' : `${steps[0]}l${steps.slice(1).join(' ').replaceAll(' -', '-')}${isClosed ? 'z' : ''}`
    })
    .join('')
}

const land = atlasOf('land')
const rings = topojson
  .feature(land, land.objects['land']!)
  .features.flatMap(({ geometry }) => geometry.coordinates.flat())
  .filter((ring) => ring.some(([, lat]) => lat > SOUTH))
  .flatMap(halves)
/** A coast across the date line is drawn at both edges of the map; what lies beyond an edge is pressed against it. */
function halves(ring: readonly Point[]): Lines {
  let turn = 0
  const whole = ring.map(([lon, lat], i): Point => {
    const step = i === 0 ? 0 : lon - ring[i - 1]![0]
    if (Math.abs(step) > 180) turn -= 360 * Math.sign(step)
    return [lon + turn, lat]
  })
  const shifts = [0, ...(whole.some(([lon]) => lon > 180) ? [-360] : []), ...(whole.some(([lon]) => lon < -180) ? [360] : [])]
  return shifts.map((shift) => whole.map(([lon, lat]): Point => [Math.min(180, Math.max(-180, lon + shift)), lat]))
}

const countries = atlasOf('countries')
const borders = topojson.mesh(countries, countries.objects['countries']!, (a, b) => a !== b).coordinates

const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${MAP.width * 10} ${MAP.height * 10}"><path d="${pathOf(rings, true)}" fill="#8b9099" fill-opacity=".36"/><path d="${pathOf(borders, false)}" fill="none" stroke="#6d737d" stroke-opacity=".5" stroke-width="4"/></svg>\n`
writeFileSync(new URL('../web/world.svg', import.meta.url), svg)
process.stdout.write(`web/world.svg: ${svg.length} bytes\n`)
