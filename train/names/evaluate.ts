import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { EntityKind } from '../../src/record/index.ts'
import { Lexemes } from '../../src/read/lexemes.ts'
import { loadLexicon } from '../../src/read/lexicon/lexicon.ts'
import { parseModel } from '../../src/read/model.ts'
import { findNames } from '../../src/read/names/find.ts'
import { openGazetteer } from '../../src/read/names/gazetteer.ts'
import { type NameTagger, loadNameTagger } from '../../src/read/names/tagger.ts'
import { type Tagger, loadTagger } from '../../src/read/tag/tagger.ts'
import { segment } from '../../src/text/segment.ts'
import type { Sentence } from '../../src/read/analysis.ts'
import { toArticle } from '../../src/intake/article.ts'
import { sharedFolder } from '../corpora.ts'
import { tagsOf } from './examples.ts'
import { titleCase } from './titled.ts'

/** A name found or wanted: label, start, end. */
type Spot = readonly [label: string, start: number, end: number]

interface Doc {
  readonly id: string
  readonly title?: string
  readonly text: string
  readonly gold: readonly Spot[]
}

export interface Reader {
  readonly lexemes: Lexemes
  readonly tagger: Tagger
  readonly names: NameTagger
}

/** The shipped models, as far as names need them. */
export function openReader(): Reader {
  const file = (name: string): Uint8Array => readFileSync(new URL(`../../models/${name}`, import.meta.url))
  const lexemes = new Lexemes(loadLexicon(parseModel(file('lexicon.bin'))))
  const gazetteer = openGazetteer(file('gazetteer.bin'))
  return {
    lexemes,
    tagger: loadTagger(parseModel(file('tagger.bin')), lexemes),
    names: loadNameTagger(parseModel(file('names.bin')), lexemes, gazetteer),
  }
}

function readNames(doc: Doc, reader: Reader): [EntityKind, number, number][] {
  const result = toArticle({ id: doc.id, text: doc.text, ...(doc.title ? { title: doc.title } : {}) })
  if (!result.ok) return []
  const article = result.value
  const { tokens, sentences } = segment(article)
  reader.lexemes.trim()
  const lex = new Int32Array(tokens.n)
  for (let i = 0; i < tokens.n; i++) lex[i] = reader.lexemes.internRange(article.text, tokens.start[i]!, tokens.end[i]!)
  const xpos = tagsOf(lex, sentences as readonly Sentence[], {
    lexemes: reader.lexemes,
    lexicon: reader.names.lexicon,
    tagger: reader.tagger,
  })
  const names = findNames({ article, n: tokens.n, lex, xpos, sentences: sentences as readonly Sentence[] }, reader.names)
  return names.map((m) => [m.kind, tokens.start[m.from]!, tokens.end[m.to - 1]!])
}

const CLASS: Readonly<Record<string, string>> = { person: 'PER', organisation: 'ORG', place: 'LOC' }

/** Names in the three classes of the public sets, with the scorer's leniency for facilities and groups. */
function asClasses(found: readonly Spot[], gold: readonly Spot[]): Spot[] {
  const at = new Map(gold.map(([label, s, e]) => [`${s},${e}`, label]))
  return found.flatMap(([kind, s, e]): Spot[] => {
    if (CLASS[kind]) return [[CLASS[kind], s, e]]
    const g = at.get(`${s},${e}`)
    return (kind === 'facility' && g === 'LOC') || (kind === 'group' && g === 'ORG') ? [[g, s, e]] : []
  })
}

interface Set_ {
  readonly name: string
  readonly labels: readonly string[]
  readonly docs: readonly Doc[]
}

const KINDS = ['person', 'organisation', 'place', 'facility', 'group']

