import { wholePhrase, type Extents } from '../entities/phrase.ts'
import type { Analysis } from '../analysis.ts'
import { NO_CUE, STRENGTH } from '../marks.ts'
import { mapped } from '../mapped.ts'
import { trimContent } from './content.ts'
import { anyCueWord } from './lexicon.ts'
import type { Quotes } from './quotes.ts'
import { meets, type Raw, type Stretch, withContent } from './raw.ts'

const NOMINAL = new Set(['NOUN', 'PROPN', 'PRON', 'ADJ', 'DET', 'NUM', 'ADP', 'X'])

/**
 * "…, the harbour office reports.": a short clause after the last comma says whose report the sentence is.
 * Read from the words, because taggers take "reports" for a noun there.
 */
export function findRelayClauses(analysis: Analysis, extents: Extents, quotes: Quotes): Raw[] {
  const out: Raw[] = []
  for (const s of analysis.sentences) {
    let end = s.to
    while (end > s.from && analysis.upos[end - 1] === 'PUNCT' && quotes.at[end - 1]! < 0) end--
    end = beforeCiting(analysis, s.from, end)
    const head = end - 1
    if (head - s.from < 6 || quotes.at[head]! >= 0 || !isReporting(analysis, head)) continue
    let from = head
    while (from > s.from && head - from < 8 && NOMINAL.has(analysis.upos[from - 1]!)) from--
    if (from === head || analysis.form[from - 1] !== ',' || !hasName(analysis, extents, from, head)) continue
    const content = trimContent(analysis, quotes, s.from, from)
    if (content)
      out.push({
        head,
        cue: [head, head + 1],
        source: [from, head],
        content: [content],
        recipient: null,
        score: 0.95,
        rule: 'relay-clause',
      })
  }
  return out
}

/** The end without ", citing …" after it. */
function beforeCiting(analysis: Analysis, from: number, end: number): number {
  for (let i = end - 2; i > from && end - i < 16; i--) {
    if ((analysis.lower[i] === 'citing' || analysis.lower[i] === 'quoting') && analysis.form[i - 1] === ',') return i - 1
  }
  return end
}

/** A finite form of a verb that takes a whole clause nearly always. */
function isReporting(analysis: Analysis, i: number): boolean {
  if ((analysis.marks[i]! & STRENGTH) === NO_CUE) return false
  const word = anyCueWord(analysis.lower[i]!)
  if (!word || word.pos !== 'verb' || word.shares[1]! < 7 || analysis.lower[i] === word.lemma || /ing$/.test(analysis.lower[i]!))
    return false
  return analysis.xpos[i] !== 'VBN' || analysis.upos[i - 1] !== 'AUX'
}

/** The source names someone, or is a noun phrase of its own that the verb does not belong to as a modifier. */
function hasName(analysis: Analysis, extents: Extents, from: number, head: number): boolean {
  for (let i = from; i < head; i++) if (analysis.nameAt[i]! >= 0) return true
  const last = head - 1
  return (
    (analysis.upos[last] === 'NOUN' || analysis.upos[last] === 'PRON') &&
    analysis.upos[head] === 'VERB' &&
    wholePhrase(analysis, extents, last)[0] <= last
  )
}

/** Puts relay clauses around what was found in their sentences: their own words are cut out of it, and other finds with their cue give way. */
export function wrap(found: readonly Raw[], relays: readonly Raw[]): Raw[] {
  if (!relays.length) return [...found]
  const kept: Raw[] = []
  for (const raw of found) {
    if (raw.cue && relayIn(relays, raw.cue) !== null) continue
    const content = mapped(raw.content, (c) => outside(c, relayIn(relays, c))).filter((c) => c !== null)
    if (content.length)
      kept.push(content.length === raw.content.length && content.every((c, i) => c === raw.content[i]) ? raw : withContent(raw, content))
  }
  return [...kept, ...relays].sort((a, b) => (a.cue?.[0] ?? 0) - (b.cue?.[0] ?? 0))
}

/** The first relay clause whose verb stands at or after the beginning of a stretch, if the stretch reaches it; they stand in text order. */
function relayIn(relays: readonly Raw[], [from, to]: Stretch): Stretch | null {
  let low = 0
  let high = relays.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (relays[middle]!.head < from) low = middle + 1
    else high = middle
  }
  const relay = relays[low]
  if (!relay) return null
  const clause: Stretch = [relay.source![0] - 1, relay.head + 1]
  return meets(clause, [from, to]) && relay.head < to ? clause : null
}

/** What is left of a stretch before another that cuts off its end. */
function outside(stretch: Stretch, other: Stretch | null): Stretch | null {
  if (!other || !meets(stretch, other)) return stretch
  return other[0] > stretch[0] ? [stretch[0], other[0]] : null
}
