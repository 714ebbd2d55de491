import type { NameMention } from '../analysis.ts'
import { keyOfMention } from './bounds.ts'
import type { NameDocument } from './document.ts'

/** Seats of power that are houses too. */
const HOUSES: ReadonlySet<string> = new Set([
  'white house',
  'kremlin',
  'pentagon',
  'downing street',
  '10 downing street',
  'elysee palace',
  'elysee',
  'buckingham palace',
  'capitol',
  'blue house',
])
/** Words before a house in which or to which something happens. */
const INTO: ReadonlySet<string> = new Set('at in inside outside into near around to behind beside'.split(' '))

/** A seat of power is a facility where things happen in it, an organisation where it speaks or acts. */
export function asSeat(name: NameMention, document: NameDocument): NameMention {
  const { from, to, kind } = name
  if ((kind !== 'facility' && kind !== 'organisation' && kind !== 'place') || !HOUSES.has(keyOfMention(name, document))) return name
  const { folded } = document.lexicon
  const { lex, xpos, n } = document.input
  let before = from - 1
  if (before >= 0 && folded[lex[before]!] === 'the') before--
  const isInside = before >= 0 && INTO.has(folded[lex[before]!]!)
  const next = to < n ? xpos[to]! : ''
  const isOwner = next === 'POS' || (next.startsWith('NN') && !isMeeting(folded[lex[to]!]!))
  if (isMeeting(to < n ? folded[lex[to]!]! : '')) return { from, to, kind: 'facility' }
  return { from, to, kind: isInside && !isOwner ? 'facility' : 'organisation' }
}

/** "White House talks" are held there. */
function isMeeting(word: string): boolean {
  return /^(?:talks?|meetings?|summits?|visits?|lunch|dinner|ceremony|ground|grounds|lawn|gates?)$/.test(word)
}
