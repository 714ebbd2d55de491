import { CUE_ADJECTIVES, CUE_NOUNS, CUE_VERBS, DOUBLING, RELAYING_PASSIVES } from '../../lang/en/cues.ts'
import { NO_CUE } from '../marks.ts'
import { FRAMES, type Frame } from './frames.ts'

/** A word that can introduce what someone says; `shares` are tenths by frame, verbs have the passive last. */
export interface CueWord {
  readonly lemma: string
  readonly pos: 'verb' | 'noun' | 'adjective'
  readonly shares: readonly number[]
}

/** All forms of a verb, by rule, with the irregular ones given. */
export function inflect(lemma: string, irregular: readonly string[]): string[] {
  const y = /[^aeiou]y$/.test(lemma)
  const third = y ? `${lemma.slice(0, -1)}ies` : /(?:s|x|z|ch|sh|o)$/.test(lemma) ? `${lemma}es` : `${lemma}s`
  const doubles = DOUBLING.has(lemma) ? lemma + lemma.at(-1)! : lemma
  const stem = lemma.endsWith('e') && !/(?:ee|oe|ye)$/.test(lemma) ? lemma.slice(0, -1) : doubles
  const ing = lemma.endsWith('ie') ? `${lemma.slice(0, -2)}ying` : `${stem}ing`
  const past = irregular.length ? irregular : [y ? `${lemma.slice(0, -1)}ied` : lemma.endsWith('e') ? `${lemma}d` : `${stem}ed`]
  return [lemma, third, ing, ...past]
}

function readVerbs(): Map<string, CueWord> {
  const out = new Map<string, CueWord>()
  for (const item of CUE_VERBS.join(' · ').split(' · ')) {
    const [lemma, digits, ...irregular] = item.split(' ') as [string, string, ...string[]]
    const word: CueWord = { lemma, pos: 'verb', shares: [...digits].map(Number) }
    for (const form of inflect(lemma, irregular)) if (!out.has(form)) out.set(form, word)
  }
  return out
}

function readWords(rows: readonly string[], pos: 'noun' | 'adjective'): Map<string, CueWord> {
  const out = new Map<string, CueWord>()
  for (const item of rows.join(' · ').split(' · ')) {
    const [lemma, digits] = item.split(' ') as [string, string]
    const word: CueWord = { lemma, pos, shares: [...digits].map(Number) }
    out.set(lemma, word)
    if (pos === 'noun')
      out.set(/[^aeiou]y$/.test(lemma) ? `${lemma.slice(0, -1)}ies` : /(?:s|ch)$/.test(lemma) ? `${lemma}es` : `${lemma}s`, word)
  }
  return out
}

const verbs = readVerbs()
const nouns = readWords(CUE_NOUNS, 'noun')
const adjectives = readWords(CUE_ADJECTIVES, 'adjective')

/** The cue word for a form (lower case) of a part of speech, null where the word is none. */
export function cueWordOf(lower: string, upos: string): CueWord | null {
  if (upos === 'VERB' || upos === 'AUX') return verbs.get(lower) ?? null
  if (upos === 'NOUN' || upos === 'PROPN') return nouns.get(lower) ?? null
  return upos === 'ADJ' ? (adjectives.get(lower) ?? null) : null
}

/** Any cue word that a form can be, verbs first: for text whose tags are not to be trusted. */
export function anyCueWord(lower: string): CueWord | null {
  return verbs.get(lower) ?? nouns.get(lower) ?? adjectives.get(lower) ?? null
}

/** How often, in tenths, a word introduces an attribution in a frame. */
export function shareOf(word: CueWord, frame: Frame, passive: boolean): number {
  const share = word.shares[FRAMES.indexOf(frame)] ?? 0
  if (passive && (frame === 'clause' || frame === 'infinitive') && RELAYING_PASSIVES.has(word.lemma)) return Math.max(share, 7)
  return passive ? Math.max(word.shares[6] ?? 0, frame === 'clause' || frame === 'infinitive' || frame === 'quote' ? share - 2 : 0) : share
}

const strengths = new Map<string, number>([['according', 9]])
for (const words of [adjectives, nouns, verbs]) for (const [form, word] of words) strengths.set(form, Math.max(...word.shares))

/** The highest share of a form over all frames, 0..9, whatever part of speech it is; `NO_CUE` for other words. */
export function strengthOf(lower: string): number {
  return strengths.get(lower) ?? NO_CUE
}
