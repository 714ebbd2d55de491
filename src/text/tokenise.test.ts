import { describe, expect, test } from 'vitest'
import { tokenise } from './tokenise.ts'

/** Tokens of a text, joined by "|". */
function cut(text: string): string {
  const tokens = tokenise(text)
  return Array.from({ length: tokens.n }, (_, i) => text.slice(tokens.start[i]!, tokens.end[i]!)).join('|')
}

describe('clitics', () => {
  test.each([
    ["They don't know, won't ask and can't say.", "They|do|n't|know|,|wo|n't|ask|and|ca|n't|say|."],
    [
      'She’s sure they’ll say he’d gone; I’m not, we’ve left, you’re late',
      'She|’s|sure|they|’ll|say|he|’d|gone|;|I|’m|not|,|we|’ve|left|,|you|’re|late',
    ],
    ["the court's ruling and the judges' robes", "the|court|'s|ruling|and|the|judges|'|robes"],
    ['We cannot stay and are gonna go, he wanna stay', 'We|can|not|stay|and|are|gon|na|go|,|he|wan|na|stay'],
    ["O'Brien met d'Arc at five o'clock", "O'Brien|met|d'Arc|at|five|o'clock"],
    ["back in the '90s, the 1990's and '72", "back|in|the|'90s|,|the|1990's|and|'72"],
    ["tell 'em to come", "tell|'em|to|come"],
    ['the “Offside”’s end', 'the|“|Offside|”|’s|end'],
    ['dont do it', 'do|nt|do|it'],
    ["I'd've gone", "I|'d|'ve|gone"],
  ])('%s', (text, expected) => expect(cut(text)).toBe(expected))
})

describe('hyphens and slashes', () => {
  test.each([
    ['a 21-year-old man', 'a|21|-|year|-|old|man'],
    ['U.S.-Russia talks', 'U.S.|-|Russia|talks'],
    ['an e-mail from co-operating anti-war groups in mid-1980s style', 'an|e-mail|from|co-operating|anti-war|groups|in|mid-1980s|style'],
    ['the 2014-2016 war', 'the|2014|-|2016|war'],
    ['call 202-555-0123 or 555-0123', 'call|202-555-0123|or|555-0123'],
    ['and/or on 9/11, w/o fail', 'and|/|or|on|9/11|,|w/o|fail'],
    ['Example–Sample talks — at last -- began', 'Example|–|Sample|talks|—|at|last|--|began'],
    ['long- and short-term', 'long|-|and|short|-|term'],
  ])('%s', (text, expected) => expect(cut(text)).toBe(expected))
})

describe('abbreviations, initials, numbers', () => {
  test.each([
    ['U.S. President J. Q. Sample met Dr. Example.', 'U.S.|President|J.|Q.|Sample|met|Dr.|Example|.'],
    ['at 1:00 p.m. on Oct. 17, 2025.', 'at|1:00|p.m.|on|Oct.|17|,|2025|.'],
    ['worth US$14.5bn, €3m or $2,500.75', 'worth|US$|14.5|bn|,|€|3|m|or|$|2,500.75'],
    ['10km at 5pm, up 7.5% to 61,000,000', '10|km|at|5|pm|,|up|7.5|%|to|61,000,000'],
    ['No. 5 said no. Then', 'No.|5|said|no|.|Then'],
    ['in the 3rd of 1980s films', 'in|the|3rd|of|1980s|films'],
    ['i.e. Sample Corp., e.g. this', 'i.e.|Sample|Corp.|,|e.g.|this'],
    ['and so am I. She left', 'and|so|am|I|.|She|left'],
    ['a Ph.D. from X', 'a|Ph.D.|from|X'],
    ['He sat. She left.', 'He|sat|.|She|left|.'],
    ['AT&T and R&D', 'AT&T|and|R&D'],
  ])('%s', (text, expected) => expect(cut(text)).toBe(expected))
})

describe('addresses, tags, signs', () => {
  test.each([
    ['see https://example.com/a?b=c#d, or www.example.org.', 'see|https://example.com/a?b=c#d|,|or|www.example.org|.'],
    ['write to ann.sample@example.com.', 'write|to|ann.sample@example.com|.'],
    ['Example.com reported', 'Example.com|reported'],
    ['orda.example/story said', 'orda.example/story|said'],
    ['#PeaceNow @sample', '#PeaceNow|@sample'],
    ['wait... what?! yes!!! :)', 'wait|...|what|?!|yes|!!!|:)'],
    ['“Yes,” she said (twice)…', '“|Yes|,|”|she|said|(|twice|)|…'],
    ['The end.Next one', 'The|end|.|Next|one'],
    ['snow_man f*ck', 'snow_man|f*ck'],
  ])('%s', (text, expected) => expect(cut(text)).toBe(expected))
})

describe('characters beyond ASCII', () => {
  test.each([
    ['good 👍🏽 and 👩‍👩‍👧 and 🇭🇺🇺🇦 and ❤️', 'good|👍🏽|and|👩‍👩‍👧|and|🇭🇺|🇺🇦|and|❤️'],
    ['Viktor\u00a0Sample, Ünal Çelik', 'Viktor|Sample|,|Ünal|Çelik'],
    ['one\r\ntwo\rthree\u2028four', 'one|two|three|four'],
    ['\u200fשלום\u200f world', 'שלום|world'],
    ['a\ud800b \udc00 c', 'a|\ud800|b|\udc00|c'],
    ['nul\u0000here', 'nul|here'],
    ['co\u00adoperate', 'co\u00adoperate'],
    ['na\u0308ive', 'na\u0308ive'],
  ])('%j', (text, expected) => expect(cut(text)).toBe(expected))

  test('a range of the text is cut alone, with offsets of the whole', () => {
    const text = 'before [the middle] after'
    const tokens = tokenise(text, 8, 18)
    expect(Array.from(tokens.start)).toEqual([8, 12])
    expect(Array.from(tokens.end)).toEqual([11, 18])
  })
})
