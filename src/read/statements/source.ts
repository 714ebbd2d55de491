import type { Analysis } from '../analysis.ts'
import { childOf, type Extents, headOf, wholePhrase } from '../entities/phrase.ts'
import { RECIPIENT_VERBS } from '../../lang/en/cues.ts'
import { isNominal } from '../entities/mentions.ts'
import { titleHeadFrom } from '../entities/roles.ts'
import { cueWordOf } from './lexicon.ts'
import type { Stretch } from './raw.ts'
import { ACL, ADVCL, AUX, AUX_PASS, CONJ, CSUBJ, NSUBJ, NSUBJ_PASS, OBL, PARATAXIS, XCOMP } from '../rel-bits.ts'
import { sharedSpeaker } from './shared.ts'

const NOMINAL = new Set(['NOUN', 'PROPN', 'PRON', 'NUM'])

/** True for a passive verb: it has a passive auxiliary or subject. */
export function isPassive(analysis: Analysis, i: number): boolean {
  if (analysis.xpos[i] !== 'VBN') return false
  for (let c = analysis.firstChild[i]!; c >= 0; c = analysis.nextSibling[c]!) {
    if ((analysis.relBits[c]! & (AUX_PASS | NSUBJ_PASS)) !== 0) return true
    if ((analysis.relBits[c]! & AUX) !== 0 && analysis.lemma[c] === 'have') return false
  }
  return false
}

/** Who says it: the noun phrase that is the subject of the verb at `i`, by tree, then by the words around it. */
export function sourceOf(analysis: Analysis, extents: Extents, i: number): Stretch | null {
  const inverted = isInverted(analysis, i) ? beside(analysis, extents, i) : null
  if (inverted && inverted[0] > i) return inverted
  const subject = subjectOf(analysis, i)
  if (subject >= 0) return trimSource(analysis, wholePhrase(analysis, extents, subject), i)
  return beside(analysis, extents, i)
}

/** "…, stated the minister": a finite verb between a comma or closing mark and a noun phrase. */
function isInverted(analysis: Analysis, i: number): boolean {
  const sentence = analysis.sentence[i]
  if (i < 2 || analysis.sentence[i - 1] !== sentence || analysis.upos[i - 1] !== 'PUNCT' || analysis.form[i - 1] === '-') return false
  if (analysis.xpos[i] !== 'VBD' && analysis.xpos[i] !== 'VBZ' && analysis.xpos[i] !== 'VBP') return false
  const next = analysis.upos[i + 1]
  if (analysis.sentence[i + 1] !== sentence || (next !== 'DET' && next !== 'PROPN' && next !== 'NOUN' && next !== 'ADJ')) return false
  return true
}

/** Head token of the subject: own, of the verb it is joined to, or of the clause that it hangs on; -1 where there is none. */
export function subjectOf(analysis: Analysis, i: number): number {
  const shared = sharedSpeaker(analysis, i)
  let verb = shared >= 0 ? shared : i
  for (let steps = 0; verb >= 0 && steps < 6; steps++) {
    const own = ownSubject(analysis, verb)
    if (own >= 0 && own !== i) return own
    const rel = analysis.relBits[verb]!
    const upper = analysis.head[verb]!
    if (upper < 0) return -1
    if ((rel & (CONJ | XCOMP | ADVCL)) !== 0 || ((rel & PARATAXIS) !== 0 && verb > upper)) verb = upper
    else if ((rel & ACL) !== 0) return analysis.xpos[verb] === 'VBG' || analysis.lower[verb - 1] === 'to' ? upper : -1
    else return -1
    if (analysis.upos[verb] !== 'VERB' && analysis.upos[verb] !== 'AUX' && analysis.upos[verb] !== 'ADJ' && ownSubject(analysis, verb) < 0)
      return -1
  }
  return -1
}

function ownSubject(analysis: Analysis, verb: number): number {
  const subject = childOf(analysis, verb, NSUBJ | CSUBJ)
  // where a clause is what it is said of, nobody speaks
  return subject >= 0 && (analysis.relBits[subject]! & NSUBJ) !== 0 ? subject : -1
}

