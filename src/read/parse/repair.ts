import type { Analysis, NameMention } from '../analysis.ts'
import { headOf } from '../entities/phrase.ts'

/** The trees of a report as the parser left them: heads (-1 for a root) and relations by token, and what the tokens are. */
export interface Branches {
  readonly head: Int32Array
  readonly rel: string[]
  readonly lower: readonly string[]
  readonly lemma: readonly string[]
  readonly upos: readonly string[]
}

/** Verbs of which a following "off" is a part, whatever stands behind it. */
const OFF = new Set(['call', 'put', 'fend', 'ward', 'stave', 'lay', 'pull', 'kick', 'hold', 'break'])

/**
 * "called off the vote": treebanks hardly have such verbs, and the parser may take "off" for the preposition of "vote".
 * Then "off" is hung on the verb, and the noun is its object; all else stays.
 */
export function hangParticles({ head, rel, lower, lemma, upos }: Branches): void {
  for (let t = 1; t < head.length; t++) {
    if (lower[t] !== 'off' || rel[t] !== 'case' || upos[t - 1] !== 'VERB' || !OFF.has(lemma[t - 1]!)) continue
    const noun = head[t]!
    if (noun <= t || head[noun] !== t - 1) continue
    head[t] = t - 1
    rel[t] = 'compound:prt'
    if (rel[noun] === 'obl') rel[noun] = 'obj'
  }
}

/**
 * "the talks were to have begun": treebanks hardly have it, and the parser takes "have" for the verb. Then what follows takes its
 * place, "have" and "was" are its auxiliaries, and a noun at the root that it was hung on is its subject.
 */
export function liftHave({ head, rel, lower, upos, xpos }: Branches & { readonly upos: string[]; readonly xpos: readonly string[] }): void {
  for (let to = 1; to + 2 < head.length; to++) {
    if (lower[to] !== 'to' || lower[to + 1] !== 'have' || (lower[to - 1] !== 'was' && lower[to - 1] !== 'were')) continue
    const have = to + 1
    const verb = verbAfter({ head, xpos }, have)
    if (verb < 0) continue
    const last = Math.min(head.length, have + AROUND)
    for (let t = Math.max(0, have - AROUND); t < last; t++) if (head[t] === have && t !== verb) head[t] = verb
    const over = head[have]!
    const isSubject = over >= 0 && rel[have] === 'acl' && head[over]! < 0
    head[verb] = isSubject ? head[over]! : over
    rel[verb] = isSubject ? rel[over]! : rel[have]!
    if (isSubject) {
      head[over] = verb
      rel[over] = rel[verb - 1] === 'aux:pass' ? 'nsubj:pass' : 'nsubj'
    }
    head[have] = head[to - 1] = verb
    rel[have] = rel[to - 1] = 'aux'
    upos[have] = 'AUX'
    closeRelative({ head, rel, lower }, to - 2, verb)
  }
}

/** How far from "have" what hangs on it is looked for. */
const AROUND = 40

/** "The talks, which were to have begun on Monday, have been put off": what is coordinated with the clause is the verb of the noun before it. */
function closeRelative({ head, rel, lower }: Pick<Branches, 'head' | 'rel' | 'lower'>, which: number, verb: number): void {
  if (which < 2 || lower[which] !== 'which' || lower[which - 1] !== ',') return
  const isClosed = rel[verb] === 'acl:relcl'
  let noun = isClosed ? head[verb]! : which - 2
  while (!isClosed && head[noun]! >= 0 && head[noun]! < noun && NOUN_PARTS.test(rel[noun]!)) noun = head[noun]!
  if (isClosed && head[noun]! >= 0) return
  const last = Math.min(head.length, verb + AROUND)
  let main = verb + 1
  while (main < last && !(head[main] === verb && rel[main] === 'conj')) main++
  const over = isClosed ? noun : verb
  // nothing may come to hang on itself
  if (main < last ? !isClosed && isUnder(head, head[verb]!, noun) : isUnder(head, noun, verb)) return
  if (main < last) {
    head[main] = head[over]!
    rel[main] = rel[over]!
    head[noun] = main
    rel[noun] = rel[main - 1] === 'aux:pass' ? 'nsubj:pass' : 'nsubj'
  }
  head[verb] = noun
  rel[verb] = 'acl:relcl'
}

