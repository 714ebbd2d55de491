import { describe, expect, test } from 'vitest'
import { HOUSE_RULES, isHouseLine } from './house-lines.ts'
import { isStoriesHeading, storyLeadLength } from './rail-headings.ts'

describe.each(HOUSE_RULES)('$name', ({ hits, misses }) => {
  test.each(hits)('hits %s', (line) => expect(isHouseLine(line)).toBe(true))
  test.each(misses)('leaves %s', (line) => expect(isHouseLine(line)).toBe(false))
})

test.each([
  ['Latest news', true],
  ['Most read in Lowmark', true],
  ['More Great Daybook Stories', true],
  ['ЧИТАЙТЕ ТАКЖЕ:', true],
  ['Ещё по теме', true],
  ['Соңғы жаңалықтар', true],
  ['Останні новини', true],
  ['Das könnte Sie auch interessieren', true],
  ['Les plus lus', true],
  ['Últimas noticias', true],
  ['More than forty people came to the pier.', false],
  ['What happens next', false],
  ['Related costs rose by a third, the council said.', false],
  ['The council meets in June', false],
])('heading of other stories: %s', (line, is) => expect(isStoriesHeading(line)).toBe(is))

test.each([
  ['Read also: Court Adjourns Hearing', 11],
  ['Читайте также: Суд перенёс заседание', 15],
  ['Lire aussi : Le quai ferme', 13],
  ['He said: the pier is closed', 0],
])('lead of another story: %s', (line, length) => expect(storyLeadLength(line)).toBe(length))
