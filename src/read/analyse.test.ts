import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadTrainedKit } from '../../train/load.ts'
import type { Article } from '../record/index.ts'
import { toArticle } from '../intake/article.ts'
import { analyse } from './analyse.ts'
import type { Analysis } from './analysis.ts'

const kit = loadTrainedKit()

function articleOf(text: string): Article {
  const result = toArticle({ id: 'test', text, language: 'en' })
  if (!result.ok) throw new Error(result.message)
  return result.value
}

/** "dependent <relation head" of every token that is asked for. */
function arc(a: Analysis, form: string): string {
  const i = a.form.indexOf(form)
  return `${a.rel[i]} ${a.head[i]! < 0 ? '-' : a.form[a.head[i]!]}`
}

describe('trees of plain news sentences', () => {
  const text =
    'The prime minister of Vestria will receive the envoy. She travelled to Harrowmere on Friday. ' +
    'Lindqvist said that the talks were postponed by the ministry. ' +
    'The mayor, who resigned in May, denied the report and left the city.'
  const a = analyse(articleOf(text), kit)
  test.each([
    ['minister', 'nsubj receive'],
    ['receive', 'root -'],
    ['envoy', 'obj receive'],
    ['Harrowmere', 'obl travelled'],
    ['Friday', 'obl travelled'],
    ['Lindqvist', 'nsubj said'],
    ['postponed', 'ccomp said'],
    ['talks', 'nsubj:pass postponed'],
    ['ministry', 'obl:agent postponed'],
    ['resigned', 'acl:relcl mayor'],
    ['report', 'obj denied'],
    ['left', 'conj denied'],
  ])('%s: %s', (form, expected) => expect(arc(a, form)).toBe(expected))

  test.each([
    ['talks', 'NOUN', 'NNS', 'talk'],
    ['said', 'VERB', 'VBD', 'say'],
    ['were', 'AUX', 'VBD', 'be'],
    ['left', 'VERB', 'VBD', 'leave'],
    ['Friday', 'PROPN', 'NNP', 'Friday'],
  ])('%s is %s %s %s', (form, upos, xpos, lemma) => {
    const i = a.form.indexOf(form)
    expect([a.upos[i], a.xpos[i], a.lemma[i]]).toEqual([upos, xpos, lemma])
  })

  test.each([
    ['The talks (in Harrowmere) failed.', '(', ')'],
    ['The mayor called the plan “a waste of time” on Friday.', '“', '”'],
  ])('%s: paired marks hang on one word, the full stop on the root', (sentence, open, close) => {
    const b = analyse(articleOf(sentence), kit)
    expect(b.head[b.form.indexOf(open)]).toBe(b.head[b.form.indexOf(close)])
    expect(b.head[b.head[b.form.indexOf('.')]!]).toBe(-1)
  })

  test('a headline in Title Case keeps its verbs', () => {
    const headline = analyse(articleOf('Vestria and Norland Agree to Hold Talks in Harrowmere'), kit)
    const i = headline.form.indexOf('Agree')
    expect(headline.upos[i]).toBe('VERB')
  })
})

describe('any text at all', () => {
  const piece = fc.constantFrom(
    'talks',
    'The',
    'said',
    ',',
    '.',
    '"',
    '(',
    ')',
    '“',
    '”',
    '--',
    'Oslo',
    '2024',
    'and',
    "n't",
    '\ud800',
    '\u0000',
    '😀',
    'U.S.',
    '\n\n',
    '!',
    'of',
    'IS',
    'م',
  )
  const hostile = fc
    .array(fc.oneof(piece, fc.string({ maxLength: 8, unit: 'binary' })), { maxLength: 60 })
    .map((p) => `Talks ${p.join(' ')}`)

  test('every sentence is one tree, every span is the form', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const a = analyse(articleOf(text), kit)
        for (const { from, to } of a.sentences) expectTree(a, from, to)
        for (let i = 0; i < a.n; i++) expect(a.text.slice(a.start[i], a.end[i])).toBe(a.form[i])
      }),
      { numRuns: 200 },
    )
  })

  test('what was read before changes nothing', () => {
    const text = 'The envoy told reporters in Lowmark that no date had been set.'
    const fresh = analyse(articleOf(text), loadTrainedKit())
    const again = analyse(articleOf(text), kit)
    expect([again.xpos, again.rel, [...again.head], again.lemma]).toEqual([fresh.xpos, fresh.rel, [...fresh.head], fresh.lemma])
  })
})

function expectTree(a: Analysis, from: number, to: number): void {
  let roots = 0
  for (let i = from; i < to; i++) {
    const head = a.head[i]!
    if (head < 0) roots++
    else expect(head >= from && head < to && head !== i).toBe(true)
    expect(a.rel[i] === 'root').toBe(head < 0)
    let steps = 0
    for (let k = i; k >= 0 && steps <= to - from; k = a.head[k]!) steps++
    expect(steps).toBeLessThanOrEqual(to - from)
  }
  expect(roots).toBe(to > from ? 1 : 0)
}
