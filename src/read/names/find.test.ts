import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadTrainedKit } from '../../../train/load.ts'
import { toArticle } from '../../intake/article.ts'
import { analyse } from '../analyse.ts'

const kit = loadTrainedKit()

/** Names of a text as "form|kind", in text order. */
function namesOf(text: string): string[] {
  const result = toArticle({ id: 'test', text, language: 'en' })
  if (!result.ok) throw new Error(result.message)
  const a = analyse(result.value, kit)
  return a.names.map(({ from, to, kind }) => `${a.text.slice(a.start[from], a.end[to - 1])}|${kind}`)
}

describe('names in running text', () => {
  test.each<[text: string, want: string[]]>([
    ['Secretary of State Daniel Reeve met Presidential Aide Oleg Barkov.', ['Daniel Reeve|person', 'Oleg Barkov|person']],
    ['The office of Prime Minister Anna Weiss declined to comment.', ['Anna Weiss|person']],
    ['Hungarian officials flew from Budapest to Kyiv on Monday.', ['Hungarian|group', 'Budapest|place', 'Kyiv|place']],
    ['The ministry asked for Tomahawk missiles, Reuters reported.', ['Tomahawk|thing', 'Reuters|organisation']],
    ['France said it would join the talks.', ['France|place']],
    ['They discussed Russian-American relations.', ['Russian|group', 'American|group']],
    ['Representatives of American energy companies were there.', ['American|group']],
    ['The plane landed at Vienna International Airport at noon.', ['Vienna International Airport|facility']],
    ["The United Nations' envoy thanked the NATO allies.", ['United Nations|organisation', 'NATO|organisation']],
  ])('%s', (text, want) => {
    expect(namesOf(text)).toEqual(want)
  })

  test('a seat of power speaks as a body and receives as a house', () => {
    expect(namesOf('The White House said that the visit was off.')).toEqual(['White House|organisation'])
    expect(namesOf('The two men will have lunch at the White House.')).toEqual(['White House|facility'])
    expect(namesOf('A White House calendar says that the lunch is at noon.')).toEqual(['White House|organisation'])
  })

  test('first words that are mostly small are passed over, but not where a name may begin', () => {
    expect(namesOf('Talks with Norway went on. I met 12 envoys.')).toEqual(['Norway|place'])
    expect(namesOf('New York was quiet, and Best Buy closed.').map((n) => n.split('|')[0])).toContain('New York')
  })

  test.each(['The weather was fine and nobody came.', 'On Monday the talks went on until October.', 'She said that we should wait.'])(
    'no names: %s',
    (text) => {
      expect(namesOf(text)).toEqual([])
    },
  )

  test('a bare surname is the person of that name', () => {
    const names = namesOf('Chancellor Mira Lindqvist arrived late. Lindqvist left early. Nobody asked Lindqvist why.')
    expect(names).toEqual(['Mira Lindqvist|person', 'Lindqvist|person', 'Lindqvist|person'])
  })
})

describe('two names around a hyphen', () => {
  test.each<[text: string, want: string[]]>([
    ['Plans for a Barkov-Weiss summit were dropped.', ['Barkov|person', 'Weiss|person']],
    ['The Chile-Peru talks went on for a week.', ['Chile|place', 'Peru|place']],
    // not with each other
    ['A Holm-Duarte house was sold.', []],
  ])('%s', (text, want) => {
    expect(namesOf(text)).toEqual(want)
  })

  test('are one where the report knows somebody who has both', () => {
    const names = namesOf('The minister, Ana Holm-Duarte, left on Monday. The first Holm-Duarte meeting was short.')
    expect(names).not.toContain('Duarte|person')
  })
})

describe('names in headlines', () => {
  const body = 'Chancellor Mira Lindqvist met President Oleg Barkov in Budapest on Monday. Lindqvist and Barkov spoke for an hour.'

  test('capitals of common words are no names; the text tells who is who', () => {
    const names = namesOf(`Lindqvist and Barkov Agree to Open New Round of Talks in Budapest\n\n${body}`)
    expect(names.slice(0, 3)).toEqual(['Lindqvist|person', 'Barkov|person', 'Budapest|place'])
    expect(names).toHaveLength(8)
  })

  test('two names around a dash are two', () => {
    expect(namesOf(`Lindqvist–Barkov Talks End Without Deal\n\n${body}`).slice(0, 2)).toEqual(['Lindqvist|person', 'Barkov|person'])
  })

  test('marks after a dash: an outlet, a person', () => {
    expect(namesOf(`Two Ministers Resign Over Rail Deal — Reuters\n\n${body}`)[0]).toBe('Reuters|organisation')
    expect(namesOf(`Two Ministers Resign Over Rail Deal — Lindqvist\n\n${body}`)[0]).toBe('Lindqvist|person')
  })
})

describe('what holds for any text', () => {
  test('names are in order, apart, inside one sentence, and the same every time', () => {
    const words = [
      'Paris',
      'the',
      'Bank',
      'of',
      'Mr.',
      'Smith',
      '-',
      'UN',
      ',',
      'said',
      '“',
      'É',
      '😀',
      '\u200f',
      "'s",
      'x\n\ny',
      'RUSSIA',
      '1',
      '.',
    ]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 60 }), (list) => {
        const result = toArticle({ id: 'test', text: list.join(' '), language: 'en' })
        if (!result.ok) return
        const a = analyse(result.value, kit)
        let last = 0
        for (const { from, to } of a.names) {
          expect(from).toBeGreaterThanOrEqual(last)
          expect(to).toBeGreaterThan(from)
          expect(a.sentence[from]).toBe(a.sentence[to - 1])
          last = to
        }
        expect(analyse(result.value, kit).names).toEqual(a.names)
      }),
      { numRuns: 200, seed: 7 },
    )
  })

  test('a sentence of thousands of capitals takes linear time', { retry: 2 }, () => {
    const time = (n: number): number => {
      const text = 'Alpha Beta Bank of New York '.repeat(n)
      namesOf(text)
      const start = process.cpuUsage().user
      namesOf(text)
      return process.cpuUsage().user - start
    }
    expect(time(4000) / Math.max(1, time(1000))).toBeLessThan(12)
  })
})
