import { TIME_RULES } from '../../lang/en/times/index.ts'
import type { Around, Draft } from '../../lang/en/times/rule.ts'
import { directionOf, isAhead } from './direction.ts'
import {
  IS_CARDINAL,
  IS_EDGE,
  IS_INT,
  IS_ORDINAL,
  IS_RELATION,
  IS_VAGUE,
  isTriggerToken,
  lexiconWords,
  literalWord,
  wordOf,
  type Word,
} from './lexicon.ts'
import { compilePattern, type Pattern, type TokenSet } from './pattern.ts'
import { clearCaptures, type Scan } from './scan.ts'

/** An expression before it is resolved: tokens `[from, to)`. */
export interface Found {
  from: number
  to: number
  draft: Draft
  rule: string
}

/** Words without a class of their own that make a sentence worth a look. */
const TRIGGERS = new Set([
  'tonight',
  'overnight',
  'noon',
  'midnight',
  'midday',
  'noontime',
  'time',
  'while',
  'past',
  'future',
  'current',
  'recent',
  'present',
  'moment',
  'ago',
  'a.m.',
  'p.m.',
  'am',
  'pm',
  'a.m',
  'p.m',
  "o'clock",
  'bc',
  'bce',
  'b.c.',
  'ad',
  'a.d.',
  'gmt',
  'utc',
  'yearlong',
  'monthlong',
  'weeklong',
  'daylong',
  'hourlong',
  'decadelong',
  'term',
  'date',
  'possible',
  'half',
  'eighteen',
  'nineteen',
  'twenty',
  'thousand',
])
const WEAK = IS_CARDINAL | IS_EDGE | IS_INT | IS_ORDINAL | IS_RELATION | IS_VAGUE

/** A rule that may begin with some word, and what must then come second (null: nothing need). */
interface Starter {
  readonly name: string
  readonly match: Pattern['match']
  readonly make: (typeof TIME_RULES)[number]['make']
  readonly second: TokenSet | null
}

const COMPILED = TIME_RULES.map((rule) => ({ name: rule.name, pattern: compilePattern(rule.pattern), make: rule.make }))
for (const trigger of TRIGGERS) literalWord(trigger)
const BY_INDEX = indexWords()
const BY_BITS = new Map<number, readonly Starter[]>()

/** Rules of every word of the lexicon; each word learns whether it starts any and whether it is a trigger. */
function indexWords(): readonly (readonly Starter[])[] {
  return [...lexiconWords()].map((word) => {
    const rules = startersOf(word)
    word.starts = rules.length > 0
    word.trigger = isTrigger(word)
    return rules
  })
}

function startersOf(word: Word): Starter[] {
  return COMPILED.filter(({ pattern }) => (word.bits & pattern.first.bits) !== 0 || pattern.first.literals.has(word.lower)).map(
    ({ name, pattern, make }) => ({ name, match: pattern.match, make, second: pattern.second(word) }),
  )
}

/** Rules that may begin with a word; those of numbers and the like are kept by their classes, of which there are few. */
function rulesOf(word: Word): readonly Starter[] {
  if (word.index >= 0) return BY_INDEX[word.index]!
  let rules = BY_BITS.get(word.bits)
  if (!rules) BY_BITS.set(word.bits, (rules = startersOf(word)))
  return rules
}

/** Whether a word of the lexicon makes its sentence worth a look. */
function isTrigger(word: Word): boolean {
  return (word.bits & ~WEAK) !== 0 || TRIGGERS.has(word.lower)
}

/** Whether a token makes its sentence worth a look; known once the rules are compiled. */
export const isTimeTrigger = (lower: string): boolean => isTriggerToken(lower)
/** Whether the rules have a use for a token. */
export const isTimeWord = (lower: string): boolean => wordOf(lower) !== null

/** All expressions of the sentence that `scan` looks at, left to right, longest first, without overlap. */
export function matchSentence(scan: Scan, around: Surroundings): Found[] {
  const found: Found[] = []
  let i = scan.from
  while (i < scan.to) {
    const word = scan.words[i]
    const hit = word && word.starts ? matchAt(scan, i, word, around) : null
    if (hit) {
      found.push(hit)
      i = Math.max(hit.to, i + 1)
    } else i++
  }
  return found
}

