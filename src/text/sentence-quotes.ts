import { classAt, isSpaceAt, LOWER, UPPER } from './characters.ts'
import { wordAt } from './sentence-labels.ts'
import type { Tokens } from './tokenise.ts'

/** Most tokens of a quotation inside a sentence, and most that may follow a full stop in it, for it to stay in that sentence. */
const LONGEST = 40
const LONGEST_TAIL = 16
/** Most tokens of a quotation that begins its sentence and is followed by who says it. */
const LONGEST_FIRST = 16

/**
 * Calls `keep` with every token inside a short quotation that stands in the middle of a sentence, near enough to its end that no
 * sentence begins there: 'You could say, "It is late. Let us go."' is one sentence, and so is '"Stop! Wait!" she cried.'
 */
export function keepShortQuotes(text: string, tokens: Tokens, [from, to]: readonly [number, number], keep: (i: number) => void): void {
  let i = from
  while (i < to) {
    const end = opensAt(text, tokens, i) ? closeOf(text, tokens, i, Math.min(to, i + LONGEST)) : -1
    if (end < 0) {
      i++
      continue
    }
    if ((i > from && isInside(text, tokens, i)) || (end - i <= LONGEST_FIRST && isSaying(text, tokens, end + 1, to))) {
      for (let k = Math.max(i + 2, end - LONGEST_TAIL); k <= end; k++) keep(k)
    }
    i = end + 1
  }
}

/** True at a double quotation mark that opens: curly, or straight with a space before and none after. */
function opensAt(text: string, tokens: Tokens, i: number): boolean {
  const start = tokens.start[i]!
  const code = text.charCodeAt(start)
  if (code === 0x201c) return true
  return code === 0x22 && isSpaceAt(text, start - 1, text.length) && !isSpaceAt(text, start + 1, text.length)
}

/** The token that closes the quotation opened at `i`; -1 where another opens first or none closes before `stop`. */
function closeOf(text: string, tokens: Tokens, i: number, stop: number): number {
  const curly = text.charCodeAt(tokens.start[i]!) === 0x201c
  for (let k = i + 1; k < stop; k++) {
    const code = text.charCodeAt(tokens.start[k]!)
    if (code === 0x201c) return -1
    if (curly ? code === 0x201d : code === 0x22) return curly || tokens.start[k]! === tokens.end[k - 1]! ? k : -1
  }
  return -1
}

/** True where the sentence is open before the quotation: after a word, a comma or a colon. */
function isInside(text: string, tokens: Tokens, i: number): boolean {
  const code = text.charCodeAt(tokens.end[i - 1]! - 1)
  return code !== 0x2e && code !== 0x21 && code !== 0x3f && code !== 0x2026 && code !== 0x22 && code !== 0x201d && code !== 0x29
}

/** "Ready?" Ann Example asked, "Stop!" a tired voice called: a verb of saying within three words after a quote that ends in a mark. */
export function isSaying(text: string, tokens: Tokens, next: number, to: number): boolean {
  let nouns = next < to && DETERMINERS.has(wordAt(text, tokens, next)) ? 2 : 0
  for (let i = next; i < Math.min(next + 4, to); i++) {
    const first = classAt(text, tokens.start[i]!)
    if (first > UPPER) return false
    if (first !== LOWER || i === next) continue
    if (SAYING.has(wordAt(text, tokens, i))) return true
    if (nouns-- <= 0) return false
  }
  return false
}

/** Is it over? wondered Ann Example: a verb of saying in small letters right behind a mark, then who says it. */
export function isSayingOf(text: string, tokens: Tokens, next: number, to: number): boolean {
  if (next + 1 >= to || classAt(text, tokens.start[next]!) !== LOWER || !SAYING.has(wordAt(text, tokens, next))) return false
  return classAt(text, tokens.start[next + 1]!) === UPPER || SAYERS.has(wordAt(text, tokens, next + 1))
}

const DETERMINERS: ReadonlySet<string> = new Set('a an the his her my our their its one another'.split(' '))

const SAYERS: ReadonlySet<string> = new Set([...DETERMINERS, 'he', 'she', 'they'])

const SAYING: ReadonlySet<string> = new Set(
  (
    'said says say asked asks ask replied replies added adds told tells cried called shouted whispered thought answered wrote writes yelled exclaimed ' +
    'muttered wondered continued tweeted demanded insisted joked quipped screamed repeated started began howled moaned groaned hissed ' +
    'barked roared gasped sighed snapped pleaded begged inquired enquired declared announced mumbled stammered whined sobbed wailed ' +
    'murmured growled grunted bellowed yelped squealed shrieked interrupted urged warned remarked observed responded retorted ' +
    'protested agreed explained calls'
  ).split(' '),
)
