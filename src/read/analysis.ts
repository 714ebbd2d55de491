import type { Article, Entity, EntityKind, Mention, Span, Statement, TimeExpression } from '../record/index.ts'

/**
 * One sentence as a range of tokens `[from, to)`. `part` indexes `article.parts`.
 * `casing` says whether its capitals tell names apart: `title` = Title Case headline, `caps` = ALL CAPS.
 */
export interface Sentence {
  readonly from: number
  readonly to: number
  readonly part: number
  readonly span: Span
  readonly casing: 'normal' | 'title' | 'caps'
}

/**
 * The tokens of one article with everything the linguistic core knows about them, as parallel arrays of length `n`.
 * Tokens are UD syntactic words ("do" + "n't", "Putin" + "'s", "21" + "-" + "year"); spans are exact.
 * Strings in `upos`, `xpos` and `rel` come from small fixed tables, so that `===` is cheap.
 */
export interface Analysis {
  readonly article: Article
  readonly text: string
  readonly n: number
  /** UTF-16 offsets into `text`. */
  readonly start: Int32Array
  readonly end: Int32Array
  /** The characters as written. */
  readonly form: readonly string[]
  /** Lower case, curly quotes and apostrophes straightened. */
  readonly lower: readonly string[]
  readonly lemma: readonly string[]
  /** Lemmas in lower case. */
  readonly base: readonly string[]
  /** What the word lists say of each word: bits of `marks.ts`. */
  readonly marks: Int32Array
  /** UD v2 universal tags; XPOS is the Penn tag set of EWT/GUM. */
  readonly upos: readonly string[]
  readonly xpos: readonly string[]
  /** Index of the head token, -1 for the root of a sentence. */
  readonly head: Int32Array
  /** UD v2 relation with subtype: "nsubj:pass". */
  readonly rel: readonly string[]
  /** The same as bits of `rel-bits.ts`. */
  readonly relBits: Int32Array
  /** Token -> index into `sentences`. */
  readonly sentence: Int32Array
  readonly sentences: readonly Sentence[]
  /** First dependent and next sibling of each token in text order, -1 where there is none. */
  readonly firstChild: Int32Array
  readonly nextSibling: Int32Array
  /** Named mentions in text order, not overlapping. */
  readonly names: readonly NameMention[]
  /** Token -> index into `names`, -1 outside names. */
  readonly nameAt: Int32Array
}

/** A named mention: tokens `[from, to)`. */
export interface NameMention {
  readonly from: number
  readonly to: number
  readonly kind: EntityKind
}

/** A time expression and its tokens `[from, to)`. `scope`: for the label of a list of dates to come the token where its paragraph ends. */
export interface TimeMention {
  readonly from: number
  readonly to: number
  readonly time: TimeExpression
  readonly scope: number | null
}

/** A mention of an entity: tokens `[from, to)`, `head` its head token, `entity` an index into `Entities.list`. */
export interface EntityMention extends Mention {
  readonly from: number
  readonly to: number
  readonly head: number
  readonly entity: number
}

/** Who is who inside one report. */
export interface Entities {
  readonly list: readonly Entity[]
  /** In text order; a nominal mention may hold a name of another entity ("the U.S. president"). */
  readonly mentions: readonly EntityMention[]
  /** Token -> index of the mention whose head it is, -1 elsewhere. */
  readonly byHead: Int32Array
}

/** A statement with the tokens that events need: `cue` head token or -1, `content` token ranges. `statement.events` is filled in later. */
export interface StatementMention {
  readonly statement: Statement
  readonly cue: number
  readonly content: readonly (readonly [from: number, to: number])[]
}
