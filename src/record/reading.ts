import type { Article } from './article.ts'
import type { Entity } from './entity.ts'
import type { Event } from './event.ts'
import type { Span } from './span.ts'
import type { Statement } from './statement.ts'
import type { TimeExpression } from './time.ts'

/** What reading makes of one article: format `daybook.reading/1`. */
export interface Reading {
  readonly format: 'daybook.reading/1'
  readonly engine: { readonly version: string; readonly models: string }
  readonly article: Article
  /** Why nothing was read in it: "language not supported: de". Only where a web page was made an article that cannot be read. */
  readonly refused?: string
  /** `part` is an index into `article.parts`. */
  readonly sentences: readonly { readonly span: Span; readonly part: number }[]
  readonly entities: readonly Entity[]
  readonly times: readonly TimeExpression[]
  readonly events: readonly Event[]
  readonly statements: readonly Statement[]
}
