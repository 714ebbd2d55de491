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
}

const PEERS: ReadonlySet<string> = new Set(['CONSULT', 'AGREE', 'COOPERATE', 'x.conference'])
const capital = (s: string): string => s.charAt(0).toUpperCase() + s.slice(1)
const short = (e: Entity): string => (e.kind === 'person' ? (e.name.split(' ').at(-1) ?? e.name) : e.name)

/** A short neutral title: "Holm–Duarte summit in Aarhus", "Arrest of Ana Duarte". */
export function titleOf(p: TitleParts): string {
  const label = (p.noun ?? NOUN_OF_VERB[p.lemma] ?? EVENT_LABEL[p.act]).toLowerCase()
  const where = p.place ? ` in ${p.place.name}` : ''
  const all = [...p.actors, ...p.others]
  if (PEERS.has(p.act)) {
    if (all.length === 2) return all.every((e) => e.name.length < 24) ? `${short(all[0]!)}–${short(all[1]!)} ${label}${where}` : `${capital(label)} of ${all[0]!.name} and ${all[1]!.name}${where}`
    if (all.length > 2) return `${capital(label)} of ${list(all)}${where}`
    return all.length === 1 ? `${short(all[0]!)}: ${label}${where}` : `${capital(label)}${where}`
  }
  if (p.others.length) return `${p.actors.length ? `${short(p.actors[0]!)}: ` : ''}${p.actors.length ? label : capital(label)} of ${list(p.others)}${where}`
  return p.actors.length ? `${list(p.actors)}: ${label}${where}` : `${capital(label)}${where}`
}

function list(entities: readonly Entity[]): string {
  if (entities.length === 1) return entities[0]!.name
  if (entities.length === 2) return `${entities[0]!.name} and ${entities[1]!.name}`
  return `${entities[0]!.name} and ${entities.length - 1} others`
}
