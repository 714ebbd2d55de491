import type { AliasFact, Entity, EntityFact, EntityKind, Fact, Reading, RoleFact, Span } from '../record/index.ts'
import { ENTITY_LETTER } from '../record/index.ts'
import { recordId } from '../record/id.ts'
import type { Known, KnownEntity } from './known.ts'
import { latestOf } from './maps.ts'
import { misreadMatch, nameMatch, writtenForm, type Naming, type WrittenForm } from './name-match.ts'
import { bodyKey } from './parties.ts'
import { foldName } from './spelling.ts'
import { isVariant } from './variants.ts'

/** Where the entities of one reading went: local id -> id of the record, with the facts that this adds. */
export interface ResolvedEntities {
  readonly ids: ReadonlyMap<string, string>
  readonly facts: readonly Fact[]
}

interface Named extends Naming {
  readonly entity: Entity
  /** Distinct named forms with the first place of each. */
  readonly forms: readonly (Naming['forms'][number] & { readonly span: Span })[]
}

/** Kinds that one thing may be given by different reports. */
const ALIKE: Readonly<Record<EntityKind, string>> = {
  person: 'person',
  organisation: 'body',
  facility: 'body',
  place: 'place',
  group: 'group',
  event: 'event',
  thing: 'thing',
}

/** Finds who of a reading is who of the record; what is new gets an id and facts. `story` says in which company they stand. */
export function resolveReading(known: Known, reading: Reading, story: string | null): ResolvedEntities {
  const ids = new Map<string, string>()
  const facts: Fact[] = []
  const article = reading.article.id
  const taken = new Set<string>()
  const named = reading.entities.map((entity) => namedOf(reading, entity))
  // the fullest names first, so that a bare surname finds its bearer taken or free
  const lengths = named.map(longest)
  const order = named.map((_, i) => i).sort((x, y) => lengths[y]! - lengths[x]! || x - y)
  const before: Named[] = []
  for (const i of order) {
    const n = named[i]!
    const fuller = shortOf(n, before) ?? otherSideOf(n, before)
    before.push(n)
    const found = fuller ? null : n.forms.length > 0 ? findEntity(known, n, { story, taken }) : findByRole(known, n.entity)
    const id = (fuller && ids.get(fuller.entity.id)) ?? found?.id ?? newId(n, article)
    if (fuller) {
      ids.set(n.entity.id, id)
      facts.push(...aliasFacts(known, n, { id, article, isNew: false }))
      continue
    }
    if (found) taken.add(id)
    else if (!known.entities.has(id)) facts.push(entityFact(n, id, article))
    ids.set(n.entity.id, id)
    facts.push(...aliasFacts(known, n, { id, article, isNew: !found }), ...roleFacts(known, reading, n.entity, id))
  }
  return { ids, facts }
}

/** The body of the same report that an acronym stands for: "the Harbour Pilots' League", then "HPL". */
function shortOf(n: Named, fuller: readonly Named[]): Named | null {
  if (n.forms.length === 0 || n.entity.kind === 'place' || !n.forms.every((f) => f.isAcronym)) return null
  const letters = n.forms[0]!.name.folded
  return fuller.find((f) => f.entity.kind !== 'person' && f.forms.some((x) => x.name.folded.includes(' ') && x.letters === letters)) ?? null
}

/** A body and its house go by one name: in "the White House said" and "at the White House" a report speaks of one thing of the record. */
function otherSideOf({ entity, forms }: Named, before: readonly Named[]): Named | null {
  if (ALIKE[entity.kind] !== 'body') return null
  const isOther = (f: Named): boolean => ALIKE[f.entity.kind] === 'body' && f.entity.kind !== entity.kind
  return before.find((f) => isOther(f) && f.forms.some((x) => forms.some((y) => x.name.folded === y.name.folded))) ?? null
}

