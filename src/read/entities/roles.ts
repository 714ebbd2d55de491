import { PERSON_NOUNS } from '../../lang/en/persons.ts'
import { HONORIFICS, OF_TITLES, STANDING, TITLE_NOUNS } from '../../lang/en/titles.ts'
import type { Role } from '../../record/index.ts'
import type { Analysis } from '../analysis.ts'
import { spanOf } from './phrase.ts'
import { nationOf } from './world.ts'

/** A title as it stands in the text: tokens `[from, to)`, its noun at `head`. */
export interface Title {
  readonly from: number
  readonly to: number
  readonly head: number
  readonly role: Role
}

const STANDINGS = new Map(Object.entries(STANDING))
const MODIFIER = new Set(['NOUN', 'PROPN', 'ADJ', 'NUM'])
const GENITIVE = new Set(["'s", '’s', "'", '’'])
const OF = new Set(['of', 'for', 'at', 'in', 'with', 'to'])
const COMMON_OF = new Set(['of', 'for', 'at', 'with'])

/** True for a noun that can be a title or says what someone is. */
export function isTitleNoun(analysis: Analysis, i: number): boolean {
  const upos = analysis.upos[i]
  const lower = analysis.lower[i]!
  if (upos !== 'NOUN' && upos !== 'PROPN' && !(upos === 'ADJ' && TITLE_NOUNS.has(lower))) return false
  const lemma = analysis.base[i]!
  return TITLE_NOUNS.has(lower) || TITLE_NOUNS.has(lemma) || PERSON_NOUNS.has(lemma)
}

/** The title right before a name that begins at `at`: "Russian Foreign Minister" Sergey Lavrov. */
export function titleBefore(analysis: Analysis, at: number): Title | null {
  const sentence = analysis.sentence[at]
  let i = at - 1
  while (i >= 0 && analysis.sentence[i] === sentence && HONORIFICS.has(analysis.lower[i]!) && !TITLE_NOUNS.has(analysis.lower[i]!)) i--
  if (i < 0 || analysis.sentence[i] !== sentence) return null
  let head = isTitleNoun(analysis, i) && !isPlural(analysis, i) ? i : -1
  if (head < 0 || OF_TITLES.has(analysis.lower[i]!)) head = innerTitle(analysis, i) ?? head
  if (head < 0) return null
  return titleAt(analysis, head, i + 1)
}

const isPlural = (analysis: Analysis, i: number): boolean => analysis.xpos[i] === 'NNS' || analysis.xpos[i] === 'NNPS'

/** "Secretary of State": the title noun before "of" and capitalised words that end at `last`. */
function innerTitle(analysis: Analysis, last: number): number | null {
  for (let i = last, steps = 0; i > 0 && steps < 6; i--, steps++) {
    const lower = analysis.lower[i]!
    if (lower === 'of' || lower === 'for') return isTitleNoun(analysis, i - 1) && !isPlural(analysis, i - 1) ? i - 1 : null
    if (!/^\p{Lu}/u.test(analysis.form[i]!) && lower !== 'and' && lower !== '-' && lower !== 'the' && !OF_TITLES.has(lower)) return null
  }
  return null
}

/** The title whose noun is `head`, with the modifiers before it; `to` is where it ends. */
export function titleAt(analysis: Analysis, head: number, to: number): Title {
  const sentence = analysis.sentence[head]
  let from = head
  while (from > 0 && analysis.sentence[from - 1] === sentence && head - from < 12 && isTitlePart(analysis, from - 1)) from--
  while (from < head && (analysis.lower[from] === '-' || GENITIVE.has(analysis.lower[from]!) || analysis.lower[from] === 'and')) from++
  const of = ofBefore(analysis, from, head) ?? null
  const after = of ? null : ofAfter(analysis, head, to)
  const wordsFrom = of ? of.to : from
  return {
    from,
    to: Math.max(to, after?.to ?? to),
    head,
    role: {
      title: titleText(analysis, wordsFrom, after ? after.cut : to),
      of: of ? nationName(analysis, of.from, of.nameTo) : after ? nationName(analysis, after.from, after.to) : null,
      standing: standingOf(analysis, from, to),
      span: spanOf(analysis, from, Math.max(to, after?.to ?? to)),
    },
  }
}

function isTitlePart(analysis: Analysis, i: number): boolean {
  const lower = analysis.lower[i]!
  if (lower === '-' || GENITIVE.has(lower) || STANDINGS.get(lower) !== undefined) return true
  if (analysis.nameAt[i]! >= 0) return analysis.names[analysis.nameAt[i]!]!.kind !== 'person'
  if (lower === 'and')
    return (
      /^\p{Lu}/u.test(analysis.form[i + 1] ?? '') &&
      /^\p{Lu}/u.test(analysis.form[i - 1] ?? '') &&
      !analysis.names.some((n) => n.to === i && n.kind === 'person')
    )
  return (
    MODIFIER.has(analysis.upos[i]!) ||
    (analysis.upos[i] === 'VERB' && /^\p{Lu}/u.test(analysis.form[i]!) && i > 0 && analysis.sentence[i - 1] === analysis.sentence[i])
  )
}

