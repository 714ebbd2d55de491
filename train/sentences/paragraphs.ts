import { isOpen, readShared } from '../corpora.ts'

/** One paragraph as raw text, with the offsets at which its sentences begin. */
export interface Paragraph {
  readonly document: string
  readonly text: string
  readonly starts: readonly number[]
}

/** Paragraphs of EWT and of the open documents of GUM, rebuilt from `# text`. */
export function trainingParagraphs(): Paragraph[] {
  return [
    ...parseParagraphs(readShared('corpora/ud-ewt/en_ewt-ud-train.conllu.gz')),
    ...parseParagraphs(readShared('corpora/ud-gum/en_gum-ud-train.conllu.gz'), isOpen),
  ]
}

/** Reads the paragraphs of a CoNLL-U file, keeping the documents that `want` accepts by id and source address. */
export function parseParagraphs(conllu: string, want: (documentId: string, source: string) => boolean = () => true): Paragraph[] {
  const out: Paragraph[] = []
  let document = ''
  let source = ''
  let text = ''
  let starts: number[] = []
  const flush = (): void => {
    if (text && want(document, source)) out.push({ document, text, starts })
    text = ''
    starts = []
  }
  for (const line of conllu.split('\n')) {
    if (!line.startsWith('#')) continue
    if (line.startsWith('# newdoc')) {
      flush()
      document = /id\s*=\s*(.*)/.exec(line)?.[1]?.trim() ?? ''
      source = ''
    } else if (line.startsWith('# meta::sourceURL')) source = line.slice(line.indexOf('=') + 1).trim()
    else if (line.startsWith('# newpar')) flush()
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
