import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { type Tree, parseTrees } from './conllu.ts'

/** Where the corpora lie: `../shared` beside the checkout, or DAYBOOK_SHARED. */
export function sharedFolder(): string {
  return process.env['DAYBOOK_SHARED'] ?? path.resolve(import.meta.dirname, '../../shared')
}

/** Whether the corpora are there at all. */
export function hasCorpora(): boolean {
  return existsSync(path.join(sharedFolder(), 'corpora/ud-ewt'))
}

/** Text of a file under the shared folder, unpacked if it ends in .gz. */
export function readShared(file: string): string {
  const bytes = readFileSync(path.join(sharedFolder(), file))
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
}

/** Genres of GUM whose texts are openly licensed as a whole. */
const OPEN_GENRES = ['news', 'interview', 'bio', 'speech', 'textbook', 'vlog', 'voyage', 'conversation']

/**
 * Of the other genres (never how-to guides and fiction, which are not for commercial use), documents from places
 * that publish under CC BY only, or whose address says that reuse is unlimited.
 */
const OPEN_SOURCES = [
  'journals.plos.org/',
  'www.mdpi.com/',
  'dh2017.adho.org/',
  'iopscience.iop.org/article/10.1088/1755-1315/',
  'journals.linguisticsociety.org/proceedings/',
  'openwa.pressbooks.pub/',
]

/** Whether a document of GUM may train a shipped model. */
export function isOpen(documentId: string, source: string): boolean {
  const genre = documentId.split('_')[1] ?? ''
  if (OPEN_GENRES.includes(genre)) return true
  if (genre === 'whow' || genre === 'fiction') return false
  const place = source.replace(/^https?:\/\//, '')
  return OPEN_SOURCES.some((s) => place.startsWith(s)) || source.includes('rightsCategory=%22Unlimited+Re-Use%22')
}

/** The trees that models may be trained on: EWT, and the open documents of GUM. */
export function trainingTrees(): Tree[] {
  return [
    ...parseTrees(readShared('corpora/ud-ewt/en_ewt-ud-train.conllu.gz'), () => true),
    ...parseTrees(readShared('corpora/ud-gum/en_gum-ud-train.conllu.gz'), isOpen),
  ]
}

/** The trees to look at results with, never trained on. */
export function developmentTrees(corpus: 'ewt' | 'gum'): Tree[] {
  return parseTrees(readShared(`corpora/ud-${corpus}/en_${corpus}-ud-dev.conllu.gz`), () => true)
}