function namedOf(reading: Reading, entity: Entity): Named {
  const forms = new Map<string, Named['forms'][number]>()
  for (const m of entity.mentions) {
    if (m.form !== 'name') continue
    const form = reading.article.text.slice(m.span[0], m.span[1]).replace(/\s+/gu, ' ')
    const folded = foldName(form)
    if (folded && !forms.has(form)) forms.set(form, { ...writtenForm(form, folded), span: m.span })
  }
  return { entity, forms: [...forms.values()] }
}

const longest = (n: Named): number => Math.max(0, ...n.forms.map(({ name }) => name.folded.split(' ').length))

/** The phrase of a nameless entity belongs to its report alone. */
function newId(n: Named, article: string): string {
  const first = n.forms[0]?.span ?? n.entity.mentions[0]?.span ?? [0, 0]
  return recordId(ENTITY_LETTER[n.entity.kind], article, first[0], n.entity.id)
}

function entityFact({ entity, forms }: Named, id: string, article: string): EntityFact {
  const span = forms[0]?.span ?? entity.mentions[0]?.span ?? ([0, 0] as const)
  return { fact: 'entity', id, kind: entity.kind, name: entity.name, country: entity.country, geo: entity.geo, article, span }
}

function aliasFacts(known: Known, n: Named, { id, article, isNew }: { id: string; article: string; isNew: boolean }): AliasFact[] {
  const seen = new Set(isNew ? [n.entity.name] : known.entities.get(id)?.written)
  const out: AliasFact[] = []
  for (const { form, span } of n.forms) {
    if (seen.has(form)) continue
    seen.add(form)
    out.push({ fact: 'alias', entity: id, form, article, span })
  }
  return out
}

function roleFacts(known: Known, reading: Reading, entity: Entity, id: string): Fact[] {
  const out: Fact[] = []
  const from = reading.article.published?.value ?? ''
  const seen = new Set<string>()
  for (const role of entity.roles) {
    const key = `${role.title.toLowerCase()}|${role.of ?? ''}|${role.standing}`
    if (seen.has(key)) continue
    seen.add(key)
    const fact: RoleFact = {
      fact: 'role',
      entity: id,
      title: role.title,
      of: role.of,
      standing: role.standing,
      from,
      article: reading.article.id,
      span: role.span,
    }
    const old = known.entities.get(id)?.roles ?? []
    if (old.some((r) => isSameRole(r, fact) && r.standing === fact.standing)) continue
    out.push(fact)
    const before = old.findLast((r) => r.of !== null && r.of === fact.of && r.standing !== fact.standing) ?? holderBefore(known, fact)
    if (before) {
      const told = (r: { title: string; of: string | null; standing: string }): string =>
        `${r.standing === 'present' ? '' : `${r.standing} `}${r.title}${r.of ? ` of ${r.of}` : ''}`
      out.push({
        fact: 'change',
        kind: 'role changed',
        subject: id,
        article: reading.article.id,
        span: role.span,
        before:
          'entity' in before && before.entity !== id ? `${known.entities.get(before.entity)?.name ?? ''}: ${told(before)}` : told(before),
        after: told(fact),
      })
    }
  }
  return out
}

/** Who held the same seat until now: the title and the body are the same, the person is not. */
function holderBefore(known: Known, fact: RoleFact): RoleFact | null {
  if (fact.of === null || fact.standing === 'former' || !SEATS.test(fact.title)) return null
  for (const entity of entitiesWith(known, fact.of)) {
    const held = entity.roles.findLast((r) => isSameRole(r, fact))
    if (held && entity.id !== fact.entity && held.standing === 'present') return held
  }
  return null
}

const SEATS =
  /\b(?:president|prime minister|premier|chancellor|king|queen|chief executive|chair(?:man|woman|person)?|general secretary|secretary[- ]general|foreign minister|finance minister|defen[cs]e minister|governor|mayor|speaker|head)\b/iu

function* entitiesWith(known: Known, of: string): Generator<KnownEntity> {
  for (const id of known.byBody.get(bodyKey(of)) ?? []) yield known.entities.get(id)!
}

/** True when two roles are one office. */
export function isSameRole(
  a: { readonly title: string; readonly of: string | null },
  b: { readonly title: string; readonly of: string | null },
): boolean {
  if (a.title !== b.title && a.title.toLowerCase() !== b.title.toLowerCase()) return false
  return a.of === b.of || bodyKey(a.of ?? '') === bodyKey(b.of ?? '')
}

