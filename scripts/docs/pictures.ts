import fs from 'node:fs'
import path from 'node:path'
import type { Point } from '../../test/growth.ts'
import { curvesSvg } from './curves.ts'
import { flameSvg } from './flame.ts'
import type { Flame } from './flame.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')

/** Pictures of docs/images that are drawn from what was measured, by their names. */
export function pictures(): Record<string, string> {
  return {
    'flame.svg': flameSvg(readJson<{ on: string; reports: number; flame: Flame }>('bench/profile.json')),
    'growth.svg': curvesSvg(readJson<{ on: string; points: Point[] }>('test/reliability/growth.json')),
  }
}

function readJson<T>(name: string): T {
  return JSON.parse(fs.readFileSync(path.join(ROOT, name), 'utf8')) as T
}
