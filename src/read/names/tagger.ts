import type { Sentence } from '../analysis.ts'
import type { NameMention } from '../analysis.ts'
import { bytesSection, type Model, weightsSection } from '../model.ts'
import type { Lexemes } from '../lexemes.ts'
import type { NameDocument } from './document.ts'
import { NAME_TABLE_BITS, NameFeatures } from './features.ts'
import type { Gazetteer } from './gazetteer.ts'
import { NameLexicon } from './lexicon.ts'
import { END, INSIDE, NAME_KINDS, OUTSIDE, ROW, SINGLE, isOpen, kindOfTag } from './tags.ts'
import { openWordList } from './wordlist.ts'

/** Number of a sentence's casing, as the features see it. */
export function casingMode(casing: Sentence['casing']): number {
  return casing === 'normal' ? 0 : casing === 'title' ? 1 : 2
}

/** Whether token `i` need not be weighed: it is small, and no name is open before it. */
export function isSkipped(document: NameDocument, i: number, t1: number): boolean {
  return document.lexicon.candidate[document.input.lex[i]!] === 0 && !isOpen(t1)
}

/** Keeps what each word of a sentence was, for the sentences read after it. */
export function remember(document: NameDocument, tags: Uint8Array, from: number, to: number): void {
  for (let i = from; i < to; i++) {
    const t = document.type[i]!
    if (t >= 0 && document.lexicon.candidate[document.input.lex[i]!] === 1) document.memory[t] = tags[i]! + 1
  }
}

/** Finds names from left to right with a linear model. */
export class NameTagger {
  readonly lexicon: NameLexicon
  private readonly weights: Int8Array
  private readonly scores = new Int32Array(ROW)

  constructor(lexicon: NameLexicon, weights: Int8Array) {
    this.lexicon = lexicon
    this.weights = weights
  }

  /** Tags all sentences of a document, in its reading order. */
  tag(document: NameDocument): Uint8Array {
    const { input } = document
    const tags = new Uint8Array(input.n)
    const features = new NameFeatures(document)
    for (const k of input.order) {
      const s = input.sentences[k]!
      this.tagSentence(document, features, s, tags)
      remember(document, tags, s.from, s.to)
    }
    return tags
  }

  private tagSentence(document: NameDocument, features: NameFeatures, s: Sentence, tags: Uint8Array): void {
    const mode = casingMode(s.casing)
    let t1 = OUTSIDE
    let t2 = OUTSIDE
    for (let i = s.from; i < s.to; i++) {
      let tag = OUTSIDE
      if (!isSkipped(document, i, t1)) {
        const count = features.write(i, s.from, s.to, mode, t1, t2)
        tag = this.best(features.out, count, t1, i + 1 === s.to)
      }
      tags[i] = tag
      t2 = t1
      t1 = tag
    }
  }

  private best(buckets: Int32Array, count: number, t1: number, isLast: boolean): number {
    const { weights, scores } = this
    if (isOpen(t1)) {
      const end = END + kindOfTag(t1)
      if (isLast) return end
      const inside = INSIDE + kindOfTag(t1)
      let margin = 0
      for (let k = 0; k < count; k++) margin += weights[buckets[k]! * ROW + inside]! - weights[buckets[k]! * ROW + end]!
      return margin > 0 ? inside : end
    }
    scores.fill(0)
    for (let k = 0; k < count; k++) {
      const row = buckets[k]! * ROW
      for (let t = 0; t < INSIDE; t++) scores[t] = scores[t]! + weights[row + t]!
    }
    let best = OUTSIDE
    for (let t = 1; t < INSIDE; t++) if (scores[t]! > scores[best]! && !(isLast && t < SINGLE)) best = t
    return best
  }
}

/** Tags as mentions `[from, to)`. */
export function mentionsOf(tags: Uint8Array): NameMention[] {
  const out: NameMention[] = []
  let from = -1
  for (let i = 0; i < tags.length; i++) {
    const tag = tags[i]!
    if (tag === OUTSIDE) continue
    if (tag < SINGLE) from = i
    else if (tag < INSIDE) out.push({ from: i, to: i + 1, kind: NAME_KINDS[kindOfTag(tag)]! })
    else if (tag >= END && from >= 0) out.push({ from, to: i + 1, kind: NAME_KINDS[kindOfTag(tag)]! })
  }
  return out
}

/** The names tagger of a model file. */
export function loadNameTagger(model: Model, lexemes: Lexemes, gazetteer: Gazetteer): NameTagger {
  const weights = weightsSection(model, 'weights')
  if (weights.length !== ROW << NAME_TABLE_BITS)
    throw new Error('names model: table has another size than expected; was it trained by another version?')
  const words = openWordList(bytesSection(model, 'words'), bytesSection(model, 'facts'))
  return new NameTagger(new NameLexicon(lexemes, gazetteer, words), weights)
}
