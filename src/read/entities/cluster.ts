import { genderOfNoun } from '../../lang/en/persons.ts'
import { HONORIFICS } from '../../lang/en/titles.ts'
import type { Analysis, NameMention } from '../analysis.ts'
import { mapped } from '../mapped.ts'
import { Bodies } from './body-key.ts'
import { type Draft, draftOf } from './draft.ts'
import { isAcronymOf, isSamePerson, isShortBody, isVariant, nameKey, nameWords } from './keys.ts'
import { headOf } from './phrase.ts'

/** A name with what its place in the text says about it. */
interface Naming {
  readonly mention: NameMention
  readonly words: string[]
  readonly text: string
  readonly rail: number
  readonly gender: 'm' | 'f' | null
}

/** The drafts of one article and the ways to look them up. */
export interface Clusters {
  readonly drafts: Draft[]
  /** Name mention -> draft. */
  readonly of: Draft[]
}

/** Puts the named mentions of an article into entities: full names first, then short ones, then the rail. */
export function clusterNames(analysis: Analysis): Clusters {
  const namings = mapped(analysis.names, (mention) => namingOf(analysis, mention))
  const of: Draft[] = new Array<Draft>(namings.length)
  const drafts: Draft[] = []
  const state: State = { analysis, drafts, of, holders: new Map(), byKey: new Map(), byLetter: new Map(), bodies: new Bodies() }
  const isFull = (n: Naming): boolean => n.words.length > 1
  const placeAll = (isMeant: (n: Naming, i: number) => boolean): void => {
    for (let i = 0; i < namings.length; i++) if (isMeant(namings[i]!, i)) place(state, namings[i]!, i)
  }
  placeAll((n) => n.rail < 0 && isFull(n))
  placeAll((n) => n.rail < 0 && !isFull(n) && isBracketed(analysis, n))
  placeAll((n, i) => n.rail < 0 && !isFull(n) && !of[i])
  placeAll((n) => n.rail >= 0)
  namings.forEach((n, i) => addMention(analysis, of[i]!, n))
  return { drafts, of }
}

interface State {
  readonly analysis: Analysis
  readonly drafts: Draft[]
  readonly of: Draft[]
  /** Single word -> the person it was last used for. */
  readonly holders: Map<string, Draft>
  readonly byKey: Map<string, Draft>
  readonly bodies: Bodies<Draft>
  /** First letter of any word of its name -> draft; whatever is compared at all shares one. */
  readonly byLetter: Map<string, Draft[]>
}

/** Files a draft under the first letters of its words. */
function file(state: State, draft: Draft): void {
  for (const word of draft.words) {
    const list = state.byLetter.get(word[0]!)
    if (!list) state.byLetter.set(word[0]!, [draft])
    else if (list[list.length - 1] !== draft) list.push(draft)
  }
}

/** Drafts with a word that begins like the first or last of these words. */
function near(state: State, words: readonly string[]): readonly Draft[] {
  const first = state.byLetter.get(words[0]![0]!) ?? []
  const last = state.byLetter.get(words[words.length - 1]![0]!) ?? []
  return first === last ? first : [...first, ...last]
}

function namingOf(analysis: Analysis, mention: NameMention): Naming {
  const { from, to } = mention
  const words = nameWords(analysis.form.slice(from, to))
  const part = analysis.sentences[analysis.sentence[from]!]!.part
  const rail = analysis.article.parts[part]?.kind === 'headline' ? part : -1
  const before = from > 0 ? analysis.lower[from - 1]! : ''
  const gender = mention.kind === 'person' && HONORIFICS.has(before) ? genderOfNoun(before) : null
  return {
    mention,
    words: words.length ? words : [analysis.lower[from]!],
    text: analysis.text.slice(analysis.start[from]!, analysis.end[to - 1]!),
    rail,
    gender,
  }
}

function place(state: State, naming: Naming, index: number): void {
  const found = naming.mention.kind === 'person' ? findPerson(state, naming) : findOther(state, naming)
  const draft = found ?? draftOf(naming.mention.kind, naming.words, naming.text, naming.rail)
  if (!found) {
    state.drafts.push(draft)
    file(state, draft)
  }
  if (naming.mention.from < draft.first) draft.first = naming.mention.from
  state.of[index] = draft
  draft.gender ??= naming.gender
  const key = nameKey(naming.words)
  draft.isNamed = true
  if (!state.byKey.has(`${kindOf(naming)} ${key}`)) state.byKey.set(`${kindOf(naming)} ${key}`, draft)
  if (naming.mention.kind === 'organisation' && draft.rail === naming.rail && state.analysis.lower[naming.mention.to] !== 'of')
    state.bodies.add(naming.words, draft)
  if (naming.mention.kind === 'person' && naming.words.length === 1) state.holders.set(naming.words[0]!, draft)
  if (isFuller(naming, draft)) {
    draft.words = naming.words
    file(state, draft)
    draft.name = naming.text
  }
}

