import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { EntityKind } from '../../src/record/index.ts'
import { readShared, sharedFolder } from '../corpora.ts'
import { joinTokens } from './detokenise.ts'

/** A text with its names marked; several kinds where the source does not tell them apart. */
export interface NamedText {
  readonly id: string
  readonly source: Source
  readonly title: string | null
  readonly text: string
  /** Bounds of the pieces that no sentence crosses; null: find them as in any report. */
  readonly pieces: readonly (readonly [number, number])[] | null
  /** Bounds of the sentences as the source has them, for copies of them; none where it has none. */
  readonly lines: readonly (readonly [number, number])[]
  readonly names: readonly MarkedName[]
}

/** A marked name: UTF-16 offsets and the kinds it may be; no kinds: something is marked here that we cannot use. */
export interface MarkedName {
  readonly start: number
  readonly end: number
  readonly kinds: readonly EntityKind[]
}

/** Where a text comes from, how much it counts, and the kinds that it leaves unmarked. */
export interface Source {
  readonly name: string
  readonly weight: number
  readonly unmarked: readonly EntityKind[]
}

const OWN: Source = { name: 'own', weight: 1, unmarked: [] }
const UNER: Source = { name: 'uner', weight: 1.5, unmarked: ['group', 'event', 'thing'] }
const WIKIGOLD: Source = { name: 'wikigold', weight: 0.7, unmarked: [] }
const GMB: Source = { name: 'gmb', weight: 0, unmarked: ['event', 'thing', 'group'] }
const POLITICS: Source = { name: 'politics', weight: 1, unmarked: [] }

/** What the sources' labels mean in our kinds. */
const LABELS: Readonly<Record<string, readonly EntityKind[]>> = {
  PER: ['person'],
  ORG: ['organisation', 'group', 'facility'],
  LOC: ['place', 'facility'],
  MISC: ['group', 'event', 'thing'],
  per: ['person'],
  org: ['organisation', 'facility'],
  geo: ['place', 'facility'],
  gpe: ['place', 'group'],
  eve: ['event', 'thing'],
  art: ['thing'],
  nat: ['thing', 'event'],
  tim: [],
  person: ['person'],
  politician: ['person'],
  organisation: ['organisation', 'facility'],
  politicalparty: ['organisation', 'group'],
  country: ['place'],
  location: ['place', 'facility'],
  election: ['event'],
  event: ['event'],
  misc: ['group', 'event', 'thing'],
}

interface Tagged {
  readonly tokens: string[]
  readonly tags: string[]
  /** The sentence as written, where the source keeps it. */
  readonly text: string | null
  readonly isParagraph: boolean
}

/** Our own 104 reports, all seven kinds. */
export function readOwn(folder = 'gold/names-statements-train'): NamedText[] {
  interface Row {
    id: string
    title?: string
    text: string
    mentions: { start: number; end: number; kind: EntityKind }[]
  }
  const dir = path.join(sharedFolder(), folder)
  const files = readdirSync(dir).filter((f) => f.endsWith('.json')).sort() // prettier-ignore
  return files.map((file) => {
    const row = JSON.parse(readFileSync(path.join(dir, file), 'utf8')) as Row
    const names = row.mentions.map((m) => ({ start: m.start, end: m.end, kinds: [m.kind] }))
    return { id: row.id, source: OWN, title: row.title ?? null, text: row.text, pieces: null, lines: sentencesOf(row.text), names }
  })
}

/** Bounds of sentences, roughly: good enough to make headlines of. */
function sentencesOf(text: string): [number, number][] {
  const out: [number, number][] = []
  let start = 0
  for (const gap of text.matchAll(/(?<=[.!?]["”]?)\s{1,4}(?=[\p{Lu}"“])|\n{1,4}/gu)) {
    if (gap.index > start) out.push([start, gap.index])
    start = gap.index + gap[0].length
  }
  out.push([start, text.length])
  return out
}

