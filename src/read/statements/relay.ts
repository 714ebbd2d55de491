import type { Statement } from '../../record/index.ts'
import type { Analysis } from '../analysis.ts'
import type { Raw } from './raw.ts'

const RELAYED = new Set([
  'report',
  'say',
  'claim',
  'allege',
  'rumour',
  'rumor',
  'understand',
  'believe',
  'think',
  'quote',
  'cite',
  'leak',
  'reportedly',
  'allegedly',
  'purportedly',
  'suppose',
  'supposedly',
])

/** How a statement reached the report: "named" through another statement, "not named" where nobody is given, null first hand. */
export function relayOf(analysis: Analysis, raw: Raw, isInside: boolean): Statement['relay'] {
  if (isInside) return 'named'
  if (raw.source) return null
  const lemma = raw.head >= 0 ? analysis.lemma[raw.head]!.toLowerCase() : ''
  return raw.rule === 'adverb' || RELAYED.has(lemma) ? 'not named' : null
}
