import { CUE_ADVERBS } from '../../lang/en/cues.ts'
import { DOCUMENT_NOUNS } from '../../lang/en/persons.ts'
import type { Analysis } from '../analysis.ts'
import { baseOf, childOf, type Extents, wholePhrase } from '../entities/phrase.ts'
import { ACL, ADVCL, CCOMP, OBL, XCOMP } from '../rel-bits.ts'
import { type CueSite, contentOfVerb, sentenceOf, trimContent } from './content.ts'
import { frameOf } from './frame.ts'
import { NO_CUE, STRENGTH } from '../marks.ts'
import { mapped } from '../mapped.ts'
import type { Frame } from './frames.ts'
import { cueWordOf, shareOf } from './lexicon.ts'
import type { Quotes } from './quotes.ts'
import type { Raw, Stretch } from './raw.ts'
import { agentOf, isPassive, sourceOf, subjectOf } from './source.ts'

/** The share, in tenths, from which the rules alone believe a cue. */
export const FLOOR = 3
/** The share from which the rules show a cue to the tagger. */
export const GENEROUS = 1

/** Everything the rules read. */
export interface Reading {
  readonly analysis: Analysis
  readonly extents: Extents
  readonly quotes: Quotes
  /** Lowest share, in tenths, at which a word counts as a cue; `FLOOR` for a reading by rules alone. */
  readonly floor: number
}

/** Attributions that the rules find, nested ones too, in text order of their cues. */
export function findByRules(reading: Reading): Raw[] {
  const { analysis } = reading
  const out: Raw[] = []
  for (let i = 0; i < analysis.n; i++) {
    const upos = analysis.upos[i]!
    if ((analysis.marks[i]! & STRENGTH) === NO_CUE && upos !== 'ADV') continue
    const raw =
      analysis.lower[i] === 'according'
        ? accordingTo(reading, i)
        : upos === 'VERB'
          ? byVerb(reading, i)
          : upos === 'NOUN'
            ? (hiddenVerb(reading, i) ?? byNoun(reading, i))
            : upos === 'ADJ'
              ? byAdjective(reading, i)
              : upos === 'ADV' && CUE_ADVERBS.has(analysis.lower[i]!)
                ? byAdverb(reading, i)
                : null
    if (raw) out.push(raw)
  }
  return out
}

/** The cue with auxiliaries, negation and adverbs before it, particle, preposition and colon after it. */
export function cueSpan(analysis: Analysis, i: number, frame: Frame): Stretch {
  const sentence = analysis.sentence[i]
  let from = i
  while (from > 0 && i - from < 6 && analysis.sentence[from - 1] === sentence && belongsToCue(analysis, from - 1, i)) from--
  while (from < i && analysis.upos[from] === 'ADV' && analysis.lower[from] === 'then') from++
  let to = i + 1
  if (analysis.rel[to] === 'compound:prt' && analysis.head[to] === i) to++
  if (
    (frame === 'preposition' || (frame === 'infinitive' && analysis.lower[to] === 'on')) &&
    to < analysis.n &&
    analysis.upos[to] === 'ADP' &&
    analysis.sentence[to] === sentence
  )
    to++
  if (analysis.form[to] === ':' && analysis.sentence[to] === sentence) to++
  return [from, to]
}

function belongsToCue(analysis: Analysis, j: number, i: number): boolean {
  const upos = analysis.upos[j]
  if (upos === 'AUX') return analysis.head[j] === i || j === i - 1 || analysis.upos[j + 1] !== 'PRON'
  if (upos === 'PART') return analysis.lower[j] !== 'to' && analysis.lower[j] !== "'s"
  return upos === 'ADV' && (analysis.head[j] === i || analysis.upos[j - 1] === 'AUX') && analysis.xpos[j] !== 'WRB'
}

