import { genderOfNoun } from '../../lang/en/persons.ts'
import type { Analysis } from '../analysis.ts'
import { relativeVerb } from '../parse/repair.ts'
import type { Quotes } from '../statements/quotes.ts'
import { giveMentions, nameExplaining } from './appositive.ts'
import { type Draft, draftOf, note } from './draft.ts'
import { fold } from './keys.ts'
import { type Pronoun, definitenessOf, isNominal, kindOfNoun, pronounAt } from './mentions.ts'
import { type Extents, baseOf, corePhrase } from './phrase.ts'
import { titleAt } from './roles.ts'
import { Salience } from './salience.ts'
import { isCountry, nationKey } from './world.ts'

/** What the walk through the text needs and fills in. */
export interface Walk {
  readonly analysis: Analysis
  readonly extents: Extents
  readonly quotes: Quotes
  readonly drafts: Draft[]
  /** Token -> draft whose mention it heads, where known. */
  readonly byHead: (Draft | undefined)[]
  /** Title noun -> those who bear it. */
  readonly titled: ReadonlyMap<string, readonly Draft[]>
  /** Tokens inside titles and appositives that belong to a name already. */
  readonly taken: Uint8Array
}

/** Walks through the text once and gives nominals and pronouns their entities. */
export function resolveAnaphora(walk: Walk): void {
  const { analysis, byHead } = walk
  let salience = new Salience(analysis, walk.quotes)
  let part = -1
  for (const s of analysis.sentences) {
    if (s.part !== part && analysis.article.parts[s.part]?.kind === 'headline') salience = new Salience(analysis, walk.quotes)
    part = s.part
    for (let i = s.from; i < s.to; i++) {
      const draft = byHead[i] ?? draftOfWord(walk, salience, i)
      if (!draft) continue
      byHead[i] = draft
      salience.add(draft, i)
    }
  }
}

/** The entity of a word that is no name: a pronoun, a noun, a relative pronoun. */
function draftOfWord(walk: Walk, salience: Salience, i: number): Draft | null {
  const { analysis } = walk
  const upos = analysis.upos[i]
  if (upos !== 'PRON' && upos !== 'DET' && upos !== 'NOUN' && upos !== 'PROPN') return null
  const pronoun = pronounAt(analysis, i)
  if (pronoun) return resolvePronoun(walk, salience, i, pronoun)
  return !walk.taken[i] && isNominal(analysis, i) ? resolveNominal(walk, salience, i) : relative(walk, i)
}

/** The antecedent of "who" and "which" is the noun that their clause hangs on. */
function relative(walk: Walk, i: number): Draft | null {
  const { analysis, byHead } = walk
  if (analysis.upos[i] !== 'PRON') return null
  const lower = analysis.lower[i]
  if (lower !== 'who' && lower !== 'which' && lower !== 'that' && lower !== 'whom') return null
  const verb = relativeVerb(analysis, i)
  if (verb < 0) {
    const before = lower === 'who' || (lower === 'which' && analysis.form[i - 1] === ',') ? headBefore(walk, i) : null
    if (before) before.mentions.push({ from: i, to: i + 1, head: i, form: 'pronoun' })
    return before
  }
  const noun = analysis.head[verb]!
  const draft = noun >= 0 && noun < i ? (byHead[noun] ?? draftAt(walk, noun) ?? headBefore(walk, i)) : null
  if (draft) draft.mentions.push({ from: i, to: i + 1, head: i, form: 'pronoun' })
  return draft
}

/** The draft of the name that a token stands in. */
function draftAt({ analysis, byHead }: Walk, i: number): Draft | undefined {
  const name = analysis.names[analysis.nameAt[i]!]
  if (name) for (let k = name.from; k < name.to; k++) if (byHead[k]) return byHead[k]
  return undefined
}

/** The entity whose mention ends right before a relative pronoun. */
function headBefore(walk: Walk, i: number): Draft | null {
  let j = i - 1
  if (j >= 0 && walk.analysis.lower[j] === ',') j--
  if (j >= 0 && walk.analysis.form[j] === ')') while (j > 0 && i - j < 8 && walk.analysis.form[j + 1] !== '(') j--
  for (let steps = 0; j >= 0 && steps < 4; j--, steps++) {
    const draft = walk.byHead[j] ?? draftAt(walk, j)
    if (draft) return draft
    const upos = walk.analysis.upos[j]
    if (upos === 'VERB' || upos === 'PUNCT') return null
  }
  return null
}