async function loadSets(): Promise<Set_[]> {
  const score = path.join(sharedFolder(), 'score')
  const { load } = (await import(path.join(score, 'names.mjs'))) as { load: (folder: string) => { set: string; docs: Doc[] }[] }
  const uner = load(path.join(sharedFolder(), 'corpora/ner-uner'))[0]!.docs
  const politics = load(path.join(sharedFolder(), 'corpora/ner-crossner')).find((s) => s.set.startsWith('politics'))!.docs
  const own = (await import(path.join(score, 'own.mjs'))) as {
    load: (folder: string) => (Doc & { mentions: { start: number; end: number; kind: string }[] })[]
  }
  const ours = own
    .load(path.join(sharedFolder(), 'gold/names-statements'))
    .map((d) => ({ ...d, gold: d.mentions.map((m): Spot => [m.kind, m.start, m.end]) }))
  const classes = ['PER', 'ORG', 'LOC']
  return [
    { name: 'uner', labels: classes, docs: uner },
    { name: 'titled uner', labels: classes, docs: uner.map((d) => ({ ...d, text: titleCase(d.text, 1) })) },
    { name: 'politics', labels: classes, docs: politics },
    { name: 'own', labels: KINDS, docs: ours },
    { name: 'own, all seven', labels: [...KINDS, 'event', 'thing'], docs: ours },
  ]
}

const isWide = process.env['WIDE'] !== undefined

function around(text: string, start: number, end: number): string {
  const name = text.slice(start, end)
  return isWide ? `${text.slice(Math.max(0, start - 40), start)}[[${name}]]${text.slice(end, end + 40)}`.replace(/\s+/g, ' ') : name
}

/** Scores one set and returns its table row; with `show`, the commonest mistakes. */
function scoreSet(set: Set_, reader: Reader, show: boolean): string {
  const right = new Map<string, [number, number, number]>(set.labels.map((l) => [l, [0, 0, 0]]))
  const wrong = new Map<string, number>()
  const note = (k: string): unknown => wrong.set(k, (wrong.get(k) ?? 0) + 1)
  for (const doc of set.docs) {
    const all = readNames(doc, reader)
    const found = (set.labels.includes('PER') ? asClasses(all, doc.gold) : all).filter(([l]) => set.labels.includes(l))
    const gold = doc.gold.filter(([l]) => set.labels.includes(l))
    const g = new Set(gold.map((x) => x.join()))
    const p = new Set(found.map((x) => x.join()))
    for (const [l, s, e] of gold.filter((x, i) => gold.findIndex((y) => y.join() === x.join()) === i)) {
      right.get(l)![2]++
      if (p.has([l, s, e].join())) right.get(l)![0]++
      else if (show) note(`- ${l} ${around(doc.text, s, e)}`)
    }
    for (const [l, s, e] of found) {
      right.get(l)![1]++
      if (show && !g.has([l, s, e].join())) note(`+ ${l} ${around(doc.text, s, e)}`)
    }
  }
  const row = (c: readonly [number, number, number]): string =>
    `${((200 * c[0]) / Math.max(1, c[1] + c[2])).toFixed(1)} (${((100 * c[0]) / Math.max(1, c[1])).toFixed(0)}/${((100 * c[0]) / Math.max(1, c[2])).toFixed(0)})`
  const sum = [...right.values()].reduce<[number, number, number]>((a, b) => [a[0] + b[0], a[1] + b[1], a[2] + b[2]], [0, 0, 0])
  const list = [...wrong].sort((a, b) => b[1] - a[1]).slice(0, 400).map(([k, n]) => `${k} ${n}`) // prettier-ignore
  return `${set.name.padEnd(15)} F ${row(sum)}  ${set.labels.map((l) => `${l} ${row(right.get(l)!)}`).join('  ')}${show ? `\n${list.join('\n')}` : ''}`
}

/** One line per set: F1 (precision/recall). */
export async function scoreAll(reader: Reader, show: readonly string[] = []): Promise<string[]> {
  return (await loadSets()).map((set) => scoreSet(set, reader, show.includes(set.name)))
}

/** Prints F1 (precision/recall) on the development sets; names of sets as arguments print mistakes. */
async function main(): Promise<void> {
  for (const line of await scoreAll(openReader(), process.argv.slice(2))) console.log(line)
}

if (process.argv[1] === import.meta.filename) await main()
