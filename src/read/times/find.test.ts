import { existsSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadTrainedKit } from '../../../train/load.ts'
import { toArticle } from '../../intake/article.ts'
import type { TimeExpression } from '../../record/index.ts'
import { isEdtf } from '../../text/edtf.ts'
import { analyse } from '../analyse.ts'
import { findTimes } from './find.ts'

const hasModels = existsSync(path.resolve(import.meta.dirname, '../../../models/parser.bin'))
const kit = hasModels ? loadTrainedKit() : null
/** A Friday. */
const FRIDAY = '2025-10-17'

function timesOf(text: string, published: string | null = FRIDAY): (TimeExpression & { text: string })[] {
  const article = toArticle({ id: 'example', text, language: 'en', ...(published ? { published } : {}) })
  if (!article.ok) throw new Error(article.message)
  const analysis = analyse(article.value, kit!)
  return findTimes(analysis, published).map(({ time }) => ({ ...time, text: analysis.text.slice(...time.span) }))
}

/** Sentence, then each expression as its words and its EDTF (null where it names no stretch). */
const NEWS: readonly (readonly [string, ...(readonly [string, string | null])[]])[] = [
  ['The leaders will meet on October 20 in Harrowmere.', ['October 20', '2025-10-20']],
  ['The fair opened on 17 September 2025.', ['17 September 2025', '2025-09-17']],
  ['Filed 10/03/2025 and again 2025-10-06.', ['10/03/2025', '2025-10-03'], ['2025-10-06', '2025-10-06']],
  [
    'The ministers will gather on Friday, October 24, at 1:00 PM Eastern Time.',
    ['Friday, October 24, at 1:00 PM Eastern Time', '2025-10-24T13:00'],
  ],
  ['The plane is due at 22:00 Almaty time on Monday.', ['22:00 Almaty time on Monday', '2025-10-20T22:00']],
  ['The briefing starts at 10 a.m. GMT.', ['10 a.m. GMT', null]],
  ['A truce begins at midnight local time on Sunday.', ['midnight local time on Sunday', '2025-10-20T00:00']],
  [
    'The talks would start at 6 p.m. Moscow time (1500 GMT) on Saturday.',
    ['6 p.m. Moscow time', '2025-10-18T18:00'],
    ['1500 GMT', '2025-10-18T15:00'],
    ['Saturday', '2025-10-18'],
  ],
  ['Talks lasted two and a half hours.', ['two and a half hours', null]],
  ['The fire began around 7:15 p.m. on Tuesday.', ['around 7:15 p.m. on Tuesday', '2025-10-14T19:15~']],
  ['The council meets every Tuesday.', ['every Tuesday', null]],
  ['The roof fell in shortly before 7 p.m. on Tuesday.', ['7 p.m. on Tuesday', '2025-10-14T19:00~']],
  ['The roof fell in before 7 p.m. on Tuesday.', ['7 p.m. on Tuesday', '2025-10-14T19:00']],
  ['The strike hit the port two weeks ago.', ['two weeks ago', '2025-10-03~']],
  ['The strike hit the port last week.', ['last week', '2025-10-06/2025-10-12']],
  ['It closed almost two years ago.', ['almost two years ago', '2023~']],
  ['The region would govern itself from 2031.', ['2031', '2031/..']],
  ['He cited a paper from 2014.', ['2014', '2014']],
  ['The storm hit from Monday night through to Tuesday.', ['Monday night', '2025-10-13/2025-10-14'], ['Tuesday', '2025-10-13/2025-10-14']],
  ['On the night of Monday to Tuesday a bus burnt out.', ['Monday', '2025-10-13/2025-10-14'], ['Tuesday', '2025-10-13/2025-10-14']],
  ['The ferry came in on Monday and left on Wednesday.', ['Monday', '2025-10-13'], ['Wednesday', '2025-10-15']],
  ['She was jailed in 1997 and 1998.', ['1997', '1997/1998'], ['1998', '1997/1998']],
  ['She was jailed in 1997 and 2003.', ['1997', '1997'], ['2003', '2003']],
  ['It was expected to pass by Lowmark late Thursday night.', ['late Thursday night', '2025-10-16']],
  ['It was expected to pass by Lowmark on Sunday.', ['Sunday', '2025-10-19']],
  ['She said: I have told the committee to report on Monday.', ['Monday', '2025-10-20']],
  [
    'On Tuesday the blast came at 7:15 p.m. local time (1715 GMT). Crews arrived six minutes later.',
    ['Tuesday', '2025-10-14'],
    ['7:15 p.m. local time', '2025-10-14T19:15'],
    ['1715 GMT', '2025-10-14T17:15'],
    ['six minutes later', '2025-10-14T19:21'],
  ],
  ['The festival runs from October 20 to 23.', ['October 20', '2025-10-20/2025-10-23'], ['23', '2025-10-20/2025-10-23']],
  ['The games run October 20–23.', ['October 20', '2025-10-20/2025-10-23'], ['23', '2025-10-20/2025-10-23']],
  ['Ministers met between 3 and 5 May.', ['3', '2025-05-03/2025-05-05'], ['5 May', '2025-05-03/2025-05-05']],
  ['A meeting took place on Oct 3-4, 2025.', ['Oct 3', '2025-10-03/2025-10-04'], ['4, 2025', '2025-10-03/2025-10-04']],
  ['He served in 2019-2021 as envoy.', ['2019', '2019/2021'], ['2021', '2019/2021']],
  ['The camp ran from Wednesday through Friday.', ['Wednesday', '2025-10-15/2025-10-17'], ['Friday', '2025-10-15/2025-10-17']],
  ['A vote is planned for early next month.', ['early next month', '2025-11']],
  ['The plant will open in mid-November.', ['mid-November', '2025-11']],
  ['Growth slowed in late 2024.', ['late 2024', '2024-10/2024-12']],
  ['A deal is due by the end of the year.', ['the end of the year', '../2025-12']],
  ['They will reconvene in the first week of March.', ['the first week of March', '2026-03-02/2026-03-08']],
  ['It will take effect on the first day of next month.', ['the first day of next month', '2025-11-01']],
  ['He resigned on Monday. The following day his deputy took over.', ['Monday', '2025-10-13'], ['The following day', '2025-10-14']],
  ['He left two days after the vote.', ['two days', null]],
  ['They left two days after October 12.', ['two days', '2025-10-14'], ['October 12', '2025-10-12']],
  ['The committee will report in three days.', ['three days', '2025-10-20']],
  ['Talks will be held in the coming weeks.', ['the coming weeks', null]],
  ['The law must be passed by Monday.', ['Monday', '../2025-10-20']],
  ['The withdrawal will end no later than December 15.', ['December 15', '../2025-12-15']],
  ['The army will withdraw within 48 hours.', ['48 hours', '../2025-10-19']],
  ['He has ruled since 2014.', ['2014', '2014/..']],
  ['They will meet before Christmas.', ['Christmas', '../2025-12-24']],
  ['The summit was postponed until next spring.', ['next spring', '2026-03/2026-05']],
  ['The court will rule on Wednesday, the clerk said on Thursday.', ['Wednesday', '2025-10-22'], ['Thursday', '2025-10-16']],
  ['The minister will visit Oslo on Tuesday and Wednesday.', ['Tuesday', '2025-10-21/2025-10-22'], ['Wednesday', '2025-10-21/2025-10-22']],
  [
    'The ship is expected in November or December of this year.',
    ['November', '2025-11/2025-12'],
    ['December of this year', '2025-11/2025-12'],
  ],
  ['The storm may land on Saturday or on Sunday.', ['Saturday', '2025-10-18/2025-10-19'], ['Sunday', '2025-10-18/2025-10-19']],
  ['The council met on Monday and Thursday.', ['Monday', '2025-10-13'], ['Thursday', '2025-10-16']],
  ['Prices rose in May and August.', ['May', '2025-05'], ['August', '2025-08']],
  [
    'The first round is to be held from November 20 to December 11.',
    ['November 20', '2025-11-20/2025-12-11'],
    ['December 11', '2025-11-20/2025-12-11'],
  ],
  ['The fair will run from December 20 to January 4.', ['December 20', '2025-12-20/2026-01-04'], ['January 4', '2025-12-20/2026-01-04']],
  ['The camp was open from July 3 to August 9.', ['July 3', '2025-07-03/2025-08-09'], ['August 9', '2025-07-03/2025-08-09']],
  ["Two people were hurt in Wednesday's blast.", ['Wednesday', '2025-10-15']],
  ["A spokesman said Sunday's meeting would go ahead.", ['Sunday', '2025-10-19']],
  ['A second round is set for this weekend.', ['this weekend', '2025-10-18/2025-10-19']],
  [
    'The ceremony was moved from 28 October to Thursday 30 October.',
    ['28 October', '2025-10-28/2025-10-30'],
    ['Thursday 30 October', '2025-10-28/2025-10-30'],
  ],
  ['Net income rose in the third quarter.', ['the third quarter', '2025-07/2025-09']],
  ['In 2027 the bridge will open; 2027 people signed.', ['2027', '2027']],
  ['The company was founded in the 1990s.', ['the 1990s', '1990/1999']],
  ['The 44-year-old driver died at the age of 44.'],
  ['May said she may go; the march went on.'],
  ['The 9/11 attacks, flight 1549 and Route 1990 were named.'],
]