/** "They" may be many: it is left open unless one antecedent stands out so far before the next. */
const CLEAR = 1.3

function resolvePronoun(walk: Walk, salience: Salience, i: number, pronoun: Pronoun): Draft | null {
  const { analysis, quotes } = walk
  const sentence = analysis.sentence[i]!
  const quoted = quotes.at[i]! >= 0
  const reach = pronoun.plural || pronoun.gender === 'n' ? 2 : quoted ? 3 : 6
  let best: Draft | null = null
  let bestScore = 0
  let second = 0
  for (const draft of salience.recent()) {
    const last = salience.lastSentence(draft)
    if (sentence - last > reach || !agrees(draft, pronoun) || (pronoun.plural && analysis.upos[salience.lastHead(draft)] === 'ADJ'))
      continue
    if (!pronoun.possessive && !pronoun.reflexive && sharesVerb(analysis, salience.lastHead(draft), i)) continue
    let score = salience.at(draft, sentence)
    if (draft.gender && draft.gender === pronoun.gender) score *= 1.25
    if (draft.kind === 'person' && draft.isNamed) score *= 1.3
    if (pronoun.gender === 'n' && draft.kind === 'place') score *= 0.6
    if (score > bestScore) {
      best = draft
      second = bestScore
      bestScore = score
    } else if (score > second) second = score
  }
  if (pronoun.plural && second * CLEAR > bestScore) return null
  if (best) {
    best.mentions.push({ from: i, to: i + 1, head: i, form: 'pronoun' })
    if (pronoun.gender === 'm' || pronoun.gender === 'f') best.gender ??= pronoun.gender
  }
  return best
}

function agrees(draft: Draft, pronoun: Pronoun): boolean {
  if (pronoun.gender === 'm' || pronoun.gender === 'f')
    return draft.kind === 'person' && !draft.plural && (draft.gender === null || draft.gender === pronoun.gender)
  if (pronoun.plural) return draft.plural || draft.kind === 'group' || draft.kind === 'organisation'
  return (
    draft.kind === 'organisation' || draft.kind === 'place' || draft.kind === 'facility' || draft.kind === 'event' || draft.kind === 'thing'
  )
}

/** Subject and object of one verb are two ("he told him"). */
function sharesVerb(analysis: Analysis, a: number, b: number): boolean {
  if (a < 0 || analysis.sentence[a] !== analysis.sentence[b]) return false
  const verb = analysis.head[b]!
  return verb >= 0 && (analysis.head[a] === verb || a === verb) && baseOf(analysis.rel[a]!) !== 'conj'
}

const PLACE_NOUNS = new Set(['country', 'nation', 'city', 'town', 'village', 'state', 'capital', 'region', 'province', 'island'])
const MAN_NOUNS = new Set(['man', 'woman', 'boy', 'girl'])

function resolveNominal(walk: Walk, salience: Salience, head: number): Draft | null {
  const { analysis, extents } = walk
  const [from, to] = corePhrase(analysis, extents, head)
  const kind = kindOfNoun(analysis, head)
  if (!kind) return null
  const lemma = analysis.base[head]!
  const definiteness = definitenessOf(analysis, from, head)
  const bareTitle =
    definiteness === 'bare' && /^\p{Lu}/u.test(analysis.form[head]!) && head !== analysis.sentences[analysis.sentence[head]!]!.from
  const known =
    definiteness === 'definite' || bareTitle || isPartyAgain(definiteness, { kind, lemma, alone: from === head && to === head + 1 })
      ? findKnown(walk, salience, { head, lemma, kind })
      : definiteness === 'bare' && kind === 'person'
        ? officeInHeadline(walk, head, lemma)
        : null
  const draft = explained(walk, salience, { kind, known, from, to }) ?? known ?? newNominal(walk, head, from, to)
  if (kind === 'person') draft.gender ??= genderOfNoun(analysis.lower[head]!)
  note(draft.nouns, lemma)
  draft.mentions.push({ from, to, head, form: 'nominal' })
  return draft
}

