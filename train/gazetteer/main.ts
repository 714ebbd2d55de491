import { writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import {
  AREAS, CITY_ALIASES, COMPANIES, COUNTRIES, EVENT_HEADS, EVENTS, FACILITIES, FACILITY_HEADS, GOVERNMENT, GROUPS, INTERNATIONAL, LONG_TITLES, NAME_PARTICLES,
  ORGANISATION_HEADS, OUTLETS, PARTIES, PLACE_HEADS, REGIONS, SEATS, THING_HEADS, THINGS, TITLES,
} from '../../src/lang/en/gazetteer/index.ts' // prettier-ignore
import { BIT } from '../../src/read/names/bits.ts'
import { keyOf } from '../../src/read/names/gazetteer.ts'
import { readCities, readCodes, readLexicon, readPersonNames, readProperNouns } from './sources.ts'
import type { City } from './sources.ts'

/** One key of the gazetteer while it is put together. */
interface Entry {
  bits: number
  country: string
  city: City | null
  /** Whether every spelling seen is in capitals, and whether any is not. */
  caps: boolean
  small: boolean
}

const entries = new Map<string, Entry>()
const LONGEST_KEY = 120

function add(name: string, bits: number, country = '', city: City | null = null): void {
  const key = keyOf(name.trim())
  if (key === '' || key.length > LONGEST_KEY || /[^\x21-\x7e ]/.test(key)) return
  const old = entries.get(key)
  const entry = old ?? { bits: 0, country: '', city: null, caps: false, small: false }
  if (!old) entries.set(key, entry)
  entry.bits |= bits
  // the first giver of a country wins: countries, then seats, then regions, then cities
  if (entry.country === '') entry.country = country
  if (city && (!entry.city || weight(city) > weight(entry.city))) entry.city = city
  if (/^[A-Z]{2,6}$/.test(name)) entry.caps = true
  else entry.small = true
}

const weight = (city: City): number => city.population + (city.isCapital ? 1e8 : 0)
const split = (row: string): string[] => row.split(';').map((s) => s.trim()).filter((s) => s !== '') // prettier-ignore
const addAll = (rows: readonly string[], bits: number): void => rows.forEach((row) => split(row).forEach((name) => add(name, bits)))
const addWords = (rows: readonly string[], bits: number): void => rows.forEach((row) => row.split(' ').forEach((word) => add(word, bits)))

function addCountries(): Map<string, string> {
  const capitals = new Map<string, string>()
  for (const row of COUNTRIES) {
    const [code, names, groups, seats] = row.split('|').map((s) => s.trim())
    split(names ?? '').forEach((name) => add(name.replace(/^the /, ''), BIT.country, code))
    split(groups ?? '').forEach((name) => add(name, BIT.group, code))
    for (const name of split(seats ?? '')) {
      add(name, BIT.city | BIT.bigCity | BIT.capital, code)
      capitals.set(keyOf(name), code ?? '')
    }
  }
  for (const [code, names] of readCodes().names)
    for (const name of names) if (!name.includes(',') && !name.includes('(')) add(name, BIT.country, code)
  return capitals
}

function addCities(capitals: ReadonlyMap<string, string>): void {
  const { alpha3 } = readCodes()
  const aliases = new Map<string, string[]>()
  for (const row of CITY_ALIASES) {
    const [name, list] = row.split('|').map((s) => s.trim())
    aliases.set(name ?? '', split(list ?? ''))
  }
  const best = new Map<string, City>()
  const cities = readCities()
  for (const city of cities) {
    for (const name of [city.name, ...(aliases.get(city.name) ?? [])]) {
      const key = keyOf(name)
      const other = best.get(key)
      const capitalOf = capitals.get(key)
      const isMeant = capitalOf !== undefined && alpha3.get(city.country) === capitalOf
      if (
        !other ||
        weight(city) + (isMeant ? 1e9 : 0) > weight(other) + (capitalOf !== undefined && alpha3.get(other.country) === capitalOf ? 1e9 : 0)
      ) {
        best.set(key, city)
      }
    }
  }
  for (const city of cities) {
    for (const name of [city.name, ...(aliases.get(city.name) ?? [])]) {
      if (best.get(keyOf(name)) !== city) continue
      const isBig = city.isCapital || city.population >= BIG
      add(name, BIT.city | (isBig ? BIT.bigCity : 0), alpha3.get(city.country) ?? '', city)
    }
  }
}

function addLexicon(): void {
  const lexicon = readLexicon()
  const rows: readonly (readonly [string, number])[] = [
    ['MaleName', BIT.firstName], ['FemaleName', BIT.firstName], ['FirstName', BIT.firstName], ['LastName', BIT.lastName], ['Country', BIT.country],
    ['Demonym', BIT.group], ['City', BIT.city], ['Region', BIT.region], ['Organization', BIT.organisation], ['SportsTeam', BIT.organisation],
  ] // prettier-ignore
  // the lexicon is in small letters: single words of it may be words of the language, so they may not lift the rule on capitals
  for (const [tag, bits] of rows) for (const word of lexicon.get(tag) ?? []) if (!entries.get(keyOf(word))?.caps) add(word, bits)
}

function addPeople(): void {
  const { first, last } = readPersonNames()
  for (const name of first) add(name, BIT.firstName)
  for (const name of last) add(name, BIT.lastName)
}

/** Lexicographer files of WordNet whose proper nouns are of one kind. */
const WORDNET_BITS: Readonly<Record<number, number>> = {
  4: BIT.event, 6: BIT.thing, 10: BIT.thing, 11: BIT.event, 14: BIT.organisation, 15: BIT.region, 17: BIT.region, 28: BIT.event,
} // prettier-ignore

const TITLE_WORDS = new Set(TITLES.flatMap((row) => row.split(' ')))

function addWordNet(): void {
  for (const { name, group, isInstance } of readProperNouns()) {
    if (group === 18) {
      const isWord = !name.includes(' ')
      // sorts of people are peoples and camps ("Muslim"), but offices too ("Prime Minister")
      if (!isInstance) {
        if (!isWord) add(name, BIT.title)
        else if (!TITLE_WORDS.has(name.toLowerCase())) add(name, BIT.group)
      } else add(name, isWord ? BIT.lastName : BIT.person)
    } else if (WORDNET_BITS[group] !== undefined && (isInstance || group === 14 || group === 11 || group === 28)) {
      // days and months are times, not names
      if (group !== 28 || / |day$/.test(name)) add(name, WORDNET_BITS[group])
    }
  }
}

function addOwn(): void {
  for (const row of SEATS) {
    const [code, names] = row.split('|').map((s) => s.trim())
    split(names ?? '').forEach((name) => add(name, 0, code))
  }
  for (const row of REGIONS) {
    const [code, names] = row.split('|').map((s) => s.trim())
    split(names ?? '').forEach((name) => add(name, BIT.region, code))
  }
  addAll(AREAS, BIT.region)
  addAll(GROUPS, BIT.group)
  addAll(INTERNATIONAL, BIT.organisation)
  addAll(GOVERNMENT, BIT.organisation | BIT.government)
  addAll(PARTIES, BIT.organisation)
  addAll(COMPANIES, BIT.organisation)
  addAll(OUTLETS, BIT.organisation | BIT.outlet)
  addAll(FACILITIES, BIT.facility)
  addAll(EVENTS, BIT.event)
  addAll(THINGS, BIT.thing)
  addWords(ORGANISATION_HEADS, BIT.organisationHead)
  addWords(FACILITY_HEADS, BIT.facilityHead)
  addWords(PLACE_HEADS, BIT.placeHead)
  addWords(EVENT_HEADS, BIT.eventHead)
  addWords(THING_HEADS, BIT.thingHead)
  addWords(TITLES, BIT.title)
  addAll(LONG_TITLES, BIT.title)
  addWords(NAME_PARTICLES, BIT.particle)
}

/** Inhabitants from which on a city is known by its name alone. */
const BIG = 300_000

/** ISO 3166-1 alpha-3 of a city's country; Kosovo has none of its own in the list. */
const codeOf = (city: City, alpha3: ReadonlyMap<string, string>): string =>
  city.country === 'XK' ? 'XKX' : (alpha3.get(city.country) ?? '')

/** A town somewhere may bear the name of a state or a continent: the name then lies where the greater one does, or nowhere in particular. */
function settleNamesakes(): void {
  const { alpha3 } = readCodes()
  for (const name of AREAS.flatMap(split)) {
    const area = entries.get(keyOf(name))
    if (area?.city && area.city.population < BIG) Object.assign(area, { city: null, country: '' })
  }
  const named = Map.groupBy(readCities(), ({ name }) => keyOf(name))
  for (const [key, entry] of entries) {
    if (!entry.city || codeOf(entry.city, alpha3) === entry.country) continue
    const own = (named.get(key) ?? []).filter((city) => codeOf(city, alpha3) === entry.country)
    entry.city = own.sort((a, b) => weight(b) - weight(a))[0] ?? null
  }
}

/** The compiled file: header length, JSON header, front-coded keys, then columns byte by byte. */
function encode(): Uint8Array {
  const keys = [...entries.keys()].filter((key) => entries.get(key)!.bits !== 0).sort()
  const used = [...new Set(keys.map((key) => entries.get(key)!.city).filter((c) => c !== null))].sort((a, b) => a.id - b.id)
  const cityAt = new Map(used.map((city, i) => [city, i + 1]))
  const countries = [...new Set(keys.map((key) => entries.get(key)!.country).filter((c) => c !== ''))].sort()
  const text: number[] = []
  let before = ''
  for (const key of keys) {
    let same = 0
    while (same < key.length && key[same] === before[same]) same++
    text.push(same, key.length - same)
    for (let i = same; i < key.length; i++) text.push(key.charCodeAt(i))
    before = key
  }
  const bits = keys.map((key) => {
    const entry = entries.get(key)!
    return entry.bits | (entry.caps && !entry.small ? BIT.capsOnly : 0)
  })
  const steps = used.map((city, i) => city.id - (i === 0 ? 0 : used[i - 1]!.id))
  const body = [
    ...text,
    ...column(bits, 3),
    ...column(keys.map((key) => countries.indexOf(entries.get(key)!.country) + 1), 1),
    ...column(keys.map((key) => (entries.get(key)!.city ? cityAt.get(entries.get(key)!.city!)! : 0)), 2),
    ...column(steps, 3),
    ...column(used.map((city) => Math.round(city.lat * 100) + 9000), 2),
    ...column(used.map((city) => Math.round(city.lon * 100) + 18000), 2),
  ] // prettier-ignore
  const head = new TextEncoder().encode(JSON.stringify({ entries: keys.length, keys: text.length, countries, cities: used.length }))
  const out = new Uint8Array(4 + head.length + body.length)
  new DataView(out.buffer).setUint32(0, head.length, true)
  out.set(head, 4)
  out.set(body, 4 + head.length)
  return out
}

function column(values: readonly number[], width: number): number[] {
  const out: number[] = []
  for (let b = 0; b < width; b++) for (const value of values) out.push((value >> (8 * b)) & 255)
  return out
}

/** Compiles `models/gazetteer.bin` from the kept packages and our own lists; the same input gives the same bytes. */
export function compileGazetteer(): Uint8Array {
  entries.clear()
  addOwn()
  addCities(addCountries())
  addLexicon()
  addPeople()
  addWordNet()
  settleNamesakes()
  return encode()
}

if (process.argv[1] === import.meta.filename) {
  const file = compileGazetteer()
  writeFileSync(new URL('../../models/gazetteer.bin', import.meta.url), file)
  console.log(`models/gazetteer.bin: ${file.length} bytes, packed ${gzipSync(file, { level: 9 }).length}`)
}