/** True for `over` itself and what hangs on it, near or far. */
function isUnder(head: Int32Array, token: number, over: number): boolean {
  let t = token
  for (let k = 0; k < AROUND && t >= 0; k++, t = head[t]!) if (t === over) return true
  return t >= 0
}

const NOUN_PARTS = /^(?:nmod|flat|compound|appos)/

/** Words between "have" and its participle, at most: "to have also been held". */
const BETWEEN = 4

function verbAfter({ head, xpos }: Pick<Branches, 'head'> & { readonly xpos: readonly string[] }, have: number): number {
  for (let t = have + 1; t < head.length && t <= have + BETWEEN; t++) if (head[t] === have && xpos[t] === 'VBN') return t
  return -1
}

const MONTHS = new Set('january february march april may june july august september october november december'.split(' '))

/**
 * "the talks of 3 May were held": the parser may take the month for what is held. Then the day hangs on the noun, the month on the
 * day, and the noun is the subject.
 */
export function bindDays({ head, rel, lower, upos }: Branches): void {
  for (let of = 1; of + 3 < head.length; of++) {
    if (lower[of] !== 'of' || upos[of - 1] !== 'NOUN' || upos[of + 1] !== 'NUM' || !MONTHS.has(lower[of + 2]!)) continue
    const noun = of - 1
    const month = of + 2
    const verb = head[month]!
    if (verb <= month || !rel[month]!.startsWith('nsubj')) continue
    if (head[verb] === noun) {
      // the verb was hung on its own subject
      head[verb] = head[noun]!
      rel[verb] = rel[noun] === 'dislocated' ? 'ccomp' : rel[noun]!
    } else if (head[noun] !== verb) continue
    head[noun] = verb
    rel[noun] = rel[month]!
    head[of + 1] = noun
    rel[of + 1] = 'nmod'
    head[month] = of + 1
    rel[month] = 'nmod:unmarked'
    head[of] = of + 1
    rel[of] = 'case'
  }
}

/** Steps from "who" up to the verb of its clause, at most. */
const CLIMB = 4

/**
 * "sixty witnesses, among them the mayor, Ada Holm, who testified": a clause with "who" after a comma is of the person
 * whose name ends there; the parser may hang it on a noun further away.
 */
export function hangRelatives({ head, rel, lower, upos }: Branches, names: readonly NameMention[]): void {
  for (const name of names) {
    const who = name.to + 1
    if (name.kind !== 'person' || lower[name.to] !== ',' || lower[who] !== 'who') continue
    const verb = relativeVerb({ head, rel }, who)
    if (verb > who && head[verb]! < name.from) head[verb] = headOf({ head, upos }, name.from, name.to)
  }
}

/** "a Holm-Duarte summit": the second of two names around a hyphen hangs where the first does, and is no part of it. */
export function partPairs({ head, rel, lower }: Branches & { readonly rel: string[] }, names: readonly NameMention[]): void {
  for (let k = 1; k < names.length; k++) {
    const left = names[k - 1]!
    const right = names[k]!
    if (right.from !== left.to + 1 || lower[left.to] !== '-') continue
    const last = right.to - 1
    if (rel[last] !== 'flat' || head[last]! < left.from || head[last]! >= left.to) continue
    const first = head[last]!
    head[last] = head[first]!
    rel[last] = rel[first]!
  }
}

/** The verb of the clause that a relative pronoun stands in, -1 where the tree shows none. */
export function relativeVerb({ head, rel }: Pick<Analysis, 'head' | 'rel'>, pronoun: number): number {
  let verb = head[pronoun]!
  for (let k = 0; k < CLIMB && verb >= 0 && rel[verb] !== 'acl:relcl'; k++) verb = head[verb]!
  return verb >= 0 && rel[verb] === 'acl:relcl' ? verb : -1
}
