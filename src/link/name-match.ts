import type { Entity, EntityKind } from '../record/index.ts'
import type { KnownEntity } from './known.ts'
import { SAME_NAME } from '../lang/en/titles.ts'
import { remembered } from '../text/remembered.ts'
import { acronymOf, foldName, isInitialOf, isSameByKeys, soundKey } from './spelling.ts'

/** A folded name with all that names are compared by. */
export interface NameForm {
  readonly folded: string
  /** Its words, titles left out, with the sound key of each; and all of them as one. */
  readonly words: readonly string[]
  readonly keys: readonly string[]
  readonly joined: string
  /** The fullest name of a well-known country or body. */
  readonly usual: string
  /** First letters of the first word and of its key. */
  readonly letter: number
  readonly sound: number
}

/** A form as it is written, with the letters that it would have as an acronym. */
export interface WrittenForm {
  readonly form: string
  readonly name: NameForm
  readonly letters: string
  readonly isAcronym: boolean
}

/** How a report calls someone or something. */
export interface Naming {
  readonly entity: Entity
  readonly forms: readonly WrittenForm[]
}

const COMPANY = new Set([
  'ag',
  'jsc',
  'inc',
  'ltd',
  'plc',
  'llc',
  'gmbh',
  'sa',
  'se',
  'nv',
  'corp',
  'corporation',
  'company',
  'co',
  'group',
  'holding',
  'pjsc',
  'ojsc',
  'spa',
  'bv',
  'kg',
  'ab',
  'asa',
])
const PARTICLES = new Set(['mr', 'mrs', 'ms', 'dr', 'the', 'sir', 'he', 'td', 'mp', 'jr', 'sr'])

const USUAL = new Map(SAME_NAME.flatMap((row) => row.map((form) => [foldName(form), foldName(row[0]!)] as const)))

/** The fullest name of a well-known country or body, folded: "united nations" of "un"; other names as they are. */
export const usualName = (folded: string): string => USUAL.get(folded) ?? folded

/** "HPL", "U.N.": the letters of a longer name. */
export const isAcronym = (form: string): boolean => /^[A-Z][A-Z.]{1,7}$/u.test(form)

/** One report may take a person for a place: the same full name, or a rare single one in the same story, is the same all the same. */
export function misreadMatch(n: Naming, candidate: KnownEntity, inStory: boolean): number {
  if (!inStory || (n.entity.kind !== 'person' && candidate.kind !== 'person')) return 0
  if (n.entity.geo !== null || candidate.geonames !== null) return 0
  let top = 0
  for (const { name } of n.forms) for (const other of candidate.forms.values()) top = Math.max(top, personMatch(name, other))
  return top >= 1.5 || n.forms.every(({ name }) => !name.folded.includes(' ')) ? top : 0
}

/** 3 the same spelling, 2 the same name, 1 a part of it, 0 another name. */
export function nameMatch(n: Naming, candidate: KnownEntity): number {
  const { kind, geo } = n.entity
  let top = 0
  for (const { name } of n.forms) {
    for (const other of candidate.forms.values()) {
      const m = kind === 'person' ? personMatch(name, other) : thingMatch(name, other, kind)
      if (m > top) top = m
    }
  }
  if (top === 0 && kind === 'place' && geo?.geonames != null && geo.geonames === candidate.geonames) return 2
  if (top === 0) for (const form of n.forms) if (isAcronymOfOther(form, candidate)) return 2
  return top
}

/** One of the two is the letters of the other. */
function isAcronymOfOther({ name, letters, isAcronym: isShort }: WrittenForm, candidate: KnownEntity): boolean {
  if (isShort && acronymOf(candidate.name) === name.folded) return true
  return letters.length > 2 && letters.length < 8 && candidate.forms.has(letters)
}

/** All that a folded name is compared by. */
export const formOf = remembered(makeForm)

function makeForm(folded: string): NameForm {
  const words = folded.split(' ').filter((w) => w && !PARTICLES.has(w))
  const keys = words.map(soundKey)
  const [letter, sound] = [words[0]?.charCodeAt(0) ?? 0, keys[0]?.charCodeAt(0) ?? 0]
  return { folded, words, keys, joined: words.join(''), usual: usualName(folded), letter, sound }
}

/** A form as a report has it. */
export function writtenForm(form: string, folded: string): WrittenForm {
  return { form, name: formOf(folded), letters: acronymOf(form), isAcronym: isAcronym(form) }
}

/** Whether these words of two names can be one. */
function isSameAt(x: NameForm, i: number, y: NameForm, j: number): boolean {
  const a = x.words[i]!
  const b = y.words[j]!
  return a === b || (a.length > 2 && b.length > 2 && isSameByKeys(x.keys[i]!, y.keys[j]!))
}

function personMatch(x: NameForm, y: NameForm): number {
  if (x === y || x.folded === y.folded) return x.folded.includes(' ') ? 3 : 1.5
  const m = x.words.length
  const n = y.words.length
  if (m === 0 || n === 0) return 0
  // two full names that begin with other sounds have nothing in common that counts
  if (m > 1 && n > 1 && x.letter !== y.letter && x.sound !== y.sound) return 0
  if (!isSameAt(x, m - 1, y, n - 1)) return areSameWords(x, y) ? 2 : 0
  if (m === 1 || n === 1) return 1
  const first = x.words[0]!
  const other = y.words[0]!
  if (isSameAt(x, 0, y, 0) || isInitialOf(first, other) || isInitialOf(other, first)) return 2
  return areVariants(first, other) ? 1.8 : 0
}

/** David and Davit, Dermot and Diarmuid are not told apart by sound alone; one slip in a short first name beside an equal surname is. */
function areVariants(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a.length < 4 || a[0] !== b[0]) return false
  let same = 0
  while (same < a.length && a[same] === b[same]) same++
  return same >= Math.min(a.length, b.length) - 1
}

/** True when two names have the same words, joined or apart: "Ní Cheallaigh", "NiCheallaigh". */
function areSameWords(x: NameForm, y: NameForm): boolean {
  return x.joined === y.joined || (x.words.length > 1 && x.words.length === y.words.length && x.words.every((_, i) => isSameAt(x, i, y, i)))
}

function thingMatch(x: NameForm, y: NameForm, kind: EntityKind): number {
  if (x === y || x.usual === y.usual) return 3
  const m = x.words.length
  const n = y.words.length
  if (m === 0 || n === 0) return 0
  if (m === n) return areSameLongWords(x, y) ? 2.5 : 0
  if (kind !== 'organisation') return 0
  const [short, long] = m < n ? [x, y] : [y, x]
  return areSameLongWords(short, long) && long.words.slice(short.words.length).every((w) => COMPANY.has(w)) ? 2 : 0
}

/** The words of the one begin the other; only long ones may be spelt in another way. */
function areSameLongWords(x: NameForm, y: NameForm): boolean {
  return x.words.every((w, i) => w === y.words[i] || (w.length > 4 && isSameAt(x, i, y, i)))
}
