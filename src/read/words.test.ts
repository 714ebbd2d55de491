import { describe, expect, test } from 'vitest'
import { Lemmatiser } from './lemma/lemmatise.ts'
import { Lexemes } from './lexemes.ts'
import {
  BODY_NOUN,
  CONTEXT_WORD,
  CROWD_NOUN,
  EVENT_NOUN,
  EVENT_VERB,
  NO_CUE,
  ORDER_WORD,
  PERSONAL,
  PERSON_NOUN,
  STRENGTH,
  TIME_TRIGGER,
  TIME_WORD,
} from './marks.ts'
import { marksOf } from './word-marks.ts'
import { Words } from './words.ts'

/** Marks without the strength as a cue. */
const listed = (lower: string, lemma = lower): number => marksOf(lower, lemma, lemma.toLowerCase()) & ~STRENGTH

describe('marks', () => {
  test.each([
    ['tuesday', TIME_TRIGGER | TIME_WORD],
    ['1999', TIME_TRIGGER | TIME_WORD],
    ['12', TIME_WORD],
    ['harbour', 0],
    ['she', PERSONAL],
    ['afterwards', ORDER_WORD | TIME_WORD],
    ['constructor', 0],
  ])('%s', (lower, marks) => {
    expect(listed(lower)).toBe(marks)
  })

  test.each([
    ['mayors', 'mayor', PERSON_NOUN, BODY_NOUN],
    ['ministries', 'ministry', BODY_NOUN, PERSON_NOUN],
    ['protesters', 'protester', PERSON_NOUN, EVENT_VERB],
    ['talks', 'talk', EVENT_NOUN, PERSON_NOUN],
    ['meets', 'meet', EVENT_VERB, BODY_NOUN],
    ['election', 'election', EVENT_NOUN, PERSONAL],
    ['followed', 'follow', ORDER_WORD, TIME_WORD],
    ['Election', 'Election', EVENT_NOUN, CROWD_NOUN],
  ])('%s of %s has one mark and not another', (form, lemma, has, hasNot) => {
    const marks = listed(form.toLowerCase(), lemma)
    expect(marks & has).not.toBe(0)
    expect(marks & hasNot).toBe(0)
  })

  test('contexts are known by form and by lemma', () => {
    expect(listed('elections', 'election') & CONTEXT_WORD).toBe(CONTEXT_WORD)
    expect(listed('election') & CONTEXT_WORD).toBe(CONTEXT_WORD)
    expect(listed('harbour') & CONTEXT_WORD).toBe(0)
  })

  test('how strong a word is as a cue', () => {
    expect(marksOf('said', 'say', 'say') & STRENGTH).toBeGreaterThan(6)
    expect(marksOf('bridge', 'bridge', 'bridge') & STRENGTH).toBe(NO_CUE)
  })
})

describe('words', () => {
  const tags = ['NOUN|NNS', 'VERB|VBZ', 'PROPN|NNP']
  const lexemes = new Lexemes()
  const words = new Words(new Lemmatiser({ rules: { 'NOUN|NNS': { s: '1' }, 'VERB|VBZ': { s: '1' } } }, tags, lexemes), lexemes)

  test('a form is one word under each of its tags, asked for in any order', () => {
    const visits = lexemes.intern('visits')
    words.prepare()
    const noun = words.word(visits, 0)
    const verb = words.word(visits, 1)
    expect(words.word(visits, 0)).toBe(noun)
    expect(words.word(visits, 1)).toBe(verb)
    expect([noun.lemma, verb.marks & EVENT_VERB]).toEqual(['visit', EVENT_VERB])
  })

  test('a name keeps its capitals in the lemma, not in the base', () => {
    const name = lexemes.intern('Élan')
    words.prepare()
    expect(words.word(name, 2)).toMatchObject({ lemma: 'Élan', base: 'élan' })
  })

  test('starts anew with the table of forms', () => {
    for (let k = 0; k < 60_000; k++) lexemes.intern(`w${k.toString(36)}x`)
    lexemes.trim()
    const first = lexemes.intern('harbours')
    words.prepare()
    expect(words.word(first, 0).lemma).toBe('harbour')
  })
})