function byVerb(reading: Reading, i: number): Raw | null {
  const { analysis, extents, quotes, floor } = reading
  const word = cueWordOf(analysis.lower[i]!, 'VERB')
  if (!word || (analysis.lower[i + 1] === 'off' && OFF.has(word.lemma))) return null
  let frame = frameOf(analysis, quotes, i)
  const passive = isPassive(analysis, i)
  if (frame === 'object' && word.shares[1]! >= 6 && !passive && hidesClause(analysis, i)) frame = 'clause'
  let share = shareOf(word, frame, passive)
  if (isModifier(analysis, i)) share -= 3
  if (share < floor) return null
  const cue = cueSpan(analysis, i, frame)
  const spoken = passive ? agentOf(analysis, extents, i) : speakerOf(reading, i)
  const source = spoken && SEEMING.has(word.lemma) && analysis.lower[spoken[0]] === 'it' ? null : spoken
  if (source && source[0] < cue[1] && cue[0] < source[1]) return null
  const site: CueSite = { head: i, cue, frame, lemma: word.lemma, source }
  const { content, recipient } = contentOfVerb(analysis, extents, quotes, site)
  const kept = mapped(content, (c) => clip(c, cue, source)).filter((c) => c !== null)
  if (!kept.length) return null
  if (!source && !passive) share -= 3
  if (share < floor) return null
  return {
    head: i,
    cue,
    source,
    content: kept,
    recipient,
    score: Math.min(1, share / 10 + 0.05),
    rule: `${passive ? 'passive' : 'verb'}.${frame}`,
  }
}

/** "reported both plants had been shut": what the tree takes for an object is the subject of a finite verb. */
function hidesClause(analysis: Analysis, i: number): boolean {
  const sentence = analysis.sentence[i]
  let nominal = false
  for (let j = i + 1, steps = 0; j < analysis.n && steps < 14 && analysis.sentence[j] === sentence; j++, steps++) {
    const upos = analysis.upos[j]
    if (
      upos === 'PUNCT' ||
      upos === 'SCONJ' ||
      upos === 'CCONJ' ||
      analysis.xpos[j] === 'WDT' ||
      analysis.xpos[j] === 'WP' ||
      analysis.xpos[j] === 'TO' ||
      analysis.xpos[j] === 'WRB' ||
      (upos === 'PRON' && analysis.xpos[j] === 'PRP' && steps > 0)
    )
      return false
    if (upos === 'NOUN' || upos === 'PROPN' || upos === 'PRON') nominal = true
    if (nominal && (upos === 'AUX' || analysis.xpos[j] === 'VBD' || analysis.xpos[j] === 'VBZ' || analysis.xpos[j] === 'VBP')) return true
  }
  return false
}

/** Words that name things when they follow a noun as participles. */
const NAMING = new Set(['call', 'name', 'know', 'title', 'dub', 'label', 'entitle', 'nickname', 'base', 'cover', 'list'])

/** Verbs whose "it" is nobody: "it appears that". */
const SEEMING = new Set(['seem', 'appear', 'look', 'sound'])

/** Verbs that mean something else with "off". */
const OFF = new Set(['call', 'put', 'set', 'hold', 'pay', 'back', 'show', 'sign'])

/** A participle before a noun or in a name modifies; it reports nothing. */
function isModifier(analysis: Analysis, i: number): boolean {
  const rel = analysis.rel[i]!
  if (rel === 'acl' && analysis.xpos[i] === 'VBN' && NAMING.has(cueWordOf(analysis.lower[i]!, 'VERB')?.lemma ?? '')) return true
  return rel === 'amod' || rel === 'compound' || rel === 'case' || rel === 'fixed' || rel === 'mark' || analysis.nameAt[i]! >= 0
}

/** The subject; of "a statement saying" the one who made the statement. */
function speakerOf({ analysis, extents }: Reading, i: number): Stretch | null {
  if (baseOf(analysis.rel[i]!) === 'acl' && analysis.rel[i] !== 'acl:relcl') {
    const noun = analysis.head[i]!
    if (noun >= 0 && DOCUMENT_NOUNS.has(analysis.base[noun]!) && /^(?:obj|obl|nmod)/.test(analysis.rel[noun]!)) {
      const verb = analysis.head[noun]!
      const subject = verb >= 0 ? subjectOf(analysis, verb) : -1
      if (subject >= 0) return wholePhrase(analysis, extents, subject) as Stretch
    }
  }
  return sourceOf(analysis, extents, i)
}

/** Cuts cue and source out of a content stretch that runs over them. */
function clip(content: Stretch, cue: Stretch, source: Stretch | null): Stretch | null {
  let [from, to] = content
  for (const other of [cue, source]) {
    if (!other || other[1] <= from || other[0] >= to) continue
    if (other[0] - from >= to - other[1]) to = other[0]
    else from = other[1]
  }
  return to > from ? [from, to] : null
}

