/** A sentence of a CoNLL-U file, words only. `head` is 0-based, -1 for the root. */
export interface Tree {
  readonly id: string
  readonly forms: readonly string[]
  readonly lemmas: readonly string[]
  readonly upos: readonly string[]
  readonly xpos: readonly string[]
  readonly heads: readonly number[]
  readonly rels: readonly string[]
}

/** Reads CoNLL-U, keeping the documents that `want` accepts by id and source address. */
export function parseTrees(text: string, want: (documentId: string, source: string) => boolean): Tree[] {
  const trees: Tree[] = []
  let document = ''
  let source = ''
  let id = ''
  let rows: string[][] = []
  for (const line of text.split('\n')) {
    if (line.startsWith('# newdoc')) {
      document = line.slice(line.indexOf('=') + 1).trim()
      source = ''
    } else if (line.startsWith('# meta::sourceURL')) source = line.slice(line.indexOf('=') + 1).trim()
    else if (line.startsWith('# sent_id')) id = line.slice(line.indexOf('=') + 1).trim()
    else if (line === '') {
      if (rows.length > 0 && want(document, source)) trees.push(toTree(id, rows))
      rows = []
    } else if (/^\d+\t/.test(line)) rows.push(line.split('\t'))
  }
  return trees
}

function toTree(id: string, rows: readonly string[][]): Tree {
  const column = (k: number): string[] => rows.map((r) => r[k] ?? '_')
  return {
    id,
    forms: column(1),
    lemmas: column(2),
    upos: column(3),
    xpos: column(4),
    heads: rows.map((r) => Number(r[6]) - 1),
    rels: column(7),
  }
}