/** UNER over EWT: persons, organisations, places. */
export function readUner(): NamedText[] {
  const documents: Tagged[][] = []
  const ids: string[] = []
  for (const block of readShared('corpora/ner-uner/train/en_ewt-ud-train.iob2.gz').split(/\n\s*\n/)) {
    const lines = block.split('\n')
    const rows = lines.filter((l) => /^\d+\t/.test(l)).map((l) => l.split('\t'))
    if (rows.length === 0) continue
    const newdoc = lines.find((l) => l.startsWith('# newdoc'))
    if (documents.length === 0 || newdoc) {
      documents.push([])
      ids.push(newdoc?.split('=')[1]?.trim() ?? '')
    }
    const text =
      lines
        .find((l) => l.startsWith('# text ='))
        ?.slice(8)
        .trim() ?? null
    documents.at(-1)!.push({
      tokens: rows.map((r) => r[1] ?? ''),
      tags: rows.map((r) => r[2] ?? 'O'),
      text,
      isParagraph: lines.some((l) => l.startsWith('# newpar')),
    })
  }
  return documents.map((sentences, k) => ({ ...toText(ids[k]!, UNER, sentences), pieces: null }))
}

/** Wikigold: Wikipedia, four classes. */
export function readWikigold(): NamedText[] {
  const sentences = readColumns(readShared('corpora/ner-wikigold/wikigold.conll.txt.gz'), ' ', 1)
  return grouped('wikigold', WIKIGOLD, sentences, 12)
}

/** CrossNER politics: Wikipedia on politics. */
export function readPolitics(): NamedText[] {
  return readColumns(readShared('corpora/ner-crossner/politics-train.txt.gz'), '\t', 1).map((s, k) =>
    toText(`politics-${k}`, POLITICS, [s]),
  )
}

/** GMB: newswire marked by machine. Its names are too rough to learn from (measured); its words tell casing and company. */
export function readGmb(): NamedText[] {
  const sentences = readColumns(readShared('corpora/ner-gmb/gmb-train.tsv.gz'), '\t', 2)
  return grouped('gmb', GMB, sentences, 10)
}

function readColumns(text: string, gap: string, column: number): Tagged[] {
  return text
    .split(/\n\s*\n/)
    .map((block) =>
      block
        .split('\n')
        .map((l) => l.split(gap))
        .filter((c) => c.length > column && c[0] !== '' && c[0] !== '-DOCSTART-'),
    ) // prettier-ignore
    .filter((rows) => rows.length > 0)
    .map((rows) => ({ tokens: rows.map((r) => r[0]!), tags: rows.map((r) => r[column]!.trim()), text: null, isParagraph: true }))
}

function grouped(name: string, source: Source, sentences: readonly Tagged[], size: number): NamedText[] {
  const out: NamedText[] = []
  for (let k = 0; k < sentences.length; k += size) out.push(toText(`${name}-${k / size}`, source, sentences.slice(k, k + size)))
  return out
}

function toText(id: string, source: Source, sentences: readonly Tagged[]): NamedText {
  let text = ''
  const lines: [number, number][] = []
  const names: MarkedName[] = []
  for (const sentence of sentences) {
    const placed = placeTokens(sentence)
    const base = text.length === 0 ? 0 : text.length + 1
    text += (text.length === 0 ? '' : sentence.isParagraph ? '\n' : ' ') + placed.text
    lines.push([base, base + placed.text.length])
    for (const [label, from, to] of chunks(sentence.tags)) {
      names.push({ start: base + placed.spans[from]![0], end: base + placed.spans[to - 1]![1], kinds: LABELS[label] ?? [] })
    }
  }
  return { id, source, title: null, text, pieces: lines, lines, names }
}

function placeTokens(sentence: Tagged): { text: string; spans: [number, number][] } {
  if (sentence.text === null) return joinTokens(sentence.tokens)
  const spans: [number, number][] = []
  let at = 0
  for (const token of sentence.tokens) {
    const start = sentence.text.indexOf(token, at)
    if (start < 0) return joinTokens(sentence.tokens)
    at = start + token.length
    spans.push([start, at])
  }
  return { text: sentence.text, spans }
}

/** IOB tags to [label, from, to]: "B-" or another label opens. */
function chunks(tags: readonly string[]): [string, number, number][] {
  const out: [string, number, number][] = []
  let open: [string, number, number] | null = null
  tags.forEach((tag, i) => {
    const label = tag === 'O' ? '' : tag.slice(2)
    if (open && (tag === 'O' || tag.startsWith('B-') || label !== open[0])) open = null
    if (tag === 'O') return
    if (open) open[2] = i + 1
    else out.push((open = [label, i, i + 1]))
  })
  return out
}
