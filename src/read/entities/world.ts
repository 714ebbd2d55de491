import { COUNTRY_ROWS } from '../../lang/en/gazetteer/index.ts'
import { FEMALE_NAMES, MALE_NAMES } from '../../lang/en/first-names.ts'
import type { Entity } from '../../record/index.ts'
import type { Gazetteer } from '../names/gazetteer.ts'
import { fold } from './keys.ts'

/** What the gazetteer knows about a name: its country and where it lies. */
export interface KnownPlace {
  readonly country: string | null
  readonly geo: Entity['geo']
}

/** What resolving needs to know of the world outside the report. */
export interface World {
  readonly placeOf: (name: string) => KnownPlace | null
}

const nations = new Map<string, string>()
const codes = new Map<string, string>()
for (const { code, names, people } of COUNTRY_ROWS) {
  for (const name of names) codes.set(fold(name), code)
  for (const word of people) if (!nations.has(fold(word))) nations.set(fold(word), names[0]!)
}
nations.set('american', 'United States')
nations.set('u.s.', 'United States')

/** "Russian" → "Russia"; null for other words. */
export function nationOf(word: string): string | null {
  return nations.get(fold(word)) ?? null
}

/** The country that a name or an adjective stands for, as one key: its ISO code; other names give themselves, folded. */
export function nationKey(name: string): string {
  const key = bareKey(name)
  const nation = nations.get(key)
  return codes.get(nation ? fold(nation) : key) ?? key
}

/** A name, folded, without its article. */
function bareKey(name: string): string {
  const key = fold(name)
  return key.startsWith('the ') ? key.slice(4) : key
}

/** True for the name of a country. */
export function isCountry(name: string): boolean {
  return codes.has(bareKey(name))
}

/** Sex of those who mostly bear a first name. */
export function genderOfName(first: string): 'm' | 'f' | null {
  const word = fold(first)
  return MALE_NAMES.has(word) ? 'm' : FEMALE_NAMES.has(word) ? 'f' : null
}

/** A gazetteer seen as a world; without one, only the countries are known. */
export function worldOf(gazetteer: Gazetteer | undefined): World {
  return {
    placeOf: (name) => {
      const known = gazetteer?.lookup(name)
      if (known) return { country: known.country, geo: known.geo }
      const code = codes.get(fold(name))
      return code ? { country: code, geo: null } : null
    },
  }
}
