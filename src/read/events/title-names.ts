import { isFamilyFirst } from '../../lang/en/family-first.ts'
import type { Entity } from '../../record/index.ts'

const DETERMINER =
  /^(?:The|An?|This|That|These|Those|Some|Its|His|Her|Their|Our|My|Over|About|Nearly|Around|Almost|At|More|Most|Several|Many|Few|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Dozens|Hundreds|Thousands)(?= )/
const OWNER = /^(?:its|his|her|their|our|my|your) (?=\S)/i

/** A described entity whose phrase is longer than this many characters is cut where its first clause or place begins. */
const LONGEST = 50
const SHORTEST = 12

/** A phrase as it stands inside a title: no possessive at its end, its determiner in lower case. */
export function phraseInTitle(phrase: string): string {
  const bare = phrase.replace(/['’]s$/, '')
  return bare.replace(DETERMINER, (word) => word.toLowerCase()).replace(/^least (?=\S)/, 'at least ')
}

/** The name of an entity inside a title: "his office" is "office". */
export function fullName(e: Entity): string {
  if (e.mentions.some((m) => m.form === 'name')) return e.name.replace(/['’]s$/, '')
  const phrase = phraseInTitle(e.name).replace(OWNER, '')
  if (phrase.length <= LONGEST) return phrase
  const cut = phrase.slice(SHORTEST, LONGEST + 1).search(/, | and | who | which | that | at | in | such as /)
  return cut < 0 ? phrase : phrase.slice(0, SHORTEST + cut)
}

/** The last name of a person where it is known to be the family name, else the whole name; of "the young envoy" its last word. */
export function shortName(e: Entity): string {
  const name = fullName(e)
  if (e.kind !== 'person' || isFamilyFirst(name)) return name
  const last = name.split(' ').at(-1)!
  if (!e.mentions.some((m) => m.form === 'name')) return / (?:of|from|in|at|for|with|to) /.test(name) ? name : last
  return last.length < 3 || last.endsWith('.') || /^I{2,3}$/.test(last) ? name : last
}

/** The entities, each once: of "aircraft maker Example" and "Example" the second, of "Bank of Example" and "Example" the first. */
export function distinct(entities: readonly Entity[]): Entity[] {
  const names = entities.map(fullName)
  const isSpare = (i: number): boolean =>
    names.some((other, k) => {
      if (k === i) return false
      if (other.toLowerCase() === names[i]!.toLowerCase()) return k < i
      if (isPeopleOf(other, names[i]!)) return true
      return (endsWith(other, names[i]!) && !isDescribed(other, names[i]!)) || (endsWith(names[i]!, other) && isDescribed(names[i]!, other))
    })
  return entities.filter((_, i) => !isSpare(i))
}

/** "Nordic Union leaders" are who takes part for "Nordic Union". */
function isPeopleOf(long: string, body: string): boolean {
  return long.startsWith(`${body} `) && PEOPLE.test(long.slice(body.length + 1))
}

const PEOPLE =
  /^(?:foreign |defen[cs]e |finance |interior )?(?:leaders|ministers|officials|envoys|negotiators|diplomats|members|states|countries|ambassadors)$/

const endsWith = (long: string, short: string): boolean => long.toLowerCase().endsWith(` ${short.toLowerCase()}`)

/** True when what stands before `short` in `long` only describes it: words in lower case, and no preposition at their end. */
function isDescribed(long: string, short: string): boolean {
  const before = long.slice(0, long.length - short.length).trim()
  return /(?:^| )\p{Ll}/u.test(before) && !/(?:^| )(?:of|for|in|at|the|and|to|from|de|von|al|bin)$/.test(before)
}

/** True when `text` names `name`, whole words only. */
export function isNamedIn(text: string, name: string): boolean {
  return plainWords(text).includes(plainWords(name))
}

/** Words with a space before and after each, no points and genitives. */
function plainWords(text: string): string {
  const words = text.toLowerCase().replace(/['’]s?(?![\p{L}\p{N}])|[,.:–-]/gu, ' ')
  return ` ${words.trim().replace(/ {2,}/g, ' ')} `
}
