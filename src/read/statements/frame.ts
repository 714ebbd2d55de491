import type { Analysis } from '../analysis.ts'
import { ADVCL, ADVMOD, AUX, CCOMP, IOBJ, MARK, NMOD, NSUBJ, OBJ, OBL, PARATAXIS, PUNCT, XCOMP } from '../rel-bits.ts'
import { RECIPIENT_VERBS } from '../../lang/en/cues.ts'
import type { Frame } from './frames.ts'
import { cueWordOf } from './lexicon.ts'
import type { Quotes } from './quotes.ts'

const PREPOSITIONS = new Set([
  'for',
  'of',
  'about',
  'on',
  'against',
  'to',
  'with',
  'from',
  'into',
  'as',
  'over',
  'at',
  'out',
  'up',
  'off',
  'down',
  'back',
  'in',
  'by',
])
const BREAKS = new Set(['.', ';', '?', '!'])

/** The frame that the verb at `i` stands in, read from the words around it first and from the tree second. */
export function frameOf(analysis: Analysis, quotes: Quotes, i: number): Frame {
  if (hasQuote(analysis, quotes, i)) return 'quote'
  const next = analysis.lower[i + 1]
  const inside = i + 1 < analysis.n && analysis.sentence[i + 1] === analysis.sentence[i]
  if (inside && next === 'that' && analysis.upos[i + 1] === 'SCONJ') return 'clause'
  let frame: Frame = 'none'
  if (isSetBehind(analysis, i)) return 'clause'
  for (let c = analysis.firstChild[i]!; c >= 0; c = analysis.nextSibling[c]!) {
    const rel = analysis.relBits[c]!
    if ((rel & CCOMP) !== 0) return 'clause'
    if ((rel & XCOMP) !== 0 && c > i) frame = 'infinitive'
    else if ((rel & PARATAXIS) !== 0 && analysis.upos[c] === 'VERB' && frame === 'none') return 'clause'
    else if ((rel & (OBJ | IOBJ)) !== 0 && frame !== 'infinitive') frame = 'object'
  }
  if (inside && next === 'to' && analysis.upos[i + 2] === 'VERB') return 'infinitive'
  if (inside && frame === 'object' && callsOn(analysis, i) >= 0) return 'infinitive'
  if (frame !== 'infinitive' && thatAfter(analysis, i) >= 0) return 'clause'
  if (frame !== 'none') return frame
  if (inside && callsOn(analysis, i) >= 0) return 'infinitive'
  if (isParenthetic(analysis, i)) return 'clause'
  return inside && PREPOSITIONS.has(next!) ? 'preposition' : 'none'
}

/** How such a verb hangs on what it reports; "and" before it would join it. */
const BEHIND = new Set(['parataxis', 'conj'])

/** Dependents that a verb set behind what it reports may have: nothing that could be what it reports. */
const BESIDE = NSUBJ | PUNCT | OBL | ADVMOD | AUX | NMOD

/**
 * "The port has reopened, officials told the Harbour Times", "…, a spokeswoman said, adding that …": a verb of saying with its own subject
 * behind the clause that it reports, whichever of the two the tree puts on top. One told stands for the object, and a participle may follow.
 */
export function isSetBehind(analysis: Analysis, i: number): boolean {
  if (!/^VB[DPZ]$/.test(analysis.xpos[i]!)) return false
  const tells = RECIPIENT_VERBS.has(cueWordOf(analysis.lower[i]!, 'VERB')?.lemma ?? '')
  if (!tells && analysis.lemma[i] !== 'say') return false
  let reported = BEHIND.has(analysis.rel[i]!) && analysis.head[i]! < i ? analysis.head[i]! : -1
  let subject = -1
  for (let c = analysis.firstChild[i]!; c >= 0; c = analysis.nextSibling[c]!) {
    const rel = analysis.relBits[c]!
    if ((rel & NSUBJ) !== 0 && c < i) subject = c
    else if ((rel & ADVCL) !== 0 && c < i && isMainClause(analysis, c)) reported = c
    else if ((rel & BESIDE) === 0 && !(tells && (rel & (OBJ | IOBJ)) !== 0) && !isAfterComma(analysis, c, i)) return false
  }
  if (reported < 0 || subject <= reported) return false
  for (let j = subject; j > reported; j--) if (analysis.form[j] === ',') return true
  return false
}

/** A participle set off behind the verb. */
function isAfterComma(analysis: Analysis, c: number, verb: number): boolean {
  return c > verb && analysis.xpos[c] === 'VBG' && analysis.form[c - 1] === ','
}

/** A clause with its subject and no word that makes it a minor one ("if", "when", "to"). */
function isMainClause(analysis: Analysis, verb: number): boolean {
  let subject = false
  for (let c = analysis.firstChild[verb]!; c >= 0; c = analysis.nextSibling[c]!) {
    const rel = analysis.relBits[c]!
    if ((rel & MARK) !== 0 || analysis.xpos[c] === 'WRB') return false
    if ((rel & NSUBJ) !== 0) subject = true
  }
  return subject && analysis.upos[verb] === 'VERB' && analysis.xpos[verb] !== 'VBG'
}

