import type { Sentence } from '../analysis.ts'
import type { NameMention } from '../analysis.ts'
import { bytesSection, type Model, sparseSection } from '../model.ts'
import type { Lexemes } from '../lexemes.ts'
import { type NameDocument, isCapitalAt } from './document.ts'
import { NAME_TABLE_BITS, NameFeatures } from './features.ts'
import type { Gazetteer } from './gazetteer.ts'
import { NameLexicon } from './lexicon.ts'
import { BEGIN, END, INSIDE, NAME_KINDS, OUTSIDE, ROW, SINGLE, isOpen, kindOfTag } from './tags.ts'
import { FRESH, type NameWeights, OPEN, addFresh, packWeights } from './weights.ts'
import { openWordList } from './wordlist.ts'

/** Number of a sentence's casing, as the features see it. */
export function casingMode(casing: Sentence['casing']): number {
  return casing === 'normal' ? 0 : casing === 'title' ? 1 : 2
}

/** Whether token `i` is small and no name is open before it: nothing is learnt from such words. */
export function isSmall(document: NameDocument, i: number, t1: number): boolean {
  return document.lexicon.candidate[document.input.lex[i]!] === 0 && !isOpen(t1)
}

/**
 * Whether token `i` need not be weighed, no name being open before it: it is small; or it is a number, a single letter,
 * or the first word of a sentence that open text writes small ("the", "talks"), and no capitalised word follows.
 */
export function isSkipped(document: NameDocument, i: number, t1: number): boolean {
  const { lexicon, input, multi, initial } = document
  if (isOpen(t1)) return false
  if (isSmall(document, i, t1)) return true
  const l = input.lex[i]!
  if (multi[i] !== 0 || (i + 1 < input.n && isCapitalAt(document, i + 1))) return false
  const form = lexicon.formClass[l]!
  const casing = lexicon.facts[l]! & 255
  if (form === 2) return initial[i] === 1 && (casing === 1 || casing === 2)
  return form === 6 || (form === 4 && casing === 1)
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
  private readonly weights: NameWeights
  private readonly scores = new Int32Array(FRESH)

  constructor(lexicon: NameLexicon, weights: NameWeights) {
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
    const { scores } = this
    if (isOpen(t1)) {
      const kind = kindOfTag(t1)
      if (isLast) return END + kind
      const { open } = this.weights
      let margin = 0
      for (let k = 0; k < count; k++) margin += open[buckets[k]! * OPEN + kind]!
      return (margin > 0 ? INSIDE : END) + kind
    }
    addFresh(this.weights.fresh, buckets, count, scores)
    let best = OUTSIDE
    for (let t = isLast ? SINGLE : BEGIN; t < INSIDE; t++) if (scores[t]! > scores[best]!) best = t
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
  const table = sparseSection(model, 'weights')
  if (table.size !== ROW << NAME_TABLE_BITS)
    throw new Error('names model: table has another size than expected; was it trained by another version?')
  const words = openWordList(bytesSection(model, 'words'), bytesSection(model, 'facts'))
  return new NameTagger(new NameLexicon(lexemes, gazetteer, words), packWeights(table))
}
