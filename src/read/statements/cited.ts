import { CROWD_NOUNS, DOCUMENT_NOUNS } from '../../lang/en/persons.ts'
import type { Analysis } from '../analysis.ts'
import { kindOfNoun } from '../entities/mentions.ts'
import type { Raw, Stretch } from './raw.ts'

const CITING = new Set(['citing', 'quoting', 'cited', 'quoted'])
const PHRASE = new Set(['DET', 'NOUN', 'PROPN', 'ADJ', 'NUM', 'ADP', 'PRON', 'PART'])
const SOURCES = new Set(['source', 'sources', 'insider', 'insiders'])

/** "Harbour Wire said, citing two officials": what an outlet says on the word of another, as a statement of the other inside the outlet's. */
export function addCited(analysis: Analysis, found: readonly Raw[]): Raw[] {
  const citing = citingWords(analysis)
  if (citing.length === 0) return [...found]
  const bySentence = new Map<number, Raw[]>()
  for (const raw of found) {
    const sentence = analysis.sentence[raw.cue?.[0] ?? raw.content[0]![0]]!
    const list = bySentence.get(sentence)
    if (list) list.push(raw)
    else bySentence.set(sentence, [raw])
  }
  const gone = new Set<Raw>()
  const added: Raw[] = []
  for (const i of citing) {
    const here = bySentence.get(analysis.sentence[i]!)
    const source = citedSource(analysis, i)
    if (!here || !source) continue
    const outer = here
      .filter((raw) => !covers(raw.cue, i) && raw.source && !covers(raw.content[0] ?? null, i))
      .sort((a, b) => sizeOf(b) - sizeOf(a))[0]
    if (!outer) continue
    for (const raw of here) if (covers(raw.cue, i)) gone.add(raw)
    added.push({ head: i, cue: [i, i + 1], source, content: outer.content, recipient: null, score: 0.8, rule: 'cited', inside: outer })
  }
  return added.length ? [...found.filter((raw) => !gone.has(raw)), ...added] : [...found]
}

function citingWords({ lower, n }: Analysis): number[] {
  const out: number[] = []
  for (let i = 0; i < n - 1; i++) {
    const { length } = lower[i]!
    if (length > 4 && length < 8 && CITING.has(lower[i]!)) out.push(i)
  }
  return out
}

const covers = (at: Stretch | null, i: number): boolean => at !== null && at[0] <= i && i < at[1]
const sizeOf = (raw: Raw): number => raw.content.reduce((sum, [from, to]) => sum + to - from, 0)

/** The noun phrase after "citing", if it is someone or a paper, not a reason. */
function citedSource(analysis: Analysis, i: number): Stretch | null {
  const sentence = analysis.sentence[i]
  let to = i + 1
  while (
    to < analysis.n &&
    to - i < 14 &&
    analysis.sentence[to] === sentence &&
    (PHRASE.has(analysis.upos[to]!) || analysis.form[to] === '-') &&
    analysis.lower[to] !== 'as'
  )
    to++
  if (to === i + 1) return null
  let head = -1
  for (let j = i + 1; j < to; j++) {
    if (analysis.upos[j] === 'ADP' && head >= 0) break
    if (analysis.upos[j] === 'NOUN' || analysis.upos[j] === 'PROPN') head = j
  }
  return head >= 0 && canBeCited(analysis, head) ? [i + 1, to] : null
}

function canBeCited(analysis: Analysis, head: number): boolean {
  const name = analysis.names[analysis.nameAt[head]!]
  if (name) return name.kind === 'person' || name.kind === 'organisation' || name.kind === 'facility'
  const lower = analysis.lower[head]!
  return SOURCES.has(lower) || CROWD_NOUNS.has(lower) || DOCUMENT_NOUNS.has(analysis.base[head]!) || kindOfNoun(analysis, head) !== null
}
