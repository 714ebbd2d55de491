import { expect, test } from 'vitest'
import type { NameMention } from '../analysis.ts'
import { hangGenitives } from './genitives.ts'

/** "word/UPOS/XPOS/head/rel …", heads numbered from 1. */
function tree(text: string) {
  const rows = text.split(' ').map((word) => word.split('/'))
  const column = (k: number): string[] => rows.map((row) => row[k]!)
  const words = column(0)
  return {
    lower: words,
    lemma: words,
    upos: column(1),
    xpos: column(2),
    head: Int32Array.from(rows, (r) => Number(r[3]) - 1),
    rel: column(4),
  }
}

const arcs = ({ head, rel }: { head: Int32Array; rel: string[] }): string => rel.map((r, i) => `${head[i]! + 1}/${r}`).join(' ')

const HOLM: NameMention = { from: 0, to: 1, kind: 'person' }
const NORWAY: NameMention = { from: 2, to: 3, kind: 'place' }

test.each([
  [
    'both taken for owners',
    "holm/PROPN/NNP/5/nmod:poss and/CCONJ/CC/3/cc norway/PROPN/NNP/1/conj 's/PART/POS/3/case president/NOUN/NN/6/nsubj met/VERB/VBD/0/root",
    '6/nsubj 5/cc 5/nmod:poss 3/case 1/conj 0/root',
  ],
  [
    'the country taken for a third',
    "holm/PROPN/NNP/7/nsubj and/CCONJ/CC/3/cc norway/PROPN/NNP/1/conj 's/PART/POS/3/case new/ADJ/JJ/6/amod minister/NOUN/NN/1/conj met/VERB/VBD/0/root",
    '7/nsubj 6/cc 6/nmod:poss 3/case 6/amod 1/conj 0/root',
  ],
])('%s', (_, given, expected) => {
  const one = tree(given)
  hangGenitives(one, [HOLM, NORWAY])
  expect(arcs(one)).toBe(expected)
})

test.each([
  [
    'a thing of both',
    "holm/PROPN/NNP/5/nmod:poss and/CCONJ/CC/3/cc norway/PROPN/NNP/1/conj 's/PART/POS/3/case plans/NOUN/NNS/6/nsubj met/VERB/VBD/0/root",
    [HOLM, NORWAY],
  ],
  [
    'many of both',
    "holm/PROPN/NNP/5/nmod:poss and/CCONJ/CC/3/cc norway/PROPN/NNP/1/conj 's/PART/POS/3/case presidents/NOUN/NNS/6/nsubj met/VERB/VBD/0/root",
    [HOLM, NORWAY],
  ],
  [
    'two countries that share one',
    "fiji/PROPN/NNP/5/nmod:poss and/CCONJ/CC/3/cc norway/PROPN/NNP/1/conj 's/PART/POS/3/case king/NOUN/NN/6/nsubj met/VERB/VBD/0/root",
    [{ ...HOLM, kind: 'place' }, NORWAY],
  ],
  [
    'as it should be already',
    "holm/PROPN/NNP/6/nsubj and/CCONJ/CC/5/cc norway/PROPN/NNP/5/nmod:poss 's/PART/POS/3/case president/NOUN/NN/1/conj met/VERB/VBD/0/root",
    [HOLM, NORWAY],
  ],
] as const)('%s: stays', (_, given, names) => {
  const one = tree(given)
  hangGenitives(one, names)
  expect(one).toEqual(tree(given))
})