/** "According to X, …" and "…, according to X". */
function accordingTo({ analysis, quotes, extents }: Reading, i: number): Raw | null {
  if (analysis.lower[i + 1] !== 'to') return null
  const [first, last] = sentenceOf(analysis, i)
  const cue: Stretch = [i, i + 2]
  const end = endOfPhrase(analysis, extents, i + 2, last)
  if (end <= i + 2) return null
  const source: Stretch = [i + 2, end]
  const content: Stretch[] = []
  const before = trimContent(analysis, quotes, first, i)
  if (before && (before[1] - before[0] > 2 || end >= last - 1)) content.push(before)
  const after = trimContent(analysis, quotes, end, last)
  if (after && after[1] - after[0] > 2 && (!before || content.length === 0 || analysis.form[end] === ',')) content.push(after)
  if (!content.length) return null
  return { head: i, cue, source, content: content.sort((a, b) => a[0] - b[0]), recipient: null, score: 0.95, rule: 'according-to' }
}

/** The end of the noun phrase that begins at `from`, by tree, but not over a comma that no appositive explains. */
function endOfPhrase(analysis: Analysis, extents: Extents, from: number, last: number): number {
  if (from >= last) return from
  let head = from
  for (let steps = 0; steps < 12; steps++) {
    const upper = analysis.head[head]!
    const upos = upper >= 0 ? analysis.upos[upper]! : ''
    const rel = baseOf(analysis.rel[head]!)
    if (
      upper < from ||
      upper >= last ||
      (upos !== 'NOUN' && upos !== 'PROPN' && upos !== 'PRON') ||
      rel === 'obl' ||
      rel === 'nsubj' ||
      rel === 'parataxis'
    )
      break
    head = upper
  }
  const opens = analysis.sentence[from - 3] !== analysis.sentence[from] && hasComma(analysis, from, last)
  let to = from + 1
  while (
    to < last &&
    analysis.form[to] !== ',' &&
    !STOPS.has(analysis.form[to]!) &&
    !(!opens && to > extents.right[head]! && !isTitled(analysis, to))
  )
    to++
  if (analysis.form[to] === ',' && to < last) to = overAppositive(analysis, from, to, last)
  while (to > from && analysis.upos[to - 1] === 'PUNCT' && analysis.form[to - 1] !== ')') to--
  return to
}

/** "According to …," at the beginning of a sentence goes on to its comma. */
function hasComma(analysis: Analysis, from: number, last: number): boolean {
  for (let i = from; i < Math.min(last, from + 16); i++) if (analysis.form[i] === ',') return true
  return false
}

const STOPS = new Set([';', ':', '"', '“', '”', '—', '–', '.'])

/** A name that follows without a comma still belongs to the phrase. */
const isTitled = (analysis: Analysis, i: number): boolean => analysis.nameAt[i]! >= 0 && analysis.upos[i - 1] !== 'VERB'

/** From the comma at `at` over an appositive or relative clause to its closing comma; `at` itself where none follows. */
function overAppositive(analysis: Analysis, from: number, at: number, last: number): number {
  let end = at + 1
  let tied = false
  const relative = analysis.lower[end] === 'who' || analysis.lower[end] === 'which'
  while (end < last && analysis.form[end] !== ',' && end - at < 25 && !STOPS.has(analysis.form[end]!)) {
    const upper = analysis.head[end]!
    if (analysis.rel[end] === 'appos' && upper >= from && upper < at) tied = true
    if (
      !relative &&
      (analysis.upos[end] === 'AUX' || (analysis.upos[end] === 'VERB' && analysis.xpos[end] !== 'VBG' && analysis.xpos[end] !== 'VBN'))
    )
      return at
    end++
  }
  return (tied || relative) && (end >= last - 1 || analysis.form[end] === ',') ? end : at
}

/** "The company plans to build": a verb that the tagger took for a plural noun, the head of a sentence without a verb. */
function hiddenVerb({ analysis, extents, quotes }: Reading, i: number): Raw | null {
  if (analysis.rel[i] !== 'root' || analysis.xpos[i] !== 'NNS' || analysis.lower[i + 1] !== 'to' || analysis.upos[i + 2] !== 'VERB')
    return null
  const word = cueWordOf(analysis.lower[i]!, 'VERB')
  const before = analysis.upos[i - 1]
  if (!word || word.shares[2]! < 5 || (before !== 'NOUN' && before !== 'PROPN') || analysis.xpos[i - 1] === 'NNS') return null
  const [first] = sentenceOf(analysis, i)
  let from = i - 1
  while (from > first && analysis.upos[from - 1] !== 'PUNCT' && analysis.upos[from - 1] !== 'ADP') from--
  const content = trimContent(analysis, quotes, i + 1, extents.right[i + 2]! + 1)
  return (
    content && { head: i, cue: [i, i + 1], source: [from, i], content: [content], recipient: null, score: 0.75, rule: 'verb.infinitive' }
  )
}

