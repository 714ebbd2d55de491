import { cruise } from 'dependency-cruiser'
import type { ICruiseResult } from 'dependency-cruiser'
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config'
import { expect, test } from 'vitest'
import config from '../.dependency-cruiser.js'
import { ROOT } from './checkout.ts'

const FOLDERS = ['record', 'text', 'lang', 'intake', 'read', 'cli']

test('folders import only what their layer allows', async () => {
  const { output } = await cruise(
    ['src', 'train'],
    { ...config.options, ruleSet: config, baseDir: ROOT, validate: true } as never,
    undefined,
    { tsConfig: extractTSConfig('tsconfig.json') } as never,
  )
  const { modules, summary } = output as ICruiseResult
  const seen = modules.filter((m) => m.source.startsWith('src/'))
  expect(seen.length, 'modules seen').toBeGreaterThan(30)
  for (const folder of FOLDERS)
    expect(
      seen.some((m) => m.source.startsWith(`src/${folder}/`)),
      `a module of src/${folder} seen`,
    ).toBe(true)
  expect(seen.flatMap((m) => m.dependencies).length, 'imports seen').toBeGreaterThan(50)
  expect(summary.violations.map((v) => `${v.rule.name}: ${v.from} -> ${v.to}`)).toEqual([])
})

test('every rule fires on an import that breaks it', () => {
  const rule = config.forbidden.find((r) => r.name === 'read-imports')!
  const to = rule.to as { path: string; pathNot: string[] }
  const breaks = (target: string): boolean => new RegExp(to.path).test(target) && !to.pathNot.some((p) => new RegExp(p).test(target))
  expect(['src/store/open.ts', 'src/link/story.ts', 'src/intake/html.ts', 'src/config.ts'].filter(breaks)).toHaveLength(4)
  expect(['src/read/read.ts', 'src/lang/en/cues.ts', 'src/record/index.ts'].filter(breaks)).toEqual([])
})
