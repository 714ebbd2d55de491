import { expect, test } from 'vitest'
import { stemsOf } from './stems.ts'

test.each([
  ['Ferries carried 1,250.5 tonnes.', ['ferry', 'carri', '#1,250.5', 'tonn']],
  ['a 7 b 42.', ['#42']],
  ['On 3.4.25, then 12..', ['on', '#3.4.25', 'then', '#12']],
  ['Ó Dálaigh’s naïve plan', ['dálaigh', 'naïve', 'plan']],
])('the stems of "%s"', (text, stems) => expect(stemsOf(text).map(({ stem }) => stem)).toEqual(stems))

test('what is written small elsewhere is no name', () => {
  const names = stemsOf('Harbour workers left the harbour of Lowmark').flatMap(({ stem, name }) => (name ? [stem] : []))
  expect(names).toEqual(['lowmark'])
})
