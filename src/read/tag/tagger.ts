import { mix } from '../hash.ts'
import { ALL_CAPS, ATOMS, CAPITAL, FLAGS, KINDS, type Lexemes } from '../lexemes.ts'
import { jsonSection, type Model, type RowTable, rowsSection } from '../model.ts'
import { NOTHING_SURE, type SureList, SureTable } from '../sure.ts'
import { CONTEXT_TEMPLATES, STATIC_TEMPLATES, TAG_BITS, contextFeatures, staticFeatures } from './features.ts'
import { TAG_KEYS, tagKeys } from './sure-keys.ts'

/** The tagger's word list: lower-case form -> numbers of the tags it was seen with, most frequent first. */
export interface TagDictionary {
  /** Joint tags, "VERB|VBD". */
  readonly tags: readonly string[]
  /** Tags that words out of the list may have. */
  readonly open: readonly number[]
  /** Tags that a capital letter makes possible. */
  readonly capital: readonly number[]
  readonly words: Readonly<Record<string, readonly number[]>>
}

/** Out of the list, only this many tags that suit the word alone are weighed in context. */
const OPEN_KEPT = 10

/** How a sentence is cased: the templates keep apart what capitals mean. */
export const NORMAL = 0
export const TITLE = 1
export const CAPS = 2

/** The number of the mode that the templates see. */
export function tagMode(casing: number, isFirst: boolean): number {
  return casing * 2 + (isFirst ? 1 : 0)
}

/** Hashes of the tags, and one more for "outside". */
export function hashTags(count: number): Int32Array {
  return Int32Array.from({ length: count + 1 }, (_, t) => mix(0x7a67 + (t === count ? 9999 : t)))
}

/**
 * Place of each tag in a row of weights: those that words out of the list may have come first, then those that most words have, so that
 * a decision seldom asks for more than the first line of a row.
 */
export function tagPlaces({ tags, open, words }: TagDictionary): Uint8Array {
  const often = new Int32Array(tags.length)
  for (const list of Object.values(words)) for (const tag of list) often[tag]!++
  for (const tag of open) often[tag]! += 1 << 30
  const places = new Uint8Array(tags.length)
  const order = tags.map((_, tag) => tag).sort((x, y) => often[y]! - often[x]! || x - y)
  order.forEach((tag, place) => (places[tag] = place))
  return places
}

/** Is told the keys (see `sure-keys.ts`) and the tag of each token that was weighed in running text. */
export type TagWatch = (keys: Int32Array, tag: number) => void

/** Gives each token its joint tag, from left to right. */
export class Tagger {
  readonly tags: readonly string[]
  readonly upos: readonly string[]
  readonly xpos: readonly string[]
  readonly lexicon: TagLexicon
  private readonly weights: Int8Array
  private readonly stride: number
  private readonly tagHash: Int32Array
  private readonly features = new Int32Array(CONTEXT_TEMPLATES)
  private readonly sure: SureTable
  private readonly keys = new Int32Array(TAG_KEYS)

  constructor(dictionary: TagDictionary, table: RowTable, lexemes: Lexemes, sure: SureList) {
    this.tags = dictionary.tags
    this.upos = this.tags.map((t) => t.slice(0, t.indexOf('|')))
    this.xpos = this.tags.map((t) => t.slice(t.indexOf('|') + 1))
    this.weights = table.weights
    this.stride = table.stride
    this.tagHash = hashTags(this.tags.length)
    this.lexicon = new TagLexicon(dictionary, lexemes, table)
    this.sure = new SureTable(sure)
  }

  /**
   * Tags the sentence `[from, to)`; `lex` holds lexeme numbers, `tags` receives tag numbers.
   * `watch` is told what was weighed in context.
   */
  tag(lex: Int32Array, tags: Uint8Array, from: number, to: number, casing: number, watch: TagWatch | null = null): void {
    const lexicon = this.lexicon
    for (let i = from; i < to; i++) lexicon.prepare(lex[i]!)
    const input = { lex, tags, atoms: lexicon.lexemes.atoms, classes: lexicon.classes, tagHash: this.tagHash }
    for (let i = from; i < to; i++) {
      const l = lex[i]!
      const first = lexicon.first[l]!
      if (lexicon.count[l] === 1) {
        tags[i] = lexicon.tag[first]!
        continue
      }
      if (casing === NORMAL) {
        tagKeys(input, i, from, to, this.keys)
        const known = this.sure.find(this.keys)
        if (known >= 0) {
          tags[i] = known
          continue
        }
      }
      contextFeatures(input, i, from, to, tagMode(casing, i === from), this.features)
      tags[i] = this.best(first, lexicon.count[l]!)
      if (watch && casing === NORMAL) watch(this.keys, tags[i]!)
    }
  }

  private best(first: number, count: number): number {
    const { weights, features, lexicon, stride } = this
    const { place } = lexicon
    for (let k = 0; k < CONTEXT_TEMPLATES; k++) features[k] = features[k]! * stride
    let best = 0
    let most = -Infinity
    for (let c = 0; c < count; c++) {
      const column = place[first + c]!
      let score = lexicon.score[first + c]!
      for (let k = 0; k < CONTEXT_TEMPLATES; k++) score += weights[features[k]! + column]!
      if (score > most) {
        most = score
        best = c
      }
    }
    return lexicon.tag[first + best]!
  }
}

