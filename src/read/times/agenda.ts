import type { Analysis } from '../analysis.ts'

/** Words in a title or a first line that say that what follows is to come, or is over. */
const TO_COME =
  /\b(?:ahead|agenda|calendar|coming|diary|forthcoming|key dates|look-?ahead|next week|outlook|planner|preview|schedule|this week|to watch|upcoming|what's on)\b/i
const OVER = /\b(?:chronology|history|look back|past|recap|review|the week in|timeline)\b/i
/** Longest first line that is taken for a title, in tokens. */
const LINE = 14
/** So many labels make a list. */
const LEAST = 2

/** A stretch of tokens `[from, to)`. */
interface Stretch {
  readonly from: number
  readonly to: number
}

/** A list of dates: what stands behind each label takes place then, to its paragraph's end. */
export interface Agenda {
  /** First tokens of the expressions that are labels, and for each the token where its scope ends. */
  readonly labels: ReadonlyMap<number, number>
}

const NONE: Agenda = { labels: new Map() }

/**
 * The list of dates to come that a report is, as planning desks send them out: paragraphs that begin with a date and a colon
 * under a title like "The week ahead". Without such a title, or where it is of what is over, there is none.
 */
export function agendaOf(a: Analysis, expressions: readonly Stretch[]): Agenda {
  const title = titleOf(a)
  if (!TO_COME.test(title) || OVER.test(title)) return NONE
  const labels = expressions.filter((e, k) => isFirst(a, e.from) && hasMark(a, lastTo(a, expressions, k)))
  return labels.length < LEAST ? NONE : { labels: new Map(labels.map((e) => [e.from, paragraphEnd(a, e.to)])) }
}

/** Where an expression ends, with the other end of its stretch: "June 19-20". */
function lastTo(a: Analysis, expressions: readonly Stretch[], k: number): number {
  const { to } = expressions[k]!
  const next = expressions[k + 1]
  return next && next.from === to + 1 && /^[-–]$/.test(a.form[to]!) ? next.to : to
}

/** "Monday: …", "June 19-20 – …". */
function hasMark(a: Analysis, to: number): boolean {
  return to < a.n && /^[:–—]$/.test(a.form[to]!)
}

/** Nothing but a bullet stands before the token in its line. */
function isFirst(a: Analysis, token: number): boolean {
  const part = a.sentences[a.sentence[token]!]!.part
  const begin = a.article.parts[part]?.span[0] ?? 0
  for (let at = a.start[token]! - 1; at >= begin; at--) {
    const c = a.text[at]!
    if (c === '\n') return true
    if (!' \t\u00a0-*•–—'.includes(c)) return false
  }
  return true
}

function paragraphEnd(a: Analysis, from: number): number {
  const part = a.sentences[a.sentence[from]!]!.part
  let t = from
  while (t < a.n && a.sentences[a.sentence[t]!]!.part === part && (t === from || !a.text.slice(a.end[t - 1]!, a.start[t]!).includes('\n')))
    t++
  return t
}

/** The title, or the first line where that is short. */
function titleOf(a: Analysis): string {
  const title = a.article.parts.find((p) => p.kind === 'title')
  const first = a.sentences[0]
  const line = first && first.to - first.from <= LINE ? a.text.slice(a.start[first.from]!, a.end[first.to - 1]!) : ''
  return `${title ? a.text.slice(...title.span) : ''}\n${line}`
}
