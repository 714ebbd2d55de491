import { RECIPIENT_VERBS } from '../../lang/en/cues.ts'
import type { Analysis } from '../analysis.ts'
import { baseOf, childOf, type Extents, wholePhrase } from '../entities/phrase.ts'
import { ADVCL, ADVMOD, CC, CCOMP, CONJ, IOBJ, OBJ, OBL, PARATAXIS, PUNCT, XCOMP } from '../rel-bits.ts'
import { sharedSpeaker } from './shared.ts'
import { cueWordOf } from './lexicon.ts'
import { callsOn, isParenthetic, isSetBehind, runsInto, thatAfter } from './frame.ts'
import type { Frame } from './frames.ts'
import type { Quotes } from './quotes.ts'
import type { Stretch } from './raw.ts'

/** A cue with all that is known of it when its content is looked for. */
export interface CueSite {
  readonly head: number
  readonly cue: Stretch
  readonly frame: Frame
  readonly lemma: string
  readonly source: Stretch | null
}

/** What is said, and to whom. */
export interface Said {
  readonly content: Stretch[]
  readonly recipient: Stretch | null
}

const CLAUSAL = CCOMP | XCOMP
const OBJECT = OBJ | IOBJ
const ENDS = new Set(['.', '?', '!', ';', ':', ',', '—', '–', '-', '…', '...'])

/** The sentence of a token as a stretch. */
export function sentenceOf(analysis: Analysis, i: number): Stretch {
  const s = analysis.sentences[analysis.sentence[i]!]!
  return [s.from, s.to]
}

/** Trims punctuation at both ends that belongs to no quotation. */
export function trimContent(analysis: Analysis, quotes: Quotes, from: number, to: number): Stretch | null {
  let a = from
  let b = to
  while (b > a && ENDS.has(analysis.form[b - 1]!) && !endsQuote(quotes, b, a)) b--
  while (b > a && (analysis.upos[b - 1] === 'CCONJ' || (analysis.upos[b - 1] === 'PUNCT' && analysis.form[b - 1] === ','))) b--
  while (a < b && (ENDS.has(analysis.form[a]!) || (analysis.upos[a] === 'CCONJ' && analysis.lower[a] === 'and'))) a++
  return b > a ? [a, b] : null
}

/** A full stop inside an open quotation that goes on in the next paragraph belongs to it. */
function endsQuote(quotes: Quotes, end: number, from: number): boolean {
  const q = quotes.at[end - 1]!
  return q >= 0 && quotes.list[q]!.open && quotes.list[q]!.to === end && quotes.list[q]!.from >= from
}

/** Finds what a verb says. */
export function contentOfVerb(analysis: Analysis, extents: Extents, quotes: Quotes, site: CueSite): Said {
  const { frame, head } = site
  if (frame === 'quote') return quoted(analysis, quotes, site)
  if (frame === 'clause') return clause(analysis, extents, quotes, site)
  const recipient = recipientOf(analysis, extents, site)
  const call = frame === 'infinitive' ? callsOn(analysis, head) : -1
  if (call >= 0) {
    const content = trimContent(analysis, quotes, call, Math.max(clauseEnd(analysis, extents, head, call), extents.right[call + 1]! + 1))
    const prepositional = analysis.upos[head + 1] === 'ADP'
    return { content: list(content), recipient: [head + (prepositional ? 2 : 1), call] }
  }
  if (frame === 'infinitive') {
    const inner = childOf(analysis, head, CLAUSAL)
    const from = startAfter(analysis, extents, site, recipient)
    const to = inner > head ? extents.right[inner]! + 1 : clauseEnd(analysis, extents, head, from)
    return { content: list(trimContent(analysis, quotes, from, Math.max(to, from))), recipient }
  }
  if (frame === 'none') return { content: [], recipient: null }
  const from = frame === 'object' ? objectStart(analysis, extents, site) : site.cue[1]
  const to = clauseEnd(analysis, extents, head, from)
  return { content: list(trimContent(analysis, quotes, from, to)), recipient: null }
}

