import { EVENT_LABEL, NOUN_OF_VERB } from '../../lang/en/events/labels.ts'
import type { Act, Entity } from '../../record/index.ts'

/** What a title is made of. */
export interface TitleParts {
  readonly act: Act
  readonly lemma: string
  /** The trigger as written, for nouns. */
  readonly noun: string | null
  readonly actors: readonly Entity[]
  readonly others: readonly Entity[]
  readonly place: Entity | null
  /** What is done to something that is nobody: "the Tarn bridge", null where there is nothing such. */
  readonly object: string | null
}

const PEERS: ReadonlySet<string> = new Set(['CONSULT', 'AGREE', 'COOPERATE', 'x.conference'])
const capital = (s: string): string => s.charAt(0).toUpperCase() + s.slice(1)
const short = (e: Entity): string => (e.kind === 'person' ? (e.name.split(' ').at(-1) ?? e.name) : e.name)

/** A short neutral title: "Holm–Duarte summit in Aarhus", "Arrest of Ana Duarte". */
export function titleOf(p: TitleParts): string {
  const where = p.place ? ` in ${p.place.name}` : ''
  if (p.noun === null && p.object && !NOUN_OF_VERB[p.lemma])
    return `${p.actors.length === 1 ? `${short(p.actors[0]!)} ${gerund(p.lemma)}` : capital(gerund(p.lemma))} ${p.object}${where}`
  const label = p.noun ?? NOUN_OF_VERB[p.lemma] ?? EVENT_LABEL[p.act]
  if (p.object && !PEERS.has(p.act))
    return `${p.actors.length === 1 ? `${short(p.actors[0]!)}: ${label}` : capital(label)} of ${p.object}${where}`
  const all = [...p.actors, ...p.others]
  if (PEERS.has(p.act)) {
    if (all.length === 2)
      return all.every((e) => e.name.length < 24)
        ? `${short(all[0]!)}–${short(all[1]!)} ${label}${where}`
        : `${capital(label)} of ${all[0]!.name} and ${all[1]!.name}${where}`
    if (all.length > 2) return `${capital(label)} of ${list(all)}${where}`
    return all.length === 1 ? `${short(all[0]!)}: ${label}${where}` : `${capital(label)}${where}`
  }
  if (p.others.length)
    return `${p.actors.length ? `${short(p.actors[0]!)}: ` : ''}${p.actors.length ? label : capital(label)} of ${list(p.others)}${where}`
  return p.actors.length ? `${list(p.actors)}: ${label}${where}` : `${capital(label)}${where}`
}

/** "close" → "closing". */
function gerund(lemma: string): string {
  if (/[^aeiou]e$/.test(lemma) || /[aeiou]{1}[^aeiou]e$/.test(lemma)) return `${lemma.slice(0, -1)}ing`
  return /^[^aeiou]*[aeiou][bdgmnprt]$/.test(lemma) ? `${lemma}${lemma.at(-1)}ing` : `${lemma}ing`
}

function list(entities: readonly Entity[]): string {
  if (entities.length === 1) return entities[0]!.name
  if (entities.length === 2) return `${entities[0]!.name} and ${entities[1]!.name}`
  return `${entities[0]!.name} and ${entities.length - 1} others`
}