/** An inverted subject right after the verb ("said Holm"), or a noun phrase right before it. */
export function beside(analysis: Analysis, extents: Extents, i: number): Stretch | null {
  const sentence = analysis.sentence[i]
  let j = i + 1
  while (j < analysis.n && (analysis.upos[j] === 'DET' || analysis.upos[j] === 'ADJ' || analysis.upos[j] === 'NUM')) j++
  const recipient = RECIPIENT_VERBS.has(cueWordOf(analysis.lower[i]!, 'VERB')?.lemma ?? '')
  const parenthetic =
    i > 0 && !recipient && (analysis.upos[i - 1] === 'PUNCT' || analysis.sentence[i - 1] !== sentence) && analysis.form[i - 1] !== ')'
  if (parenthetic && j < analysis.n && analysis.sentence[j] === sentence && NOMINAL.has(analysis.upos[j]!)) {
    let head = j
    while (analysis.head[head]! > i && analysis.sentence[head] === sentence && NOMINAL.has(analysis.upos[analysis.head[head]!]!))
      head = analysis.head[head]!
    return trimSource(analysis, wholePhrase(analysis, extents, head), i)
  }
  for (let k = i - 1, steps = 0; k >= 0 && steps < 5 && analysis.sentence[k] === sentence; k--, steps++) {
    const upos = analysis.upos[k]!
    if (upos === 'ADV' || upos === 'AUX' || upos === 'PART') continue
    if (upos === 'PUNCT') return beforeAppositive(analysis, extents, k)
    if (!NOMINAL.has(upos) || (upos === 'NOUN' && !isNominal(analysis, k) && analysis.nameAt[k]! < 0)) return null
    let head = k
    while (
      analysis.head[head]! >= 0 &&
      analysis.head[head]! < i &&
      analysis.sentence[head] === sentence &&
      NOMINAL.has(analysis.upos[analysis.head[head]!]!) &&
      (analysis.relBits[head]! & OBL) === 0
    )
      head = analysis.head[head]!
    const [from] = wholePhrase(analysis, extents, head)
    return from <= k ? [from, k + 1] : null
  }
  return null
}

/** "Holm, an expert at the harbour office, …" and "Holm of the Harbour Union (HU) …": the phrase with what is set off before the verb. */
function beforeAppositive(analysis: Analysis, extents: Extents, end: number): Stretch | null {
  const form = analysis.form[end]
  if (form !== ',' && form !== ')') return null
  const open = form === ',' ? ',' : '('
  const sentence = analysis.sentence[end]
  let i = end - 1
  while (i > 0 && end - i < 25 && analysis.sentence[i] === sentence && analysis.form[i] !== open) i--
  if (analysis.form[i] !== open || analysis.sentence[i - 1] !== sentence || end - i < 2) return null
  const relative = analysis.xpos[i + 1] === 'WP' || analysis.xpos[i + 1] === 'WDT'
  for (let j = i + 1; j < end && !relative; j++)
    if (analysis.upos[j] === 'AUX' || analysis.upos[j] === 'SCONJ' || /^VB[DPZ]$/.test(analysis.xpos[j]!)) return null
  if (!NOMINAL.has(analysis.upos[i - 1]!)) return null
  let head = i - 1
  while (
    analysis.head[head]! >= 0 &&
    analysis.head[head]! < i &&
    analysis.sentence[head] === sentence &&
    NOMINAL.has(analysis.upos[analysis.head[head]!]!) &&
    !/^(?:obl|nsubj|obj)/.test(analysis.rel[head]!)
  ) {
    head = analysis.head[head]!
  }
  if (analysis.nameAt[i - 1]! < 0 && !isNominal(analysis, head) && analysis.nameAt[head]! < 0) return null
  const [from] = wholePhrase(analysis, extents, head)
  return from < i ? [from, form === ')' ? end + 1 : end] : null
}

