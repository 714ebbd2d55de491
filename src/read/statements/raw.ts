/** A stretch of tokens `[from, to)`. */
export type Stretch = readonly [from: number, to: number]

/** An attribution as a voice found it, in tokens. */
export interface Raw {
  /** Head token of the cue, -1 where there is none. */
  readonly head: number
  readonly cue: Stretch | null
  readonly source: Stretch | null
  readonly content: readonly Stretch[]
  readonly recipient: Stretch | null
  /** How sure the voice is, 0..1. */
  readonly score: number
  readonly rule: string
  /** The attribution it is reported inside, where the words do not show it by standing in its content. */
  readonly inside?: Raw
}

/** The same attribution with other content; written out, as all attributions should be objects of one kind to the engine. */
export function withContent({ head, cue, source, recipient, score, rule, inside }: Raw, content: readonly Stretch[]): Raw {
  const raw = { head, cue, source, content, recipient, score, rule }
  return inside ? { ...raw, inside } : raw
}

/** True when two stretches share a token. */
export function meets(a: Stretch, b: Stretch): boolean {
  return a[0] < b[1] && b[0] < a[1]
}
