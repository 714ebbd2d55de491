import { FAMILIES } from '../../lang/en/events/families.ts'
import type { Status } from '../../record/index.ts'
import type { Analysis } from '../analysis.ts'
import type { EventMention } from './mention.ts'
import { childrenBy } from './tree.ts'
import { isCompatible } from './when.ts'

/** The mentions of one event of a report, in text order. */
export interface Group {
  readonly mentions: EventMention[]
}

const FAMILY = new Map<string, number[]>()
FAMILIES.forEach((row, i) => {
  for (const word of row.split(' ')) {
    const list = FAMILY.get(word)
    if (list) list.push(i)
    else FAMILY.set(word, [i])
  }
})
const NONE: readonly number[] = []

/** The rows of words that a lemma stands in. */
export function familiesOf(lemma: string): readonly number[] {
  return FAMILY.get(lemma) ?? NONE
}

const DEFINITE = new Set(['the', 'this', 'that', 'these', 'those'])

/** Whether a noun takes up something known. */
export function definitenessOf(a: Analysis, token: number): EventMention['definite'] {
  for (const c of childrenBy(a, token, 'det', 'nmod:poss')) {
    if (a.rel[c] === 'nmod:poss' || DEFINITE.has(a.lower[c]!)) return 'definite'
    return 'indefinite'
  }
  return 'bare'
}

const AHEAD: ReadonlySet<Status> = new Set<Status>(['possible', 'proposed', 'planned', 'scheduled'])

/** Puts mentions of the same event together. The body comes first, so that the headline joins what the body tells. */
export function mergeMentions(a: Analysis, mentions: readonly EventMention[]): Group[] {
  const groups: Group[] = []
  const body = mentions.filter((m) => m.where === 'body')
  for (const m of body) place(a, groups, m)
  const own = groups.length
  for (const m of mentions) if (m.where === 'title') place(a, groups, m)
  for (const g of groups.slice(0, own)) g.mentions.sort((x, y) => x.candidate.token - y.candidate.token)
  for (const m of mentions) if (m.where === 'rail') groups.push({ mentions: [m] })
  return groups
}

function place(a: Analysis, groups: Group[], m: EventMention): void {
  let best: Group | null = null
  let most = 0
  for (let i = groups.length - 1; i >= 0; i--) {
    const s = affinity(a, groups[i]!, m)
    if (s > most) {
      most = s
      best = groups[i]!
    }
  }
  if (best) best.mentions.push(m)
  else groups.push({ mentions: [m] })
}

/** How well a mention fits a group; 0 = another event. */
function affinity(a: Analysis, group: Group, m: EventMention): number {
  let word = 0
  for (const g of group.mentions) word = Math.max(word, wordFit(a, g, m))
  if (word === 0) return 0
  if (group.mentions.some((g) => conflict(g, m))) return 0
  const share = sharing(group, m)
  if (share < 0) return 0
  const near = 1 / (1 + Math.abs(a.sentence[m.candidate.token]! - a.sentence[group.mentions[group.mentions.length - 1]!.candidate.token]!))
  if (share > 0) return word + share + near
  if (m.where === 'title' || m.definite === 'definite') return word + near
  if (m.definite === 'bare' && word >= 2 && m.candidate.nominal) return word + near
  if (m.definite === 'verb' && word >= 2 && (m.parts.length === 0 || group.mentions.every((g) => g.parts.length === 0))) return near
  return 0
}

function wordFit(a: Analysis, g: EventMention, m: EventMention): number {
  if (a.lemma[g.candidate.token] === a.lemma[m.candidate.token]) return 2
  for (const f of g.families) if (m.families.includes(f)) return g.candidate.sense.act === m.candidate.sense.act ? 1.5 : 1
  return 0
}

/** Two mentions that cannot be one event: other dates, or one is over and the other still ahead. */
function conflict(g: EventMention, m: EventMention): boolean {
  for (const x of g.times) for (const y of m.times) if (x.time.edtf && y.time.edtf && !isCompatible(x.time.edtf, y.time.edtf)) return true
  if (!g.standing.weak && !m.standing.weak) {
    const over = (e: EventMention): boolean => e.standing.status === 'happened' || e.standing.status === 'underway'
    if ((over(g) && AHEAD.has(m.standing.status)) || (over(m) && AHEAD.has(g.standing.status))) return true
  }
  return false
}

/** Participants in common (more is better), 0 where one side names none, -1 where they exclude each other. */
function sharing(group: Group, m: EventMention): number {
  const mine = m.parts.filter((p) => p.form !== 'nominal' || p.role !== 'actor')
  const theirs = new Map<number, string>()
  for (const g of group.mentions) for (const p of g.parts) theirs.set(p.entity, p.role)
  if (mine.length === 0 || theirs.size === 0) return 0
  let common = 0
  const extra = new Set<string>()
  for (const p of mine) {
    if (theirs.has(p.entity)) common++
    else if (p.form === 'name') extra.add(p.role)
  }
  if (common === 0) return mine.every((p) => p.form !== 'name') && m.definite === 'definite' ? 0 : -1
  if (extra.size > 0) {
    const own = new Set(mine.map((p) => p.entity))
    for (const [entity, role] of theirs) if (!own.has(entity) && extra.has(role)) return -1
  }
  return common
}
