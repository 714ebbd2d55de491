import { describe, expect, test } from 'vitest'
import { writeModel } from '../src/read/model.ts'
import { withCasedCopies } from './cased.ts'
import { parseTrees } from './conllu.ts'
import { ruleFor } from './lemmas.ts'
import { makeLemmas, makeParser, makeTagger } from './recipe.ts'

const SENTENCES = [
  'The/the/DET/DT/2/det envoy/envoy/NOUN/NN/3/nsubj met/meet/VERB/VBD/0/root the/the/DET/DT/5/det mayor/mayor/NOUN/NN/3/obj ././PUNCT/./3/punct',
  'Talks/talk/NOUN/NNS/2/nsubj failed/fail/VERB/VBD/0/root in/in/ADP/IN/4/case Lowmark/Lowmark/PROPN/NNP/2/obl ././PUNCT/./2/punct',
  'She/she/PRON/PRP/2/nsubj said/say/VERB/VBD/0/root that/that/SCONJ/IN/5/mark talks/talk/NOUN/NNS/5/nsubj ended/end/VERB/VBD/2/ccomp ././PUNCT/./2/punct',
  'The/the/DET/DT/2/det mayors/mayor/NOUN/NNS/3/nsubj signed/sign/VERB/VBD/0/root a/a/DET/DT/5/det deal/deal/NOUN/NN/3/obj ././PUNCT/./3/punct',
]

const conllu = SENTENCES.map((line, s) => {
  const rows = line.split(' ').map((word, i) => {
    const [form, lemma, upos, xpos, head, rel] = word.split('/')
    return [i + 1, form, lemma, upos, xpos, '_', head, rel, '_', '_'].join('\t')
  })
  return `# sent_id = s${s}\n${rows.join('\n')}\n`
}).join('\n')

const trees = withCasedCopies(parseTrees(`# newdoc id = own\n${conllu}\n`, (id) => id === 'own'))
const lexicon = writeModel('lexicon', 1, [
  { name: 'facts', kind: 'json', value: [] },
  { name: 'gaps', kind: 'bytes', bytes: new Uint8Array(0) },
  { name: 'codes', kind: 'bytes', bytes: new Uint8Array(0) },
])
const recipe = { folds: 2, foldEpochs: 2, tagger: { epochs: 2, runs: 2 }, parser: { epochs: 2, runs: 2 } }

describe('training', () => {
  test('Title-Cased copies lose the full stop', () => {
    expect(trees.map((t) => t.casing)).toContain(1)
    expect(trees.find((t) => t.casing === 1)?.forms.join(' ')).toBe('She Said That Talks Ended')
  })

  test('the same corpus gives the same bytes', { timeout: 60_000 }, () => {
    expect(makeTagger(trees, lexicon, recipe)).toEqual(makeTagger(trees, lexicon, recipe))
    expect(makeParser(trees, lexicon, recipe)).toEqual(makeParser(trees, lexicon, recipe))
    const common = { verbs: [{ word: 'postpone', count: 3 }], nouns: [{ word: 'campus', count: 1 }] }
    expect(makeLemmas(trees, common)).toEqual(makeLemmas(trees, common))
  })

  test.each([
    ['cities', 'city', '3y'],
    ['was', 'be', '=be'],
    ['talk', 'talk', '0'],
    ['talks', 'talk', '1'],
  ])('%s -> %s is rule %s', (form, lemma, rule) => expect(ruleFor(form, lemma)).toBe(rule))
})