describe.skipIf(!hasModels)('findTimes', () => {
  it.each(NEWS.map(([text, ...expected]) => ({ text, expected })))('$text', ({ text, expected }) => {
    expect(timesOf(text).map((time) => [time.text, time.edtf])).toEqual(expected)
  })

  it('gives zones as IANA names, and null for local time', () => {
    const zone = (text: string) => timesOf(text)[0]?.zone
    expect(zone('It starts at 1:00 PM Eastern Time on Monday.')).toBe('America/New_York')
    expect(zone('It starts at 22:00 Almaty time on Monday.')).toBe('Asia/Almaty')
    expect(zone('It starts at 0900 GMT on Monday.')).toBe('Etc/GMT')
    expect(zone('It starts at noon local time on Monday.')).toBeNull()
  })

  it('says what an expression is counted from', () => {
    const [monday, following] = timesOf('He resigned on Monday. The following day his deputy took over.')
    expect(monday!.anchor).toBe('published')
    expect(following!.anchor).toBe(monday!.id)
    expect(timesOf('He was born on 3 May 1962.')[0]!.anchor).toBeNull()
  })

  it('a clock told without a day is of the day of the news, and on no day of the calendar', () => {
    const text = 'A roof fell in on Monday. Nobody was hurt. Police closed the hall. The owner was told. It happened at 6 a.m. local time.'
    const [monday, clock] = timesOf(text)
    expect(clock).toMatchObject({ value: '2025-10-13T06:00', edtf: null, anchor: monday!.id })
    const [, shop] = timesOf(
      'A roof fell in on Monday. Nobody was hurt. Police closed the hall. The owner was told. It opens at 6 a.m. local time.',
    )
    expect(shop).toMatchObject({ value: '2025-10-17T06:00', anchor: 'published' })
  })

  it('keeps granularity and modifier', () => {
    expect(timesOf('They will meet early next month.')[0]).toMatchObject({ granularity: 'month', mod: 'START' })
    expect(timesOf('It took at least three years.')[0]).toMatchObject({ type: 'DURATION', value: 'P3Y', mod: 'EQUAL_OR_MORE' })
    expect(timesOf('They meet this morning.')[0]).toMatchObject({ type: 'TIME', granularity: 'part-of-day' })
  })

  it.each([
    ['They meet on Friday.', 'XXXX-WXX-5'],
    ['They left last week.', 'XXXX-WXX'],
    ['They met on May 3.', 'XXXX-05-03'],
    ['They came yesterday.', 'XXXX-XX-XX'],
  ])('leaves relative expressions relative without a publication date: %s', (text, value) => {
    expect(timesOf(text, null)[0]).toMatchObject({ value, edtf: null })
  })

  it('takes the year of the story told where there is no publication date', () => {
    const times = timesOf('The siege began on 3 March 1871. On 10 April the walls fell. The following day the town burned.', null)
    expect(times.map((time) => time.edtf)).toEqual(['1871-03-03', '1871-04-10', '1871-04-11'])
  })

  it('gives spans in order, without overlap, and EDTF of the profile on any text', () => {
    const word = fc.constantFrom(
      'May',
      '5',
      ',',
      '2025',
      'the',
      'next',
      'week',
      'two',
      'days',
      'after',
      'Friday',
      'of',
      '-',
      '–',
      'to',
      'from',
      '10',
      'a.m.',
      'noon',
      'BC',
      '31',
      'February',
      'year',
      'ago',
      'last',
      'first',
      'quarter',
      "'s",
      'half',
      'and',
      '29',
      '0',
      '99999',
      'until',
      'by',
      'early',
      '1999',
      'GMT',
      '\n\n',
      '.',
      '🙂',
      '\ud800',
      'Christmas',
      'every',
      'in',
      'century',
      '1000000',
      'hours',
    )
    const published = fc.constantFrom(null, FRIDAY, '2024-02-29', '0001-01-01', '9999-12-31', 'nonsense')
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), published, (words, date) => {
        const text = `On ${words.join(' ')}`
        let last = 0
        for (const time of timesOf(text, date)) {
          expect(time.span[0]).toBeGreaterThanOrEqual(last)
          expect(time.span[1]).toBeGreaterThan(time.span[0])
          expect(time.value).not.toMatch(/NaN|undefined|null/)
          if (time.edtf !== null) expect([time.edtf, isEdtf(time.edtf)]).toEqual([time.edtf, true])
          last = time.span[1]
        }
      }),
      { numRuns: 300 },
    )
  })
})
