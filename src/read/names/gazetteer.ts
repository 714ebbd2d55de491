import type { EntityKind } from '../../record/index.ts'
import { tokenise } from '../../text/tokenise.ts'
import { BIT } from './bits.ts'
import { fold } from './fold.ts'

/** What is known about a name. */
export interface Known {
  /** Bits of `BIT`. */
  readonly bits: number
  /** Kinds it can be, the likeliest first. */
  readonly kinds: readonly EntityKind[]
  /** ISO 3166-1 alpha-3: of the place itself, or of the people or body. */
  readonly country: string | null
  readonly geo: { readonly lat: number; readonly lon: number; readonly geonames: number | null } | null
  /** The capital of `country`: news lets it speak for the government. */
  readonly capital: boolean
}

/** Names of countries, cities, people, organisations and things, as one hash table over folded keys. */
export interface Gazetteer {
  /** Bits of a folded key whose `hashKey` is `hash`; 0 if unknown. */
  bitsOf(hash: number): number
  /** Most words of a key that begins with the word whose hash is `hash`; 0 or 1 if none has more than one. */
  longest(hash: number): number
  /** All that is known about a name, written as in text; null if unknown. */
  lookup(name: string): Known | null
}

const START = 0x811c9dc5

/** Goes on with an FNV-1a hash over the letters of `key`; keys of several words have one space between them. */
export function hashKey(key: string, hash = START): number {
  let h = hash
  for (let i = 0; i < key.length; i++) h = Math.imul(h ^ key.charCodeAt(i), 0x01000193)
  return h | 0
}

const SPACE = ' '
/** Hash of a key's next word. */
export function hashNext(hash: number, word: string): number {
  return hashKey(word, hashKey(SPACE, hash))
}

interface Head {
  readonly entries: number
  readonly keys: number
  readonly countries: readonly string[]
  readonly cities: number
}

/** Opens the compiled gazetteer (see `train/gazetteer/`): header, front-coded keys, then columns. */
export function openGazetteer(file: Uint8Array): Gazetteer {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const headLength = view.getUint32(0, true)
  const head = JSON.parse(new TextDecoder().decode(file.subarray(4, 4 + headLength))) as Head
  const n = head.entries
  let at = 4 + headLength
  const keysAt = at
  at += head.keys
  const bits = columnOf(file, at, n, 3)
  at += 3 * n
  const country = file.subarray(at, at + n)
  at += n
  const city = columnOf(file, at, n, 2)
  at += 2 * n
  const places = readCities(file, at, head.cities)
  const table = buildTable(file, keysAt, n)
  const find = (hash: number): number => table.find(hash)
  return {
    bitsOf: (hash) => {
      const entry = find(hash)
      return entry < 0 ? 0 : bits[entry]!
    },
    longest: (hash) => table.longest(hash),
    lookup: (name) => {
      const entry = find(hashKey(keyOf(name)))
      if (entry < 0) return null
      const b = bits[entry]!
      if ((b & BIT.capsOnly) !== 0 && name !== name.toUpperCase()) return null
      const kinds = kindsOfBits(b)
      if (kinds.length === 0) return null
      const c = city[entry]!
      const iso = country[entry]! === 0 ? null : head.countries[country[entry]! - 1]!
      const geo = c === 0 ? null : { lat: places.lat[c - 1]! / 100, lon: places.lon[c - 1]! / 100, geonames: places.id[c - 1]! }
      return { bits: b, kinds, country: iso, geo, capital: (b & BIT.capital) !== 0 }
    },
  }
}

/** The key of a name as the compiler makes it: its tokens, folded, with single spaces. */
export function keyOf(name: string): string {
  const tokens = tokenise(name)
  let key = ''
  for (let i = 0; i < tokens.n; i++) key += (i === 0 ? '' : SPACE) + fold(name.slice(tokens.start[i], tokens.end[i]))
  return key
}

