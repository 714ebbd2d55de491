import { ATOMS, type Lexemes } from '../lexemes.ts'
import { jsonSection, type Model } from '../model.ts'

/**
 * Rules of one tag: longest suffix first. A key that begins with "^" is a whole word.
 * A rule "2y" strips two characters and adds "y".
 */
export interface LemmaTable {
  readonly rules: Readonly<Record<string, Readonly<Record<string, string>>>>
}

const LONGEST_SUFFIX = 6

/** Finds lemmas: whole irregular words first, then the longest known suffix under the tag. */
export class Lemmatiser {
  private readonly lexemes: Lexemes
  private readonly rules: readonly (ReadonlyMap<string, string> | null)[]
  private readonly keepsCase: readonly boolean[]
  private generation = -1
  /** The lemma last asked for of each lexeme, and the tag it was asked for under, plus one. */
  private last: string[] = []
  private lastTag = new Uint8Array(0)
  /** Lemmas of lexemes under other tags: lexeme * tags + tag. */
  private readonly known = new Map<number, string>()

  constructor(table: LemmaTable, tags: readonly string[], lexemes: Lexemes) {
    this.lexemes = lexemes
    this.rules = tags.map((t) => (table.rules[t] ? new Map(Object.entries(table.rules[t]!)) : null))
    this.keepsCase = tags.map((t) => keepsCase(t))
  }

  /** Lemma of a lexeme under a joint tag. */
  lemma(lexeme: number, tag: number): string {
    if (this.generation !== this.lexemes.generation || lexeme >= this.lastTag.length) this.grow()
    if (this.lastTag[lexeme] === tag + 1) return this.last[lexeme]!
    const key = lexeme * this.rules.length + tag
    let lemma = this.known.get(key)
    if (lemma === undefined) this.known.set(key, (lemma = this.find(lexeme, tag)))
    this.last[lexeme] = lemma
    this.lastTag[lexeme] = tag + 1
    return lemma
  }

  private grow(): void {
    const size = this.lexemes.atoms.length / ATOMS
    const isSame = this.generation === this.lexemes.generation
    const tags = new Uint8Array(size)
    if (isSame) tags.set(this.lastTag)
    else {
      this.known.clear()
      this.last = []
    }
    while (this.last.length < size) this.last.push('')
    this.lastTag = tags
    this.generation = this.lexemes.generation
  }

  private find(lexeme: number, tag: number): string {
    const base = this.keepsCase[tag] ? this.lexemes.form[lexeme]! : this.lexemes.lower[lexeme]!
    const rules = this.rules[tag]
    return rules ? applyLemmaRule(base, findRule(rules, this.lexemes.lower[lexeme]!)) : base
  }
}

/** Proper names keep their capitals in UD. */
export function keepsCase(tag: string): boolean {
  return tag.startsWith('PROPN') || tag.startsWith('X|') || tag.startsWith('SYM')
}

/** The rule for a word: the whole word, then its suffixes from the longest on, then the tag's own. */
export function findRule(rules: ReadonlyMap<string, string>, lower: string): string {
  const whole = rules.get(`^${lower}`)
  if (whole !== undefined) return whole
  for (let k = Math.min(LONGEST_SUFFIX, lower.length - 1); k >= 0; k--) {
    const rule = rules.get(lower.slice(lower.length - k))
    if (rule !== undefined) return rule
  }
  return '0'
}

/** Strips and adds as a rule says; "=be" gives the lemma itself. */
export function applyLemmaRule(word: string, rule: string): string {
  if (rule === '0') return word
  if (rule.charCodeAt(0) === 61) return rule.slice(1)
  return word.slice(0, Math.max(0, word.length - Number(rule.charAt(0)))) + rule.slice(1)
}

/** The lemmatiser of a model file. */
export function loadLemmatiser(model: Model, tags: readonly string[], lexemes: Lexemes): Lemmatiser {
  return new Lemmatiser(jsonSection<LemmaTable>(model, 'table'), tags, lexemes)
}
