import { jsonSection, type Model, pairsSection, rowsSection, weightsSection } from '../model.ts'
import { LABEL_BITS, MOVE_BITS } from './features.ts'
import { LABEL_COURSE, type LabelDictionary, Pass, type PassTables, type SureParts } from './pass.ts'
import { type Mark, PUNCT_BITS, PUNCT_TEMPLATES, Places } from './punctuation.ts'
import { NOTHING_SURE } from '../sure.ts'
import { type SentenceInput, type TagTables, WordSequence, tagTables } from './sentence.ts'

/** The parser's weights: those of the pass over the words, and places of marks. */
export interface ParserTables extends PassTables {
  readonly marks: Int8Array
}

/** Parses the words of a sentence and hangs its punctuation on the finished tree. One root, no cycles, time linear in the length of the sentence. */
export class Parser {
  readonly labels: readonly string[]
  private readonly pass: Pass
  private readonly marks: Int8Array
  private readonly tables: TagTables
  private readonly words = new WordSequence()
  private readonly places = new Places()
  private readonly mark = { gap: 0, word: 0, partner: -1, isLast: false }
  private readonly rootLabel: number
  private readonly markLabel: number

  constructor(dictionary: LabelDictionary, tags: readonly string[], tables: ParserTables) {
    this.labels = dictionary.labels
    this.rootLabel = this.labels.indexOf('root')
    this.markLabel = this.labels.indexOf('punct')
    this.pass = new Pass(dictionary, tables)
    this.marks = tables.marks
    this.tables = tagTables(tags, dictionary.upos)
  }

  /** Parses a sentence; `head` receives token numbers of the article (-1 for the root), `label` numbers of labels. */
  parse(input: SentenceInput, head: Int32Array, label: Uint8Array): void {
    const { words } = this
    const { state } = this.pass
    words.load(input, this.tables, state)
    const { n, origin } = words
    if (n === 0) {
      this.hangOnFirst(input, head, label)
      return
    }
    this.pass.run()
    for (let k = 1; k <= n; k++) {
      const h = state.head[k]!
      head[origin[k]!] = h > n ? -1 : origin[h]!
      label[origin[k]!] = state.label[k]!
    }
    for (let k = 0; k < words.marks; k++) {
      words.read(k, input, this.mark)
      head[words.markToken[k]!] = origin[this.choosePlace(this.mark)]!
      label[words.markToken[k]!] = this.markLabel
    }
  }

  /** A sentence of nothing but marks. */
  private hangOnFirst(input: SentenceInput, head: Int32Array, label: Uint8Array): void {
    head.fill(input.from, input.from, input.to)
    label.fill(this.markLabel, input.from, input.to)
    head[input.from] = -1
    label[input.from] = this.rootLabel
  }

  private choosePlace(mark: Mark): number {
    const { places, marks } = this
    places.find(this.pass.state, mark)
    let best = 0
    let most = -Infinity
    for (let k = 0; k < places.count; k++) {
      let score = 0
      for (let j = k * PUNCT_TEMPLATES; j < (k + 1) * PUNCT_TEMPLATES; j++) score += marks[places.features[j]!]!
      if (score > most) {
        most = score
        best = k
      }
    }
    return places.place[best]!
  }
}

/** The parser of a model file, for the tag set of the tagger it goes with; `weighsAll` as in `loadTagger`. */
export function loadParser(model: Model, tags: readonly string[], weighsAll = false): Parser {
  const sure = jsonSection<SureParts>(model, 'sure')
  const dictionary = jsonSection<LabelDictionary>(model, 'dictionary')
  const tables = {
    moves: pairsSection(model, 'moves'),
    labels: rowsSection(model, 'labels', dictionary.labels.length),
    marks: weightsSection(model, 'marks'),
    sure: weighsAll ? { ...sure, moves: NOTHING_SURE, labels: NOTHING_SURE } : sure,
    ...(weighsAll ? {} : { course: LABEL_COURSE }),
  }
  const fits =
    tables.labels.weights.length === tables.labels.stride << LABEL_BITS &&
    tables.moves.length === 1 << MOVE_BITS &&
    tables.marks.length === 1 << PUNCT_BITS
  if (!fits) throw new Error('parser model: tables and labels do not fit; was it trained by another version?')
  return new Parser(dictionary, tags, tables)
}
