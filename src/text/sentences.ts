import { beginBoundaries, boundaryFeatures, BUCKETS, FEATURES, isAfterDots, isCandidate, passToken } from './boundary.ts'
import type { BoundaryState } from './boundary.ts'
import { SENTENCE_WEIGHTS } from './sentence-weights.ts'
import type { Tokens } from './tokenise.ts'

/** No sentence is longer than this many tokens; longer ones are cut at the best place before. */
export const LONGEST_SENTENCE = 400

/** Scores that the model must reach: where the rules see a boundary, where they see one after three dots or inside quotes, after a mark where they see none, and without any mark. */
const AGAINST_RULES = -320
const AGAINST_DOTS = -170
const AGAINST_QUOTED = -100
const FOR_ENDER = 40
const FOR_OTHER = 30

const WEIGHTS = decodeWeights(SENTENCE_WEIGHTS)

function decodeWeights(base64: string): Int8Array {
  const bytes = atob(base64)
  const weights = new Int8Array(BUCKETS)
  for (let i = 0; i < bytes.length; i++) weights[i] = bytes.charCodeAt(i)
  return weights
}

/**
 * Finds where sentences begin: indices of first tokens of `tokens[from, to)`, which is one paragraph (or another part) of the text.
 * Rules judge every place where
 * a sentence may begin, and a small linear model overrules them where it is sure. A line break ends nothing here: `segment`
 * decides what is a part.
 */
export function findSentences(text: string, tokens: Tokens, from = 0, to = tokens.n): number[] {
  if (from >= to) return []
  const starts = [from]
  const state = beginBoundaries(text, tokens, from, to)
  const features = new Int32Array(FEATURES)
  for (let i = from + 1; i < to; i++) {
    passToken(state, i - 1)
    if (!isCandidate(state, i)) continue
    boundaryFeatures(state, i, features)
    let score = 0
    for (let k = 0; k < FEATURES; k++) score += WEIGHTS[features[k]! & (BUCKETS - 1)]!
    if (score <= thresholdAt(state, i)) continue
    starts.push(i)
    state.sentence = i
  }
  return cutLong(text, tokens, starts, to)
}

function thresholdAt(state: BoundaryState, i: number): number {
  if (!state.marks[i - state.from]) return state.ender ? FOR_ENDER : FOR_OTHER
  if (state.quoted) return AGAINST_QUOTED
  return isAfterDots(state, i) ? AGAINST_DOTS : AGAINST_RULES
}

/** Cuts sentences longer than `LONGEST_SENTENCE`, at a semicolon or comma in their last quarter where there is one. */
function cutLong(text: string, tokens: Tokens, starts: readonly number[], to: number): number[] {
  const out: number[] = []
  for (let s = 0; s < starts.length; s++) {
    let from = starts[s]!
    const end = s + 1 < starts.length ? starts[s + 1]! : to
    out.push(from)
    while (end - from > LONGEST_SENTENCE) {
      from = cutPlace(text, tokens, from)
      out.push(from)
    }
  }
  return out
}

function cutPlace(text: string, tokens: Tokens, from: number): number {
  let comma = -1
  for (let i = from + LONGEST_SENTENCE - 1; i > from + (LONGEST_SENTENCE * 3) / 4; i--) {
    const code = text.charCodeAt(tokens.start[i]!)
    if (code === 0x3b || code === 0x3a) return i + 1
    if (comma === -1 && code === 0x2c) comma = i + 1
  }
  return comma === -1 ? from + LONGEST_SENTENCE : comma
}
