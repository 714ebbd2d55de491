import { existsSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadTrainedKit } from '../../../train/load.ts'
import { toArticle } from '../../intake/article.ts'
import { CONTEXT_OF, CONTEXT_WORDS } from '../../lang/en/events/contexts.ts'
import { read } from '../read.ts'

const hasModels = existsSync(path.resolve(import.meta.dirname, '../../../models/events.bin'))
const kit = hasModels ? loadTrainedKit() : null

function contextsAt(text: string, trigger: string): readonly string[] | undefined {
  const article = toArticle({ id: 'example', text, published: '2025-10-17' })
  if (!article.ok) throw new Error(article.message)
  return read(article.value, kit!).events.find((e) => text.slice(...e.trigger).includes(trigger))?.contexts
}

describe('the table of contexts', () => {
  it('has the 37 of PLOVER, each with words of its own', () => {
    expect(Object.keys(CONTEXT_WORDS)).toHaveLength(37)
    for (const words of Object.values(CONTEXT_WORDS)) expect(words).toMatch(/^\S+(?: \S+)*$/)
  })
  it('names none but those for acts and modes', () => {
    for (const names of Object.values(CONTEXT_OF)) for (const name of names) expect(CONTEXT_WORDS).toHaveProperty(name)
  })
})

describe.skipIf(!hasModels)('contexts of an event', () => {
  const cases: readonly (readonly [string, string, readonly string[], readonly string[]])[] = [
    ['The court sentenced the smuggler Ana Holm to six years on Friday.', 'sentenced', ['legal', 'trafficking'], ['military']],
    ['Vestria will hold its parliamentary election on 2 November 2025.', 'election', ['election'], ['legal', 'health']],
    ['The navy attacked two boats off Aarhus on Monday.', 'attacked', ['military'], ['election', 'legislative']],
    ['On Monday Holm met the ambassador of Vestria about the oil pipeline.', 'met', ['diplomatic', 'natural_resource'], ['crime']],
  ]
  it.each(cases)('%s', (text, trigger, has, lacks) => {
    const found = contextsAt(text, trigger)
    for (const name of has) expect(found).toContain(name)
    for (const name of lacks) expect(found).not.toContain(name)
  })
})
