import type { Entity } from '../../record/index.ts'
import { mapped } from '../mapped.ts'
import type { Companion, CompanyContext } from './company.ts'
import type { FeatureList } from './feature-list.ts'
import type { Draft } from './groups.ts'
import type { EventMention } from './mention.ts'

/** What all who may take part in one event share when they are judged. */
export interface Gathering {
  readonly company: CompanyContext
  readonly draft: Draft
  /** The mention that stands for the event. */
  readonly first: EventMention
  readonly all: readonly Companion[]
  /** Their names in lower case. */
  readonly names: readonly string[]
  /** How many of them the slots of the mentions took. */
  readonly taken: number
  /** Of those, up to two each, who does it and to whom it is done: "20". */
  readonly lack: string
  /** Who takes part in the event told before and in the one told after. */
  readonly before: ReadonlySet<number>
  readonly after: ReadonlySet<number>
}

/** Finds what they share, once for all of them. */
export function gatheringOf(company: CompanyContext, draft: Draft, all: readonly Companion[]): Gathering {
  const { entities, drafts } = company
  const { mentions } = draft.group
  const at = company.at.get(draft)!
  let taken = 0
  let actors = 0
  for (const one of all) {
    if (!one.taken) continue
    taken++
    if (one.role !== 'recipient') actors++
  }
  return {
    company,
    draft,
    first: mentions.find((m) => m.where === 'body') ?? mentions[0]!,
    all,
    names: mapped(all, (one) => entities.list[one.entity]!.name.toLowerCase()),
    taken,
    lack: `${Math.min(2, actors)}${Math.min(2, taken - actors)}`,
    before: takingPartIn(drafts[at - 1]),
    after: takingPartIn(drafts[at + 1]),
  }
}

function takingPartIn(draft: Draft | undefined): Set<number> {
  const out = new Set<number>()
  if (draft) for (const m of draft.group.mentions) for (const p of m.parts) out.add(p.entity)
  return out
}

const TALK: ReadonlySet<string> = new Set(['CONSULT', 'AGREE', 'x.conference'])

/** The features of one who may take part, among all who may. */
export function addCompanyFeatures(g: Gathering, at: number, x: FeatureList): void {
  const { all, company, draft, first, lack } = g
  const one = all[at]!
  const e = company.entities.list[one.entity]!
  const named = isNamed(e)
  const third = thirdOf(one.chance)
  const role = one.taken ? one.role : '-'
  x.add('b')
  addChance(g, one, third, x)
  x.add('chk=', third, e.kind, named)
  x.add('cha=', third, first.candidate.sense.act)
  x.add('chr=', third, role)
  x.add('ra=', role, first.candidate.sense.act)
  x.add('rak=', role, first.candidate.sense.act, e.kind)
  x.add('f=', one.form, named)
  x.add('ff=', one.form, named, third)
  addPlace(g, one, e, x)
  x.add('lackr=', lack, role)
  const same = Math.min(3, ofRole(all, role))
  x.add('same=', same, role)
  x.add('samef=', same, one.form, named)
  x.add('k=', e.kind, first.candidate.nominal ? 'n' : 'v')
  x.add('l=', first.lemma, role)
  x.add('lt=', first.lemma, third)
  x.add('pl=', first.place !== null && first.place.entity === one.entity, third)
  x.add('st=', draft.standing.status, one.where)
  x.add('n=', Math.min(4, g.taken), one.taken)
  x.add('in=', inAnother(g, at), third)
  const beside = `${g.before.has(one.entity) ? 1 : 0}${g.after.has(one.entity) ? 1 : 0}`
  x.add('nb=', beside, one.where)
  x.add('nbt=', beside, third)
}

function thirdOf(chance: number): string {
  return chance < 0 ? 'x' : chance < 0.2 ? 'l' : chance < 0.5 ? 'm' : chance < 0.75 ? 'h' : 't'
}

/** How sure the mentions are of it, alone and beside the others. */
function addChance({ all, draft }: Gathering, one: Companion, third: string, x: FeatureList): void {
  const level = one.chance < 0 ? 'x' : String(Math.min(19, Math.floor(one.chance * 20)))
  let surer = 0
  for (const o of all) if (o.chance > one.chance) surer++
  x.add('ch=', level)
  x.add('cht=', level, one.taken)
  x.add('rul=', one.ruled, third)
  x.add('bk=', Math.min(3, one.backed), Math.min(3, draft.group.mentions.length))
  x.add('rank=', Math.min(3, surer), third)
  x.add('wt=', one.where, third)
}

/** Where it stands, with what it is. */
function addPlace({ company, first, lack }: Gathering, one: Companion, e: Entity, x: FeatureList): void {
  const { act } = first.candidate.sense
  const { where } = one
  const { length } = e.mentions
  const rank = Math.min(4, company.rank.get(one.entity) ?? 5)
  const rel = company.a.rel[one.token]!
  x.add('w=', where)
  x.add('wk=', where, e.kind)
  x.add('wa=', where, act)
  x.add('sal=', length < 3 ? length : length < 6 ? 3 : 6, where)
  x.add('sr=', rank, where)
  x.add('srl=', rank, lack, one.taken)
  x.add('lack=', lack, where)
  x.add('lacka=', lack, where, act)
  x.add('rel=', rel, where)
  x.add('relk=', rel, where, e.kind)
  x.add('spk=', one.entity === first.speaker, where)
  x.add('tit=', company.titled.has(one.entity), where)
  x.add('talk=', TALK.has(act), lack, where)
}

function isNamed({ mentions }: Entity): boolean {
  for (const m of mentions) if (m.form === 'name') return true
  return false
}

/** How many of those taken have a role. */
function ofRole(all: readonly Companion[], role: string): number {
  let n = 0
  for (const o of all) if (o.taken && o.role === role) n++
  return n
}

/** Whether the name is part of another's phrase, or holds one. */
function inAnother({ all, names }: Gathering, at: number): string {
  const own = names[at]!
  let found = '-'
  for (let i = 0; i < all.length; i++) {
    if (i === at || !all[i]!.taken) continue
    const other = names[i]!
    if (other.length > own.length && other.includes(own)) found = 'within'
    else if (own.length > other.length && own.includes(other)) found = 'around'
  }
  return found
}
