import type { Analysis, TimeMention } from '../analysis.ts'
import { SPEECH } from '../speech.ts'
import type { Candidate } from './triggers.ts'
import { isVerb } from './tree.ts'

/** The head token of a time expression: the first whose head lies outside. */
export function timeHead(a: Analysis, time: TimeMention): number {
  for (let t = time.from; t < time.to; t++) {
    const h = a.head[t]!
    if (h < time.from || h >= time.to) {
      if (a.upos[t] !== 'PUNCT' && a.upos[t] !== 'ADP') return t
    }
  }
  return time.from
}

/**
 * True for a time that dates nothing: "later this year", a clock told again in another zone in brackets,
 * the season in the name of a gathering ("the Spring Meetings").
 */
export function isNoDate(a: Analysis, times: readonly TimeMention[], i: number): boolean {
  const { from, to, time } = times[i]!
  if (from >= a.n) return true
  if (a.lower[from] === 'later' && (time.granularity === 'year' || time.granularity === 'month')) return true
  if (isOfLaw(a, times[i]!) || isOfRecord(a, from)) return true
  const before = times[i - 1]
  if (time.type === 'TIME' && before?.time.type === 'TIME' && a.form[from - 1] === '(' && from - before.to < 6) return true
  return to - from === 1 && SEASONS.has(a.lower[from]!) && /^(?:compound|amod|flat)/.test(a.rel[from]!)
}

const LAWS = new Set(
  'act law treaty convention constitution code statute ordinance protocol charter accord accords directive regulation'.split(' '),
)

/** "the Fisheries Act of 1967", "its 1967 Fisheries Licences Act": the year is part of the name. */
function isOfLaw(a: Analysis, { from, to, time }: TimeMention): boolean {
  if (time.granularity !== 'year') return false
  const end = Math.min(a.sentences[a.sentence[from]!]!.to, to + NAME_OF_LAW)
  for (let t = to; t < end && /^\p{Lu}/u.test(a.form[t]!); t++) if (t > to && STATUTES.has(a.lower[t]!)) return true
  const name = a.lower[from - 1] === 'of' ? from - 2 : from - 1
  return name >= 0 && /^\p{Lu}/u.test(a.form[name]!) && LAWS.has(a.lower[name]!)
}

/** What a year before the name dates as well: "the 1972 National Convention" was held, "the 1972 Ports Act" is only called so. */
const STATUTES = new Set(['act', 'law', 'code', 'statute', 'ordinance', 'directive', 'regulation'])

/** Words of the name of a law behind its year, at most. */
const NAME_OF_LAW = 7

/** "the worst fall since 1987", "a low not seen since May": the record is old, the event is not. */
function isOfRecord(a: Analysis, from: number): boolean {
  if (a.lower[from - 1] !== 'since') return false
  const start = Math.max(a.sentences[a.sentence[from]!]!.from, from - 9)
  for (let t = from - 2; t >= start; t--)
    if (a.xpos[t] === 'JJS' || a.xpos[t] === 'RBS' || a.lower[t] === 'seen' || a.lower[t] === 'first') return true
  return false
}

const SEASONS = new Set(['spring', 'summer', 'autumn', 'fall', 'winter'])

/** For every time expression the index of the candidate it dates, -1 for none. */
export function attachTimes(a: Analysis, times: readonly TimeMention[], candidates: readonly Candidate[]): Int32Array {
  const by = new Int32Array(a.n).fill(-1)
  candidates.forEach((c, i) => {
    by[c.token] = i
    if (c.carrier !== c.token && by[c.carrier]! < 0) by[c.carrier] = i
  })
  return Int32Array.from(times, (time, i) => (isNoDate(a, times, i) ? -1 : attachOne(a, time, by)))
}

function attachOne(a: Analysis, time: TimeMention, by: Int32Array): number {
  if (time.from >= a.n) return -1
  let t = timeHead(a, time)
  if (by[t]! >= 0) return by[t]!
  for (let k = 0; k < 8; k++) {
    const head = a.head[t]!
    if (head < 0) return below(a, t, by, 0)
    const planned = scheduledBy(a, head, by)
    if (planned >= 0) return planned
    if (by[head]! >= 0) return by[head]!
    if (isVerb(a, head)) {
      if (SPEECH.has(a.lemma[head]!)) return afterSpeech(a, time, head, by)
      const down = below(a, head, by, 0)
      if (down >= 0) return down
    }
    t = head
  }
  return -1
}

const SCHEDULING = new Set('schedule slate due set plan expect reschedule postpone delay cancel move intend'.split(' '))

/** What a verb of scheduling gives a date to: "the debate, which was slated for 20 May", "the vote was planned for June". */
function scheduledBy(a: Analysis, verb: number, by: Int32Array): number {
  if (!SCHEDULING.has(a.lemma[verb]!) || a.xpos[verb] !== 'VBN') return -1
  const noun = a.head[verb]!
  if (a.rel[verb]!.startsWith('acl') && noun >= 0 && by[noun]! >= 0) return by[noun]!
  return below(a, verb, by, 0)
}

/** A candidate under a governor through complements: "is scheduled to meet on Monday", "made plans for a visit". */
function below(a: Analysis, head: number, by: Int32Array, depth: number): number {
  if (depth > 3) return -1
  for (let c = a.firstChild[head]!; c >= 0; c = a.nextSibling[c]!) {
    const r = a.rel[c]!
    if (r === 'xcomp' || r === 'obj' || r === 'nsubj:pass' || (r === 'nsubj' && depth === 0)) {
      if (by[c]! >= 0) return by[c]!
      const deeper = below(a, c, by, depth + 1)
      if (deeper >= 0) return deeper
    }
  }
  for (let c = a.firstChild[head]!; c >= 0; c = a.nextSibling[c]!) {
    if (a.rel[c] === 'ccomp' && depth < 2 && !SPEECH.has(a.lemma[head]!)) {
      if (by[c]! >= 0) return by[c]!
    }
  }
  return -1
}

/** "On Friday, the court ruled, X said": a time at the start of a sentence whose verb of speech comes last belongs to the clause said. */
function afterSpeech(a: Analysis, time: TimeMention, speech: number, by: Int32Array): number {
  for (let c = a.firstChild[speech]!; c >= 0; c = a.nextSibling[c]!) {
    if (a.rel[c] !== 'ccomp' && a.rel[c] !== 'parataxis') continue
    const inverted = c < speech && time.from < c
    const inside = time.from > c && c > speech
    if ((inverted || inside) && by[c]! >= 0) return by[c]!
  }
  return -1
}
