import { isCountry, nationKey, nationOf } from './world.ts'

/** The name of a body of a state without its country: "Supreme Court" of "Supreme Court of Chile", "Chilean Supreme Court". */
interface BodyKey {
  /** Its ISO code, null where the name has no country. */
  readonly country: string | null
  readonly rest: string
}

const BODIES: ReadonlySet<string> = new Set(
  (
    'agency army assembly cabinet commission congress constitution council court department embassy force forces government guard house ' +
    'judiciary legislature marines military ministry navy parliament police senate service supreme treasury'
  ).split(' '),
)

/** Words of a country's name before or behind the name of a body, at most. */
const LONGEST = 4

/** What tells a body of a state from others of its kind; null for names that are none. */
function bodyKey(words: readonly string[]): BodyKey | null {
  if (!words.some((word) => BODIES.has(word))) return null
  for (let n = Math.min(LONGEST, words.length - 1); n > 0; n--) {
    const first = words.slice(0, n).join(' ')
    if (isNation(first)) return { country: nationKey(first), rest: words.slice(n).join(' ') }
  }
  const of = words.lastIndexOf('of')
  if (of > 0) {
    const last = words.slice(words[of + 1] === 'the' ? of + 2 : of + 1).join(' ')
    if (isNation(last)) return { country: nationKey(last), rest: words.slice(0, of).join(' ') }
  }
  return { country: null, rest: words.join(' ') }
}

const isNation = (name: string): boolean => !PARTS.has(name) && (isCountry(name) || nationOf(name) !== null)

/** Countries within a state that has bodies of the same names. */
const PARTS: ReadonlySet<string> = new Set([
  'scotland',
  'scottish',
  'wales',
  'welsh',
  'england',
  'english',
  'northern ireland',
  'northern irish',
])

/** Bodies by their names without the country. */
export class Bodies<T> {
  readonly #byRest = new Map<string, { country: string | null; one: T }[]>()

  /** Notes a body under its name. */
  add(words: readonly string[], one: T): void {
    const key = bodyKey(words)
    if (!key) return
    const list = this.#byRest.get(key.rest)
    if (!list) this.#byRest.set(key.rest, [{ country: key.country, one }])
    else if (!list.some((x) => x.one === one && x.country === key.country)) list.push({ country: key.country, one })
  }

  /** The body that is meant: of the same country, or the only one there is where one of the two names has no country. */
  find(words: readonly string[]): T | null {
    const key = bodyKey(words)
    const list = key ? (this.#byRest.get(key.rest) ?? []) : []
    const same = list.find((x) => x.country === key!.country)
    if (same) return same.one
    const countries = new Set(list.map((x) => x.country).filter((c) => c !== null))
    if (key?.country === null) return countries.size === 1 ? list[0]!.one : null
    return countries.size === 0 && list.length === 1 ? list[0]!.one : null
  }
}