/** Keeps a source on its own side of the verb and drops a clause that the tree hung on it by mistake. */
function trimSource(analysis: Analysis, [from, to]: readonly [number, number], verb: number): Stretch | null {
  let a = from
  let b = to
  for (let j = b - 1; j > a; j--) if (analysis.form[j] === ';' || analysis.form[j] === ':') b = j
  if (a <= verb && b > verb) {
    if (verb - a >= b - verb) b = verb
    else a = verb + 1
  }
  while (
    b > a &&
    (analysis.upos[b - 1] === 'PUNCT' || analysis.upos[b - 1] === 'AUX' || analysis.upos[b - 1] === 'CCONJ') &&
    analysis.form[b - 1] !== ')'
  )
    b--
  while (a < b && analysis.upos[a] === 'PUNCT') a++
  if (b <= a) return null
  for (let j = a; j < Math.min(b - 1, a + 4); j++) if (TURNS.has(analysis.lower[j]!)) a = j + 1
  const verbal = finiteIn(analysis, a, b)
  if (verbal >= 0) {
    for (let j = b - 1; j > verbal; j--) {
      if (analysis.form[j] !== ',' && analysis.upos[j] !== 'CCONJ') continue
      a = j + 1
      break
    }
  }
  const head = headOf(analysis, a, b)
  for (let j = head - 1; j > a; j--) {
    if (analysis.form[j] !== ',') continue
    a = j + 1
    while (a < head && analysis.upos[a] === 'CCONJ') a++
    break
  }
  for (let j = head + 1; j + 1 < b; j++)
    if (analysis.form[j] === ',' && analysis.xpos[j + 1] === 'VBG' && cueWordOf(analysis.lower[j + 1]!, 'VERB')) b = j
  return [withTitleAhead(analysis, a), b]
}

/** "hours after an official said": what stands before these words is no part of the speaker. */
const TURNS = new Set(['after', 'before', 'when', 'while', 'because', 'although', 'though', 'until', 'since'])

/** A finite verb of a clause that no relative pronoun opens has no place in a source; -1 where there is none. */
function finiteIn(analysis: Analysis, from: number, to: number): number {
  for (let i = from; i < to; i++) {
    if (/^W/.test(analysis.xpos[i]!) || analysis.lower[i] === 'that') return -1
    if (
      /^VB[DPZ]$/.test(analysis.xpos[i]!) &&
      analysis.upos[i] === 'VERB' &&
      analysis.rel[i] !== 'acl' &&
      analysis.rel[i] !== 'acl:relcl' &&
      analysis.nameAt[i]! < 0
    )
      return i
  }
  return -1
}

/** "the mayor of Aarhus, Jens Holm": the title before the comma belongs to the name. */
function withTitleAhead(analysis: Analysis, from: number): number {
  if (from < 3 || analysis.form[from - 1] !== ',' || analysis.names[analysis.nameAt[from]!]?.kind !== 'person') return from
  const sentence = analysis.sentence[from]
  for (let i = from - 2, steps = 0; i >= 0 && steps < 12 && analysis.sentence[i] === sentence; i--, steps++) {
    const upos = analysis.upos[i]
    if (upos === 'AUX' || upos === 'PUNCT' || upos === 'SCONJ' || upos === 'CCONJ' || (upos === 'VERB' && analysis.xpos[i] !== 'VBG'))
      return from
    if (upos !== 'DET' && analysis.xpos[i] !== 'PRP$') continue
    const head = titleHeadFrom(analysis, i)
    const starts = i === 0 || analysis.sentence[i - 1] !== sentence || analysis.upos[i - 1] === 'PUNCT' || analysis.upos[i - 1] === 'CCONJ'
    if (head > i && starts) return i
  }
  return from
}

/** "… was announced by the ministry": the agent of a passive. */
export function agentOf(analysis: Analysis, extents: Extents, i: number): Stretch | null {
  for (let c = analysis.firstChild[i]!; c >= 0; c = analysis.nextSibling[c]!) {
    if (c < i || (analysis.relBits[c]! & OBL) === 0) continue
    for (let k = analysis.firstChild[c]!; k >= 0; k = analysis.nextSibling[k]!) {
      if (analysis.lower[k] === 'by' && analysis.rel[k] === 'case') return wholePhrase(analysis, extents, c)
    }
  }
  if (analysis.lower[i + 1] !== 'by' || analysis.sentence[i + 1] !== analysis.sentence[i]) return null
  let to = i + 2
  while (to < analysis.n && to - i < 14 && analysis.sentence[to] === analysis.sentence[i] && AGENT.has(analysis.upos[to]!)) to++
  return to > i + 2 ? [i + 2, to] : null
}

const AGENT = new Set(['DET', 'NOUN', 'PROPN', 'PRON', 'ADJ', 'NUM'])