const list = (stretch: Stretch | null): Stretch[] => (stretch ? [stretch] : [])

function objectStart(analysis: Analysis, extents: Extents, { head, cue }: CueSite): number {
  const object = childOf(analysis, head, OBJECT)
  return object > head ? Math.max(cue[1], Math.min(extents.left[object]!, cue[1] + 3)) : cue[1]
}

/** The one spoken to, when something said follows. */
function recipientOf(analysis: Analysis, extents: Extents, { head, lemma, cue }: CueSite): Stretch | null {
  if (!RECIPIENT_VERBS.has(lemma)) return null
  const object = childOf(analysis, head, OBJECT)
  if (object <= head) return null
  const [from, to] = wholePhrase(analysis, extents, object)
  return from >= cue[1] && from - cue[1] < 3 ? [from, to] : null
}

function startAfter(analysis: Analysis, extents: Extents, site: CueSite, recipient: Stretch | null): number {
  const inner = childOf(analysis, site.head, CLAUSAL)
  const after = recipient ? recipient[1] : site.cue[1]
  if (recipient || inner <= site.head) return after
  const object = childOf(analysis, site.head, OBJECT)
  if (object > site.head && object < inner) return Math.max(after, extents.left[object]!)
  return Math.max(after, Math.min(extents.left[inner]!, inner))
}

const LATER = ADVCL | OBL | ADVMOD

/** Where the clause of the verb at `i` ends: its last own dependent that no comma cuts off. */
function clauseEnd(analysis: Analysis, extents: Extents, i: number, from: number): number {
  let to = from
  for (let c = analysis.firstChild[i]!; c >= 0; c = analysis.nextSibling[c]!) {
    if (c < from) {
      if (extents.right[c]! + 1 > to && c > i) to = extents.right[c]! + 1
      continue
    }
    const rel = analysis.relBits[c]!
    if ((rel & PUNCT) !== 0) {
      if (analysis.form[c] === ',' && c > from) return c
      continue
    }
    if ((rel & LATER) !== 0 && c > from && (analysis.form[extents.left[c]!] === ',' || analysis.form[extents.left[c]! - 1] === ','))
      return Math.max(to, extents.left[c]!)
    if ((rel & (CONJ | CC | PARATAXIS)) !== 0) return Math.max(to, Math.min(c, extents.left[c]!))
    if (extents.right[c]! + 1 > to) to = extents.right[c]! + 1
  }
  return to
}

/** A clause: after the verb with or without "that", or before it ("…, officials said"). */
function clause(analysis: Analysis, extents: Extents, quotes: Quotes, site: CueSite): Said {
  const { head, cue } = site
  const [first, last] = sentenceOf(analysis, head)
  const recipient = recipientOf(analysis, extents, site)
  const that = thatAfter(analysis, head)
  const after = that >= 0 ? that : recipient ? recipient[1] : cue[1]
  const inner = clauseAfter(analysis, head)
  if (inner > head || (analysis.lower[after] === 'that' && after < last)) {
    let from = after
    if (inner > head && analysis.lower[after] !== 'that') from = Math.max(after, Math.min(extents.left[inner]!, inner))
    if (!recipient && from > after && isSubjectGap(analysis, head, after, from)) from = after
    const to = inner > head ? extents.right[inner]! + 1 : last
    return { content: clauses(analysis, extents, quotes, { head, from, to, last }), recipient }
  }
  if (!isParenthetic(analysis, head) && !(inner >= 0 && inner < head) && !isSetBehind(analysis, head))
    return { content: list(trimContent(analysis, quotes, after, last)), recipient }
  const start = Math.min(cue[0], site.source ? site.source[0] : cue[0])
  const end = Math.max(cue[1], site.source ? site.source[1] : cue[1], recipient ? recipient[1] : 0)
  const content = list(trimContent(analysis, quotes, first, start))
  const rest = analysis.form[end] === ',' && !isNextCue(analysis, end + 1) ? trimContent(analysis, quotes, end, last) : null
  return { content: rest && rest[1] - rest[0] > 3 ? [...content, rest] : content, recipient }
}

