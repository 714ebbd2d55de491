import { existsSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadTrainedKit } from '../../../train/load.ts'
import { toArticle } from '../../intake/article.ts'
import { analyse } from '../analyse.ts'
import { findTimes } from './find.ts'

const hasModels = existsSync(path.resolve(import.meta.dirname, '../../../models/parser.bin'))
const kit = hasModels ? loadTrainedKit() : null

/** A Friday. */
const FRIDAY = '2025-10-17'

/** Days that the labels of a list name, in text order. */
function days(lines: readonly string[]): (string | null)[] {
  const article = toArticle({ id: 'example', text: lines.join('\n\n'), language: 'en', published: FRIDAY })
  if (!article.ok) throw new Error(article.message)
  return findTimes(analyse(article.value, kit!), FRIDAY).map(({ time }) => time.edtf)
}

const LIST = ['Monday: Oslo hosts the fishery ministers.', 'Thursday – The council of Skarv votes.', '• Friday: Final of the chess cup.']

describe.skipIf(!hasModels)('a list of dates', () => {
  it.each([
    ['ahead by its title', ['The week ahead in Skarv', ...LIST], ['2025-10-20', '2025-10-23', '2025-10-24']],
    ['as a calendar', ['Calendar: what happens in Skarv', ...LIST], ['2025-10-20', '2025-10-23', '2025-10-24']],
    ['behind by its title', ['Timeline of the coming of the flood', ...LIST], ['2025-10-13', '2025-10-16', '2025-10-17']],
  ])('%s', (_, lines, expected) => expect(days(lines)).toEqual(expected))

  it('needs two labels, and a colon or dash', () => {
    expect(days(['The week ahead in Skarv', 'Monday: the shop burned down.'])).toEqual(['2025-10-13'])
    expect(days(['The week ahead in Skarv', 'On Monday the shop burned down.', 'On Tuesday it was rebuilt.'])).toEqual([
      '2025-10-13',
      '2025-10-14',
    ])
  })
})
