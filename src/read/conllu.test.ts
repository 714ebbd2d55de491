import { describe, expect, test } from 'vitest'
import { toArticle } from '../intake/article.ts'
import { segment } from '../text/segment.ts'
import type { Analysis } from './analysis.ts'
import { writeConllu } from './conllu.ts'

/** An analysis with a flat tree and the tags given by form. */
function analysisOf(text: string, xpos: Readonly<Record<string, string>> = {}): Analysis {
  const result = toArticle({ id: 'a 1', text, language: 'en' })
  if (!result.ok) throw new Error(result.message)
  const { tokens, sentences } = segment(result.value)
  const form = Array.from({ length: tokens.n }, (_, i) => text.slice(tokens.start[i]!, tokens.end[i]!))
  const head = new Int32Array(tokens.n)
  for (const sentence of sentences) head.fill(sentence.from, sentence.from, sentence.to).set([-1], sentence.from)
  return {
    article: result.value,
    text,
    n: tokens.n,
    start: tokens.start,
    end: tokens.end,
    form,
    lower: form,
    lemma: form,
    base: form,
    marks: new Int32Array(tokens.n),
    upos: form.map((word) => (/^\p{P}+$/u.test(word) && !xpos[word] ? 'PUNCT' : 'X')),
    xpos: form.map((word) => xpos[word] ?? 'FW'),
    head,
    rel: form.map(() => 'dep'),
    relBits: new Int32Array(tokens.n),
    sentence: new Int32Array(tokens.n),
    sentences,
    firstChild: head,
    nextSibling: head,
    names: [],
    nameAt: head,
  }
}

/** Lines of words and ranges: number, form, last column. */
function rows(conllu: string): string[] {
  return conllu
    .split('\n')
    .filter((line) => /^\d/.test(line))
    .map((line) => line.split('\t'))
    .map((columns) => [columns[0], columns[1], columns[9]].join(' '))
}

describe('writeConllu', () => {
  test('clitics stand in ranges, the space after is told once', () => {
    const text = "We can't say the judges' view isn't Ann's, and cannot go 5km."
    expect(rows(writeConllu(analysisOf(text, { "'": 'POS' })))).toEqual([
      '1 We _',
      "2-3 can't _",
      '2 ca _',
      "3 n't _",
      '4 say _',
      '5 the _',
      "6-7 judges' _",
      '6 judges _',
      "7 ' _",
      '8 view _',
      "9-10 isn't _",
      '9 is _',
      "10 n't _",
      "11-12 Ann's SpaceAfter=No",
      '11 Ann _',
      "12 's _",
      '13 , _',
      '14 and _',
      '15-16 cannot _',
      '15 can _',
      '16 not _',
      '17 go _',
      '18 5 SpaceAfter=No',
      '19 km SpaceAfter=No',
      '20 . _',
    ])
  })

  test('a closing quote is no clitic', () => {
    expect(rows(writeConllu(analysisOf("the 'new dogs' bark")))).toContain('4 dogs SpaceAfter=No')
  })

  test('documents, paragraphs, sentences, roots', () => {
    const conllu = writeConllu(analysisOf('One headline stands here\n\nThe talks began. They ended late.'))
    expect(conllu).toMatch(
      /^# newdoc id = a 1\n# newpar\n# sent_id = a 1-1\n# text = One headline stands here\n1\tOne\tOne\tX\tFW\t_\t0\tdep\t_\t_\n2\theadline\t/,
    )
    expect(conllu.match(/# newpar/g)).toHaveLength(2)
    expect(conllu.match(/\t0\tdep\t/g)).toHaveLength(3)
    expect(conllu.endsWith('\n\n')).toBe(true)
  })

  test('text between the parts is there too', () => {
    const text =
      'One headline stands here\n\nThe talks began.\n\nLatest news\n- Mayor Resigns Over Contract\n- Police Find Missing Painting'
    const words = rows(writeConllu(analysisOf(text))).map((row) => row.split(' ')[1])
    expect(words.join('')).toBe(text.replace(/\s/g, ''))
  })
})
