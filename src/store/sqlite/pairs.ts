/**
 * Neighbouring words as one word each: "Bank of Harrowmere" is found by one look at an index, where the lists of all reports that hold
 * "bank", "of" and "Harrowmere" would have to be walked. What a text is cut into here must be what FTS5 cuts it into (unicode61); texts
 * with characters of which that is not known are marked, and are looked through in the index of single words. The index of a record
 * holds what these lists and limits say: whoever changes them changes the schema.
 */

/** Stands between the words of a pair: a character for private use, which FTS5 takes for a letter. */
const JOINT = '\u{e000}'
/** The only word of a text that is not cut. */
export const UNCUT = '\u{e001}'
/** Stands between two pairs that only seem to follow each other. */
const GAP = '\u{e002}'

/** Words in nearly every text; no pair holds one, so that there are few pairs. */
const COMMON: ReadonlySet<string> = new Set(
  'the to a an in on by with from as is are was were be been has have had will would could should may can not that this these those it its they their them he his him she her who which what when where how we our us you your i my me but or if so than then there no all any some more most other after before during between against about into out up over under while since because until also only just very new one two first last year years week day days said says told'.split(
    ' ',
  ),
)
/** Small words that names hold: up to two of them stand within a pair, none at its ends. */
const SMALL: ReadonlySet<string> = new Set(['of', 'for', 'at', 'and'])
const MOST_SMALL = 2

/** Longest word of a text that is cut. */
const LONGEST = 200

/** Characters of which it is known what FTS5 takes them for, the same as `WORDS` does. */
const KNOWN =
  /^[\u0001-\u017e\u0180-\u0377\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u052f\u1e00-\u1e9a\u1e9c-\u1eff\u2000-\u2064\u206a-\u2071\u2074-\u208e\u2090-\u209c\u20a0-\u20b9\u2100-\u2189\u2190-\u23f3\u2500-\u26ff\u2701-\u2b4c\u3000-\u303f\u3041-\u3096\u30a0-\u30ff\u4e00-\u9fcb\u{1f400}-\u{1f43e}\u{1f600}-\u{1f640}]*$/u
const WORDS = /[\p{L}\p{N}][\p{L}\p{N}\u0300-\u0304\u0306-\u030c\u030f\u0311\u031b\u0323-\u0328\u032d\u032e\u0330\u0331]*/gu
const ASCII = /^[\0-\x7f]*$/
const ASCII_WORDS = /[a-zA-Z0-9]+/g

/** A text as it is cut: its words as they stand there, and folded. Null where FTS5 may cut it otherwise. */
interface Cut {
  readonly words: readonly string[]
  readonly folded: readonly string[]
}

function cut(text: string): Cut | null {
  const isPlain = ASCII.test(text) && !text.includes('\0')
  if (!isPlain && !KNOWN.test(text)) return null
  const words = text.match(isPlain ? ASCII_WORDS : WORDS) ?? []
  if (words.some((word) => word.length > LONGEST)) return null
  return { words, folded: words.map(fold) }
}

function fold(word: string): string {
  return (ASCII.test(word) ? word : word.normalize('NFD').replaceAll(/\p{M}/gu, '')).toLowerCase()
}

/** First and last place of every pair, in order. */
function pairsIn(folded: readonly string[]): (readonly [number, number])[] {
  const found: (readonly [number, number])[] = []
  let from = -1
  for (const [i, word] of folded.entries()) {
    if (SMALL.has(word)) continue
    if (COMMON.has(word)) {
      from = -1
      continue
    }
    if (from >= 0 && i - from <= MOST_SMALL + 1) found.push([from, i])
    from = i
  }
  return found
}

/** The pairs of the texts of a row, as the text that is indexed of it. */
export function pairsOf(texts: readonly string[]): string {
  const found: string[] = []
  let end: string | null = null
  for (const text of texts) {
    const whole = cut(text)
    if (whole === null) return UNCUT
    const { words, folded } = whole
    let last = -1
    for (const [from, to] of pairsIn(folded)) {
      if (from !== last && end !== null && mayBeOne(end, folded[from]!)) found.push(GAP)
      found.push(words.slice(from, to + 1).join(JOINT))
      last = to
      end = folded[to]!
    }
  }
  return found.join(' ')
}

/** Might FTS5 take these for the same word? */
function mayBeOne(a: string, b: string): boolean {
  return a === b || !ASCII.test(a) || !ASCII.test(b)
}

/** What to look for where words are to stand side by side; null where pairs cannot tell. */
export function pairPhrase(list: readonly string[]): string | null {
  const whole = cut(list.join(' '))
  if (whole === null) return null
  const { words, folded } = whole
  const pairs = pairsIn(folded)
  const isChain = pairs.every(([from], i) => from === (i === 0 ? 0 : pairs[i - 1]![1]))
  if (pairs.length === 0 || !isChain || pairs.at(-1)![1] !== words.length - 1) return null
  return `"${pairs.map(([from, to]) => words.slice(from, to + 1).join(JOINT)).join(' ')}"`
}