interface Company {
  readonly story: string | null
  readonly taken: ReadonlySet<string>
}

function findEntity(known: Known, n: Named, company: Company): KnownEntity | null {
  const search = new Search(known, n, company)
  for (const form of n.forms) search.along(form)
  return search.best ?? findVariant(known, n, company)
}

/** What counts beside the name: to stand in the company of the story, and to hold the office. */
const IN_STORY = 0.5
const IN_OFFICE = 0.5
/** The latest of two counts, too: for less than this, as long as years have four figures. */
const LATE = 0.26
/** What a name counts for that is spelt in the same way, and at most in another way. */
const SAME_SPELLING = 3
const LIKE_PERSON = 2
const LIKE_THING = 2.5

/** Who of the record a name of a report fits best, among those who are led to by its forms. */
class Search {
  best: KnownEntity | null = null
  private top = 0
  private readonly seen = new Set<string>()
  private readonly inCompany: ReadonlySet<string> | undefined
  private readonly isFull: boolean
  private mine: readonly Office[] | null = null
  private readonly known: Known
  private readonly n: Named
  private readonly taken: ReadonlySet<string>

  constructor(known: Known, n: Named, { story, taken }: Company) {
    this.known = known
    this.n = n
    this.taken = taken
    this.inCompany = story === null ? undefined : known.peopleIn.get(story)
    this.isFull = n.entity.kind === 'person' && longest(n) > 1
  }

  /** Whoever is called the same, has the acronym, or shares a surname; of bodies and places, the rarest words of the name. */
  along(form: WrittenForm): void {
    const { known } = this
    const { kind } = this.n.entity
    const { folded, usual, words, keys } = form.name
    this.each(known.byForm.get(folded))
    if (kind !== 'person' && usual !== folded) this.each(known.byForm.get(usual))
    if (this.isSettled(form)) return
    if (form.isAcronym) this.each(latestOf(known.byAcronym.get(folded), MOST_WITH_WORD))
    const holders: ReadonlySet<string>[] = []
    for (let i = kind === 'person' ? Math.max(0, words.length - 1) : 0; i < words.length; i++) {
      const ids = words[i]!.length > 1 ? known.byWord.get(keys[i]!) : undefined
      if (ids) holders.push(ids)
    }
    holders.sort((a, b) => a.size - b.size)
    for (let i = 0; i < holders.length; i++) {
      const ids = holders[i]!
      if (i === 0 || (i < RAREST && ids.size <= FEW)) this.each(latestOf(ids, MOST_WITH_WORD))
    }
  }

  /** Has somebody of the same spelling been found whom nobody of another can outdo? Most of the rest need not be looked at then. */
  private isSettled({ name }: WrittenForm): boolean {
    const { entity, forms } = this.n
    const isPerson = entity.kind === 'person'
    const isAlone = forms.length === 1 || (isPerson && forms.every((f) => f.name === name || !f.name.folded.includes(' ')))
    const like = !isAlone || this.known.unindexed.has(name.usual) ? SAME_SPELLING : isPerson ? LIKE_PERSON : LIKE_THING
    return this.top >= like + (this.inCompany ? IN_STORY : 0) + (entity.roles.length > 0 ? IN_OFFICE : 0) + LATE
  }

  private each(ids: Iterable<string> | undefined): void {
    if (!ids) return
    for (const id of ids) {
      if (this.seen.has(id)) continue
      this.seen.add(id)
      this.consider(id)
    }
  }

