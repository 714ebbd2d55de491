import { existsSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadTrainedKit } from '../../../train/load.ts'
import { toArticle } from '../../intake/article.ts'
import { analyse } from '../analyse.ts'
import { numbersOf } from './numbers.ts'
import { findCandidates } from './triggers.ts'

const hasModels = existsSync(path.resolve(import.meta.dirname, '../../../models/parser.bin'))
const kit = hasModels ? loadTrainedKit() : null

/** Text, trigger, and each number with its unit, what it is of, and the words. */
const CASES: readonly (readonly [text: string, trigger: string, want: readonly string[]])[] = [
  ['About 40 delegates met in Oslo.', 'met', ['40 delegate of delegate: 40 delegates']],
  ['Twenty-two people were killed.', 'killed', ['22 people of people: Twenty-two people']],
  ['Two million people joined the protest.', 'protest', ['2000000 people of people: Two million people']],
  ['Police arrested 1,300 men.', 'arrested', ['1300 man of man: 1,300 men']],
  ['The bank bought the firm for $2.5 million.', 'bought', ['2500000 USD of firm: $2.5 million']],
  ['Vestria ordered 20 aircraft for €1.2 bn.', 'ordered', ['20 aircraft of aircraft: 20 aircraft', '1200000000 EUR of aircraft: €1.2 bn']],
  ['The leaders met for three days.', 'met', []],
  ['The 2020 elections were held in Oslo.', 'elections', []],
  ['Police arrested several men.', 'arrested', []],
]

describe.skipIf(!hasModels)('numbers of an event', () => {
  it.each(CASES)('%s', (text, trigger, want) => {
    const article = toArticle({ id: 'example', text, published: '2025-10-17' })
    if (!article.ok) throw new Error(article.message)
    const a = analyse(article.value, kit!)
    const candidate = findCandidates(a).find((c) => a.form[c.token] === trigger)!
    const got = numbersOf(a, candidate).map((n) => `${n.value} ${n.unit} of ${n.of}: ${a.text.slice(...n.span)}`)
    expect(got).toEqual(want)
  })
})
