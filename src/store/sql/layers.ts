import type { PackedFact } from '../codec.ts'
import { unpackFact } from '../codec.ts'
import type { Edited, Layer, LayerFact } from '../layer.ts'
import { makeLayer } from '../layer.ts'
import type { Stamp, Dialect } from './dialect.ts'
import type { Steps } from './steps.ts'
import { all, one } from './steps.ts'

/** What the layer of a record is made of. */
interface LayerParts {
  readonly facts: readonly LayerFact[]
  readonly edited: Edited
  /** Number of the last of the facts. */
  readonly last: number
}

const NOTHING: LayerParts = { facts: [], edited: { newest: new Map(), stale: new Set() }, last: 0 }

/** Looks at facts through the layer as an open record has it just now; made anew only when something was added to it. */
export function makeLayerReader(dialect: Dialect, onFrames: () => void): () => Steps<Layer> {
  let kept: { readonly layer: Layer; readonly state: string; readonly parts: LayerParts } | null = null
  let seen: Stamp = { writes: '', frames: '' }
  return function* () {
    const now = yield* dialect.stamp()
    if (now.frames !== seen.frames) {
      onFrames()
      kept = null
    }
    if (kept !== null && now.writes === seen.writes) return kept.layer
    const state = yield* stateOf(now)
    if (kept?.state !== state) {
      const parts: LayerParts = yield* readLayerParts(kept?.parts)
      kept = { layer: makeLayer(parts.facts, parts.edited), state, parts }
    }
    seen = now
    return kept.layer
  }
}

/** Everything that lies above the facts of an open record; of the facts only what came after those known before. */
export function* readLayerParts(before: LayerParts = NOTHING): Steps<LayerParts> {
  const rows = yield* all<{ seq: number; body: string }>('SELECT seq, body FROM layer WHERE seq > ? ORDER BY seq', before.last)
  const newest = new Map<string, number>()
  const stale = new Set<number>()
  const edited = yield* all<{ id: string; no: number }>(
    'SELECT id, no FROM articles WHERE id IN (SELECT id FROM articles WHERE version > 1) ORDER BY no',
  )
  for (const { id, no } of edited) {
    const older = newest.get(id)
    if (older !== undefined) stale.add(older)
    newest.set(id, no)
  }
  return {
    facts: [...before.facts, ...rows.map((row) => unpackFact(JSON.parse(row.body) as PackedFact, null) as LayerFact)],
    edited: { newest, stale },
    last: rows.at(-1)?.seq ?? before.last,
  }
}

function* stateOf({ frames }: Stamp): Steps<string> {
  const row = yield* one<{ layer: number | null; edited: number }>(
    'SELECT (SELECT max(seq) FROM layer) AS layer, (SELECT count(*) FROM articles WHERE version > 1) AS edited',
  )
  return `${row?.layer ?? 0} ${row?.edited ?? 0} ${frames}`
}

/** The layer as the one who writes sees it: it goes on with every fact that is added to it. */
export class GrowingLayer {
  #facts: LayerFact[] | null = null
  #newest = new Map<string, number>()
  #stale = new Set<number>()
  #layer: Layer | null = null
  /** Goes up with every change. */
  changes = 0;

  /** Read it unless that was done; ask for the layer only afterwards. */
  *load(): Steps<void> {
    if (this.#facts !== null) return
    const { facts, edited } = yield* readLayerParts()
    this.#facts = [...facts]
    this.#newest = new Map(edited.newest)
    this.#stale = new Set(edited.stale)
    this.#layer = null
    this.changes++
  }

  get now(): Layer {
    if (this.#facts === null) throw new Error('expected the layer to be read before it is asked for')
    return (this.#layer ??= makeLayer(this.#facts, { newest: this.#newest, stale: this.#stale }))
  }

  /** Does nothing lead anywhere else? */
  get isEmpty(): boolean {
    return this.#facts !== null && this.#facts.length === 0
  }

  add(fact: LayerFact): void {
    this.#facts?.push(fact)
    this.#layer = null
    this.changes++
  }

  /** The article at `older` has a newer version at `newer`. */
  edit(id: string, older: number, newer: number): void {
    this.#newest = new Map(this.#newest).set(id, newer)
    this.#stale = new Set(this.#stale).add(older)
    this.#layer = null
    this.changes++
  }

  forget(): void {
    this.#facts = null
    this.#layer = null
  }
}
