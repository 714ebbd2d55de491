import { describe, expect, test } from 'vitest'
import { bindDays, type Branches, hangParticles, hangRelatives, liftHave, partPairs } from './repair.ts'

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

/** As above, with the participle's tag before the lemma's slash: "word/lemma/UPOS/head/rel/XPOS". */
function tagged(text: string): Branches & { upos: string[]; xpos: string[] } {
  const rows = text.split(' ').map((word) => word.split('/'))
  return { ...tree(text), upos: rows.map((row) => row[2]!), xpos: rows.map((row) => row[5] ?? '') }
}

const WAS = 'was/be/AUX/4/cop to/to/PART/4/mark have/have/VERB/1/acl begun/begin/VERB/4/xcomp/VBN'
const MET =
  'talks/talk/NOUN/9/nsubj ,/,/PUNCT/6/punct which/which/PRON/6/nsubj were/be/AUX/6/cop to/to/PART/6/mark have/have/VERB/9/ccomp begun/begin/VERB/6/xcomp/VBN ended/end/VERB/6/conj said/say/VERB/0/root'

describe('"was to have" with "have" for the verb', () => {
  test.each([
    [`talks/talk/NOUN/0/root ${WAS}`, '5/nsubj 5/aux 5/mark 5/aux 0/root'],
    ['she/she/PRON/4/nsubj was/be/AUX/4/cop to/to/PART/4/mark have/have/VERB/0/root spoken/speak/VERB/4/xcomp/VBN', '5/nsubj 5/aux 5/mark 5/aux 0/root'],
    [MET, '8/nsubj 7/punct 7/nsubj 7/aux 7/mark 7/aux 1/acl:relcl 9/ccomp 0/root'],
  ])('%s', (given, expected) => {
    const one = tagged(given)
    liftHave(one)
    expect(arcs(one)).toBe(expected)
    expect(one.upos[given.split(' ').findIndex((word) => word.startsWith('have/'))]).toBe('AUX')
  }) // prettier-ignore

  test.each([
    ['no participle', 'she/she/PRON/4/nsubj was/be/AUX/4/cop to/to/PART/4/mark have/have/VERB/0/root lunch/lunch/NOUN/4/obj/NN'],
    ['another word before', `talks/talk/NOUN/0/root ${WAS.replace('was/be', 'seem/seem')}`],
    ['hung right already', 'it/it/PRON/5/nsubj was/be/AUX/5/aux to/to/PART/5/mark have/have/AUX/5/aux begun/begin/VERB/0/root/VBN'],
  ])('%s: stays', (_, given) => {
    const one = tagged(given)
    liftHave(one)
    expect(one).toEqual(tagged(given))
  })
})

describe('days of a noun with the month for a subject', () => {
  const DAY = 'of/of/ADP/3/case 3/3/NUM/6/obl may/may/PROPN/6/nsubj:pass were/be/AUX/6/aux:pass'
  test.each([
    [`talks/talk/NOUN/6/nsubj:pass ${DAY} held/hold/VERB/0/root`, '6/nsubj:pass 3/case 1/nmod 3/nmod:unmarked 6/aux:pass 0/root'],
    [`talks/talk/NOUN/7/dislocated ${DAY} held/hold/VERB/1/acl said/say/VERB/0/root`, '6/nsubj:pass 3/case 1/nmod 3/nmod:unmarked 6/aux:pass 7/ccomp 0/root'],
    [`talks/talk/NOUN/0/root ${DAY} held/hold/VERB/1/acl`, '6/nsubj:pass 3/case 1/nmod 3/nmod:unmarked 6/aux:pass 0/root'],
  ])('%s', (given, expected) => {
    const one = tree(given)
    bindDays(one)
    expect(arcs(one)).toBe(expected)
  }) // prettier-ignore

  test.each([
    ['no month', `talks/talk/NOUN/6/nsubj:pass ${DAY.replace('may/may', 'men/man')} held/hold/VERB/0/root`],
    ['hung right already', 'talks/talk/NOUN/6/nsubj:pass of/of/ADP/3/case 3/3/NUM/1/nmod may/may/PROPN/3/nmod were/be/AUX/6/aux:pass held/hold/VERB/0/root'],
    ['a noun of another verb', `talks/talk/NOUN/7/nsubj ${DAY} held/hold/VERB/7/ccomp said/say/VERB/0/root`],
  ])('%s: stays', (_, given) => {
    const one = tree(given)
    bindDays(one)
    expect(one).toEqual(tree(given))
  }) // prettier-ignore
})

describe('two names around a hyphen', () => {
  const PAIR = 'a/a/DET/5/det Holm/Holm/PROPN/5/compound -/-/PUNCT/4/punct Duarte/Duarte/PROPN/2/flat summit/summit/NOUN/0/root'
  const [holm, duarte] = [
    { from: 1, to: 2, kind: 'person' },
    { from: 3, to: 4, kind: 'person' },
  ] as const

  test('hang on the same noun', () => {
    const one = tree(PAIR)
    partPairs(one, [holm, duarte])
    expect(arcs(one)).toBe(arcs(tree(PAIR.replace('2/flat', '5/compound'))))
  })

  test.each([
    ['one name', PAIR, [{ from: 1, to: 4, kind: 'person' } as const]],
    ['a comma', PAIR.replace('-/-', ',/,'), [holm, duarte]],
    ['apart already', PAIR.replace('2/flat', '5/compound'), [holm, duarte]],
  ])('%s: stays', (_, given, names) => {
    const one = tree(given)
    partPairs(one, names)
    expect(one).toEqual(tree(given))
  })
})
