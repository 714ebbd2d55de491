import { Lexemes } from '../src/read/lexemes.ts'
import { loadLexicon } from '../src/read/lexicon/lexicon.ts'
import { parseModel } from '../src/read/model.ts'
import { loadParser } from '../src/read/parse/parser.ts'
import type { Watch } from '../src/read/parse/pass.ts'
import { CONFIGURATIONS, configuration } from '../src/read/parse/state.ts'
import { LABEL_KEYS, MOVE_KEYS, labelKeys, moveKeys } from '../src/read/parse/sure-keys.ts'
import { NOTHING_SURE, type Sure, type SureList } from '../src/read/sure.ts'
import { NORMAL, type TagWatch, loadTagger } from '../src/read/tag/tagger.ts'
import { segment } from '../src/text/segment.ts'
import { toArticle } from '../src/intake/article.ts'
import { joinTokens } from './names/detokenise.ts'
import { readGmb } from './names/sources.ts'
import type { Tree } from './conllu.ts'

/** How often a configuration of the parser, or a key, must have been met, and how large the share of its one decision must be. */
const CONFIGURATION_LEAST = 30
const CONFIGURATION_SHARE = 0.995
const LEAST = 30
const SHARE = 0.998

/** The trained models whose decisions are listed: bytes of the files. */
export interface Trained {
  readonly lexicon: Uint8Array
  readonly tagger: Uint8Array
  readonly parser: Uint8Array
}

/** Lists where tagger and parser nearly always decide alike when they read the texts. No text needs to be marked up for it. */
export function collectSure(trained: Trained, texts: readonly string[]): Sure {
  const configurations = sureConfigurations(trained, texts)
  const counters = { tags: new SureCounter(), moves: new SureCounter(), labels: new SureCounter() }
  const ofMove = new Int32Array(MOVE_KEYS)
  const ofLabel = new Int32Array(LABEL_KEYS)
  const watch: Watch = {
    move(state, move) {
      moveKeys(state, ofMove)
      counters.moves.see(ofMove, move)
    },
    label(state, [head, dependent], label) {
      labelKeys(state, head, dependent, ofLabel)
      counters.labels.see(ofLabel, label)
    },
  }
  readAll(trained, { ...NOTHING_SURE, configurations }, texts, { tag: (keys, tag) => counters.tags.see(keys, tag), tree: watch })
  const list = (name: keyof typeof counters): SureList => counters[name].list(LEAST, SHARE)
  return { configurations, tags: list('tags'), moves: list('moves'), labels: list('labels') }
}

/** The texts to read for it: the sentences that tagger and parser were trained on, and newswire, which is ten sentences at a time as well. */
export function sureTexts(trees: readonly Tree[]): string[] {
  const texts = readGmb().map(({ text }) => text)
  for (let k = 0; k < trees.length; k += 10) {
    const ten = trees.slice(k, k + 10).map(({ forms }) => joinTokens(forms).text)
    texts.push(ten.join(' '))
  }
  return texts
}

function sureConfigurations(trained: Trained, texts: readonly string[]): number[][] {
  const counts = [0, 1, 2].map(() => new Uint32Array(CONFIGURATIONS))
  const tree: Watch = { move: (state, move) => counts[move]![configuration(state)]!++, label: () => undefined }
  readAll(trained, NOTHING_SURE, texts, { tag: null, tree })
  const sure: number[][] = [[], [], []]
  for (let c = 0; c < CONFIGURATIONS; c++) {
    const seen = counts.map((list) => list[c]!)
    const total = seen[0]! + seen[1]! + seen[2]!
    const most = Math.max(...seen)
    if (total >= CONFIGURATION_LEAST && most >= total * CONFIGURATION_SHARE) sure[seen.indexOf(most)]!.push(c)
  }
  return sure
}

/** Tags and parses texts under the watch of others. */
function readAll(trained: Trained, sure: Sure, texts: readonly string[], watch: { tag: TagWatch | null; tree: Watch }): void {
  const lexemes = new Lexemes(loadLexicon(parseModel(trained.lexicon)))
  const tagger = loadTagger(parseModel(trained.tagger), lexemes)
  const parser = loadParser(parseModel(trained.parser), tagger.tags, sure)
  for (const text of texts) {
    const article = toArticle({ id: 'sure', text })
    if (!article.ok) throw new Error(article.message)
    const { tokens, sentences } = segment(article.value)
    lexemes.trim()
    const lex = Int32Array.from({ length: tokens.n }, (_, i) => lexemes.internRange(article.value.text, tokens.start[i]!, tokens.end[i]!))
    const tags = new Uint8Array(tokens.n)
    const head = new Int32Array(tokens.n)
    const labels = new Uint8Array(tokens.n)
    for (const { from, to, casing } of sentences) {
      if (casing !== 'normal') continue
      tagger.tag(lex, tags, from, to, NORMAL, watch.tag)
      parser.parse({ from, to, tags, lex, atoms: lexemes.atoms }, head, labels, watch.tree)
    }
  }
}

/** Counts what a trained model decides under each key, and lists the keys under which it nearly always decides the same. */
export class SureCounter {
  private readonly counts = new Map<number, Map<number, number>>()

  /** A decision, and all keys that led to it. */
  see(keys: Int32Array, decision: number): void {
    for (const key of keys) {
      const row = this.counts.get(key) ?? new Map<number, number>()
      this.counts.set(key, row.set(decision, (row.get(decision) ?? 0) + 1))
    }
  }

  /** Keys met at least `least` times of which one decision has at least the `share`. */
  list(least: number, share: number): SureList {
    const found: (readonly [number, number])[] = []
    for (const [key, row] of this.counts) {
      let total = 0
      let most: readonly [number, number] = [0, 0]
      for (const [decision, n] of row) {
        total += n
        if (n > most[1]) most = [decision, n]
      }
      if (total >= least && most[1] >= total * share) found.push([key, most[0]])
    }
    found.sort((a, b) => a[0] - b[0])
    return { keys: Int32Array.from(found, ([key]) => key), values: Uint8Array.from(found, ([, value]) => value) }
  }
}