  private consider(id: string): void {
    const { known, n } = this
    const candidate = known.entities.get(id)!
    const inStory = this.inCompany?.has(id) === true
    const isAlike = ALIKE[candidate.kind] === ALIKE[n.entity.kind]
    const match = isAlike ? nameMatch(n, candidate) : misreadMatch(n, candidate, inStory)
    if (match === 0 || (match < 2 && !inStory && this.isFull) || this.taken.has(id)) return
    const base = inStory ? match + IN_STORY : match
    const late = candidate.last / 1e15
    // offices are compared last, as most are out of the question by then
    if (base + IN_OFFICE + late <= this.top) return
    const score = base + (sharesRole(n.entity, candidate) ? IN_OFFICE : 0) + late
    if (score <= this.top || isKeptApart(known, n.entity, { candidate, mine: (this.mine ??= officesOf(known, n.entity.roles)) })) return
    this.top = score
    this.best = candidate
  }
}

/** Another spelling of a name that no key brings together is looked for in the story alone. */
function findVariant(known: Known, n: Named, { story, taken }: Company): KnownEntity | null {
  const { kind } = n.entity
  if (story === null || (kind !== 'person' && kind !== 'organisation')) return null
  let mine: readonly Office[] | null = null
  for (const id of latestOf(known.peopleIn.get(story), MOST_IN_STORY)) {
    const candidate = known.entities.get(id)!
    if (
      candidate.kind === kind &&
      !taken.has(id) &&
      isVariant(n.entity, n.forms, candidate) &&
      !isKeptApart(known, n.entity, { candidate, mine: (mine ??= officesOf(known, n.entity.roles)) })
    )
      return candidate
  }
  return null
}

const RAREST = 2
const FEW = 40
const MOST_WITH_WORD = 120

const MOST_IN_STORY = 200

interface Office {
  readonly title: string
  readonly country: string
}

/** Namesakes: the same office in two countries keeps two bearers of a name apart. */
function isKeptApart(known: Known, entity: Entity, { candidate, mine }: { candidate: KnownEntity; mine: readonly Office[] }): boolean {
  if (entity.kind === 'place') return entity.country !== null && candidate.country !== null && entity.country !== candidate.country
  if (entity.kind !== 'person' || mine.length === 0) return false
  const theirs = officesOf(known, candidate.roles)
  return theirs.length > 0 && mine.every((r) => theirs.every((t) => r.title === t.title && r.country !== t.country))
}

function officesOf(known: Known, roles: readonly { readonly title: string; readonly of: string | null }[]): Office[] {
  return roles.flatMap((r) => {
    const country = r.of === null ? null : countryNamed(known, r.of)
    return country === null ? [] : [{ title: foldName(r.title), country }]
  })
}

/** Country that a name of the record stands for; null where none is known. */
function countryNamed(known: Known, name: string): string | null {
  for (const id of known.byForm.get(foldName(name)) ?? []) {
    const { country } = known.entities.get(id)!
    if (country !== null) return country
  }
  return null
}

function sharesRole(entity: Entity, candidate: KnownEntity): boolean {
  return entity.roles.some((r) => candidate.roles.some((t) => isSameRole(r, t)))
}

/** "the Kyrgyz president" of a report that does not name him: whoever is known in that office. */
function findByRole(known: Known, entity: Entity): KnownEntity | null {
  if (entity.kind !== 'person') return null
  for (const role of entity.roles) {
    if (role.of === null || role.standing !== 'present') continue
    const holders = [...entitiesWith(known, role.of)].filter((e) => holds(e, role))
    if (holders.length > 0 && (holders.length === 1 || !isLeader(role.title))) return holders.reduce((a, b) => (b.last > a.last ? b : a))
  }
  return null
}

/** True for the last that is known of someone in an office: that it is held, not that it was. */
function holds(entity: KnownEntity, role: { readonly title: string; readonly of: string | null }): boolean {
  if (entity.forms.size === 0) return false
  const isAsked = isLeader(role.title)
    ? (r: RoleFact): boolean => r.of !== null && bodyKey(r.of) === bodyKey(role.of!) && HEADS.test(r.title)
    : (r: RoleFact): boolean => isSameRole(r, role)
  return entity.roles.findLast(isAsked)?.standing === 'present'
}

const isLeader = (title: string): boolean => title.toLowerCase() === 'leader'

/** Whom a country's leader may be. */
const HEADS = /^(?:president|prime minister|premier|chancellor|king|queen|leader|taoiseach)$/iu
