import { describe, expect, test } from 'vitest'
import { type Branches, hangParticles, hangRelatives } from './repair.ts'

/** "word/lemma/UPOS/head/rel …", heads numbered from 1. */
function tree(text: string): Branches {
  const rows = text.split(' ').map((word) => word.split('/'))
  const column = (k: number): string[] => rows.map((row) => row[k]!)
  return { lower: column(0), lemma: column(1), upos: column(2), head: Int32Array.from(rows, (row) => Number(row[3]) - 1), rel: column(4) }
}

const arcs = ({ head, rel }: Branches): string => rel.map((r, i) => `${head[i]! + 1}/${r}`).join(' ')

describe('particles that the parser took for prepositions', () => {
  test.each([
    ['they/they/PRON/2/nsubj called/call/VERB/0/root off/off/ADP/5/case the/the/DET/5/det vote/vote/NOUN/2/obl', '2/nsubj 0/root 2/compound:prt 5/det 2/obj'],
    ['it/it/PRON/2/nsubj puts/put/VERB/0/root off/off/ADP/4/case talks/talk/NOUN/2/obl', '2/nsubj 0/root 2/compound:prt 2/obj'],
    ['to/to/PART/2/mark stave/stave/VERB/0/root off/off/ADP/4/case ruin/ruin/NOUN/2/obl', '2/mark 0/root 2/compound:prt 2/obj'],
  ])('%s', (given, expected) => {
    const one = tree(given)
    hangParticles(one)
    expect(arcs(one)).toBe(expected)
  }) // prettier-ignore

  test.each([
    ['another verb', 'it/it/PRON/2/nsubj sank/sink/VERB/0/root off/off/ADP/4/case Lowmark/Lowmark/PROPN/2/obl'],
    [
      'a word between',
      'it/it/PRON/2/nsubj called/call/VERB/0/root twice/twice/ADV/2/advmod off/off/ADP/5/case Lowmark/Lowmark/PROPN/2/obl',
    ],
    ['hung on the verb already', 'it/it/PRON/2/nsubj called/call/VERB/0/root off/off/ADP/2/compound:prt talks/talk/NOUN/2/obj'],
    ['a noun of another verb', 'calls/call/VERB/0/root off/off/ADP/3/case duty/duty/NOUN/4/obl rose/rise/VERB/1/conj'],
  ])('%s: stays', (_, given) => {
    const one = tree(given)
    hangParticles(one)
    expect(one).toEqual(tree(given))
  })
})

describe('clauses with "who" that the parser hung too far away', () => {
  const WHO =
    'guests/guest/NOUN/0/root ,/,/PUNCT/4/punct mayor/mayor/NOUN/4/nmod Ada/Ada/PROPN/1/appos Holm/Holm/PROPN/4/flat ,/,/PUNCT/8/punct who/who/PRON/8/nsubj spoke/speak/VERB/1/acl:relcl'
  const holm = { from: 3, to: 5, kind: 'person' } as const

  test('hang on the person named right before', () => {
    const one = tree(WHO)
    hangRelatives(one, [holm])
    expect(arcs(one)).toBe(arcs(tree(WHO)).replace(/1\/acl:relcl$/, '4/acl:relcl'))
  })

  test.each([
    ['no person', WHO, { ...holm, kind: 'organisation' } as const],
    ['another word', WHO.replaceAll('who/who', 'which/which'), holm],
    ['no comma', WHO.replace(',/,/PUNCT/8', '-/-/PUNCT/8'), holm],
    ['on the name already', WHO.replace('1/acl:relcl', '4/acl:relcl'), holm],
    ['no clause', WHO.replace('1/acl:relcl', '1/conj'), holm],
  ])('%s: stays', (_, given, name) => {
    const one = tree(given)
    hangRelatives(one, [name])
    expect(one).toEqual(tree(given))
  })
})
