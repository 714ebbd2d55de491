import type { AliasFact, Entity, EntityFact, EntityKind, Fact, Reading, RoleFact, Span } from '../record/index.ts'
import { ENTITY_LETTER } from '../record/index.ts'
import { recordId } from '../record/id.ts'
import type { Known, KnownEntity } from './known.ts'
import { acronymOf, foldName, isInitialOf, isSameWord, soundKey } from './spelling.ts'
import { isVariant } from './variants.ts'

/** Where the entities of one reading went: local id -> id of the record, with the facts that this adds. */
export interface ResolvedEntities {
  readonly ids: ReadonlyMap<string, string>
  readonly facts: readonly Fact[]
}

interface Named {
  readonly entity: Entity
  /** Distinct named forms with the first place of each. */
  readonly forms: readonly { readonly form: string; readonly folded: string; readonly span: Span }[]
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

/** Finds who of a reading is who of the record; what is new gets an id and facts. `story` says in which company they stand. */
export function resolveReading(known: Known, reading: Reading, story: string | null): ResolvedEntities {
  const ids = new Map<string, string>()
  const facts: Fact[] = []
  const article = reading.article.id
  const taken = new Set<string>()
  const named = reading.entities.map((entity) => namedOf(reading, entity))
  // the fullest names first, so that a bare surname finds its bearer taken or free
  const order = named.map((_, i) => i).sort((x, y) => longest(named[y]!) - longest(named[x]!) || x - y)
  for (const i of order) {
    const n = named[i]!
    const fuller = shortOf(
      n,
      order.slice(0, order.indexOf(i)).map((k) => named[k]!),
    )
    const found = fuller ? null : n.forms.length > 0 ? findEntity(known, n, { story, taken }) : findByRole(known, n.entity, taken)
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
  if (n.forms.length === 0 || n.entity.kind === 'place' || !n.forms.every((f) => isAcronym(f.form))) return null
  const letters = n.forms[0]!.folded
  return (
    fuller.find((f) => f.entity.kind !== 'person' && f.forms.some((x) => x.folded.includes(' ') && acronymOf(x.form) === letters)) ?? null
  )
}

function namedOf(reading: Reading, entity: Entity): Named {
  const forms = new Map<string, Named['forms'][number]>()
  for (const m of entity.mentions) {
    if (m.form !== 'name') continue
    const form = reading.article.text.slice(m.span[0], m.span[1]).replace(/\s+/gu, ' ')
    const folded = foldName(form)
    if (folded && !forms.has(form)) forms.set(form, { form, folded, span: m.span })
  }
  return { entity, forms: [...forms.values()] }
}

const longest = (n: Named): number => Math.max(0, ...n.forms.map((f) => f.folded.split(' ').length))

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
  for (const id of known.byBody.get(of) ?? []) yield known.entities.get(id)!
}

/** True when two roles are one office. */
export function isSameRole(
  a: { readonly title: string; readonly of: string | null },
  b: { readonly title: string; readonly of: string | null },
): boolean {
  return a.title.toLowerCase() === b.title.toLowerCase() && (a.of ?? '') === (b.of ?? '')
}

interface Company {
  readonly story: string | null
  readonly taken: ReadonlySet<string>
}

function findEntity(known: Known, n: Named, { story, taken }: Company): KnownEntity | null {
  let best: KnownEntity | null = null
  let top = 0
  for (const candidate of candidatesFor(known, n)) {
    if (taken.has(candidate.id)) continue
    const alike = ALIKE[candidate.kind] === ALIKE[n.entity.kind]
    const inStory = story !== null && candidate.stories.has(story)
    const match = alike ? nameMatch(n, candidate) : misreadMatch(n, candidate, inStory)
    if (match === 0 || isKeptApart(known, n.entity, candidate)) continue
    if (match < 2 && !inStory && n.entity.kind === 'person' && longest(n) > 1) continue
    const score = match + (inStory ? 0.5 : 0) + (sharesRole(n.entity, candidate) ? 0.5 : 0) + candidate.last / 1e15
    if (score > top) {
      top = score
      best = candidate
    }
  }
  return best ?? findVariant(known, n, { story, taken })
}

/** Another spelling of a name that no key brings together is looked for in the story alone. */
function findVariant(known: Known, n: Named, { story, taken }: Company): KnownEntity | null {
  const { kind } = n.entity
  if (story === null || (kind !== 'person' && kind !== 'organisation')) return null
  for (const id of [...(known.peopleIn.get(story) ?? [])].slice(-MOST_IN_STORY)) {
    const candidate = known.entities.get(id)!
    if (candidate.kind === kind && !taken.has(id) && !isKeptApart(known, n.entity, candidate) && isVariant(n.entity, n.forms, candidate))
      return candidate
  }
  return null
}

function candidatesFor(known: Known, n: Named): Set<KnownEntity> {
  const out = new Set<KnownEntity>()
  for (const { form, folded } of n.forms) {
    const words = folded.split(' ').filter((w) => w.length > 1)
    const keys = n.entity.kind === 'person' ? words.slice(-1) : words
    if (isAcronym(form)) for (const id of known.byAcronym.get(folded) ?? []) out.add(known.entities.get(id)!)
    for (const word of keys) {
      const ids = known.byWord.get(soundKey(word))
      if (ids && ids.size < 500) for (const id of ids) out.add(known.entities.get(id)!)
    }
  }
  return out
}

const MOST_IN_STORY = 300

const isAcronym = (form: string): boolean => /^[A-Z][A-Z.]{1,7}$/u.test(form)

/** One report may take a person for a place: the same full name, or a rare single one in the same story, is the same all the same. */
function misreadMatch(n: Named, candidate: KnownEntity, inStory: boolean): number {
  if (!inStory || (n.entity.kind !== 'person' && candidate.kind !== 'person')) return 0
  if (n.entity.geo !== null || candidate.geonames !== null) return 0
  let top = 0
  for (const { folded } of n.forms) for (const other of candidate.forms) top = Math.max(top, personMatch(folded, other))
  return top >= 1.5 || longest(n) === 1 ? top : 0
}

/** 3 the same spelling, 2 the same name, 1 a part of it, 0 another name. */
function nameMatch(n: Named, candidate: KnownEntity): number {
  let top = 0
  for (const { folded } of n.forms) {
    for (const other of candidate.forms) {
      const m = n.entity.kind === 'person' ? personMatch(folded, other) : thingMatch(folded, other, n.entity.kind)
      if (m > top) top = m
    }
  }
  if (top === 0 && n.entity.kind === 'place' && n.entity.geo?.geonames != null && n.entity.geo.geonames === candidate.geonames) return 2
  if (top === 0)
    for (const { form, folded } of n.forms)
      if (
        (isAcronym(form) && acronymOf(candidate.name) === folded) ||
        [...candidate.forms].some((f) => f.length > 2 && f.length < 8 && f === acronymOf(form))
      )
        top = 2
  return top
}

const wordsOf = (folded: string): string[] => folded.split(' ').filter((w) => w && !PARTICLES.has(w))

function personMatch(a: string, b: string): number {
  if (a === b) return a.includes(' ') ? 3 : 1.5
  const x = wordsOf(a)
  const y = wordsOf(b)
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

function thingMatch(a: string, b: string, kind: EntityKind): number {
  if (a === b) return 3
  const bare = (s: string): string[] => s.split(' ').filter((w) => w && w !== 'the')
  const x = bare(a)
  const y = bare(b)
  if (x.length === 0 || y.length === 0) return 0
  if (x.length === y.length) return x.every((w, i) => w === y[i] || (w.length > 4 && isSameWord(w, y[i]!))) ? 2.5 : 0
  if (kind !== 'organisation') return 0
  const [short, long] = x.length < y.length ? [x, y] : [y, x]
  return short.every((w, i) => w === long[i] || (w.length > 4 && isSameWord(w, long[i]!))) &&
    long.slice(short.length).every((w) => COMPANY.has(w))
    ? 2
    : 0
}

/** Namesakes: the same office in two countries keeps two bearers of a name apart. */
function isKeptApart(known: Known, entity: Entity, candidate: KnownEntity): boolean {
  if (entity.kind === 'place') return entity.country !== null && candidate.country !== null && entity.country !== candidate.country
  if (entity.kind !== 'person') return false
  const offices = (roles: readonly { readonly title: string; readonly of: string | null }[]): { title: string; country: string }[] =>
    roles.flatMap((r) => {
      const country = r.of === null ? null : countryNamed(known, r.of)
      return country === null ? [] : [{ title: foldName(r.title), country }]
    })
  const mine = offices(entity.roles)
  const theirs = offices(candidate.roles)
  return mine.length > 0 && theirs.length > 0 && mine.every((r) => theirs.every((t) => r.title === t.title && r.country !== t.country))
}

/** Country that a name of the record stands for; null where none is known. */
function countryNamed(known: Known, name: string): string | null {
  const folded = foldName(name)
  for (const id of known.byWord.get(soundKey(folded.split(' ').at(-1)!)) ?? []) {
    const entity = known.entities.get(id)!
    if (entity.country !== null && entity.forms.has(folded)) return entity.country
  }
  return null
}

function sharesRole(entity: Entity, candidate: KnownEntity): boolean {
  return entity.roles.some((r) => candidate.roles.some((t) => isSameRole(r, t)))
}

/** "the Kyrgyz president" of a report that does not name him: the one person known in that office. */
function findByRole(known: Known, entity: Entity, taken: ReadonlySet<string>): KnownEntity | null {
  if (entity.kind !== 'person') return null
  const roles = entity.roles.filter((r) => r.of !== null && r.standing === 'present')
  for (const role of roles) {
    const holders: KnownEntity[] = []
    for (const e of entitiesWith(known, role.of!)) if (!taken.has(e.id) && e.roles.some((r) => isSameRole(r, role))) holders.push(e)
    holders.sort((a, b) => b.last - a.last)
    if (holders.length > 0) return holders[0]!
  }
  return null
}
