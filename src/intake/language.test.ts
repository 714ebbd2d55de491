import { describe, expect, test } from 'vitest'
import { HEADLINES } from './headlines.fixture.ts'
import { findLanguage, guessLanguage } from './language.ts'

const rows = Object.entries(HEADLINES).flatMap(([language, list]) => list.map((text) => ({ language, text })))

describe('guessLanguage', () => {
  test('headlines in seven languages: all but a few', () => {
    expect(rows.length).toBeGreaterThanOrEqual(60)
    const wrong = rows.filter(({ language, text }) => guessLanguage(text) !== language)
    expect(wrong.map(({ language, text }) => `${language}: ${text} -> ${guessLanguage(text)}`).slice(3)).toEqual([])
    expect(wrong.length).toBeLessThanOrEqual(rows.length * 0.05)
  })

  test.each([
    ['Қазақ президенті Алматыға келді', 'kk'],
    ['Президент Назарбаев прилетел в Қостанай и выступил там перед жителями большого города, который много лет строили', 'ru'],
    ['Кабінет міністрів України', 'uk'],
    ['Ў Мінску адкрылі новы музей', 'be'],
    ['', null],
    ['12345', null],
  ])('%s', (text, language) => expect(guessLanguage(text)).toBe(language))
})

describe('findLanguage', () => {
  test.each([
    ['The council met on Monday and said that it will meet again on Friday.', 'en'],
    ['Short text', null],
    ['De gemeenteraad vergadert op maandag over de nieuwe brug en de kosten die daarbij horen.', 'nl'],
    ['Rada miasta zebrała się w poniedziałek, aby omówić budowę nowego mostu i jego koszty.', 'pl'],
    ['Kommunfullmäktige sammanträdde på måndagen för att diskutera den nya bron över ån.', 'sv'],
  ])('%s', (text, language) => expect(findLanguage(text)).toBe(language))
})
