import { eachShingle } from './shingles.ts'

/** How two texts that share wording stand to each other. */
export type Sharing =
  /** Nearly all of each is in the other. */
  | 'same'
  /** Much the same text, with words changed on the way. */
  | 'edited'
  /** The first is a shortened copy of the second, or the other way round. */
  | 'trimmed'
  /** One has a part of the other in it. */
  | 'borrowed'

/** A text that shares wording with the one asked about. */
export interface NearDuplicate {
  readonly id: string
  readonly sharing: Sharing
  /** Share of the asked text's runs of five words that are in the other, and the other way round, 0 to 1. */
  readonly inOther: number
  readonly ofOther: number
}

/**
 * Slots of a sketch. Each is a band of its own: two texts are compared where one slot is equal, which finds a text with a twentieth
 * in common with another 998 times in 1,000. Texts with nothing in common hardly ever share a run of five words.
 */
const SLOTS = 128

/** Fewest runs of words that a text must have, and that two must share, to be told apart from chance: stock phrases are shared by many. */
const FEWEST = 8
const FEWEST_SHARED = 6
/** Share of the shorter text from which on the two share wording. */
const LEAST = 0.12

const EMPTY = 0xffffffff

interface Kept {
  readonly shingles: ReadonlySet<number>
  readonly sketch: Uint32Array
}

/**
 * Texts that share wording, found without comparing all with all: one-permutation MinHash of runs of five words (128 slots, banded)
 * names the candidates, the share of common runs decides. Same texts in the same order, same answers.
 */
export class NearDuplicates {
  private readonly texts = new Map<string, Kept>()
  private readonly bands = new Map<number, string[]>()

  /** Number of texts held. */
  get size(): number {
    return this.texts.size
  }

  /** Hold a text under an id; one that is held already is left as it is. */
  add(id: string, text: string): void {
    if (this.texts.has(id)) return
    const kept = keptOf(text)
    this.texts.set(id, kept)
    if (kept.shingles.size < FEWEST) return
    for (const key of bandKeys(kept.sketch)) {
      const ids = this.bands.get(key)
      if (ids) ids.push(id)
      else this.bands.set(key, [id])
    }
  }

  /** The texts held that share wording with this one, the closest first; `id` itself is left out. */
  find(text: string, id: string | null = null): readonly NearDuplicate[] {
    const asked = keptOf(text)
    if (asked.shingles.size < FEWEST) return []
    const candidates = new Set<string>()
    for (const key of bandKeys(asked.sketch)) for (const other of this.bands.get(key) ?? []) candidates.add(other)
    const found: NearDuplicate[] = []
    for (const other of candidates) {
      const near = other === id ? null : compare(asked.shingles, this.texts.get(other)!.shingles)
      if (near) found.push({ id: other, ...near })
    }
    return found.sort((a, b) => b.inOther + b.ofOther - a.inOther - a.ofOther || (a.id < b.id ? -1 : 1))
  }
}

function keptOf(text: string): Kept {
  const shingles = new Set<number>()
  eachShingle(text, (hash) => {
    shingles.add(hash >>> 0)
    return false
  })
  return { shingles, sketch: sketchOf(shingles) }
}

/** One-permutation MinHash: the least hash in each of the slots; an empty slot borrows from the next full one. */
function sketchOf(shingles: ReadonlySet<number>): Uint32Array {
  const slots = new Uint32Array(SLOTS).fill(EMPTY)
  for (const hash of shingles) {
    const slot = hash % SLOTS
    const rest = Math.floor(hash / SLOTS)
    if (rest < slots[slot]!) slots[slot] = rest
  }
  if (shingles.size === 0) return slots
  const full = Uint32Array.from(slots)
  for (let i = 0; i < SLOTS; i++) {
    let steps = 0
    while (slots[(i + steps) % SLOTS] === EMPTY) steps++
    // The number of steps goes in, so that two borrowed slots are equal only where the same was borrowed from as far.
    if (steps > 0) full[i] = (slots[(i + steps) % SLOTS]! ^ Math.imul(steps, 0x9e3779b1)) >>> 0
  }
  return full
}

function* bandKeys(sketch: Uint32Array): Generator<number> {
  for (let i = 0; i < SLOTS; i++) yield i * 0x1_0000_0000 + sketch[i]!
}

/** How two sets of runs stand to each other, null where they share no more than chance. */
function compare(asked: ReadonlySet<number>, other: ReadonlySet<number>): Omit<NearDuplicate, 'id'> | null {
  const [small, large] = asked.size <= other.size ? [asked, other] : [other, asked]
  let shared = 0
  for (const hash of small) if (large.has(hash)) shared++
  const inOther = shared / asked.size
  const ofOther = shared / other.size
  const most = Math.max(inOther, ofOther)
  const least = Math.min(inOther, ofOther)
  if (shared < FEWEST_SHARED || most < LEAST) return null
  const sharing: Sharing =
    least >= 0.9 ? 'same' : most >= 0.75 ? (least >= 0.6 ? 'edited' : 'trimmed') : least >= 0.25 ? 'edited' : 'borrowed'
  return { sharing, inOther, ofOther }
}
