import type { Entity } from '../record/index.ts'
import type { KnownEntity } from './known.ts'
import { remembered } from '../text/remembered.ts'
import type { WrittenForm } from './name-match.ts'
import { foldName, isSameWord, soundKey } from './spelling.ts'

const FEWEST_CONSONANTS = 4

/**
 * "Yoʻldoshev" and "Yuldashev" (the same first name, the same consonants), "Dermot" and "Diarmuid" (the same surname, initial and office),
 * "Skyport" for "Skyport Services". Both are told in one story.
 */
export function isVariant(entity: Entity, forms: readonly WrittenForm[], candidate: KnownEntity): boolean {
  for (const {
    name: { folded },
  } of forms) {
    for (const other of candidate.forms.keys()) {
      if (entity.kind === 'person' ? isPersonVariant(entity, folded, { other, candidate }) : isShortName(folded, other)) return true
    }
  }
  return false
}

interface Other {
  readonly other: string
  readonly candidate: KnownEntity
}

function isPersonVariant(entity: Entity, folded: string, { other, candidate }: Other): boolean {
  const a = withoutLetters(folded)
  const b = withoutLetters(other)
  if (a.length < 2 || b.length < 2) return false
  const isFirst = isSameWord(a[0]!, b[0]!)
  const isLast = isSameWord(a.at(-1)!, b.at(-1)!)
  if (isFirst && sameConsonants(a.at(-1)!, b.at(-1)!)) return true
  const isOffice = entity.roles.some((r) => candidate.roles.some((t) => isSameOffice(r, t)))
  return isOffice && ((isLast && a[0]![0] === b[0]![0]) || (isFirst && initials(a) === initials(b)))
}

/** Letters after a name are no part of it. */
const withoutLetters = remembered((folded: string): readonly string[] => {
  return folded.split(' ').filter((w, i, all) => i < 2 || i < all.length - 1 || !LETTERS.has(w))
})

const LETTERS = new Set(['td', 'mp', 'mep', 'msp', 'obe', 'cbe', 'mbe', 'phd', 'jr', 'sr', 'qc', 'kc', 'esq'])

/** First letters of the words after the first: "O'Daly" and "Ó Dálaigh" both have an o. */
function initials(words: readonly string[]): string {
  return words.slice(1).join('')[0] ?? ''
}

/** Vowels are what romanisations differ in most. */
function sameConsonants(a: string, b: string): boolean {
  const x = consonants(a)
  return x.length >= FEWEST_CONSONANTS && x === consonants(b) && a[0] === b[0]
}

const consonants = (word: string): string => soundKey(word).replace(/[aeiou]/gu, '')

type RoleLike = { readonly title: string; readonly of: string | null; readonly standing: string }

/** "Transport Minister", "Minister for Transport": the same words; a body that one report leaves unsaid may be the other's. */
function isSameOffice(a: RoleLike, b: RoleLike): boolean {
  if (a.standing === 'former' || b.standing === 'former') return false
  const bodies = a.of === null || b.of === null || foldName(a.of) === foldName(b.of)
  return (bodies && wordsOf(a.title) === wordsOf(b.title)) || wordsOf(`${a.title} ${a.of ?? ''}`) === wordsOf(`${b.title} ${b.of ?? ''}`)
}

const wordsOf = remembered((title: string): string =>
  foldName(title)
    .split(' ')
    .filter((w) => w && w !== 'of' && w !== 'for' && w !== 'the')
    .sort()
    .join(' '),
)

const SHORTEST = 5

/** The first word of a longer name, where it is long enough to be told by. */
function isShortName(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return !short.includes(' ') && short.length >= SHORTEST && long.startsWith(`${short} `)
}
