import { existsSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadTrainedKit } from '../../../train/load.ts'
import { toArticle } from '../../intake/article.ts'
import { SENSE_EXAMPLES, STATUS_EXAMPLES } from '../../lang/en/events/examples.ts'
import { analyse } from '../analyse.ts'
import { standingOf } from './status.ts'
import { findCandidates, PLAIN } from './triggers.ts'

const hasModels = existsSync(path.resolve(import.meta.dirname, '../../../models/parser.bin'))
const kit = hasModels ? loadTrainedKit() : null

function candidate(text: string, trigger: string) {
  const article = toArticle({ id: 'example', text, published: '2025-10-17' })
  if (!article.ok) throw new Error(article.message)
  const a = analyse(article.value, kit!)
  const found = findCandidates(a).find((c) => a.form[c.token] === trigger)
  return found ? { act: found.sense === PLAIN ? null : found.sense.act, standing: standingOf(a, found.token, found.carrier) } : null
}

describe.skipIf(!hasModels)('where the words leave an event', () => {
  for (const { rule, hits, misses } of STATUS_EXAMPLES) {
    describe(rule, () => {
      it.each(hits)('%s', (text, trigger, status) => {
        expect(candidate(text, trigger)?.standing.status).toBe(status)
      })
      it.each(misses)('not: %s', (text, trigger, status) => {
        expect(candidate(text, trigger)?.standing.status).not.toBe(status)
      })
    })
  }
  it('every rule has three examples that hit and two that must not', () => {
    for (const { hits, misses } of STATUS_EXAMPLES) {
      expect(hits.length).toBeGreaterThanOrEqual(3)
      expect(misses.length).toBeGreaterThanOrEqual(2)
    }
  })
})

describe.skipIf(!hasModels)('what a word names', () => {
  it.each(SENSE_EXAMPLES)('%s [%s] is %s', (text, trigger, act) => {
    expect(candidate(text, trigger)?.act ?? null).toBe(act)
  })
})