/** Nouns of many that a report uses of different people each time. */
const ANYBODY = new Set(
  'people person man woman child adult official other resident expert analyst observer source witness critic supporter member victim family parent friend citizen individual passenger patient scientist researcher journalist reporter leader politician student worker employee user customer company firm bank group country'.split(
    ' ',
  ),
)

interface BareNoun {
  readonly kind: Draft['kind']
  readonly lemma: string
  readonly alone: boolean
}

/** "Police said", "protesters threw stones": such a noun without an article takes up those of whom it was said before. */
function isPartyAgain(definiteness: string, { kind, lemma, alone }: BareNoun): boolean {
  return definiteness === 'bare' && kind === 'group' && alone && !ANYBODY.has(lemma)
}

/** "Deputy mayor resigns" above a report that has one deputy mayor: headlines leave the article out. */
function officeInHeadline({ analysis, titled }: Walk, head: number, lemma: string): Draft | null {
  const part = analysis.sentences[analysis.sentence[head]!]!.part
  if (analysis.article.parts[part]?.kind !== 'title' || analysis.xpos[head] !== 'NN') return null
  const { title } = titleAt(analysis, head, head + 1).role
  const holders = (titled.get(lemma) ?? []).filter(
    (d) => d.rail < 0 && d.roles.some((r) => r.standing !== 'former' && lastWord(r.title) === lemma && sameRank(r.title, title)),
  )
  return holders.length === 1 ? holders[0]! : null
}

interface Phrase {
  readonly kind: Draft['kind']
  readonly known: Draft | null
  readonly from: number
  readonly to: number
}

/** A body or person whose name stands right after it is that name, and so is what the noun took up. */
function explained({ analysis, byHead }: Walk, salience: Salience, { kind, known, from, to }: Phrase): Draft | null {
  if (kind !== 'organisation' && kind !== 'person') return null
  const number = nameExplaining(analysis, { from, to }, kind)
  if (number === null) return null
  const { from: first, to: end } = analysis.names[number]!
  const named = byHead.slice(first, end).find((d) => d !== undefined)
  if (!named || named.kind !== kind) return null
  if (known && known !== named && !known.isNamed && known.rail === named.rail) {
    giveMentions(known, named, byHead)
    salience.forget(known)
  }
  return named
}

interface Noun {
  readonly head: number
  readonly lemma: string
  readonly kind: Draft['kind']
}

interface Asked extends Noun {
  readonly title: string
  /** The country or body that the noun is of, as a key. */
  readonly key: string | null
}

/** The entity that a definite noun phrase takes up: by title, by a noun used before, by a word of its name, by its sort. */
function findKnown(walk: Walk, salience: Salience, noun: Noun): Draft | null {
  const { analysis } = walk
  const sentence = analysis.sentence[noun.head]!
  const { title, of } = titleAt(analysis, noun.head, noun.head + 1).role
  const asked: Asked = { ...noun, title, key: of ? nationKey(of) : null }
  let best: Draft | null = null
  let bestScore = 0
  const consider = (draft: Draft): void => {
    const base = fitOf(draft, asked, salience.lastSentence(draft), sentence)
    if (base <= 0) return
    const score = base + Math.min(1, salience.at(draft, sentence)) * 0.9
    if (score > bestScore) {
      best = draft
      bestScore = score
    }
  }
  const recent = salience.recent()
  for (const draft of recent) consider(draft)
  if (noun.kind === 'person') for (const draft of walk.titled.get(noun.lemma) ?? []) if (!recent.includes(draft)) consider(draft)
  return best
}

