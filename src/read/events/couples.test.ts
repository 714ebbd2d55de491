import { existsSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadTrainedKit } from '../../../train/load.ts'
import { toArticle } from '../../intake/article.ts'
import { analyse } from '../analyse.ts'
import { resolveEntities } from '../entities/resolve.ts'
import { read } from '../read.ts'
import { couplesOf } from './couples.ts'

const hasModels = existsSync(path.resolve(import.meta.dirname, '../../../models/names.bin'))
const kit = hasModels ? loadTrainedKit() : null

function articleOf(text: string): Parameters<typeof analyse>[0] {
  const article = toArticle({ id: 'example', text, published: '2025-10-17' })
  if (!article.ok) throw new Error(article.message)
  return article.value
}

/** Every word for two with those for whom it stands. */
function couples(text: string): string[] {
  const a = analyse(articleOf(text), kit!)
  const entities = resolveEntities(a, kit!)
  return [...couplesOf(a, entities)].map(([t, two]) => `${a.form[t]!}: ${two.map((m) => entities.list[m.entity]!.name).join(' and ')}`)
}

describe.skipIf(!hasModels)('couplesOf', () => {
  it.each([
    ['Karen Holm met Peter Novak in Oslo. The two leaders will speak again on Friday.', ['leaders: Karen Holm and Peter Novak']],
    ['Karen Holm and Peter Novak spoke on Monday. Both ministers left at noon.', ['ministers: Karen Holm and Peter Novak']],
    ['Norway and Chile signed a treaty on Monday. Both countries will open embassies.', ['countries: Norway and Chile']],
    ['Karen Holm and Peter Novak came to Oslo. They will meet on Friday.', ['They: Karen Holm and Peter Novak']],
  ])('finds two who were named: %s', (text, wanted) => {
    expect(couples(text)).toEqual(wanted)
  })

  it.each([
    'Karen Holm, Peter Novak and Lars Dahl came to Oslo. The two leaders will meet on Friday.',
    'Karen Holm and Peter Novak spoke on Monday. Both countries will open embassies.',
    'Karen Holm and Peter Novak spoke on Monday. The leaders of two towns will meet on Friday.',
    'Karen Holm and Peter Novak spoke on Monday. The two dams will close on Friday.',
    'Karen Holm spoke on Monday. Both ministers left at noon.',
    'Foreign Minister Karen Holm and Finance Minister Peter Novak spoke on Monday. The two presidents left at noon.',
  ])('takes no others for two: %s', (text) => {
    expect(couples(text)).toEqual([])
  })

  it('lets both take part in what the two do', () => {
    const reading = read(
      articleOf('Karen Holm met Peter Novak in Oslo on Monday. The two leaders will hold talks in Paris on Friday.'),
      kit!,
    )
    const talks = reading.events.find((e) => e.status === 'scheduled')!
    const names = talks.participants.map((p) => reading.entities.find((e) => e.id === p.entity)!.name)
    expect(names).toEqual(['Karen Holm', 'Peter Novak'])
  })
})
