import { classAt, DIGIT, UPPER } from './characters.ts'
import { wordAt } from './sentence-labels.ts'
import type { Around } from './sentence-labels.ts'
import type { Tokens } from './tokenise.ts'

const WAYS: ReadonlySet<string> = new Set(
  'phone telephone tel tel. ph ph. mobile mob mob. cell fax fax. pager e-mail email web website www internet office home'.split(' '),
)

/**
 * True where token `at` begins the next line of addresses that have lost their line breaks: "Phone: 555.0100 Fax: 555.0101 https://…" in a
 * paragraph that opens so, and the next person of "Ann Example ann@sample.example Sample University Ben Sampler ben@…".
 */
export function beginsContact(text: string, tokens: Tokens, at: number, around: Around): boolean {
  return beginsWay(text, tokens, at, around) || beginsPerson(text, tokens, at, around)
}

/** "Phone:" */
function isWayAt(text: string, tokens: Tokens, at: number, to: number): boolean {
  return at + 2 < to && text.charCodeAt(tokens.start[at + 1]!) === 0x3a && WAYS.has(wordAt(text, tokens, at).toLowerCase())
}

/** A way to reach somebody behind a number or an address, in a paragraph that opens with such a way. */
function beginsWay(text: string, tokens: Tokens, at: number, { from, to }: Around): boolean {
  if (at < from + 3 || text.charCodeAt(tokens.start[from + 1]!) !== 0x3a) return false
  if (!endsInDigit(text, tokens, at - 1) && !isAddress(text, tokens, at - 1)) return false
  return (isWayAt(text, tokens, at, to) || isAddress(text, tokens, at)) && isWayAt(text, tokens, from, to)
}

/** "ann@sample.example", "https://…", "www.…". */
function isAddress(text: string, tokens: Tokens, i: number): boolean {
  const start = tokens.start[i]!
  return text.startsWith('http', start) || text.startsWith('www.', start) || isMail(text, tokens, i)
}

/** "ann@sample.example", which the tokeniser keeps whole. */
function isMail(text: string, tokens: Tokens, i: number): boolean {
  if (tokens.end[i]! - tokens.start[i]! < 6) return false
  const word = wordAt(text, tokens, i)
  const sign = word.indexOf('@')
  return sign > 0 && word.includes('.', sign)
}

function isCapitalised(text: string, tokens: Tokens, i: number): boolean {
  return i < tokens.n && classAt(text, tokens.start[i]!) === UPPER
}

function endsInDigit(text: string, tokens: Tokens, i: number): boolean {
  return classAt(text, tokens.end[i]! - 1) === DIGIT
}

/** Tokens before a name in which another address is looked for. */
const FAR = 80

/** A name of two to four words that fits the address of mail behind it, where the sentence has had another such address. */
function beginsPerson(text: string, tokens: Tokens, at: number, { sentence, to }: Around): boolean {
  if (at - sentence < 3 || !isCapitalised(text, tokens, at) || !isCapitalised(text, tokens, at + 1)) return false
  let k = at + 2
  while (k < Math.min(to - 1, at + 4) && isCapitalised(text, tokens, k)) k++
  if (k >= to || !isMail(text, tokens, k) || !isOwner(wordAt(text, tokens, at), wordAt(text, tokens, k))) return false
  if (!isCapitalised(text, tokens, at - 1) && !isAddress(text, tokens, at - 1) && !endsInDigit(text, tokens, at - 1)) return false
  for (let i = at - 1; i > Math.max(sentence, at - FAR); i--) if (isMail(text, tokens, i)) return true
  return false
}

/** True where an address can be of somebody whose first name this is: "ann.example@…", "a.example@…". */
function isOwner(name: string, mail: string): boolean {
  const first = name.toLowerCase()
  return mail.slice(0, mail.indexOf('@')).toLowerCase().includes(first) || mail.charCodeAt(0) === first.charCodeAt(0)
}
