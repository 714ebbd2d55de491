import { DOCUMENT_NOUNS } from '../../lang/en/persons.ts'
import type { Statement } from '../../record/index.ts'
import type { Analysis, Entities } from '../analysis.ts'
import { headOf } from '../entities/phrase.ts'
import { titleBefore } from '../entities/roles.ts'
import type { Stretch } from './raw.ts'

/** The name of a source of which the text says nothing. */
export const UNNAMED = 'unnamed'

/** Who speaks: the entity that the source means, its name, and whether it is left unnamed. */
export function speakerOf(analysis: Analysis, entities: Entities, source: Stretch | null, before: string | null): Statement['source'] {
  if (!source) return { entity: null, name: UNNAMED, anonymous: true, span: null }
  const [from, to] = source
  const span = [analysis.start[from]!, analysis.end[to - 1]!] as const
  const index = entityOfSource(analysis, entities, from, to)
  const words = plainName(analysis, from, to)
  if (index < 0 && before && isOwnPaper(analysis, from, to)) return { entity: before, name: words, anonymous: false, span }
  if (index < 0) return { entity: null, name: words, anonymous: isUnnamed(analysis, from, to), span }
  const entity = entities.list[index]!
  const head = headOf(analysis, from, to)
  if (DOCUMENT_NOUNS.has(analysis.base[head]!) && analysis.nameAt[head]! < 0)
    return { entity: entity.id, name: words, anonymous: false, span }
  const named = entity.mentions.some((m) => m.form === 'name')
  return { entity: entity.id, name: named ? entity.name : words.length > 3 ? words : entity.name, anonymous: !named, span }
}

/** Index of the entity that a source means: the person named with a title or in apposition, else its head, else a body named in apposition. */
export function entityOfSource(analysis: Analysis, entities: Entities, from: number, to: number): number {
  const person = namedPerson(analysis, from, to)
  if (person >= 0) {
    const index = entityAt(analysis, entities, person)
    if (index >= 0) return index
  }
  const head = headOf(analysis, from, to)
  const own = entityAt(analysis, entities, head)
  if (DOCUMENT_NOUNS.has(analysis.base[head]!)) {
    const owner = ownerOf(analysis, from, to, head)
    return owner < 0 ? own : entityAt(analysis, entities, owner)
  }
  if (own >= 0 && entities.list[own]!.mentions.some((m) => m.form === 'name')) return own
  for (let i = head + 1; i < to - 1; i++) {
    if (analysis.form[i] !== ',') continue
    const name = analysis.names[analysis.nameAt[i + 1]!]
    if (name && name.from === i + 1 && (name.to === to || analysis.form[name.to] === ',' || analysis.form[name.to] === '('))
      return entityAt(analysis, entities, i + 1)
  }
  return own >= 0 ? own : firstNamed(analysis, entities, from, to)
}

const SPEAKERS = new Set(['person', 'organisation', 'facility', 'place', 'group'])

/** Where the tree shows no head: the first name that no preposition leads to and no noun follows. */
function firstNamed(analysis: Analysis, entities: Entities, from: number, to: number): number {
  for (let i = from; i < to; i++) {
    if (analysis.upos[i] === 'ADP' || analysis.form[i] === ',') return -1
    const name = analysis.names[analysis.nameAt[i]!]
    if (name && SPEAKERS.has(name.kind) && name.to === to) return entityAt(analysis, entities, i)
  }
  return -1
}

const BY = new Set(['by', 'from', 'of'])

