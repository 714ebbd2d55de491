import { existsSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadTrainedKit } from '../../../train/load.ts'
import { toArticle } from '../../intake/article.ts'
import { analyse } from '../analyse.ts'
import { areOfOtherKinds, areOfOtherOffices } from './kinds.ts'

const hasModels = existsSync(path.resolve(import.meta.dirname, '../../../models/events.bin'))
const kit = hasModels ? loadTrainedKit() : null

/** Text, the noun that it holds twice, whether the two are of other kinds. */
const NOUNS: readonly (readonly [text: string, noun: string, other: boolean])[] = [
  ['The first debate was held in Vienna. The second debate was called off.', 'debate', true],
  ['The city held its primary election in May. The presidential election is due in November.', 'election', true],
  ['Holm spoke at the opening ceremony. Duarte missed the closing ceremony.', 'ceremony', true],
  ['The first debate was held in Vienna. The debate drew a large crowd.', 'debate', false],
  ['The first presidential debate was held in Vienna. The presidential debate drew a large crowd.', 'debate', false],
  ['The first debate was held in Vienna. The televised debate drew a large crowd.', 'debate', false],
]

describe.skipIf(!hasModels)('kinds of one noun', () => {
  it.each(NOUNS)('%s', (text, noun, other) => {
    const article = toArticle({ id: 'example', text, published: '2025-10-17' })
    if (!article.ok) throw new Error(article.message)
    const a = analyse(article.value, kit!)
    const [x, y] = [...a.lower.keys()].filter((t) => a.lower[t] === noun)
    expect(areOfOtherKinds(a, x!, y!)).toBe(other)
    expect(areOfOtherKinds(a, y!, x!)).toBe(other)
  })

  it.each([
    ['The presidents will meet. The two ministers spoke.', 'presidents', 'ministers', true],
    ['The mayor will speak. The judges met.', 'mayor', 'judges', true],
    ['The governor will meet. The envoys met.', 'governor', 'envoys', true],
    ['The ministers will meet. The minister spoke.', 'ministers', 'minister', false],
    ['The presidents will meet. The two leaders spoke.', 'presidents', 'leaders', false],
  ])('offices: %s', (text, one, two, other) => {
    const article = toArticle({ id: 'example', text, published: '2025-10-17' })
    if (!article.ok) throw new Error(article.message)
    const a = analyse(article.value, kit!)
    const at = (word: string): number[] => [a.lower.indexOf(word)]
    expect(areOfOtherOffices(a, at(one), at(two))).toBe(other)
  })
})
