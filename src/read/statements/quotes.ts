import type { Analysis } from '../analysis.ts'

/** A stretch in quotation marks, tokens `[from, to)` with the marks. */
export interface Quote {
  readonly from: number
  readonly to: number
  /** The closing mark is missing: the quotation goes on in the next paragraph. */
  readonly open: boolean
  /** Goes on from an open quotation in the paragraph before. */
  readonly goesOn: boolean
  /** Words between the marks. */
  readonly words: number
}

/** The quotations of an article. */
export interface Quotes {
  readonly list: readonly Quote[]
  /** Token -> index into `list`, -1 outside; the marks themselves are inside. */
  readonly at: Int32Array
}

const DOUBLE = '"“”„«»'
const SINGLE = "'‘’`"

/** Whether a token is a quotation mark: 2 double, 1 single, 0 none. */
function markOf(form: string): 0 | 1 | 2 {
  if (form.length > 2) return 0
  if (form.length === 2) return form === "''" || form === '``' ? 2 : 0
  const code = form.charCodeAt(0)
  // letters and digits are most of all
  if (code > 96 && code < 123) return 0
  return DOUBLE.includes(form) ? 2 : SINGLE.includes(form) ? 1 : 0
}

const memo = new WeakMap<Analysis, Quotes>()

/** The quotations of an article, kept for the next caller. */
export function quotesOf(analysis: Analysis): Quotes {
  let quotes = memo.get(analysis)
  if (!quotes) memo.set(analysis, (quotes = findQuotes(analysis)))
  return quotes
}

/** Finds quotations part by part; an unclosed one ends with its part, and is taken up again by a part that begins with a mark. */
export function findQuotes(analysis: Analysis): Quotes {
  const list: Quote[] = []
  const at = new Int32Array(analysis.n).fill(-1)
  const { sentences } = analysis
  let carried = false
  for (let k = 0; k < sentences.length; k++) {
    const { from, part } = sentences[k]!
    while (k + 1 < sentences.length && sentences[k + 1]!.part === part) k++
    carried = findInPart(analysis, from, sentences[k]!.to, carried, list)
  }
  list.forEach((q, k) => at.fill(k, q.from, q.to))
  return { list, at }
}

/** Fills in the quotations of tokens `[from, to)`; says whether the last one is left open. */
function findInPart(analysis: Analysis, from: number, to: number, carried: boolean, list: Quote[]): boolean {
  let open = -1
  let kind = 0
  let goesOn = false
  for (let i = from; i < to; i++) {
    const form = analysis.form[i]!
    const mark = markOf(form)
    if (!mark) continue
    if (open < 0) {
      if (opens(analysis, i, mark)) {
        open = i
        kind = mark
        goesOn = carried && i === from
      }
    } else if (mark === kind && closes(analysis, i, mark)) {
      list.push({ from: open, to: i + 1, open: false, goesOn, words: wordsIn(analysis, open, i) })
      open = -1
    } else if (mark === 2 && (form === '“' || form === '„' || form === '«' || form === '``')) {
      if (kind === 1) open = i
      kind = 2
    }
  }
  if (open < 0 || kind === 1) return false
  if (to - open < 4) return false
  list.push({ from: open, to, open: true, goesOn, words: wordsIn(analysis, open, to) })
  return true
}

function wordsIn(analysis: Analysis, from: number, to: number): number {
  let n = 0
  for (let i = from; i < to; i++) if (analysis.upos[i] !== 'PUNCT' && !markOf(analysis.form[i]!)) n++
  return n
}

function opens(analysis: Analysis, i: number, mark: 1 | 2): boolean {
  const form = analysis.form[i]!
  if (form === '”' || form === '’' || form === '»') return false
  if (form === '“' || form === '„' || form === '«' || form === '``') return true
  const gapBefore = i === 0 || analysis.end[i - 1]! < analysis.start[i]! || /^[([—–-]$/.test(analysis.form[i - 1]!)
  const gapAfter = i + 1 < analysis.n && analysis.start[i + 1]! > analysis.end[i]!
  if (mark === 2) return gapBefore || !gapAfter
  return gapBefore && !gapAfter && hasSingleClose(analysis, i)
}

/** A single mark opens a quotation only if one closes it within forty tokens of the sentence. */
function hasSingleClose(analysis: Analysis, i: number): boolean {
  const sentence = analysis.sentence[i]!
  const limit = Math.min(analysis.n, i + 40)
  for (let j = i + 2; j < limit && analysis.sentence[j] === sentence; j++) {
    const form = analysis.form[j]!
    if ((form === "'" || form === '’') && closes(analysis, j, 1)) return true
  }
  return false
}

function closes(analysis: Analysis, i: number, mark: 1 | 2): boolean {
  const form = analysis.form[i]!
  if (form === '”' || form === '»' || form === "''") return true
  if (form === '“' || form === '„' || form === '«' || form === '``' || form === '‘') return false
  if (mark === 2) return true
  const glued = i > 0 && analysis.end[i - 1] === analysis.start[i]
  const next = i + 1 < analysis.n ? analysis.start[i + 1]! > analysis.end[i]! || !/^\p{L}/u.test(analysis.form[i + 1]!) : true
  return glued && next
}