/** Whose document it is: "the Navy's records", "a report from the bank", "a statement released by her family". */
function ownerOf(analysis: Analysis, from: number, to: number, head: number): number {
  for (let i = head - 1; i >= from; i--) {
    if (analysis.rel[i] === 'nmod:poss') return i
    const name = analysis.names[analysis.nameAt[i]!]
    if (name && (name.kind === 'organisation' || name.kind === 'facility' || name.kind === 'person')) return i
  }
  for (let i = head + 1; i < to; i++) {
    if (analysis.form[i] === ',' || analysis.xpos[i] === 'WDT') return -1
    if (!BY.has(analysis.lower[i]!)) continue
    for (let k = i + 1; k < to; k++) {
      const named = analysis.names[analysis.nameAt[k]!]
      if (named) return named.kind === 'organisation' || named.kind === 'person' || named.kind === 'facility' ? k : -1
      if (analysis.upos[k] === 'NOUN' && analysis.upos[k + 1] !== 'NOUN') return analysis.lower[i] === 'of' ? -1 : k
    }
  }
  return -1
}

/** Index of the entity whose mention has its head at `i`, or in the name that `i` stands in. */
function entityAt(analysis: Analysis, entities: Entities, i: number): number {
  if (entities.byHead[i]! >= 0) return entities.mentions[entities.byHead[i]!]!.entity
  const name = analysis.names[analysis.nameAt[i]!]
  if (name) for (let k = name.from; k < name.to; k++) if (entities.byHead[k]! >= 0) return entities.mentions[entities.byHead[k]!]!.entity
  return -1
}

const OWNER = new Set(["'s", '’s', "'", '’'])

/** First token of the person that a source names as its speaker; -1 for "a spokesman for Holm" and "Holm's lawyer". */
function namedPerson(analysis: Analysis, from: number, to: number): number {
  for (let i = from; i < to; i++) {
    const upos = analysis.upos[i]
    if (
      i > from &&
      (analysis.xpos[i] === 'WP' ||
        analysis.xpos[i] === 'WDT' ||
        ((upos === 'VERB' || upos === 'AUX') && analysis.nameAt[i]! < 0 && analysis.xpos[i] !== 'VBG'))
    )
      return -1
    const name = analysis.names[analysis.nameAt[i]!]
    if (!name || name.kind !== 'person') continue
    if (name.to > to || OWNER.has(analysis.lower[name.to] ?? '') || (name.to < to && analysis.upos[name.to] === 'NOUN')) {
      i = name.to
      continue
    }
    const title = titleBefore(analysis, name.from)
    const before = (title ? title.from : name.from) - 1
    const joined =
      before >= from &&
      (analysis.upos[before] === 'ADP' ||
        (analysis.upos[before] === 'DET' && analysis.upos[before - 1] === 'ADP') ||
        analysis.lower[before] === 'to')
    if (!joined) return name.from
    i = name.to - 1
  }
  return -1
}

/** The words of the source without the article before them and the appositive after them. */
function plainName(analysis: Analysis, from: number, to: number): string {
  let a = from
  const head = headOf(analysis, from, to)
  for (let i = from; i < head; i++) if (analysis.form[i] === ',') a = i + 1
  while (a < to - 1 && (analysis.lower[a] === 'the' || analysis.lower[a] === 'a' || analysis.lower[a] === 'an')) a++
  let b = a + 1
  while (b < to && analysis.form[b] !== ',') b++
  return analysis.text.slice(analysis.start[a]!, analysis.end[b - 1]!)
}

const OWN_PAPERS = new Set(['statement', 'release', 'letter', 'message', 'tweet', 'post', 'speech', 'announcement', 'address', 'video'])

/** "The statement", "their letter": a paper of the one who spoke before. */
function isOwnPaper(analysis: Analysis, from: number, to: number): boolean {
  const head = headOf(analysis, from, to)
  const first = analysis.upos[from]
  return (
    OWN_PAPERS.has(analysis.base[head]!) &&
    head - from <= 2 &&
    ((first === 'DET' && analysis.lower[from] !== 'a' && analysis.lower[from] !== 'an') || first === 'PRON')
  )
}

/** A source that names nobody; pronouns are not unnamed sources, only unresolved ones. */
function isUnnamed(analysis: Analysis, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (analysis.nameAt[i]! >= 0) return false
  return !(to - from === 1 && analysis.upos[from] === 'PRON')
}