const kindOf = (naming: Naming): string => (naming.mention.kind === 'facility' ? 'place' : naming.mention.kind)

/** The fuller form wins; the body's wins over a headline's. */
function isFuller(naming: Naming, draft: Draft): boolean {
  if (naming.rail >= 0 && draft.rail < 0) return false
  return (
    naming.words.length > draft.words.length ||
    (naming.words.length === draft.words.length &&
      naming.text.length > draft.name.length &&
      isAcronymOf(draft.words.join(''), naming.words))
  )
}

function findPerson(state: State, naming: Naming): Draft | null {
  const { words, gender } = naming
  const fits = (d: Draft): boolean =>
    d.kind === 'person' && (d.rail < 0 || d.rail === naming.rail) && !(gender && d.gender && gender !== d.gender)
  const drafts = near(state, words)
  if (words.length > 1) return drafts.find((d) => fits(d) && d.words.length > 1 && isSamePerson(d.words, words)) ?? null
  const word = words[0]!
  const holder = state.holders.get(word)
  if (holder && fits(holder)) return holder
  const last = drafts.filter((d) => fits(d) && (d.words[d.words.length - 1] === word || isVariant(d.words[d.words.length - 1]!, word)))
  if (naming.rail >= 0) return last.length === 1 ? last[0]! : null
  if (last.length) return firstNamed(last)
  const other = drafts.filter((d) => fits(d) && d.words.includes(word))
  return other.length ? firstNamed(other) : null
}

/** Of people with one surname the report is about the one it names first. */
function firstNamed(candidates: readonly Draft[]): Draft {
  let best = candidates[0]!
  for (const draft of candidates) if (draft.first < best.first) best = draft
  return best
}

function findOther(state: State, naming: Naming): Draft | null {
  const { words, mention } = naming
  const kind = kindOf(naming)
  const exact = state.byKey.get(`${kind} ${nameKey(words)}`)
  if (exact) return exact
  const fits = (d: Draft): boolean =>
    (d.kind === mention.kind || kindOf(naming) === (d.kind === 'facility' ? 'place' : d.kind)) && (d.rail < 0 || d.rail === naming.rail)
  const drafts = near(state, words)
  if (mention.kind === 'group') return drafts.find((d) => fits(d) && isPluralOf(d.words, words)) ?? null
  if (mention.kind === 'place') return null
  const bracketed = definedBefore(state, naming)
  if (bracketed) return bracketed
  // the country may stand behind the name and not in it: "the Senate of Chile"
  const body = mention.kind === 'organisation' && state.analysis.lower[mention.to] !== 'of' ? state.bodies.find(words) : null
  if (body && fits(body)) return body
  const word = words.join('').replaceAll('.', '')
  const caps = words.length === 1 && naming.text.replace(/[.\s]/g, '').toUpperCase() === naming.text.replace(/[.\s]/g, '')
  return (
    drafts.find((d) => fits(d) && d.words.length > 1 && caps && isAcronymOf(word, d.words)) ??
    drafts.find(
      (d) => fits(d) && words.length > 1 && d.words.length === 1 && d.name === d.name.toUpperCase() && isAcronymOf(d.words[0]!, words),
    ) ??
    drafts.find((d) => fits(d) && (isShortBody(words, d.words) || isShortBody(d.words, words))) ??
    null
  )
}

const isBracketed = (analysis: Analysis, { mention }: Naming): boolean =>
  analysis.form[mention.from - 1] === '(' && mention.from >= 2 && analysis.nameAt[mention.from - 2]! >= 0

/** "World Health Organization (WHO)": the name before the bracket. */
function definedBefore(state: State, naming: Naming): Draft | null {
  const { analysis } = state
  const { from, to } = naming.mention
  if (analysis.form[from - 1] !== '(' || (analysis.form[to] !== ')' && analysis.form[to] !== ';' && analysis.form[to] !== ',')) return null
  const before = from >= 2 ? analysis.nameAt[from - 2]! : -1
  if (before < 0 || naming.words.length > 1 || naming.text.length > 10) return null
  const draft = state.of[before]
  return draft && draft.kind === naming.mention.kind && draft.words.length > 1 ? draft : null
}

/** "American" and "Americans". */
function isPluralOf(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false
  return a.every((word, i) => word === b[i] || `${word}s` === b[i] || `${b[i]!}s` === word)
}

function addMention(analysis: Analysis, draft: Draft, naming: Naming): void {
  const { from, to } = naming.mention
  draft.mentions.push({ from, to, head: headOf(analysis, from, to), form: 'name' })
}
