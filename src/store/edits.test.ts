import { expect, test } from 'vitest'
import type { Article } from '../record/index.ts'
import { contentOf, editOf } from './edits.ts'

const article = (text: string, more: Partial<Article> = {}): Article => ({
  id: 'a',
  url: null,
  outlet: null,
  title: null,
  authors: [],
  dateline: null,
  language: 'en',
  published: null,
  text,
  parts: [],
  ...more,
})

test.each([
  ['The ferry sails on Friday, the office said.', 'The ferry sails on Friday the office said.', 'minor'],
  ['“We sail,” he said.', '"We sail", he said.', 'minor'],
  ['The Ferry office', 'The ferry  office\n', 'minor'],
  ['The ferry sails on Friday.', 'The ferry sails on Monday.', 'text'],
  ['A fare of 35 crowns', 'A fare of 3.5 crowns', 'text'],
  ['A fare of $5', 'A fare of €5', 'text'],
  ['Growth of 5%', 'Growth of 5', 'text'],
  ['The talks are off.', 'The talks are off?', 'text'],
  ['The ferry will not sail', 'The ferry will sail', 'text'],
])('%s / %s: %s', (older, newer, edit) => {
  expect(editOf(article(older), article(newer))).toBe(edit)
})

test('the same text with another headline, date or author is an edit of details', () => {
  const older = article('The ferry sails.', { title: 'Ferry' })
  for (const more of [{ title: 'Ferry sails' }, { authors: ['Ada'] }, { published: { value: '2026-03-02', basis: 'given' as const } }]) {
    const newer = article('The ferry sails.', { title: 'Ferry', ...more })
    expect(editOf(older, newer)).toBe('details')
    expect(contentOf(older)).not.toBe(contentOf(newer))
  }
  expect(contentOf(older)).toBe(contentOf({ ...older, url: 'https://tarn.example/ferry?from=feed' }))
})
