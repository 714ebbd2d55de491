/** Exact F1 of person, organisation and place names over single sentences in Title Case. Prints figures as JSON. */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { toArticle } from '../src/intake/article.ts'
import { analyse } from '../src/read/analyse.ts'
import { loadKit } from '../src/work/kit.ts'
import type { Figure } from './floors.ts'

const KINDS: Readonly<Record<string, string>> = { person: 'PER', organisation: 'ORG', place: 'LOC' }
const SMALL = new Set(['a', 'an', 'the', 'and', 'but', 'or', 'of', 'in', 'on', 'at', 'to', 'for', 'by', 'with', 'from', 'as', 'vs'])

interface Sentence {
  readonly words: readonly string[]
  readonly tags: readonly string[]
}

function sentencesOf(text: string): readonly Sentence[] {
  return text.split(/\n\s*\n/).flatMap((block) => {
    const rows = block
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => line.split('\t'))
    return rows.length === 0 ? [] : [{ words: rows.map((row) => row[1] ?? ''), tags: rows.map((row) => row[2] ?? 'O') }]
  })
}

function titleCase(word: string, i: number): string {
  return i > 0 && SMALL.has(word.toLowerCase()) ? word.toLowerCase() : word.charAt(0).toUpperCase() + word.slice(1)
}

/** Text of a sentence and its gold names as "from-to-type" over the text. */
function goldOf({ words, tags }: Sentence): { text: string; spans: ReadonlySet<string> } {
  const spans = new Set<string>()
  let text = ''
  let open: { from: number; type: string } | null = null
  let end = 0
  const close = (): void => {
    if (open) spans.add(`${open.from}-${end}-${open.type}`)
    open = null
  }
  words.forEach((word, i) => {
    const [mark, type = ''] = (tags[i] ?? 'O').split('-')
    if (mark !== 'I') close()
    const from = text === '' ? 0 : text.length + 1
    text += `${text === '' ? '' : ' '}${titleCase(word, i)}`
    if (mark === 'B') open = { from, type }
    end = text.length
  })
  close()
  return { text, spans }
}

const kit = await loadKit()
let hits = 0
let found = 0
let gold = 0
const sentences = sentencesOf(gunzipSync(readFileSync(process.argv[2] ?? '')).toString('utf8'))
sentences.forEach((sentence, i) => {
  const { text, spans } = goldOf(sentence)
  const result = toArticle({ id: String(i), text, language: 'en' })
  gold += spans.size
  if (!result.ok) return
  const analysis = analyse(result.value, kit)
  for (const name of analysis.names) {
    const type = KINDS[name.kind]
    if (type === undefined) continue
    found++
    if (spans.has(`${analysis.start[name.from]}-${analysis.end[name.to - 1]}-${type}`)) hits++
  }
})
const p = hits / Math.max(1, found)
const r = hits / Math.max(1, gold)
const figures: Figure[] = [
  {
    name: 'own',
    metric: 'names in Title Case (UNER dev), exact F1',
    value: (2 * p * r) / Math.max(1e-9, p + r),
    n: gold,
    note: `P ${p.toFixed(3)} R ${r.toFixed(3)}`,
  },
]
process.stdout.write(JSON.stringify(figures))
