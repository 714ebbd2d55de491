import type { Entity, EntityKind } from '../record/index.ts'
import type { KnownEntity } from './known.ts'
import { SAME_NAME } from '../lang/en/titles.ts'
import { acronymOf, foldName, isInitialOf, isSameWord } from './spelling.ts'

/** How a report calls someone or something. */
export interface Naming {
  readonly entity: Entity
  readonly forms: readonly { readonly form: string; readonly folded: string; readonly words: readonly string[] }[]
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
  for (const form of n.forms) for (const [folded, words] of candidate.forms) top = Math.max(top, personMatch(form, { folded, words }))
  return top >= 1.5 || n.forms.every((f) => !f.folded.includes(' ')) ? top : 0
}

/** 3 the same spelling, 2 the same name, 1 a part of it, 0 another name. */
export function nameMatch(n: Naming, candidate: KnownEntity): number {
  let top = 0
  for (const form of n.forms) {
    for (const [folded, words] of candidate.forms) {
      const other = { folded, words }
      const m = n.entity.kind === 'person' ? personMatch(form, other) : thingMatch(form, other, n.entity.kind)
      if (m > top) top = m
    }
  }
  if (top === 0 && n.entity.kind === 'place' && n.entity.geo?.geonames != null && n.entity.geo.geonames === candidate.geonames) return 2
  if (top === 0)
    for (const { form, folded } of n.forms)
      if (
        (isAcronym(form) && acronymOf(candidate.name) === folded) ||
        [...candidate.forms.keys()].some((f) => f.length > 2 && f.length < 8 && f === acronymOf(form))
      )
        top = 2
  return top
}

/** The words of a folded name, without titles. */
export function wordsOf(folded: string): readonly string[] {
  return folded.split(' ').filter((w) => w && !PARTICLES.has(w))
}

interface Form {
  readonly folded: string
  readonly words: readonly string[]
}

function personMatch({ folded: a, words: x }: Form, { folded: b, words: y }: Form): number {
  if (a === b) return a.includes(' ') ? 3 : 1.5
  if (x.length === 0 || y.length === 0) return 0
  if (!isSameWord(x.at(-1)!, y.at(-1)!)) return sameWords(x, y) ? 2 : 0
  if (x.length === 1 || y.length === 1) return 1
  const first = x[0]!
  const other = y[0]!
  if (isSameWord(first, other) || isInitialOf(first, other) || isInitialOf(other, first)) return 2
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
function sameWords(x: readonly string[], y: readonly string[]): boolean {
  return x.join('') === y.join('') || (x.length > 1 && x.length === y.length && x.every((w, i) => isSameWord(w, y[i]!)))
}

function thingMatch({ folded: a, words: x }: Form, { folded: b, words: y }: Form, kind: EntityKind): number {
  if (a === b || usualName(a) === usualName(b)) return 3
  if (x.length === 0 || y.length === 0) return 0
  if (x.length === y.length) return x.every((w, i) => w === y[i] || (w.length > 4 && isSameWord(w, y[i]!))) ? 2.5 : 0
  if (kind !== 'organisation') return 0
  const [short, long] = x.length < y.length ? [x, y] : [y, x]
  return short.every((w, i) => w === long[i] || (w.length > 4 && isSameWord(w, long[i]!))) &&
    long.slice(short.length).every((w) => COMPANY.has(w))
    ? 2
    : 0
}
