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
  const reading = read(article.value, kit!)
  const event = reading.events.find((e) => [e.trigger, ...e.also].some((s) => text.slice(...s).includes(trigger)))
  if (!event) throw new Error(`no event at "${trigger}"`)
  return event.when?.edtf ?? null
}

describe.skipIf(!hasModels)('days counted from something else', () => {
  it.each([
    ['The visit comes two weeks after Ana Holm met Peter Duarte in Vienna.', 'met', '2025-10-03~'],
    ['This comes a week after she attended a summit in Vienna.', 'summit', '2025-10-10~'],
    ['The news comes a day after police arrested the mayor.', 'arrested', '2025-10-16'],
    ['Peter Duarte resigned on Monday, a month after losing the election.', 'election', '2025-09~'],
    ['The bridge collapsed two days after the contract was signed on Monday.', 'collapsed', '2025-10-15'],
    ['Police arrested Ana Holm the day before the rally on Monday.', 'arrested', '2025-10-12'],
  ])('%s [%s] %s', (text, trigger, expected) => {
    expect(whenOf(text, trigger)).toBe(expected)
  })

  it.each([
    ['Police held Ana Holm for two days after the protest.', 'protest'],
    ['The minister resigned three years after the war.', 'resigned'],
    ['The speech came a week after an attack on a refinery in Vestria.', 'attack'],
  ])('not: %s [%s]', (text, trigger) => {
    expect(whenOf(text, trigger)).toBeNull()
  })
})
