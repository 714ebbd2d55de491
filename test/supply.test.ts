import { expect, test } from 'vitest'
import { textOf } from './checkout.ts'

interface Locked {
  readonly version?: string
  readonly resolved?: string
  readonly integrity?: string
  readonly license?: string
  readonly dev?: boolean
  readonly hasInstallScript?: boolean
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

const LOCKS = ['package-lock.json', 'bench/package-lock.json', 'train/package-lock.json']
const packagesOf = (lock: string): [string, Locked][] =>
  Object.entries((JSON.parse(textOf(lock)) as { packages: Record<string, Locked> }).packages).filter(([key]) => key !== '')
const manifest = (file: string): Record<string, Record<string, string>> =>
  JSON.parse(textOf(file)) as Record<string, Record<string, string>>

test.each(LOCKS)('%s names no host and pins every package by its hash', (lock) => {
  const packages = packagesOf(lock)
  expect(packages.length).toBeGreaterThan(3)
  expect(packages.filter(([, p]) => p.resolved).map(([key]) => key)).toEqual([])
  expect(packages.filter(([, p]) => !p.integrity?.startsWith('sha512-')).map(([key]) => key)).toEqual([])
  expect(textOf(lock)).not.toMatch(/https?:\/\/(?!.{0,40}(?:github\.com|opencollective|paypal|tidelift|feross|patreon))[^"]{0,200}\.tgz/)
})

test.each(LOCKS)('%s holds the binaries of every system', (lock) => {
  const packages = packagesOf(lock)
  const names = new Set(packages.map(([key]) => key.slice(key.lastIndexOf('node_modules/') + 'node_modules/'.length)))
  const missing = packages.flatMap(([, p]) => Object.keys(p.optionalDependencies ?? {}).filter((name) => !names.has(name)))
  expect(missing).toEqual([])
})

test('what is shipped has a permissive licence, what builds it an open one', () => {
  const shipped = /^(?:MIT|MIT-0|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|BlueOak-1\.0\.0)$/
  const building = /^(?:MPL-2\.0|Python-2\.0|CC0-1\.0|\(MIT OR CC0-1\.0\)|\(MIT AND Zlib\))$/
  const packages = LOCKS.flatMap(packagesOf)
  const bad = packages.filter(([, p]) => !shipped.test(p.license ?? '') && !(p.dev && building.test(p.license ?? '')))
  expect(bad.map(([key, p]) => `${key} ${p.license}`)).toEqual([])
})

test('one install script is allowed: the one that brings Node', () => {
  const allowed = Object.entries(JSON.parse(textOf('package.json')).allowScripts as Record<string, boolean>)
  expect(allowed.filter(([, yes]) => yes).map(([name]) => name)).toEqual([`node@${manifest('package.json')['devDependencies']!['node']}`])
  const shipping = packagesOf('package-lock.json').filter(([, p]) => p.hasInstallScript && !p.dev)
  expect(shipping.map(([key]) => key)).toEqual([])
})

test('versions are exact, and few', () => {
  const { dependencies, devDependencies } = manifest('package.json') as {
    dependencies: Record<string, string>
    devDependencies: Record<string, string>
  }
  const all = Object.entries({ ...dependencies, ...devDependencies })
  expect(all.filter(([, version]) => !/^(?:npm:@?[a-z0-9/.-]{1,80}@)?\d{1,4}\.\d{1,4}\.\d{1,4}$/.test(version))).toEqual([])
  expect(all.length).toBeLessThanOrEqual(40)
})

/** Versions from which on a known hole is closed. */
const FLOORS: Readonly<Record<string, readonly [version: string, advisory: string]>> = {
  undici: ['7.18.2', 'CVE-2026-22036: a chain of codings'],
  hono: ['4.13.5', 'CVE-2026-24398, CVE-2026-24472, GHSA-2234-fmw7-43wr'],
  '@hono/node-server': ['1.19.15', 'GHSA-92pp-h63x-v22m, GHSA-frvp-7c67-39w9'],
  '@modelcontextprotocol/sdk': ['1.24.0', 'CVE-2025-66414: rebinding'],
}

test.each(Object.entries(FLOORS))('%s is not older than what closes a known hole', (name, [floor, advisory]) => {
  const { dependencies } = manifest('package.json') as { dependencies: Record<string, string> }
  const number = (version: string): number => version.split('.').reduce((sum, part) => sum * 10_000 + Number(part), 0)
  expect(number(dependencies[name] ?? '0.0.0'), advisory).toBeGreaterThanOrEqual(number(floor))
})