function fitOf(draft: Draft, asked: Asked, last: number, sentence: number): number {
  const { lemma, kind, key } = asked
  if (draft.rail >= 0) return 0
  const compatible =
    kind === draft.kind ||
    (kind === 'organisation' && PLACE_NOUNS.has(lemma) && draft.kind === 'place') ||
    (kind === 'group' && (draft.plural || (lemma === 'police' && draft.isNamed && draft.kind === 'organisation')))
  if (!compatible) return 0
  if (kind === 'person') {
    const titled = draft.roles.some(
      (r) =>
        lastWord(r.title) === lemma &&
        sameRank(r.title, asked.title) &&
        (!key || !r.of || nationKey(r.of) === key || nationKey(draft.country ?? '') === key),
    )
    if (titled) return key && draft.roles.some((r) => r.of && nationKey(r.of) === key) ? 5 : 4
    const gender = genderOfNoun(lemma)
    if (draft.roles.length && draft.roles.every((r) => lastWord(r.title) === lemma && !sameRank(r.title, asked.title))) return 0
    if (MAN_NOUNS.has(lemma) && gender && (draft.gender === gender || draft.gender === null) && sentence - last <= 3) return 1.5
  }
  if (draft.nouns.includes(lemma) && (!key || draft.of.length === 0 || draft.of.includes(key))) return sentence - last <= 12 ? 3 : 0
  if (kind === 'group' && draft.kind === 'organisation') return lemma === 'police' && draft.words.includes(lemma) ? 2 : 0
  if (kind !== 'person' && kind !== 'group') {
    if (draft.words.includes(lemma) && draft.words.length > 1 && !key) return 3
    if (PLACE_NOUNS.has(lemma))
      return draft.kind === 'place' && isCountry(draft.name) === (lemma === 'country' || lemma === 'nation') && !key && sentence - last <= 4
        ? 2
        : 0
    if (SORTS[lemma] && draft.kind === 'organisation' && draft.isNamed && !key && sentence - last <= 4)
      return draft.nouns.length === 0 ? 1.5 : 0
  }
  return 0
}

const SORTS: Readonly<Record<string, true>> = {
  company: true,
  firm: true,
  airline: true,
  organisation: true,
  organization: true,
  agency: true,
  group: true,
  club: true,
  team: true,
  newspaper: true,
  manufacturer: true,
  corporation: true,
  party: true,
  network: true,
  paper: true,
  publication: true,
  institute: true,
  broadcaster: true,
}

const RANKS = new Set([
  'deputy',
  'vice',
  'assistant',
  'prime',
  'foreign',
  'first',
  'shadow',
  'associate',
  'junior',
  'senior',
  'health',
  'defence',
  'defense',
  'finance',
  'interior',
  'justice',
  'education',
  'home',
  'environment',
  'transport',
  'energy',
  'agriculture',
  'trade',
  'economy',
  'police',
  'press',
])

/** "The health minister" is no "transport minister", "the governor" no "deputy governor"; a bare "minister" may be any. */
function sameRank(role: string, asked: string): boolean {
  const have = fold(role).split(/[ -]/)
  const want = fold(asked).split(/[ -]/)
  for (const word of want) if (RANKS.has(word) && !have.includes(word)) return false
  for (const word of have)
    if (
      RANKS.has(word) &&
      (word === 'deputy' || word === 'vice' || word === 'assistant' || want.some((w) => RANKS.has(w))) &&
      !want.includes(word)
    )
      return false
  return true
}

/** Those with a title, by its noun. */
export function byTitle(drafts: readonly Draft[]): Map<string, Draft[]> {
  const out = new Map<string, Draft[]>()
  for (const draft of drafts) {
    for (const noun of new Set(draft.roles.map((r) => lastWord(r.title)))) {
      const list = out.get(noun)
      if (list) list.push(draft)
      else out.set(noun, [draft])
    }
  }
  return out
}

function lastWord(title: string): string {
  const folded = fold(title)
  const of = folded.search(/ of(?: |$)/)
  const end = of < 0 ? folded.length : of
  return folded.slice(folded.lastIndexOf(' ', end - 1) + 1, end)
}

function newNominal(walk: Walk, head: number, from: number, to: number): Draft {
  const { analysis } = walk
  const part = analysis.sentences[analysis.sentence[head]!]!.part
  const start =
    from < to - 1 && (analysis.lower[from] === 'the' || analysis.lower[from] === 'a' || analysis.lower[from] === 'an') ? from + 1 : from
  const name = analysis.text.slice(analysis.start[start]!, analysis.end[to - 1]!)
  const draft = draftOf(kindOfNoun(analysis, head) ?? 'thing', [], name, analysis.article.parts[part]?.kind === 'headline' ? part : -1)
  draft.plural = analysis.xpos[head] === 'NNS' || draft.kind === 'group'
  for (let i = from; i < to; i++) {
    const named = analysis.names[analysis.nameAt[i]!]
    if (named) note(draft.of, nationKey(analysis.text.slice(analysis.start[named.from]!, analysis.end[named.to - 1]!)))
  }
  walk.drafts.push(draft)
  return draft
}
