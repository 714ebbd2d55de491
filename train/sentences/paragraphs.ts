import { readShared } from '../corpora.ts'

/** One paragraph as raw text, with the offsets at which its sentences begin. */
export interface Paragraph {
  readonly document: string
  readonly text: string
  readonly starts: readonly number[]
}

const OPEN_GENRES: ReadonlySet<string> = new Set(['news', 'interview', 'bio', 'speech', 'textbook', 'vlog', 'voyage', 'conversation'])

/** Paragraphs of EWT and of the openly licensed genres of GUM, rebuilt from `# text`. */
export function trainingParagraphs(): Paragraph[] {
  return [
    ...parseParagraphs(readShared('corpora/ud-ewt/en_ewt-ud-train.conllu.gz')),
    ...parseParagraphs(readShared('corpora/ud-gum/en_gum-ud-train.conllu.gz')).filter((one) =>
      OPEN_GENRES.has(one.document.split('_')[1] ?? ''),
    ),
  ]
}

/** Reads the paragraphs of a CoNLL-U file. */
export function parseParagraphs(conllu: string): Paragraph[] {
  const out: Paragraph[] = []
  let document = ''
  let text = ''
  let starts: number[] = []
  const flush = (): void => {
    if (text) out.push({ document, text, starts })
    text = ''
    starts = []
  }
  for (const line of conllu.split('\n')) {
    if (!line.startsWith('#')) continue
    if (line.startsWith('# newdoc')) {
      flush()
      document = /id\s*=\s*(.*)/.exec(line)?.[1]?.trim() ?? ''
    } else if (line.startsWith('# newpar')) flush()
    else if (line.startsWith('# text =')) {
      const sentence = line.slice(8).trim()
      if (text) text += ' '
      starts.push(text.length)
      text += sentence
    }
  }
  flush()
  return out
}
