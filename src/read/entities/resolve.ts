import { genderOfNoun } from '../../lang/en/persons.ts'
import { HONORIFICS, TITLE_NOUNS } from '../../lang/en/titles.ts'
import type { Entity } from '../../record/index.ts'
import { ENTITY_LETTER } from '../../record/index.ts'
import { unshouted } from '../../text/casing.ts'
import type { Analysis, Entities, EntityMention } from '../analysis.ts'
import type { Kit } from '../kit.ts'
import type { Gazetteer } from '../names/gazetteer.ts'
import { GENITIVE } from '../parse/genitives.ts'
import { quotesOf } from '../statements/quotes.ts'
import { mapped } from '../mapped.ts'
import { byTitle, resolveAnaphora } from './anaphora.ts'
import { clusterNames } from './cluster.ts'
import { type Draft, note } from './draft.ts'
import { extentsOf, spanOf } from './phrase.ts'
import { nameSuspects } from './suspects.ts'
import { titleAfter, titleAt, titleBefore, titleHeadFrom, type Title } from './roles.ts'
import { genderOfName, isCountry, nationKey, nationOf, worldOf } from './world.ts'

/** Puts the mentions of an article into entities: names, short names, titles, nominals and pronouns, with their roles. */
export function resolveEntities(analysis: Analysis, kit: Kit): Entities {
  const world = worldOf((kit as { gazetteer?: Gazetteer }).gazetteer)
  const { drafts, of } = clusterNames(analysis)
  const byHead: (Draft | undefined)[] = new Array<Draft | undefined>(analysis.n)
  const taken = new Uint8Array(analysis.n)
  for (const draft of drafts) {
    for (const m of draft.mentions) byHead[m.head] = draft
    if (draft.kind === 'person') draft.gender ??= genderOfName(draft.words[0] ?? '')
    const known = draft.kind === 'person' ? null : world.placeOf(draft.name)
    draft.country = known?.country ?? null
    draft.geo = known?.geo ?? null
  }
  const titles = addRoles({ analysis, of, byHead, taken })
  resolveAnaphora({ analysis, extents: extentsOf(analysis), quotes: quotesOf(analysis), drafts, byHead, taken, titled: byTitle(drafts) })
  nameSuspects({ analysis, drafts, byHead })
  addOffices(analysis, drafts)
  return publish(analysis, drafts, titles)
}

interface Roles {
  readonly analysis: Analysis
  readonly of: readonly Draft[]
  readonly byHead: (Draft | undefined)[]
  readonly taken: Uint8Array
}

/** Gives people the titles before and after their names; returns which words before a name belong to it: token -> first token of the name. */
function addRoles(state: Roles): Map<number, number> {
  const { analysis, of, taken } = state
  const titles = new Map<number, number>()
  analysis.names.forEach((name, i) => {
    if (name.kind !== 'person') return
    const draft = of[i]!
    for (let k = name.from - 1; k >= 0 && isHonorific(analysis, k, name.from); k--) {
      taken[k] = 1
      titles.set(k, name.from)
    }
    const before = titleBefore(analysis, name.from)
    if (before) {
      addRole(state, draft, before, name.from)
      titles.set(before.head, name.from)
    }
    const after = titleAfter(analysis, name.to) ?? titleAhead(analysis, name.from, name.to) ?? titleOfCopula(analysis, name.to)
    if (after) addRole(state, draft, after, -1)
  })
  return titles
}

/** "Sir", "Mr" of the name that begins at `name`. */
function isHonorific(analysis: Analysis, i: number, name: number): boolean {
  return analysis.sentence[i] === analysis.sentence[name] && HONORIFICS.has(analysis.lower[i]!)
}

/** Gives people without a name the office by which alone they are called: "the Kyrgyz president" is the president of Kyrgyzstan. */
function addOffices(analysis: Analysis, drafts: readonly Draft[]): void {
  for (const draft of drafts) {
    const first = draft.mentions[0]
    if (draft.kind !== 'person' || draft.isNamed || draft.plural || draft.roles.length > 0 || first?.form !== 'nominal') continue
    if (!TITLE_NOUNS.has(analysis.lower[first.head]!)) continue
    const { role } = titleAt(analysis, first.head, first.head + 1)
    if (role.of !== null && isCountry(role.of)) draft.roles.push(role)
  }
}

