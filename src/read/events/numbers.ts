import { CURRENCIES, NO_COUNT, NUMBER_WORDS, SCALES } from '../../lang/en/link/figures.ts'
import type { Event } from '../../record/index.ts'
import type { Analysis } from '../analysis.ts'
import { childBy, childrenBy } from './tree.ts'
import type { Candidate } from './triggers.ts'
import { APPOS, COMPOUND, CONJ, NMOD, NSUBJ, NUMMOD, OBJ, OBL } from '../rel-bits.ts'

type Counted = Event['numbers'][number]

const NOT_COUNTED = new Set(NO_COUNT.split(' '))
const CURRENCY = new Map<string, string>()
for (const row of CURRENCIES) {
  const [code, signs, words] = row.split('|').map((cell) => cell.trim()) as [string, string, string]
  for (const name of `${signs};${words}`.split(';')) CURRENCY.set(name.trim().toLowerCase(), code)
}

/** Spans of time are no size of an event: they are its duration. */
const TIME_UNITS = new Set(['second', 'minute', 'hour', 'day', 'week', 'month', 'year', 'decade', 'century', '%', 'percent'])

/** How far down a sum may hang: "a contract worth $2 million". */
const DEPTH = 2

/** Numbers of people, things and sums in the event: "about 40 delegates", "twenty-two people", "a contract worth US$14 billion". */
export function numbersOf(a: Analysis, c: Candidate): Event['numbers'] {
  const out: Counted[] = []
  const heads = new Set<number>([c.token])
  for (const over of c.carrier === c.token ? [c.token] : [c.token, c.carrier])
    for (const h of childrenBy(a, over, NSUBJ | OBJ | NMOD | OBL | APPOS)) heads.add(h)
  for (const head of heads) collect(a, head, 0, out)
  return out.filter((n) => !isYear(a, n, c)).sort((x, y) => x.span[0] - y.span[0])
}

/** "the 2020 elections": a year before the event itself counts nothing. */
function isYear(a: Analysis, n: Counted, c: Candidate): boolean {
  return n.span[1] === a.end[c.token] && /^(?:1[5-9]|20)\d\d\s/.test(a.text.slice(...n.span))
}

function collect(a: Analysis, head: number, depth: number, out: Counted[]): void {
  for (const n of childrenBy(a, head, NUMMOD)) {
    const counted = countedBy(a, head, n)
    if (counted && !out.some((x) => x.span[0] < counted.span[1] && counted.span[0] < x.span[1])) out.push(counted)
  }
  if (depth >= DEPTH) return
  for (const d of childrenBy(a, head, NMOD | APPOS | CONJ)) if (isSum(a, d) || a.rel[d] === 'conj') collect(a, d, depth + 1, out)
}

const isSum = (a: Analysis, token: number): boolean => CURRENCY.has(a.lower[token]!)

/** A number with what it counts. */
function countedBy(a: Analysis, head: number, n: number): Counted | null {
  const numeral = numeralAt(a, n)
  const lemma = a.lemma[head]!.toLowerCase()
  if (!numeral || TIME_UNITS.has(lemma) || NOT_COUNTED.has(lemma)) return null
  const from = Math.min(numeral.from, isSum(a, head) ? head : numeral.from)
  const to = Math.max(numeral.to, head)
  const currency = CURRENCY.get(a.lower[head]!)
  const over = a.head[head]!
  const of = currency === undefined ? lemma : over >= 0 ? a.lemma[over]!.toLowerCase() : ''
  return { value: numeral.value, unit: currency ?? lemma, of, span: [a.start[from]!, a.end[to]!] }
}

/** Reads a numeral that ends at a token: "1,300", "two million", "twenty-two", "1.2 bn". */
function numeralAt(a: Analysis, at: number): { readonly value: number; readonly from: number; readonly to: number } | null {
  let from = at
  const first = childBy(a, at, COMPOUND)
  if (first >= 0 && first < at && at - first < 4) from = first
  let value: number | null = null
  for (let t = from; t <= at; t++) {
    if (a.upos[t] === 'PUNCT') continue
    const scale = SCALES[a.lower[t]!]
    const plain = valueOf(a.lower[t]!)
    if (scale !== undefined) value = (value ?? 1) * scale
    else if (plain !== null) value = (value ?? 0) + plain
    else return null
  }
  return value === null ? null : { value, from, to: at }
}

function valueOf(word: string): number | null {
  if (/^\d{1,12}(?:,\d{3}){0,4}(?:\.\d{1,6})?$/.test(word)) return Number(word.replaceAll(',', ''))
  return NUMBER_WORDS[word] ?? null
}
