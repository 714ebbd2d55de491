import type { Analysis } from '../analysis.ts'
import { kindOfNoun } from '../entities/mentions.ts'
import { childOf } from '../entities/phrase.ts'
import { CCOMP, NSUBJ } from '../rel-bits.ts'
import { cueWordOf } from './lexicon.ts'

/**
 * "Holm confirmed that the call lasted an hour and described it as useful": the tree joins the second verb to the first
 * clause, whose subject cannot speak. Gives the verb whose subject speaks, or -1.
 */
export function sharedSpeaker(analysis: Analysis, i: number): number {
  if (analysis.rel[i] !== 'conj' || analysis.upos[i] !== 'VERB' || childOf(analysis, i, NSUBJ) >= 0) return -1
  const word = cueWordOf(analysis.lower[i]!, 'VERB')
  if (!word || (word.shares[0]! < 7 && word.shares[1]! < 7)) return -1
  const first = analysis.head[i]!
  if (first < 0 || (analysis.relBits[first]! & CCOMP) === 0) return -1
  const cue = analysis.head[first]!
  if (cue < 0 || analysis.xpos[cue] !== analysis.xpos[i] || !cueWordOf(analysis.lower[cue]!, 'VERB')) return -1
  const subject = childOf(analysis, first, NSUBJ)
  return subject >= 0 && !canSpeak(analysis, subject) ? cue : -1
}

/** True for people, bodies and pronouns that stand for them. */
function canSpeak(analysis: Analysis, i: number): boolean {
  const name = analysis.names[analysis.nameAt[i]!]
  if (name) return name.kind !== 'thing' && name.kind !== 'event'
  if (analysis.upos[i] === 'PRON') return analysis.lower[i] !== 'it' && analysis.lower[i] !== 'this' && analysis.lower[i] !== 'that'
  return kindOfNoun(analysis, i) !== null
}
