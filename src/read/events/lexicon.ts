import { LIGHT_OBJECT, LIGHT_SUBJECT } from '../../lang/en/events/light.ts'
import { NOUN_CLASSES } from '../../lang/en/events/classes.ts'
import { EVENT_NOUNS, NAME_MODIFIERS, NOUN_FRAMES, PLURAL_ONLY } from '../../lang/en/events/nouns.ts'
import { EVENT_VERBS, VERB_FRAMES } from '../../lang/en/events/verbs.ts'
import type { Act } from '../../record/index.ts'

/** What a word of the lexicon names: act, mode, and how surely it is a diary line (3 surely, 1 seldom). */
export interface Sense {
  readonly act: Act
  readonly mode: string | null
  readonly strength: 1 | 2 | 3
  /** Further words that must stand with it: particle or fixed object. */
  readonly with: readonly string[]
}

/** A test of a frame: all conditions must hold; `sense` null = no event. */
export interface Frame {
  readonly tests: readonly FrameTest[]
  readonly sense: Sense | null
}

/** One condition: kind is the letter before the colon ("o" object, "s" subject, "p" preposition, "x" word, "a" complement, "m" modifiers, "n" number). */
export interface FrameTest {
  readonly kind: string
  readonly words: readonly string[]
  readonly classes: ReadonlySet<string> | null
  readonly className: string
}

const EMPTY: readonly string[] = []

function senseOf(act: Act, mode: string | null, word: string): { lemma: string; sense: Sense } {
  const last = word[word.length - 1]
  const strength = last === '!' ? 3 : last === '?' ? 1 : 2
  const bare = strength === 2 ? word : word.slice(0, -1)
  const parts = bare.split('_')
  return { lemma: parts[0]!, sense: { act, mode, strength, with: parts.length > 1 ? parts.slice(1) : EMPTY } }
}

function compileSenses(rows: readonly (readonly [Act, string | null, string])[]): Map<string, Sense[]> {
  const map = new Map<string, Sense[]>()
  for (const [act, mode, words] of rows) {
    for (const word of words.split(' ')) {
      const { lemma, sense } = senseOf(act, mode, word)
      const list = map.get(lemma)
      if (list) list.push(sense)
      else map.set(lemma, [sense])
    }
  }
  for (const list of map.values()) list.sort((x, y) => y.with.length - x.with.length || y.strength - x.strength)
  return map
}

function compileTarget(target: string): Sense | null {
  if (target === '-') return null
  const last = target[target.length - 1]
  const strength = last === '!' ? 3 : last === '?' ? 1 : 2
  const [act, mode] = (strength === 2 ? target : target.slice(0, -1)).split('/')
  return { act: act as Act, mode: mode ?? null, strength, with: EMPTY }
}

function compileTest(text: string): FrameTest {
  const colon = text.indexOf(':')
  if (colon < 0) return { kind: text, words: EMPTY, classes: null, className: '' }
  const kind = text.slice(0, colon)
  const [word, className] = text.slice(colon + 1).split('.')
  if (kind === 'p')
    return { kind, words: [word!], classes: className ? (CLASSES.get(className) ?? null) : null, className: className ?? '' }
  if (kind === 'x' || kind === 'n') return { kind, words: [word!], classes: null, className: '' }
  return { kind, words: EMPTY, classes: CLASSES.get(word!) ?? new Set([word!]), className: word! }
}

/** "o:law>x.legislate! air drone>ASSAULT *>x.policy": tests before each ">", bare words are modifiers. */
function compileFrames(text: string): Frame[] {
  const frames: Frame[] = []
  let modifiers: string[] = []
  for (const piece of text.split(' ')) {
    const arrow = piece.indexOf('>')
    if (arrow < 0) {
      if (piece) modifiers.push(piece)
      continue
    }
    const condition = piece.slice(0, arrow)
    const sense = compileTarget(piece.slice(arrow + 1))
    const bare = condition !== '*' && !/[:+]/.test(condition) && condition !== '-o' && condition !== 'to'
    if (bare) frames.push({ tests: [{ kind: 'm', words: [...modifiers, condition], classes: null, className: '' }], sense })
    else {
      if (modifiers.length) frames.push({ tests: [{ kind: 'm', words: modifiers, classes: null, className: '' }], sense })
      frames.push({ tests: condition === '*' ? [] : condition.split('+').map(compileTest), sense })
    }
    modifiers = []
  }
  return frames
}

const CLASSES = new Map<string, ReadonlySet<string>>(Object.entries(NOUN_CLASSES).map(([name, words]) => [name, new Set(words.split(' '))]))

/** What the lexicon has of a word. */
export interface Entry {
  /** Longest first. */
  senses: readonly Sense[] | null
  /** For words whose company decides. */
  frames: readonly Frame[] | null
  /** The word is a plural that has an entry of its own. */
  isPlural: boolean
}

function compileEntries(senses: ReadonlyMap<string, readonly Sense[]>, frames: Readonly<Record<string, string>>): Map<string, Entry> {
  const entries = new Map<string, Entry>()
  for (const [lemma, list] of senses) entryOf(entries, lemma).senses = list
  for (const [lemma, text] of Object.entries(frames)) entryOf(entries, lemma).frames = compileFrames(text)
  return entries
}

function entryOf(entries: Map<string, Entry>, word: string): Entry {
  let entry = entries.get(word)
  if (!entry) entries.set(word, (entry = { senses: null, frames: null, isPlural: false }))
  return entry
}

function compileNouns(): Map<string, Entry> {
  const nouns = compileEntries(compileSenses(EVENT_NOUNS), NOUN_FRAMES)
  for (const word of PLURAL_ONLY.split(' ')) entryOf(nouns, word).isPlural = true
  return nouns
}

/** Verbs by lemma. */
export const VERBS: ReadonlyMap<string, Readonly<Entry>> = compileEntries(compileSenses(EVENT_VERBS), VERB_FRAMES)
/** Nouns by lemma, and by form those that name an event only in the plural. */
export const NOUNS: ReadonlyMap<string, Readonly<Entry>> = compileNouns()
/** Classes of nouns by name. */
export const NOUN_CLASS: ReadonlyMap<string, ReadonlySet<string>> = CLASSES
/** Verbs that carry an event noun as their object. */
export const LIGHT: ReadonlySet<string> = new Set(LIGHT_OBJECT.split(' '))
/** Verbs whose subject is an event. */
export const LIGHT_INTRANSITIVE: ReadonlySet<string> = new Set(LIGHT_SUBJECT.split(' '))
/** Modifiers that belong to the name of an event. */
export const MODIFIERS: ReadonlySet<string> = new Set(NAME_MODIFIERS.split(' '))
