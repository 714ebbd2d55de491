import type { Span } from './span.ts'

/** An attribution: source, cue, content. */
export interface Statement {
  readonly id: string
  readonly source: {
    /** Entity id of the reading. */
    readonly entity: string | null
    readonly name: string
    readonly anonymous: boolean
    readonly span: Span | null
  }
  readonly cue: Span | null
  readonly content: readonly Span[]
  readonly kind: 'direct' | 'indirect' | 'mixed'
  readonly recipient: Span | null
  /** How a statement reached the report, where it is not first hand. */
  readonly relay: 'named' | 'not named' | null
  /** Event ids inside its content. */
  readonly events: readonly string[]
  /** Time ids inside its content. */
  readonly times: readonly string[]
  /** 0..1. */
  readonly confidence: number
  /** Which rule or voice found it. */
  readonly rule: string
  /** The statement this one is reported inside: X says (Y told Z). */
  readonly within: string | null
  readonly span: Span
}
