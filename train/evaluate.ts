import type { Kit } from '../src/read/kit.ts'
import type { Tree } from './conllu.ts'
import { developmentTrees } from './corpora.ts'
import { loadTrainedKit } from './load.ts'

// node train/evaluate.ts: tags, lemmas and trees of the shipped models on the development sets, words given, for each relation.
// The scores that count start from raw text (`npm run bench`); these show where the faults lie.

interface Counts {
  words: number
  upos: number
  xpos: number
  lemma: number
  head: number
  arc: number
  readonly relations: Map<string, { words: number; right: number }>
}

function measure(kit: Kit, trees: readonly Tree[]): Counts {
  const counts: Counts = { words: 0, upos: 0, xpos: 0, lemma: 0, head: 0, arc: 0, relations: new Map() }
  for (const tree of trees) {
    const n = tree.forms.length
    const lex = Int32Array.from(tree.forms, (form) => kit.lexemes.intern(form))
    const tags = new Uint8Array(n)
    const head = new Int32Array(n)
    const label = new Uint8Array(n)
    kit.tagger.tag(lex, tags, 0, n, 0)
    kit.parser.parse({ from: 0, to: n, tags, lex, atoms: kit.lexemes.atoms }, head, label)
    for (let i = 0; i < n; i++) {
      const relation = tree.rels[i]!.split(':')[0]!
      const isHead = head[i] === tree.heads[i]
      const isArc = isHead && kit.parser.labels[label[i]!]!.split(':')[0] === relation
      const row = counts.relations.get(relation) ?? { words: 0, right: 0 }
      counts.relations.set(relation, row)
      row.words++
      counts.words++
      if (kit.tagger.upos[tags[i]!] === tree.upos[i]) counts.upos++
      if (kit.tagger.xpos[tags[i]!] === tree.xpos[i]) counts.xpos++
      if (kit.lemmas.lemma(lex[i]!, tags[i]!) === tree.lemmas[i]) counts.lemma++
      if (isHead) counts.head++
      if (isArc) {
        counts.arc++
        row.right++
      }
    }
  }
  return counts
}

const kit = loadTrainedKit()
const percent = (right: number, all: number): string => ((100 * right) / all).toFixed(1)
for (const corpus of ['ewt', 'gum'] as const) {
  const c = measure(kit, developmentTrees(corpus))
  const shares = [c.upos, c.xpos, c.lemma, c.head, c.arc].map((right) => percent(right, c.words))
  console.log(`${corpus} dev, ${c.words} words: UPOS ${shares[0]} XPOS ${shares[1]} lemma ${shares[2]} UAS ${shares[3]} LAS ${shares[4]}`)
  const rows = [...c.relations].filter(([, r]) => r.words >= 50).sort((a, b) => b[1].words - a[1].words)
  console.log(
    rows
      .map(([relation, r]) => `  ${relation.padEnd(10)} ${String(r.words).padStart(5)} ${percent(r.right, r.words).padStart(6)}`)
      .join('\n'),
  )
}
