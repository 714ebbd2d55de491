import { classAt, isApostrophe, LOWER, SYMBOL, UPPER } from '../text/characters.ts'
import { tokenise } from '../text/tokenise.ts'
import type { Analysis, Sentence } from './analysis.ts'

/** Columns of one word; `head` is 1-based inside the sentence, 0 for the root. */
interface Row {
  readonly start: number
  readonly end: number
  readonly lemma: string
  readonly upos: string
  readonly xpos: string
  readonly head: number
  readonly rel: string
}

/**
 * Writes an analysis as CoNLL-U (UD v2): `# newdoc id`, `# newpar` where a part begins, sentence ids and text, multiword-token ranges
 * for clitics, `SpaceAfter=No`. Text between the parts (headings of rails, bullets) is written too, as flat sentences, so that
 * every visible character of the article is there.
 */
export function writeConllu(analysis: Analysis): string {
  const { text, article } = analysis
  const out: string[] = [`# newdoc id = ${article.id.replace(/\s+/g, ' ')}\n`]
  let number = 0
  let at = 0
  let part = -1
  for (const sentence of analysis.sentences) {
    number = writeGap(out, text, at, sentence.span[0], { id: article.id, number })
    const rows = rowsOf(analysis, sentence)
    writeSentence(out, text, rows, { id: article.id, number: ++number, isParagraph: sentence.part !== part })
    part = sentence.part
    at = sentence.span[1]
  }
  writeGap(out, text, at, text.length, { id: article.id, number })
  return out.join('')
}

function rowsOf(analysis: Analysis, sentence: Sentence): Row[] {
  const rows: Row[] = []
  for (let i = sentence.from; i < sentence.to; i++) {
    const head = analysis.head[i]!
    rows.push({
      start: analysis.start[i]!,
      end: analysis.end[i]!,
      lemma: analysis.lemma[i]!,
      upos: analysis.upos[i]!,
      xpos: analysis.xpos[i]!,
      head: head < 0 ? 0 : head - sentence.from + 1,
      rel: analysis.rel[i]!,
    })
  }
  return rows
}

/** Writes the visible text between two sentences, if there is any, as a flat sentence; returns the number of sentences so far. */
function writeGap(out: string[], text: string, from: number, to: number, place: { readonly id: string; readonly number: number }): number {
  const tokens = tokenise(text, from, to)
  if (!tokens.n) return place.number
  const rows: Row[] = []
  for (let i = 0; i < tokens.n; i++) {
    const start = tokens.start[i]!
    const isSign = classAt(text, start) >= SYMBOL
    const form = text.slice(start, tokens.end[i]!)
    rows.push({
      start,
      end: tokens.end[i]!,
      lemma: form,
      upos: isSign ? 'PUNCT' : 'X',
      xpos: isSign ? ':' : 'FW',
      head: i ? 1 : 0,
      rel: i ? (isSign ? 'punct' : 'dep') : 'root',
    })
  }
  writeSentence(out, text, rows, { id: place.id, number: place.number + 1, isParagraph: true })
  return place.number + 1
}

function writeSentence(
  out: string[],
  text: string,
  rows: readonly Row[],
  place: { readonly id: string; readonly number: number; readonly isParagraph: boolean },
): void {
  const first = rows[0]!
  const last = rows[rows.length - 1]!
  if (place.isParagraph) out.push('# newpar\n')
  out.push(
    `# sent_id = ${place.id.replace(/\s+/g, ' ')}-${place.number}\n`,
    `# text = ${text.slice(first.start, last.end).replace(/\s+/g, ' ')}\n`,
  )
  let from = 0
  let end = 0
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!
    if (i >= end) {
      from = i
      end = multiwordEnd(text, rows, i)
      if (end > i + 1)
        out.push(`${i + 1}-${end}\t${formOf(text, row.start, rows[end - 1]!.end)}${'\t_'.repeat(7)}\t${misc(rows, end - 1)}\n`)
    }
    const space = end === from + 1 ? misc(rows, i) : '_'
    out.push(
      `${i + 1}\t${formOf(text, row.start, row.end)}\t${cell(row.lemma)}\t${cell(row.upos)}\t${cell(row.xpos)}\t_\t${row.head}\t${cell(row.rel)}\t_\t${space}\n`,
    )
  }
  out.push('\n')
}

/** End (exclusive) of the multiword token that begins at row `i`: the word and the clitics written onto it. */
function multiwordEnd(text: string, rows: readonly Row[], i: number): number {
  let end = i + 1
  while (end < rows.length && isEnclitic(text, rows, end)) end++
  return end
}

/** True when row `i` is written onto the word before it as part of one orthographic word: "n't", "'s", "not" of "cannot", "na" of "gonna". */
function isEnclitic(text: string, rows: readonly Row[], i: number): boolean {
  const row = rows[i]!
  const before = rows[i - 1]!
  if (row.start !== before.end) return false
  const head = classAt(text, before.end - 1)
  const first = text.charCodeAt(row.start)
  if (isApostrophe(first)) {
    if (row.end - row.start === 1) return row.xpos === 'POS'
    return row.upos !== 'PUNCT' && classAt(text, row.start + 1) <= UPPER
  }
  // Two words without anything between them were one word: "can|not", "do|n't", "gon|na"; a number and its unit were not.
  const c = classAt(text, row.start)
  return (c === LOWER || c === UPPER) && (head === LOWER || head === UPPER)
}

function misc(rows: readonly Row[], i: number): string {
  const next = rows[i + 1]
  return next && next.start === rows[i]!.end ? 'SpaceAfter=No' : '_'
}

function formOf(text: string, start: number, end: number): string {
  return cell(text.slice(start, end))
}

/** A CoNLL-U column: never empty, no tabs or line breaks. */
function cell(value: string): string {
  return value ? value.replace(/[\t\n\r]/g, ' ') : '_'
}
