import { existsSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadTrainedKit } from '../../../train/load.ts'
import { toArticle } from '../../intake/article.ts'
import { read } from '../read.ts'

const hasModels = existsSync(path.resolve(import.meta.dirname, '../../../models/events.bin'))
const kit = hasModels ? loadTrainedKit() : null

/** Day and status of each event, by its word, of a list published on a Friday. */
function diary(lines: readonly string[]): Record<string, string> {
  const article = toArticle({ id: 'example', text: lines.join('\n\n'), published: '2025-10-17' })
  if (!article.ok) throw new Error(article.message)
  const { events } = read(article.value, kit!)
  return Object.fromEntries(events.map((e) => [article.value.text.slice(...e.trigger), `${e.when?.edtf ?? ''} ${e.status}`]))
}

describe.skipIf(!hasModels)('a list of dates to come', () => {
  const lines = [
    'Monday: Norwegian Prime Minister Ana Holm meets Danish Prime Minister Peter Duarte in Skarv. A funeral for former mayor Karl Ek takes place in Vellmar.',
    'October 21-22: Summit of the fishery ministers in Lowmark.',
  ]

  it('gives its labels to all that stands behind them', () => {
    const found = diary(['The week ahead in Skarv', ...lines])
    expect(found).toMatchObject({
      meets: '2025-10-20 scheduled',
      funeral: '2025-10-20 scheduled',
      Summit: '2025-10-21/2025-10-22 scheduled',
    })
  })

  it('is none under another title', () => {
    expect(diary(['The week in review', ...lines])['meets']).not.toContain('scheduled')
  })

  it('leaves what is over where it is', () => {
    const found = diary([
      'The week ahead in Skarv',
      'Monday: Ana Holm meets Peter Duarte, who resigned on October 2.',
      'Tuesday: the council of Skarv votes.',
    ])
    expect(found['resigned']).toBe('2025-10-02 happened')
  })
})