const KINDS: readonly (readonly [number, EntityKind])[] = [
  [BIT.country, 'place'],
  [BIT.group, 'group'],
  [BIT.government | BIT.outlet, 'organisation'],
  [BIT.bigCity | BIT.region | BIT.city, 'place'],
  [BIT.organisation, 'organisation'],
  [BIT.facility, 'facility'],
  [BIT.event, 'event'],
  [BIT.thing, 'thing'],
  [BIT.person | BIT.firstName | BIT.lastName, 'person'],
]

/** Kinds that gazetteer bits stand for, the likeliest first. */
export function kindsOfBits(bits: number): EntityKind[] {
  const out: EntityKind[] = []
  for (const [mask, kind] of KINDS) if ((bits & mask) !== 0 && !out.includes(kind)) out.push(kind)
  return out
}

function columnOf(file: Uint8Array, at: number, n: number, width: number): Int32Array {
  const out = new Int32Array(n)
  // columns are stored byte by byte (all low bytes first), which packs better
  for (let b = 0; b < width; b++) for (let i = 0; i < n; i++) out[i] = out[i]! | (file[at + b * n + i]! << (8 * b))
  return out
}

interface Cities {
  readonly lat: Int32Array
  readonly lon: Int32Array
  readonly id: Int32Array
}

/** Cities lie in the order of their ids: id steps, then latitude and longitude in hundredths of a degree. */
function readCities(file: Uint8Array, at: number, n: number): Cities {
  const step = columnOf(file, at, n, 3)
  const lat = columnOf(file, at + 3 * n, n, 2)
  const lon = columnOf(file, at + 5 * n, n, 2)
  let id = 0
  for (let i = 0; i < n; i++) {
    id += step[i]!
    step[i] = id
    lat[i] = lat[i]! - 9000
    lon[i] = lon[i]! - 18000
  }
  return { lat, lon, id: step }
}

interface Table {
  find(hash: number): number
  longest(hash: number): number
}

/** Open addressing over the 32-bit hashes of all keys, and of the first words of those with several. */
function buildTable(file: Uint8Array, keysAt: number, n: number): Table {
  let size = 1024
  while (size < n * 2.5) size *= 2
  const mask = size - 1
  const slotHash = new Int32Array(size)
  const slotEntry = new Int32Array(size).fill(-1)
  const firstHash = new Int32Array(size)
  const firstWords = new Uint8Array(size)
  const key = new Uint8Array(256)
  let at = keysAt
  for (let entry = 0; entry < n; entry++) {
    let length = file[at]!
    const added = file[at + 1]!
    at += 2
    for (let i = 0; i < added; i++) key[length++] = file[at++]!
    let h = START
    let words = 1
    let first = 0
    for (let i = 0; i < length; i++) {
      if (key[i] === 32) {
        if (words === 1) first = h
        words++
      }
      h = Math.imul(h ^ key[i]!, 0x01000193)
    }
    let slot = (h ^ (h >>> 15)) & mask
    while (slotEntry[slot]! >= 0) slot = (slot + 1) & mask
    slotHash[slot] = h
    slotEntry[slot] = entry
    if (words === 1) continue
    slot = (first ^ (first >>> 15)) & mask
    while (firstWords[slot]! !== 0 && firstHash[slot] !== first) slot = (slot + 1) & mask
    firstHash[slot] = first
    if (firstWords[slot]! < words) firstWords[slot] = words
  }
  return {
    find: (h) => {
      for (let slot = (h ^ (h >>> 15)) & mask; slotEntry[slot]! >= 0; slot = (slot + 1) & mask)
        if (slotHash[slot] === h) return slotEntry[slot]!
      return -1
    },
    longest: (h) => {
      for (let slot = (h ^ (h >>> 15)) & mask; firstWords[slot]! !== 0; slot = (slot + 1) & mask)
        if (firstHash[slot] === h) return firstWords[slot]!
      return 0
    },
  }
}