/** "…, she said, adding that …": what is added is said of its own. */
function isNextCue(analysis: Analysis, i: number): boolean {
  return analysis.xpos[i] === 'VBG' && cueWordOf(analysis.lower[i]!, 'VERB') !== null
}

/** "ruled Holm lacked authority": the words before the clause that the tree took for an object are its subject. */
function isSubjectGap(analysis: Analysis, head: number, from: number, to: number): boolean {
  for (let i = from; i < to; i++)
    if (analysis.upos[i] === 'ADP' || analysis.upos[i] === 'PUNCT' || analysis.upos[i] === 'VERB') return false
  for (let i = from; i < to; i++) if (analysis.head[i] === head && (analysis.relBits[i]! & OBJECT) !== 0) return true
  return false
}

function clauseAfter(analysis: Analysis, head: number): number {
  let found = -1
  for (let c = analysis.firstChild[head]!; c >= 0; c = analysis.nextSibling[c]!) {
    const rel = analysis.relBits[c]!
    if ((rel & CCOMP) !== 0 || ((rel & PARATAXIS) !== 0 && analysis.upos[c] === 'VERB' && found < 0)) found = c
    if ((rel & CCOMP) !== 0 && c > head) return c
  }
  return found
}

interface Bounds {
  readonly head: number
  readonly from: number
  readonly to: number
  readonly last: number
}

/** The clause, its end set right where the tree cut it short, and a second "and that …". */
function clauses(analysis: Analysis, extents: Extents, quotes: Quotes, bounds: Bounds): Stretch[] {
  const { head, from, to, last } = bounds
  let end = to
  for (let i = from + 2; i < to; i++) if (sharedSpeaker(analysis, i) === head) end = conjunctionBefore(analysis, i)
  if (end < to) return list(trimContent(analysis, quotes, from, end))
  while (end < last && !isOutside(analysis, head, end)) end = Math.max(end + 1, Math.min(last, extents.right[end]! + 1))
  const first = trimContent(analysis, quotes, from, end)
  return list(first)
}

/** Where the "and" before the verb at `i` stands. */
function conjunctionBefore(analysis: Analysis, i: number): number {
  let j = i
  while (j > 0 && i - j < 5 && analysis.upos[j] !== 'CCONJ') j--
  return analysis.upos[j] === 'CCONJ' ? j : i
}

/** True where the sentence goes on with something that is not part of what was said: another verb of the speaker's, a clause after a comma. */
function isOutside(analysis: Analysis, head: number, at: number): boolean {
  let i = at
  if (analysis.form[i] === ',' || analysis.upos[i] === 'CCONJ') i++
  if (analysis.upos[i] === 'CCONJ') i++
  if (analysis.upos[at] === 'PUNCT' && analysis.form[at] !== ',' && analysis.form[at] !== '"') return true
  let top = i
  for (let steps = 0; top >= 0 && steps < 12 && analysis.head[top]! >= i && analysis.sentence[top] === analysis.sentence[at]; steps++)
    top = analysis.head[top]!
  if (analysis.lower[i] === 'that') return false
  const upper = analysis.head[top] ?? -1
  if (upper === head) {
    const rel = baseOf(analysis.rel[top]!)
    if (rel === 'conj') return VERBAL.has(analysis.upos[top]!)
    if (rel === 'parataxis' || rel === 'punct') return true
    return rel === 'advcl' && analysis.form[at] === ',' && cueWordOf(analysis.lower[top]!, analysis.upos[top]!) !== null
  }
  return upper < head
}

const VERBAL = new Set(['VERB', 'AUX', 'ADJ'])

