import { mix } from '../hash.ts'

/** Position that stands for "nothing there". */
export const NOWHERE = 0

const COUNTED = 6

/** Numbers that stand for "nothing there" and the root among the universal tags. */
const NO_UPOS = 18
const ROOT_UPOS = 19
const UPOS_ROOM = 20
/** How many numbers `configuration` may give. */
export const CONFIGURATIONS = UPOS_ROOM ** 4 * 8

/**
 * The state of an arc-hybrid parse: a stack, a front into the sentence, and the arcs made so far.
 * Tokens are numbered 1..n, n + 1 is the root; all arrays are reused from sentence to sentence.
 */
export class ParseState {
  n = 0
  front = 1
  depth = 0
  stack = new Int32Array(0)
  /** Hashes: word, joint tag, universal tag. */
  word = new Int32Array(0)
  tag = new Int32Array(0)
  coarse = new Int32Array(0)
  /** Universal tag as a number, for the lists of possible labels. */
  upos = new Uint8Array(0)
  head = new Int32Array(0)
  label = new Uint8Array(0)
  /** Outermost and second outermost dependent on each side. */
  left1 = new Int32Array(0)
  left2 = new Int32Array(0)
  right1 = new Int32Array(0)
  right2 = new Int32Array(0)
  leftCount = new Int32Array(0)
  rightCount = new Int32Array(0)
  /** Sums of the hashes of the labels on each side. */
  leftSet = new Int32Array(0)
  rightSet = new Int32Array(0)
  /** Hash of the label under which a token hangs. */
  labelHash = new Int32Array(0)
  /** Hash of the punctuation right before a word, 0 for none. */
  gap = new Int32Array(0)
  /** Hash of the word's sense group. */
  sense = new Int32Array(0)
  /** Rows of `width` counts: how many verbs, conjunctions and marks come before a word. */
  before = new Int32Array(0)
  readonly width = COUNTED
  private readonly labels: Int32Array

  /** `labels`: hash of each label. */
  constructor(labels: Int32Array) {
    this.labels = labels
    this.reserve(256)
    this.word[NOWHERE] = mix(0xabc1)
    this.tag[NOWHERE] = mix(0xabc2)
    this.coarse[NOWHERE] = mix(0xabc3)
    this.labelHash[NOWHERE] = mix(0xabc4)
    this.sense[NOWHERE] = mix(0xabc5)
  }

  /** Starts a sentence of `n` tokens; the caller then fills in the hashes and counts of 1..n. */
  reset(n: number): void {
    this.reserve(n + 8)
    this.n = n
    this.front = 1
    this.depth = 0
    const end = n + 8
    for (const list of [this.head, this.left1, this.left2, this.right1, this.right2]) list.fill(0, 1, end)
    for (const list of [this.leftCount, this.rightCount, this.leftSet, this.rightSet, this.labelHash, this.gap]) list.fill(0, 1, end)
    this.label.fill(0, 1, end)
    this.word[n + 1] = mix(0xabd1)
    this.tag[n + 1] = mix(0xabd2)
    this.coarse[n + 1] = mix(0xabd3)
    this.sense[n + 1] = mix(0xabd5)
    this.upos[NOWHERE] = NO_UPOS
    this.upos[n + 1] = ROOT_UPOS
    for (let i = n + 2; i < end; i++) {
      this.upos[i] = NO_UPOS
      this.word[i] = this.word[NOWHERE]!
      this.tag[i] = this.tag[NOWHERE]!
      this.coarse[i] = this.coarse[NOWHERE]!
      this.sense[i] = this.sense[NOWHERE]!
    }
  }

  /** Token number at `k` below the top of the stack. */
  at(k: number): number {
    return this.depth > k ? this.stack[this.depth - 1 - k]! : NOWHERE
  }

  /** Moves the front token onto the stack. */
  shift(): void {
    this.stack[this.depth++] = this.front++
  }

