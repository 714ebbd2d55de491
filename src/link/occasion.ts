import { FAMILIES } from '../lang/en/events/families.ts'
import { IN_PERSON, IRREGULAR, MORE_FAMILIES, REMOTE } from '../lang/en/link/words.ts'
import { remembered } from '../text/remembered.ts'

const ROWS = new Map<string, number[]>()
;[...FAMILIES, ...MORE_FAMILIES].forEach((row, i) => {
  for (const word of row.split(' ')) {
    const list = ROWS.get(word)
    if (list) list.push(i)
    else ROWS.set(word, [i])
  }
})

const BASES = new Map<string, string>()
for (const row of IRREGULAR) {
  const [base, ...forms] = row.split(' ')
  for (const form of forms) BASES.set(form, base!)
}
const FACE_TO_FACE = new Set(IN_PERSON.split(' '))
const AFAR = new Set(REMOTE.split(' '))

/** What the words of an event's mentions say of its kind. */
export interface Occasion {
  /** Bases of the words: "met" and "meetings" are both "meet…" or "meeting". */
  readonly words: ReadonlySet<string>
  /** Rows of words that can name one event. */
  readonly rows: ReadonlySet<number>
  /** Face to face true, by telephone or screen false, unsaid null. */
  readonly inPerson: boolean | null
}

/** The kind of occasion that trigger words name. */
export function occasionOf(triggers: Iterable<string>): Occasion {
  const words = new Set<string>()
  const rows = new Set<number>()
  let near = 0
  let far = 0
  for (const trigger of triggers) {
    const said = saidBy(trigger)
    for (const word of said.words) words.add(word)
    for (const row of said.rows) rows.add(row)
    // "a video meeting" is had from afar
    if (said.isRemote) far++
    else if (said.isClose) near++
  }
  // one report that calls a summit a conversation does not make it one had by telephone
  return { words, rows, inPerson: near === far ? null : near > far }
}

/** What one trigger says. */
interface Said {
  readonly words: readonly string[]
  readonly rows: readonly number[]
  readonly isRemote: boolean
  readonly isClose: boolean
}

const saidBy = remembered((trigger: string): Said => {
  const words = trigger
    .toLowerCase()
    .split(/[\s,]+/u)
    .map(baseOf)
    .filter(Boolean)
  const isRemote = words.some((word) => AFAR.has(word))
  const isClose = words.some((word) => !AFAR.has(word) && FACE_TO_FACE.has(word))
  return { words, rows: words.flatMap((word) => ROWS.get(word) ?? []), isRemote, isClose }
})

/** 2 a word in common, 1 words that can name one event, 0 neither. */
export function occasionFit(a: Occasion, b: Occasion): number {
  for (const w of a.words) if (b.words.has(w)) return 2
  for (const r of a.rows) if (b.rows.has(r)) return 1
  return 0
}

/** One is had face to face, the other is not: two occasions. */
export function isOtherMeans(a: Occasion, b: Occasion): boolean {
  return a.inPerson !== null && b.inPerson !== null && a.inPerson !== b.inPerson
}

/** The base of a word of an event: verbs without endings where a family knows the base, else the word itself. */
export function baseOf(piece: string): string {
  const word = (/\p{L}(?:[\p{L}’'-]{0,40}\p{L})?/u.exec(piece)?.[0] ?? '').replace(/[’']s$/u, '')
  if (word.length < 3) return ''
  const irregular = BASES.get(word)
  if (irregular) return irregular
  for (const base of candidates(word)) if (ROWS.has(base)) return base
  return word.replace(ENDING, '')
}

/** "exchange", "exchanges", "exchanged": of a word of no row what its forms have in common. */
const ENDING = /(?<=\p{L}{4})(?:es|ed|ing|e|s)$/u

function candidates(word: string): string[] {
  const out = [word]
  if (word.endsWith('ies')) out.push(`${word.slice(0, -3)}y`)
  if (word.endsWith('es')) out.push(word.slice(0, -2))
  if (word.endsWith('s')) out.push(word.slice(0, -1))
  if (word.endsWith('ied')) out.push(`${word.slice(0, -3)}y`)
  for (const ending of ['ed', 'ing']) {
    if (!word.endsWith(ending) || word.length < ending.length + 3) continue
    const stem = word.slice(0, -ending.length)
    out.push(stem, `${stem}e`)
    if (stem.at(-1) === stem.at(-2)) out.push(stem.slice(0, -1))
  }
  return out
}