/** A quotation before or after the verb, with the clause around it. */
function quoted(analysis: Analysis, quotes: Quotes, site: CueSite): Said {
  const { head, cue, source } = site
  const [first, last] = sentenceOf(analysis, head)
  const start = Math.min(cue[0], source && source[1] <= head + 1 ? source[0] : cue[0])
  const end = Math.max(cue[1], source && source[0] > head ? source[1] : 0)
  const content: Stretch[] = []
  const before = quoteBefore(analysis, quotes, start)
  if (before >= 0) {
    const quote = quotes.list[before]!
    const from = quote.from < first ? quote.from : startOfMixed(analysis, quotes, first, quote.from)
    const stretch = trimContent(analysis, quotes, from, start)
    if (stretch) content.push(stretch)
  }
  const after = quoteAfter(quotes, end, last)
  if (after >= 0) {
    const quote = quotes.list[after]!
    const gap = wordsBetween(analysis, end, quote.from)
    const tail = tailOf(analysis, quotes, quote.to, last)
    const stretch = gap.clause
      ? trimContent(analysis, quotes, gap.from, Math.max(tail, quote.to))
      : ([quote.from, Math.max(tail, quote.to)] as const)
    if (stretch && (before < 0 || !gap.clause || analysis.form[end] === ',')) content.push(stretch)
  }
  return { content, recipient: null }
}

/** A quotation that ends a clause ("The plan is “dead”, Holm said") is said with its clause. */
function startOfMixed(analysis: Analysis, quotes: Quotes, first: number, from: number): number {
  let i = first
  while (i < from && (analysis.upos[i] === 'PUNCT' || analysis.upos[i] === 'CCONJ')) i++
  let verb = false
  for (let j = i; j < from; j++) if (analysis.upos[j] === 'VERB' || analysis.upos[j] === 'AUX') verb = true
  return from - i >= 2 && (verb || quotes.at[i]! < 0) ? i : from
}

function quoteBefore(analysis: Analysis, quotes: Quotes, start: number): number {
  for (let j = start - 1, steps = 0; j >= 0 && steps < 4; j--, steps++) {
    const q = quotes.at[j]!
    if (q >= 0) return quotes.list[q]!.to <= start && runsInto(analysis, quotes, q, start) ? q : -1
    if (analysis.upos[j] !== 'PUNCT' && analysis.upos[j] !== 'CCONJ') return -1
  }
  return -1
}

function quoteAfter(quotes: Quotes, end: number, last: number): number {
  for (let j = end, steps = 0; j < last && steps < 30; j++, steps++) {
    const q = quotes.at[j]!
    if (q >= 0) return quotes.list[q]!.from === j ? q : -1
  }
  return -1
}

const SKIP = new Set(['ADP', 'DET', 'PUNCT', 'NUM', 'PROPN', 'NOUN', 'ADV', 'ADJ', 'PRON'])

/** Whether the words between verb and quotation begin what is said ("that the plan was “dead”"). */
function wordsBetween(analysis: Analysis, from: number, to: number): { clause: boolean; from: number } {
  for (let j = from; j < to; j++) {
    if (analysis.upos[j] === 'SCONJ') return { clause: true, from: j }
    if (!SKIP.has(analysis.upos[j]!)) {
      let k = from
      while (k < j && analysis.form[k] === ',') k++
      return { clause: true, from: k }
    }
  }
  return { clause: false, from }
}

/** Where the sentence ends that a quotation stands in, when it goes on after it without a comma. */
function tailOf(analysis: Analysis, quotes: Quotes, from: number, last: number): number {
  if (from >= last || analysis.upos[from] === 'PUNCT') return from
  let to = last
  while (to > from && analysis.upos[to - 1] === 'PUNCT' && quotes.at[to - 1]! < 0) to--
  for (let j = from; j < to; j++) if (analysis.form[j] === ',' || analysis.form[j] === ';') return j
  return to
}