/** What the tagger knows about each lexeme: its possible tags and what the word alone says for each. Filled as lexemes turn up. */
export class TagLexicon {
  readonly lexemes: Lexemes
  classes = new Int32Array(0)
  first = new Int32Array(0)
  count = new Uint8Array(0)
  tag = new Uint8Array(1 << 14)
  /** The tag's place in a row of weights. */
  place = new Uint8Array(1 << 14)
  score = new Int16Array(1 << 14)
  private readonly dictionary: TagDictionary
  private readonly words: ReadonlyMap<string, readonly number[]>
  private readonly table: RowTable | null
  private readonly features = new Int32Array(STATIC_TEMPLATES)
  private readonly scores = new Int32Array(256)
  private generation = -1
  private used = 0

  /** Without weights (in training) every possible tag is kept. */
  constructor(dictionary: TagDictionary, lexemes: Lexemes, table: RowTable | null) {
    this.dictionary = dictionary
    this.words = new Map(Object.entries(dictionary.words))
    this.lexemes = lexemes
    this.table = table
  }

  /** Whether a form stands in the word list, however it is cased. */
  isListed(lexeme: number): boolean {
    return this.words.has(this.lexemes.norm[lexeme]!)
  }

  /** Makes sure that the lexeme's row is there. */
  prepare(lexeme: number): void {
    if (this.generation !== this.lexemes.generation) this.restart()
    if (lexeme >= this.count.length) this.grow()
    if (this.count[lexeme] === 0) this.fill(lexeme)
  }

  private restart(): void {
    this.generation = this.lexemes.generation
    this.used = 0
    this.count = new Uint8Array(0)
    this.classes = new Int32Array(0)
    this.first = new Int32Array(0)
    this.grow()
    this.classes[0] = mix(0x0ff)
  }

  private grow(): void {
    const size = this.lexemes.atoms.length / ATOMS
    this.count = extend(this.count, new Uint8Array(size))
    this.classes = extend(this.classes, new Int32Array(size))
    this.first = extend(this.first, new Int32Array(size))
  }

  private fill(lexeme: number): void {
    const flags = this.lexemes.atoms[lexeme * ATOMS + FLAGS]!
    const known = this.words.get(this.lexemes.norm[lexeme]!)
    this.classes[lexeme] = known ? hashList(known) : mix(this.lexemes.atoms[lexeme * ATOMS + KINDS]! + (flags & (CAPITAL | ALL_CAPS)))
    const all = known ?? this.dictionary.open
    const candidates = known && flags & CAPITAL ? [...known, ...this.dictionary.capital.filter((t) => !known.includes(t))] : all
    staticFeatures(this.lexemes.atoms, lexeme, this.classes[lexeme]!, this.features)
    const kept = this.table && !known ? this.bestOf(candidates) : candidates
    this.reserve(kept.length)
    this.first[lexeme] = this.used
    this.count[lexeme] = kept.length
    for (const tag of kept) {
      this.tag[this.used] = tag
      this.place[this.used] = this.table?.places[tag] ?? tag
      this.score[this.used++] = this.staticScore(tag)
    }
  }

  /** The tags that suit the word alone best. */
  private bestOf(tags: readonly number[]): number[] {
    const { scores } = this
    for (const tag of tags) scores[tag] = this.staticScore(tag)
    const best: number[] = []
    for (const tag of tags) {
      let at = best.length
      while (at > 0 && scores[best[at - 1]!]! < scores[tag]!) at--
      if (at >= OPEN_KEPT) continue
      best.splice(at, 0, tag)
      if (best.length > OPEN_KEPT) best.pop()
    }
    return best
  }

  private staticScore(tag: number): number {
    if (!this.table) return 0
    const { weights, stride, places } = this.table
    let score = 0
    for (let k = 0; k < STATIC_TEMPLATES; k++) score += weights[this.features[k]! * stride + places[tag]!]!
    return score
  }

  private reserve(more: number): void {
    if (this.used + more <= this.tag.length) return
    this.tag = extend(this.tag, new Uint8Array(this.tag.length * 2))
    this.place = extend(this.place, new Uint8Array(this.place.length * 2))
    this.score = extend(this.score, new Int16Array(this.score.length * 2))
  }
}

function extend<T extends Uint8Array | Int16Array | Int32Array>(from: T, to: T): T {
  to.set(from)
  return to
}

function hashList(list: readonly number[]): number {
  let hash = 7
  for (const t of [...list].sort((a, b) => a - b)) hash = mix(Math.imul(hash, 31) + t)
  return hash
}

/** The tagger of a model file; `weighsAll` for training, which lets no list of sure tags speak before the weights. */
export function loadTagger(model: Model, lexemes: Lexemes, weighsAll = false): Tagger {
  const dictionary = jsonSection<TagDictionary>(model, 'dictionary')
  const table = rowsSection(model, 'weights', dictionary.tags.length, tagPlaces(dictionary))
  if (table.weights.length !== table.stride << TAG_BITS)
    throw new Error('tagger model: table and tag set do not fit; was it trained by another version?')
  return new Tagger(dictionary, table, lexemes, weighsAll ? NOTHING_SURE : jsonSection<SureList>(model, 'sure'))
}
