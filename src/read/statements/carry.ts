import type { Analysis } from '../analysis.ts'
import { mapped } from '../mapped.ts'
import { sentenceOf } from './content.ts'
import type { Quotes } from './quotes.ts'
import { type Raw, type Stretch, withContent } from './raw.ts'

/** Carries quotations on: over the end of the paragraph, and into a following sentence that is nothing but a quotation. */
export function carryOn(analysis: Analysis, quotes: Quotes, found: readonly Raw[]): Raw[] {
  const used = new Uint8Array(quotes.list.length)
  for (const raw of found) for (const c of raw.content) for (let i = c[0]; i < c[1]; i++) if (quotes.at[i]! >= 0) used[quotes.at[i]!] = 1
  return mapped(found, (raw) => {
    const last = lastQuote(quotes, raw)
    if (last < 0 || !isSpeech(raw)) return raw
    const more: Stretch[] = []
    for (let q = last + 1; q < quotes.list.length && more.length < 12; q++) {
      const quote = quotes.list[q]!
      if (used[q] || !goesOn(analysis, quotes, raw, q)) break
      used[q] = 1
      more.push([quote.from, quote.to])
    }
    return more.length ? withContent(raw, [...raw.content, ...more]) : raw
  })
}

const isSpeech = (raw: Raw): boolean => raw.content.length > 0 && raw.source !== null

/** The quotation that ends what was found, if it ends its sentence. */
function lastQuote(quotes: Quotes, raw: Raw): number {
  let last = -1
  for (const c of raw.content) {
    const q = quotes.at[c[1] - 1]!
    if (q > last) last = q
  }
  return last
}

/** The next quotation goes on: in the next paragraph of an open one, or as a sentence of its own right after the cue's. */
function goesOn(analysis: Analysis, quotes: Quotes, raw: Raw, q: number): boolean {
  const quote = quotes.list[q]!
  const before = quotes.list[q - 1]!
  if (quote.goesOn && before.open) return true
  if (quote.words < 3) return false
  const ends = Math.max(raw.cue ? raw.cue[1] : 0, raw.source ? raw.source[1] : 0, before.to)
  for (let i = ends; i < quote.from; i++)
    if (analysis.upos[i] !== 'PUNCT' && analysis.sentence[i] !== analysis.sentence[ends - 1]) return false
  const [first] = sentenceOf(analysis, quote.from)
  const last = sentenceOf(analysis, quote.to - 1)[1]
  if (quote.from - first > 1 || last - quote.to > 1) return false
  const at = analysis.sentences[analysis.sentence[quote.from]!]!
  const cue = analysis.sentences[analysis.sentence[raw.head < 0 ? before.from : raw.head]!]!
  return at.part === cue.part
}