/** The first named body or country among the modifiers `[from, head)`. */
function ofBefore(analysis: Analysis, from: number, head: number): { from: number; nameTo: number; to: number } | null {
  for (let i = from; i < head; i++) {
    const name = analysis.names[analysis.nameAt[i]!]
    if (!name || name.from < from || name.kind === 'person' || name.to > head) continue
    let to = name.to
    if (GENITIVE.has(analysis.lower[to]!)) to++
    return { from: name.from, nameTo: name.to, to }
  }
  return null
}

/** The named body after the title: "president of France"; `cut` is where the title proper ends. */
function ofAfter(analysis: Analysis, head: number, to: number): { from: number; to: number; cut: number } | null {
  const sentence = analysis.sentence[head]
  for (let i = head + 1, steps = 0; i < analysis.n && steps < 8 && analysis.sentence[i] === sentence; i++, steps++) {
    const lower = analysis.lower[i]!
    if (!OF.has(lower)) {
      if (analysis.upos[i] === 'PUNCT' && lower !== '-') return null
      if (analysis.upos[i] === 'VERB' || analysis.upos[i] === 'AUX' || analysis.upos[i] === 'PRON') return null
      continue
    }
    let j = i + 1
    while (
      j < analysis.n &&
      j < i + 6 &&
      (analysis.upos[j] === 'DET' || analysis.upos[j] === 'ADJ' || (analysis.upos[j] === 'NOUN' && analysis.nameAt[j]! < 0))
    )
      j++
    const name = analysis.names[analysis.nameAt[j] ?? -1]
    if (name && name.kind !== 'person') return { from: name.from, to: name.to, cut: Math.max(to < name.from ? to : i, head + 1) }
    if (!COMMON_OF.has(lower)) return null
  }
  return null
}

/** The words of a title without those that say whether it holds. */
function titleText(analysis: Analysis, from: number, to: number): string {
  let i = from
  while (i < to - 1 && (STANDINGS.get(analysis.lower[i]!) !== undefined || analysis.lower[i] === '-' || analysis.upos[i] === 'NUM')) i++
  let end = to
  while (end - 1 > i && (STANDINGS.get(analysis.lower[end - 1]!) === 'elect' || analysis.lower[end - 1] === '-')) end--
  return analysis.text.slice(analysis.start[i]!, analysis.end[end - 1]!)
}

function standingOf(analysis: Analysis, from: number, to: number): Role['standing'] {
  for (let i = from; i < to; i++) {
    const standing = STANDINGS.get(analysis.lower[i]!)
    if (standing && i - from < 12) return standing
  }
  return 'present'
}

/** The name of a body, or of the country that an adjective like "Russian" stands for. */
function nationName(analysis: Analysis, from: number, to: number): string {
  const name = analysis.text.slice(analysis.start[from]!, analysis.end[to - 1]!)
  const kind = analysis.names[analysis.nameAt[from]!]?.kind
  return kind === 'group' ? (nationOf(name) ?? name) : name
}

const APPOSITION = new Set([',', '(', '—', '–', '-'])

/** The title after a name that ends at `at`: Jens Holm, "the mayor of Aarhus". */
export function titleAfter(analysis: Analysis, at: number): Title | null {
  const sentence = analysis.sentence[at - 1]
  if (at + 1 >= analysis.n || analysis.sentence[at] !== sentence || !APPOSITION.has(analysis.form[at]!)) return null
  let i = at + 1
  if (analysis.lower[i] === 'who' && (analysis.lemma[i + 1] === 'be' || analysis.lemma[i + 1] === 'serve'))
    i += analysis.lower[i + 2] === 'as' ? 3 : 2
  const head = titleHeadFrom(analysis, i)
  // "Ada Holm, officials of both cities said": many are no title of one
  if (head < 0 || analysis.xpos[head] === 'NNS') return null
  const next = analysis.names[analysis.nameAt[head + 1] ?? -1]
  if (next && next.kind === 'person' && analysis.sentence[head + 1] === sentence) return null
  return titleAt(analysis, head, head + 1)
}

/** The title noun of a noun phrase that begins at `from`; -1 where there is none within ten tokens. */
export function titleHeadFrom(analysis: Analysis, from: number): number {
  const sentence = analysis.sentence[from]
  let head = -1
  for (let i = from, steps = 0; i < analysis.n && steps < 10 && analysis.sentence[i] === sentence; i++, steps++) {
    const upos = analysis.upos[i]!
    const name = analysis.names[analysis.nameAt[i]!]
    if (name && name.kind === 'person') return head
    if (!name && isTitleNoun(analysis, i)) head = i
    else if (!(
      upos === 'DET' ||
      MODIFIER.has(upos) ||
      name ||
      analysis.lower[i] === '-' ||
      GENITIVE.has(analysis.lower[i]!) ||
      STANDINGS.get(analysis.lower[i]!) ||
      (upos === 'PRON' && i === from) ||
      upos === 'ADV'
    ))
      return head
    else if (head >= 0 && upos === 'DET') return head
  }
  return head
}
