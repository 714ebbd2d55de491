import { expect, test } from 'vitest'
import { originalAt, webAddress } from './original.ts'

test.each([
  ['https://news.example/a?b=c#d', 'https://news.example/a?b=c#d'],
  ['HTTP://news.example', 'http://news.example/'],
  ['https://news.example/"><b>', 'https://news.example/%22%3E%3Cb%3E'],
  ['javascript:alert(1)', null],
  [' javascript:alert(1)', null],
  ['data:text/html,x', null],
  ['//news.example/a', null],
  ['https://user:secret@news.example/', null],
  ['https://', null],
  ['', null],
  [null, null],
])('%j becomes %j', (url, wanted) => expect(webAddress(url)).toBe(wanted))

test('a text fragment names the ends of what was said, and short ones whole', () => {
  expect(originalAt('https://news.example/a#top', 'The council met on Tuesday to vote on the well-known plan')).toBe(
    'https://news.example/a#:~:text=The%20council%20met%20on,the%20well%2Dknown%20plan',
  )
  expect(originalAt('https://news.example/a', 'They met, he said')).toBe('https://news.example/a#:~:text=They%20met%2C%20he%20said')
})