/** "called on both sides to stop", "appealed to both to stop", "urged him to go": the "to" after the one spoken to; -1 where there is none. */
export function callsOn(analysis: Analysis, i: number): number {
  const next = analysis.lower[i + 1]
  const from =
    next === 'on' || next === 'upon' || (next === 'to' && APPEALING.has(analysis.lemma[i]!))
      ? i + 3
      : RECIPIENT_VERBS.has(cueWordOf(analysis.lower[i]!, 'VERB')?.lemma ?? '') && SPOKEN_TO.has(analysis.upos[i + 1] ?? '')
        ? i + 2
        : -1
  if (from < 0) return -1
  for (let j = from; j < Math.min(analysis.n, i + 12) && analysis.sentence[j] === analysis.sentence[i]; j++) {
    if (analysis.lower[j] === 'to' && (analysis.upos[j + 1] === 'VERB' || analysis.upos[j + 1] === 'AUX')) return j
    if (analysis.upos[j] === 'VERB' || analysis.upos[j] === 'AUX' || analysis.upos[j] === 'PUNCT' || analysis.upos[j] === 'SCONJ') return -1
  }
  return -1
}

/** Verbs with "to" before the one spoken to. */
const APPEALING = new Set(['appeal', 'signal', 'propose', 'suggest'])

const SPOKEN_TO = new Set(['PRON', 'DET', 'NOUN', 'PROPN', 'ADJ', 'NUM'])

/** The "that" which opens a clause some words after the verb ("confirmed on Monday that …"); -1 where there is none. */
export function thatAfter(analysis: Analysis, i: number): number {
  const sentence = analysis.sentence[i]
  for (let j = i + 1, steps = 0; j < analysis.n && steps < 10 && analysis.sentence[j] === sentence; j++, steps++) {
    const upos = analysis.upos[j]
    if (analysis.lower[j] === 'that' && upos === 'SCONJ') return isTime(analysis, j - 1) ? j : -1
    if (upos === 'VERB' && analysis.upos[j - 1] === 'NOUN' && (analysis.xpos[j] === 'VBN' || analysis.xpos[j] === 'VBD')) continue
    if (upos === 'PUNCT' || upos === 'VERB' || upos === 'AUX' || upos === 'SCONJ' || upos === 'CCONJ') return -1
  }
  return -1
}

const TIMES = new Set(
  'monday tuesday wednesday thursday friday saturday sunday yesterday today tonight morning afternoon evening week month year statement interview conference reporters journalists television tweet letter post speech briefing report'.split(
    ' ',
  ),
)

const isTime = (analysis: Analysis, i: number): boolean => TIMES.has(analysis.lower[i]!) || analysis.upos[i] === 'NUM'

/** True when a quotation of three words or more begins soon after the verb, or ended right before its clause. */
export function hasQuote(analysis: Analysis, quotes: Quotes, i: number): boolean {
  const own = quotes.at[i]!
  const sentence = analysis.sentence[i]
  for (let j = i + 1, steps = 0; j < analysis.n && steps < 12; j++, steps++) {
    const q = quotes.at[j]!
    if (q >= 0 && q !== own) {
      const quote = quotes.list[q]!
      if (quote.from === j && quote.words >= 3) return true
      break
    }
    if (BREAKS.has(analysis.form[j]!) || analysis.sentence[j] !== sentence) break
    if (analysis.upos[j] === 'VERB') break
  }
  for (let j = i - 1, steps = 0; j >= 0 && steps < 14; j--, steps++) {
    const q = quotes.at[j]!
    if (q >= 0 && q !== own) return quotes.list[q]!.words >= 3 && runsInto(analysis, quotes, q, i)
    if (BREAKS.has(analysis.form[j]!) || analysis.sentence[j] !== sentence) return false
    if (analysis.upos[j] === 'VERB') return false
  }
  return false
}

const RUN_ON = new Set([',', '?', '!', '—', '–', '-', '…', '...'])

/** True when a quotation before the verb at `i` runs into its clause: a comma ends it inside or outside, or no new sentence has begun. */
export function runsInto(analysis: Analysis, quotes: Quotes, q: number, i: number): boolean {
  const quote = quotes.list[q]!
  const inner = analysis.form[quote.to - 2] ?? ''
  if (inner === '.')
    return (
      analysis.form[quote.to] === ',' ||
      (analysis.sentence[quote.to - 1] === analysis.sentence[i] && !/^\p{Lu}/u.test(analysis.form[quote.to] ?? ''))
    )
  return (
    RUN_ON.has(inner) || analysis.form[quote.to] === ',' || RUN_ON.has(analysis.form[quote.to] ?? '') || analysis.upos[quote.to] === 'VERB'
  )
}

const LATER = new Set(['on', 'in', 'to', 'at', 'during', 'after', 'late', 'early', 'last', 'this'])

/** After the verb stands nothing that it could take: the end, a mark, its subject, an adverb, a time or a place. */
function closes(analysis: Analysis, i: number, end: number): boolean {
  const next = i + 1
  if (next >= end || analysis.upos[next] === 'PUNCT' || analysis.upos[next] === 'ADV' || analysis.nameAt[next]! >= 0) return true
  if (analysis.upos[i - 1] === 'PUNCT') return analysis.upos[next] !== 'ADP' || LATER.has(analysis.lower[next]!)
  return LATER.has(analysis.lower[next]!) && analysis.upos[next + 1] !== 'DET' ? true : TIMES.has(analysis.lower[next]!)
}

/** "…, officials said." or "…, said the mayor": the verb's clause stands after a comma at the end and takes nothing itself. */
export function isParenthetic(analysis: Analysis, i: number): boolean {
  const s = analysis.sentences[analysis.sentence[i]!]!
  if (!closes(analysis, i, s.to)) return false
  let j = i - 1
  for (let steps = 0; j >= s.from && steps < 14; j--, steps++) {
    if (analysis.form[j] === ',') return j > s.from + 1
    const upos = analysis.upos[j]
    if (upos === 'VERB' || upos === 'SCONJ' || upos === 'PUNCT' || upos === 'CCONJ') return false
  }
  return false
}
