import { AFTER_NOUN, AFTER_NOUN_OF_THING, EVENT_LABEL, NOUN_OF_VERB } from '../../lang/en/events/labels.ts'
import type { Act, Entity } from '../../record/index.ts'
import { isAcronymOf } from '../entities/keys.ts'
import { distinct, fullName, isNamedIn, phraseInTitle, shortName } from './title-names.ts'

/** What a title is made of. */
export interface TitleParts {
  readonly act: Act
  /** The base form of the verb, and its particle: "step_down". */
  readonly lemma: string
  /** The trigger as written, for nouns. */
  readonly noun: string | null
  readonly actors: readonly Entity[]
  readonly others: readonly Entity[]
  readonly place: Entity | null
  /** What is done to something that is nobody: "the Tarn bridge", null where there is nothing such. */
  readonly object: string | null
  /** True where the verb is done to one of `others`: "fined the bank", not "replied to the bank". */
  readonly isDirect: boolean
}

const PEERS: ReadonlySet<string> = new Set(['CONSULT', 'AGREE', 'COOPERATE', 'x.conference'])
/** Nouns of going somewhere: their place is where to. */
const TOWARDS = /\b(?:visit|trip|journey|travel|tour|flight|return)$/
const capital = (s: string): string => (/^[a-z]+(?:[ :–'’-]|$)/.test(s) ? s.charAt(0).toUpperCase() + s.slice(1) : s)

/** A short neutral title: "Holm–Duarte summit in Aarhus", "Arrest of Ana Duarte". */
export function titleOf(p: TitleParts): string {
  const title = capital(bodyOf(p))
  if (!p.place) return title
  const place = fullName(p.place)
  if (isNamedIn(title, place)) return title
  return `${title} ${TOWARDS.test(title) ? 'to' : /\bdeparture$/.test(title) ? 'from' : 'in'} ${place}`
}

/** The title without its place. */
function bodyOf(p: TitleParts): string {
  const object = p.object === null ? null : phraseInTitle(p.object)
  const actors = distinct(p.actors)
  const noun = p.noun ?? NOUN_OF_VERB.get(`${p.act}/${p.lemma}`) ?? NOUN_OF_VERB.get(p.lemma)
  if (noun === undefined) return doing(p, actors, object)
  const label = phraseInTitle(noun)
  if (object && !PEERS.has(p.act))
    return `${actors.length === 1 ? `${shortName(actors[0]!)}: ` : ''}${label} ${AFTER_NOUN_OF_THING[label] ?? after(label)} ${object}`
  // who stands in the label already is not named once more
  const others = distinct(p.others).filter((e) => !isToldIn(label, e))
  const rest = actors.filter((e) => !isToldIn(label, e))
  if (PEERS.has(p.act)) return peersOf(distinct([...rest, ...others]), label)
  if (others.length > 0) return `${rest.length > 0 ? `${shortName(rest[0]!)}: ` : ''}${label} ${after(label, others)} ${list(others)}`
  return rest.length > 0 ? `${list(rest)}: ${label}` : label
}

/** A verb for which there is no noun: "Holm blocking the road", "Transferring Ana Holm". */
function doing({ act, lemma, others, isDirect }: TitleParts, actors: readonly Entity[], object: string | null): string {
  const whom = object ?? (isDirect && others.length > 0 ? list(distinct(others)) : null)
  const who = actors.length === 1 ? shortName(actors[0]!) : actors.length > 1 && whom === null ? list(actors) : null
  if (who === null && whom === null) return EVENT_LABEL[act]
  return [who, gerund(lemma), whom].filter((part) => part !== null).join(' ')
}

/** True when a label names somebody, be it by the letters of the name or by its beginning. */
function isToldIn(label: string, entity: Entity): boolean {
  const name = fullName(entity)
  if (isNamedIn(label, name)) return true
  const words = name.split(' ')
  if (words.length < 3) return false
  const folded = words.map((word) => word.toLowerCase())
  return (
    isNamedIn(label, words.slice(0, 2).join(' ')) ||
    label.split(' ').some((word) => CAPITALS.test(word) && isAcronymOf(word.toLowerCase(), folded))
  )
}

const CAPITALS = /^\p{Lu}{3,9}$/u

/** "sanctions on", "closure of"; who leaves is no place that is left. */
function after(label: string, others: readonly Entity[] = []): string {
  const word = AFTER_NOUN[label.slice(label.lastIndexOf(' ') + 1).toLowerCase()] ?? 'of'
  return word === 'from' && others.some((e) => e.kind === 'person') ? 'of' : word
}

/** The title of what equals do together. */
function peersOf(all: readonly Entity[], label: string): string {
  if (all.length === 0) return label
  if (all.length === 1) return `${shortName(all[0]!)}: ${label}`
  if (all.length === 2 && all.every((e) => shortName(e).length < 24)) return `${shortName(all[0]!)}–${shortName(all[1]!)} ${label}`
  return `${label} of ${list(all)}`
}

/** "close" → "closing", "issue" → "issuing", "give_up" → "giving up". */
function gerund(verb: string): string {
  const [lemma = '', ...particle] = verb.split('_')
  return [ing(lemma), ...particle].join(' ')
}

function ing(lemma: string): string {
  if (/[^aeio]e$/.test(lemma) && lemma.length > 2) return `${lemma.slice(0, -1)}ing`
  if (lemma.endsWith('ie')) return `${lemma.slice(0, -2)}ying`
  return DOUBLED.test(lemma) ? `${lemma}${lemma.at(-1)}ing` : `${lemma}ing`
}

/** One short syllable, or a stressed last one. */
const DOUBLED = /^[^aeiou]*[aeiou][bdgmnprt]$|(?:begin|mit|fer|cur|bid|get|gret|put|run|rol|bel|pel|stal|cut|set|shut|upset|quit)$/

function list(entities: readonly Entity[]): string {
  if (entities.length === 1) return fullName(entities[0]!)
  if (entities.length === 2) return `${fullName(entities[0]!)} and ${fullName(entities[1]!)}`
  return `${fullName(entities[0]!)} and ${entities.length - 1} others`
}
