import type { Analysis } from '../analysis.ts'
import type { Quotes } from '../statements/quotes.ts'
import type { Draft } from './draft.ts'
import { baseOf } from './phrase.ts'

/** How many entities are kept in mind. */
const RECENT = 40

/** How prominent each entity is at the place reading has come to: it halves with every sentence and grows with every mention. */
export class Salience {
  readonly #weight = new Map<Draft, { value: number; sentence: number; head: number }>()
  readonly #recent: Draft[] = []
  readonly #analysis: Analysis
  readonly #quotes: Quotes

  constructor(analysis: Analysis, quotes: Quotes) {
    this.#analysis = analysis
    this.#quotes = quotes
  }

  /** Notes a mention of `draft` whose head token is `head`. */
  add(draft: Draft, head: number): void {
    const sentence = this.#analysis.sentence[head]!
    const value = this.at(draft, sentence) + this.#weightOf(head)
    const w = this.#weight.get(draft)
    if (!w) this.#weight.set(draft, { value, sentence, head })
    else {
      w.value = value
      w.sentence = sentence
      w.head = head
    }
    this.#toFront(draft)
  }

  /** Drops what turned out to be another. */
  forget(draft: Draft): void {
    const at = this.#recent.indexOf(draft)
    if (at >= 0) this.#recent.splice(at, 1)
    this.#weight.delete(draft)
  }

  #toFront(draft: Draft): void {
    const recent = this.#recent
    let at = recent.indexOf(draft)
    if (at < 0) at = recent.length < RECENT ? recent.length : RECENT - 1
    for (; at > 0; at--) recent[at] = recent[at - 1]!
    recent[0] = draft
  }

  /** Prominence of `draft` as seen from `sentence`. */
  at(draft: Draft, sentence: number): number {
    const w = this.#weight.get(draft)
    return w ? w.value * 0.5 ** Math.min(30, sentence - w.sentence) : 0
  }

  /** Sentence of the last mention, -1 if there was none. */
  lastSentence(draft: Draft): number {
    return this.#weight.get(draft)?.sentence ?? -1
  }

  /** Head token of the last mention. */
  lastHead(draft: Draft): number {
    return this.#weight.get(draft)?.head ?? -1
  }

  /** The entities mentioned last, at most forty. */
  recent(): readonly Draft[] {
    return this.#recent
  }

  #weightOf(head: number): number {
    const a = this.#analysis
    const rel = baseOf(a.rel[head]!)
    const upper = a.head[head]!
    let w =
      rel === 'nsubj'
        ? 1
        : rel === 'obj' || rel === 'iobj'
          ? 0.6
          : rel === 'conj' || rel === 'appos' || rel === 'flat'
            ? 0.5
            : rel === 'root'
              ? 0.7
              : 0.4
    if (rel === 'nsubj' && upper >= 0 && (a.rel[upper] === 'root' || a.rel[upper] === 'parataxis')) w = 1.3
    if (rel === 'compound' || a.upos[head] === 'ADJ') w = 0.15
    return this.#quotes.at[head]! >= 0 ? w * 0.4 : w
  }
}