function matchAt(scan: Scan, i: number, word: Word, around: Surroundings): Found | null {
  let best: Found | null = null
  let bestEnd = i
  const next = i + 1 < scan.to ? scan.words[i + 1]! : null
  const isAdjective = i + 1 < scan.to && scan.a.xpos[i + 1] === 'JJ'
  for (const rule of rulesOf(word)) {
    if (rule.second && !mayFollow(rule.second, next, isAdjective)) continue
    clearCaptures(scan.m)
    const end = rule.match(scan, i)
    if (end <= bestEnd) continue
    around.at(scan, i, end)
    const draft = rule.make(scan.m, around)
    if (!draft) continue
    bestEnd = end
    best = { from: i + (draft.skip ?? 0), to: end - (draft.drop ?? 0), draft, rule: rule.name }
  }
  return best
}

function mayFollow(set: TokenSet, next: Word | null, isAdjective: boolean): boolean {
  if (set.any || (set.adjective && isAdjective)) return true
  return next !== null && ((next.bits & set.bits) !== 0 || (next.literal >= 0 && set.literals.has(next.lower)))
}

/** The words around a match, for the conditions of rules; one object serves the whole report. */
export class Surroundings implements Around {
  private scan: Scan
  private from = 0
  private to = 0
  constructor(scan: Scan) {
    this.scan = scan
  }
  at(scan: Scan, from: number, to: number): void {
    this.scan = scan
    this.from = from
    this.to = to
  }
  before(k: number): string {
    const i = this.from - k
    return i >= this.scan.from ? this.scan.a.lower[i]! : ''
  }
  after(k: number): string {
    const i = this.to + k - 1
    return i < this.scan.to ? this.scan.a.lower[i]! : ''
  }
  tagBefore(k: number): string {
    const i = this.from - k
    return i >= this.scan.from ? this.scan.a.xpos[i]! : ''
  }
  tagAfter(k: number): string {
    const i = this.to + k - 1
    return i < this.scan.to ? this.scan.a.xpos[i]! : ''
  }
  text(): string {
    let text = this.scan.a.lower[this.from]!
    for (let i = this.from + 1; i < this.to; i++) text += ` ${this.scan.a.lower[i]!}`
    return text
  }
  lower(): string {
    return this.scan.a.lower[this.from]!
  }
  lastLower(): string {
    return this.scan.a.lower[this.to - 1]!
  }
  form(): string {
    return this.scan.a.form[this.from]!
  }
  firstTag(): string {
    return this.scan.a.upos[this.from]!
  }
  lastTag(): string {
    return this.scan.a.xpos[this.to - 1]!
  }
  isRate(): boolean {
    return isRate(this.scan, this.from)
  }
  isAhead(): boolean {
    return isAhead(directionOf(this.scan.a, this.from, this.to))
  }
  isBehind(): boolean {
    return directionOf(this.scan.a, this.from, this.to) === -1
  }
  isHyphened(): boolean {
    return this.after(1) === '-' && this.scan.a.start[this.to] === this.scan.a.end[this.to - 1]
  }
  isFirst(): boolean {
    return this.from === this.scan.from
  }
  isInPerson(): boolean {
    const { a } = this.scan
    return a.names[a.nameAt[this.to - 1]!]?.kind === 'person'
  }
  isInName(): boolean {
    const { a } = this.scan
    const name = a.names[a.nameAt[this.to - 1]!]
    if (!name || name.to - name.from < 2 || name.kind === 'event' || name.kind === 'thing') return false
    return name.from < this.from || name.to > this.to
  }
}

/** Whether the words before an "a year" at token `i` make it a rate: a sum or a number of things, or "once", "twice", "times". */
function isRate(scan: Scan, i: number): boolean {
  const { a } = scan
  const before = i > scan.from ? a.lower[i - 1]! : ''
  if (before === 'once' || before === 'twice' || before === 'times' || before === 'percent' || before === '%') return true
  const tag = i > scan.from ? a.xpos[i - 1]! : ''
  if (before === 'million' || before === 'billion' || before === 'thousand') return true
  if (tag === 'CD') return before !== 'one'
  if (tag !== 'NNS') return false
  for (let k = i - 2; k >= Math.max(scan.from, i - 5); k--)
    if (a.xpos[k] === 'CD' || a.xpos[k] === '$' || /^(?:many|few|several|thousands|millions|hundreds|times)$/.test(a.lower[k]!)) return true
  return false
}
