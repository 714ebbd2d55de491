import { CONTEXT_OF, CONTEXT_WORDS } from '../../lang/en/events/contexts.ts'
import type { Analysis } from '../analysis.ts'
import { CONTEXT_WORD } from '../marks.ts'
import type { Candidate } from './triggers.ts'

/** A word of the table with what must follow it: "nerve" with "agent". */
interface Entry {
  readonly context: number
  readonly rest: readonly string[]
}

const NAMES = Object.keys(CONTEXT_WORDS)
const ENTRIES = new Map<string, Entry[]>()
NAMES.forEach((name, context) => {
  for (const word of CONTEXT_WORDS[name]!.split(' ')) {
    const [first, ...rest] = word.split('_')
    const list = ENTRIES.get(first!)
    if (list) list.push({ context, rest })
    else ENTRIES.set(first!, [{ context, rest }])
  }
})

/** True for a word with which an entry begins. */
export const isContextWord = (word: string): boolean => ENTRIES.has(word)

/** True where the words of an entry stand from `at` on; the next word may be there as it is or by its lemma. */
function follows(a: Analysis, at: number, end: number, rest: readonly string[]): boolean {
  if (at + rest.length >= end) return rest.length === 0
  return rest.every((word, k) => a.lower[at + 1 + k] === word || a.base[at + 1 + k] === word)
}

/** The contexts that the words of a sentence name, by their numbers. */
function namedIn(a: Analysis, sentence: number): ReadonlySet<number> {
  const { from, to } = a.sentences[sentence]!
  const found = new Set<number>()
  for (let t = from; t < to; t++) {
    if ((a.marks[t]! & CONTEXT_WORD) === 0) continue
    const entries = ENTRIES.get(a.lower[t]!) ?? ENTRIES.get(a.base[t]!)
    if (!entries) continue
    for (const { context, rest } of entries) if (follows(a, t, to, rest)) found.add(context)
  }
  return found
}

/**
 * Reads PLOVER's contexts of events: what an act brings by itself, and what the sentences of its mentions speak of,
 * in the order of the table. Every sentence is looked through once a report.
 */
export function contextReader(a: Analysis): (mentions: readonly Candidate[]) => string[] {
  const known = new Map<number, ReadonlySet<number>>()
  return (mentions) => {
    const found = new Set<number>()
    for (const { token, sense } of mentions) {
      const sentence = a.sentence[token]!
      let named = known.get(sentence)
      if (!named) known.set(sentence, (named = namedIn(a, sentence)))
      for (const k of named) found.add(k)
      for (const name of CONTEXT_OF[sense.act] ?? []) found.add(NAMES.indexOf(name))
      for (const name of CONTEXT_OF[`${sense.act}/${sense.mode}`] ?? []) found.add(NAMES.indexOf(name))
    }
    return [...found].sort((x, y) => x - y).map((k) => NAMES[k]!)
  }
}
