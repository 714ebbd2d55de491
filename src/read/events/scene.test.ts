import { existsSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadTrainedKit } from '../../../train/load.ts'
import { toArticle } from '../../intake/article.ts'
import { read } from '../read.ts'

const hasModels = existsSync(path.resolve(import.meta.dirname, '../../../models/events.bin'))
const kit = hasModels ? loadTrainedKit() : null

/** When the event at a trigger takes place; the report is of a Friday. */
function whenOf(text: string, trigger: string): string | null {
  const article = toArticle({ id: 'example', text, published: '2025-10-17' })
  if (!article.ok) throw new Error(article.message)
  const event = read(article.value, kit!).events.find((e) => [e.trigger, ...e.also].some((s) => text.slice(...s).includes(trigger)))
  if (!event) throw new Error(`no event at "${trigger}"`)
  return event.when?.edtf ?? null
}

describe.skipIf(!hasModels)('what strikes at once', () => {
  it.each([
    ['A ferry sank off Vestria on Monday. At least nine people died.', 'died', '2025-10-13'],
    ['Protesters stormed the parliament of Chile on Tuesday. They clashed with police.', 'clashed', '2025-10-14'],
    ['A plane crashed into a hall in Vienna on Monday. The roof of the hall collapsed.', 'collapsed', '2025-10-13'],
  ])('%s [%s] %s', (text, trigger, expected) => {
    expect(whenOf(text, trigger)).toBe(expected)
  })

  it.each([
    ['A ferry sank off Vestria on Monday. Two of the sailors died later in hospital.', 'died'],
    ['Ana Holm met Peter Duarte in Vienna on Monday. Nine people died in a fire in Lowmark.', 'died'],
    ['A ferry sank off Vestria on Monday. The mayor said that nine people had died in a storm.', 'died'],
    ['A ferry sank off Vestria on Monday. Jens Lund resigned.', 'resigned'],
  ])('not: %s [%s]', (text, trigger) => {
    expect(whenOf(text, trigger)).toBeNull()
  })
})