  /** The front token takes the top of the stack as a dependent. */
  left(label: number): void {
    const d = this.stack[--this.depth]!
    const h = this.front
    this.left2[h] = this.left1[h]!
    this.left1[h] = d
    this.leftCount[h] = this.leftCount[h]! + 1
    this.leftSet[h] = (this.leftSet[h]! + this.labels[label]!) | 0
    this.attach(d, h, label)
  }

  /** The token below the top of the stack takes the top as a dependent. */
  right(label: number): void {
    const d = this.stack[--this.depth]!
    const h = this.stack[this.depth - 1]!
    this.right2[h] = this.right1[h]!
    this.right1[h] = d
    this.rightCount[h] = this.rightCount[h]! + 1
    this.rightSet[h] = (this.rightSet[h]! + this.labels[label]!) | 0
    this.attach(d, h, label)
  }

  private attach(d: number, h: number, label: number): void {
    this.head[d] = h
    this.label[d] = label
    this.labelHash[d] = this.labels[label]!
  }

  private reserve(size: number): void {
    if (this.stack.length >= size) return
    const room = Math.max(size, this.stack.length * 2)
    const wide = (old: Int32Array): Int32Array<ArrayBuffer> => {
      const list = new Int32Array(room)
      list[0] = old[0] ?? 0
      return list
    }
    this.stack = wide(this.stack)
    this.word = wide(this.word)
    this.tag = wide(this.tag)
    this.coarse = wide(this.coarse)
    this.sense = wide(this.sense)
    this.gap = wide(this.gap)
    this.upos = new Uint8Array(room)
    this.head = wide(this.head)
    this.label = new Uint8Array(room)
    this.left1 = wide(this.left1)
    this.left2 = wide(this.left2)
    this.right1 = wide(this.right1)
    this.right2 = wide(this.right2)
    this.leftCount = wide(this.leftCount)
    this.rightCount = wide(this.rightCount)
    this.leftSet = wide(this.leftSet)
    this.rightSet = wide(this.rightSet)
    this.labelHash = wide(this.labelHash)
    this.before = new Int32Array(room * COUNTED)
  }
}

/** What is counted between two words. */
export const VERBS = 0
export const JOINTS = 1
export const COMMAS = 2
export const QUOTES = 3
export const BRACKETS = 4
export const OTHERS = 5

/** A small number that tells how many verbs, conjunctions and marks stand between two words. */
export function between(state: ParseState, from: number, to: number): number {
  if (from === NOWHERE || to <= from) return 0x1000
  const { before } = state
  const a = from * COUNTED
  const b = to * COUNTED
  const verbs = before[b]! - before[a + COUNTED]!
  const joints = before[b + JOINTS]! - before[a + COUNTED + JOINTS]!
  const commas = before[b + COMMAS]! - before[a + COMMAS]!
  const quotes = before[b + QUOTES]! - before[a + QUOTES]!
  const brackets = before[b + BRACKETS]! - before[a + BRACKETS]!
  const others = before[b + OTHERS]! - before[a + OTHERS]!
  const low = (verbs > 2 ? 2 : verbs) + 3 * (commas > 2 ? 2 : commas) + 9 * (quotes > 2 ? 2 : quotes)
  return low + 27 * (joints > 1 ? 1 : joints) + 54 * (others > 1 ? 1 : others) + 108 * (brackets > 2 ? 2 : brackets)
}

/** A number for what the state looks like from afar: universal tags of the stack's top two, the front and the next word, and marks between. */
export function configuration(state: ParseState): number {
  const { stack, depth, front, upos, gap } = state
  const s0 = stack[depth - 1]!
  const s1 = depth > 1 ? stack[depth - 2]! : NOWHERE
  const tags = ((upos[s1]! * UPOS_ROOM + upos[s0]!) * UPOS_ROOM + upos[front]!) * UPOS_ROOM + upos[front + 1]!
  return tags * 8 + (front - s0 === 1 ? 1 : 0) + (gap[front] === 0 ? 0 : 2) + (gap[s0 + 1] === 0 ? 0 : 4)
}