/** The title before a name in apposition: "the mayor of Aarhus", Jens Holm; "Malaysia's prime minister", Mr Holm. */
function titleAhead(analysis: Analysis, nameFrom: number, nameTo: number): Title | null {
  let at = nameFrom
  while (at > 0 && HONORIFICS.has(analysis.lower[at - 1]!)) at--
  if (at < 2 || analysis.form[at - 1] !== ',') return null
  const after = analysis.upos[nameTo]
  if (
    after !== undefined &&
    after !== 'PUNCT' &&
    after !== 'VERB' &&
    after !== 'AUX' &&
    after !== 'ADV' &&
    analysis.sentence[nameTo] === analysis.sentence[at]
  )
    return null
  const sentence = analysis.sentence[at]
  for (let i = at - 2, steps = 0; i >= 0 && steps < 12 && analysis.sentence[i] === sentence; i--, steps++) {
    const upos = analysis.upos[i]
    if (upos === 'VERB' && analysis.xpos[i] !== 'VBG') return null
    if (upos === 'AUX' || (upos === 'PUNCT' && analysis.form[i] !== '-') || upos === 'SCONJ' || upos === 'CCONJ') return null
    const opens =
      upos === 'DET' ||
      analysis.xpos[i] === 'PRP$' ||
      GENITIVE.has(analysis.lower[i]!) ||
      (i === analysis.sentences[sentence!]!.from && analysis.nameAt[i]! >= 0)
    if (!opens) continue
    const head = titleHeadFrom(analysis, analysis.nameAt[i]! >= 0 ? i : i + 1)
    if (head > i && head < at - 1 + 1 && analysis.xpos[head] !== 'NNS' && analysis.xpos[head] !== 'NNPS')
      return titleAt(analysis, head, head + 1)
    if (upos === 'DET') return null
  }
  return null
}

/** "Jens Holm is the mayor of Aarhus". */
function titleOfCopula(analysis: Analysis, at: number): Title | null {
  const verb = analysis.lemma[at]
  if (verb !== 'be' && verb !== 'become') return null
  for (let i = at + 1; i < Math.min(analysis.n, at + 9) && analysis.sentence[i] === analysis.sentence[at]; i++) {
    const upos = analysis.upos[i]
    if (upos === 'VERB' || upos === 'PUNCT' || upos === 'SCONJ') return null
    if (upos === 'NOUN' && analysis.xpos[i] === 'NN' && analysis.upos[i + 1] !== 'NOUN') {
      const title = titleAt(analysis, i, i + 1)
      return title.role.of && (analysis.lower[at + 1] === 'the' || analysis.xpos[at + 1] === 'PRP$' || analysis.nameAt[at + 1]! >= 0)
        ? title
        : null
    }
  }
  return null
}

/** Adds a role; `nameFrom` is where the name begins when the title stands right before it. */
function addRole(state: Roles, draft: Draft, title: Title, nameFrom: number): void {
  const { analysis, byHead, taken } = state
  const { role, head } = title
  if (!draft.roles.some((r) => r.title.toLowerCase() === role.title.toLowerCase() && r.of === role.of)) draft.roles.push(role)
  note(draft.nouns, analysis.base[head]!)
  draft.gender ??= genderOfNoun(analysis.lower[head]!)
  if (role.of) {
    note(draft.of, nationKey(role.of))
    const nation = nationOf(role.of) ?? role.of
    if (isCountry(nation) && /^[A-Z]{3}$/.test(nationKey(nation))) draft.country ??= nationKey(nation)
  }
  taken.fill(1, title.from, Math.max(title.to, head + 1))
  if (!byHead[head] || nameFrom >= 0) byHead[head] = draft
  if (nameFrom < 0) draft.mentions.push({ from: withArticle(analysis, title.from), to: title.to, head, form: 'nominal' })
}

const withArticle = (analysis: Analysis, from: number): number =>
  from > 0 && (analysis.upos[from - 1] === 'DET' || analysis.xpos[from - 1] === 'PRP$') ? from - 1 : from

/** The drafts as entities, numbered in the order in which the text first speaks of them. */
function publish(analysis: Analysis, drafts: readonly Draft[], titles: ReadonlyMap<number, number>): Entities {
  const used = drafts.filter((d) => d.mentions.length > 0)
  for (const d of used) d.mentions.sort((a, b) => a.from - b.from || a.to - b.to)
  used.sort((a, b) => a.mentions[0]!.from - b.mentions[0]!.from)
  const list: Entity[] = mapped(used, (d, i) => ({
    id: `${ENTITY_LETTER[d.kind]}${i + 1}`,
    kind: d.kind,
    name: d.kind === 'place' || d.kind === 'person' ? unshouted(d.name) : d.name,
    roles: d.roles,
    mentions: mapped(d.mentions, (m) => ({ span: spanOf(analysis, m.from, m.to), form: m.form })),
    country: d.country,
    geo: d.geo,
  }))
  const mentions: EntityMention[] = used
    .flatMap((d, entity) =>
      d.mentions.map(({ from, to, head, form }) => ({ from, to, head, form, entity, span: spanOf(analysis, from, to) })),
    )
    .sort((a, b) => a.from - b.from || b.to - a.to)
  const byHead = new Int32Array(analysis.n).fill(-1)
  mentions.forEach((m, k) => {
    if (byHead[m.head]! < 0 || m.form === 'name') byHead[m.head] = k
  })
  const named = new Map<number, number>()
  mentions.forEach((m, k) => {
    if (m.form === 'name') named.set(m.from, k)
  })
  for (const [title, name] of titles) if (byHead[title]! < 0) byHead[title] = named.get(name) ?? -1
  return { list, mentions, byHead }
}