const THAT = new Set(['that', 'to'])
const LIGHT = new Set(['make', 'issue', 'express', 'give', 'voice', 'offer', 'have', 'reject', 'release', 'publish', 'repeat'])

/** "X's claim that …", "a promise to …". */
function byNoun({ analysis, quotes, extents, floor }: Reading, i: number): Raw | null {
  const word = cueWordOf(analysis.lower[i]!, 'NOUN')
  const next = analysis.lower[i + 1]
  if (!word || analysis.nameAt[i]! >= 0 || !next || !THAT.has(next)) return null
  if (next === 'to' && analysis.upos[i + 2] !== 'VERB' && analysis.upos[i + 2] !== 'AUX') return null
  const share = shareOf(word, next === 'that' ? 'clause' : 'infinitive', false)
  if (share < floor) return null
  const source = ownerOf(analysis, extents, i)
  const [, last] = sentenceOf(analysis, i)
  const clause = childOf(analysis, i, ACL | CCOMP)
  const content = trimContent(analysis, quotes, i + 1, clause > i ? extents.right[clause]! + 1 : last)
  if (!content || !source || (source[0] < content[1] && content[0] < source[1])) return null
  return { head: i, cue: [i, i + 1], source, content: [content], recipient: null, score: share / 10, rule: `noun.${next}` }
}

/** Whose claim it is: the possessive before it, or the subject of "make", "issue", "express". */
function ownerOf(analysis: Analysis, extents: Extents, i: number): Stretch | null {
  for (let c = analysis.firstChild[i]!; c >= 0 && c < i; c = analysis.nextSibling[c]!) {
    if (analysis.rel[c] !== 'nmod:poss') continue
    const [from, to] = wholePhrase(analysis, extents, c)
    const end = /^(?:'s|’s|'|’)$/.test(analysis.form[to - 1]!) ? to - 1 : to
    return end > from ? [from, end] : null
  }
  const verb = analysis.head[i]!
  if (verb < 0 || analysis.rel[i] !== 'obj' || !LIGHT.has(analysis.lemma[verb]!)) return null
  return sourceOf(analysis, extents, verb)
}

/** "X is confident that …", "officials are reluctant to …". */
function byAdjective({ analysis, quotes, extents, floor }: Reading, i: number): Raw | null {
  const word = cueWordOf(analysis.lower[i]!, 'ADJ')
  const next = analysis.lower[i + 1]
  if (!word || !next || (next !== 'that' && next !== 'to' && next !== 'about' && next !== 'of')) return null
  const frame: Frame = next === 'that' ? 'clause' : next === 'to' ? 'infinitive' : 'preposition'
  const share = shareOf(word, frame, false)
  const subject = subjectOf(analysis, i)
  if (share < floor || subject < 0 || subject > i) return null
  const [, last] = sentenceOf(analysis, i)
  const inner = childOf(analysis, i, CCOMP | XCOMP | OBL | ADVCL)
  const cue = cueSpan(analysis, i, frame === 'preposition' ? frame : 'none')
  const content = trimContent(analysis, quotes, cue[1], inner > i ? extents.right[inner]! + 1 : last)
  const source = wholePhrase(analysis, extents, subject) as Stretch
  if (!content || source[1] > cue[0]) return null
  return { head: i, cue, source, content: [content], recipient: null, score: share / 10, rule: `adjective.${frame}` }
}

/** "The minister will reportedly resign": a claim without a source. */
function byAdverb({ analysis, quotes, extents }: Reading, i: number): Raw | null {
  const verb = analysis.head[i]!
  if (verb < 0 || (analysis.upos[verb] !== 'VERB' && analysis.upos[verb] !== 'AUX')) return null
  const word = cueWordOf(analysis.lower[verb]!, 'VERB')
  if (word && word.shares[1]! >= 7) return null
  const subject = subjectOf(analysis, verb)
  const before = trimContent(
    analysis,
    quotes,
    subject >= 0 && subject < i ? wholePhrase(analysis, extents, subject)[0] : extents.left[verb]!,
    i,
  )
  const after = trimContent(analysis, quotes, i + 1, extents.right[verb]! + 1)
  const content = [before, after].filter((c) => c !== null)
  if (!content.length) return null
  return { head: i, cue: [i, i + 1], source: null, content, recipient: null, score: 0.45, rule: 'adverb' }
}
