import { existsSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { toArticle } from '../../intake/article.ts'
import { TIME_RULES } from '../../lang/en/times/index.ts'
import { analyse } from '../analyse.ts'
import { loadTrainedKit } from '../../../train/load.ts'
import type { TimeExpression } from '../../record/index.ts'
import { findTimes } from './find.ts'

const PUBLISHED = '2025-10-17'
const hasModels = existsSync(path.resolve(import.meta.dirname, '../../../models/parser.bin'))
const kit = hasModels ? loadTrainedKit() : null

function timesOf(text: string): (TimeExpression & { text: string })[] {
  const article = toArticle({ id: 'example', text, published: PUBLISHED, language: 'en' })
  if (!article.ok) throw new Error(article.message)
  return findTimes(analyse(article.value, kit!), PUBLISHED).map(({ time }) => ({ ...time, text: text.slice(...time.span) }))
}

describe.skipIf(!hasModels)('rules of the time grammar', () => {
  for (const rule of TIME_RULES) {
    describe(rule.name, () => {
      it.each(rule.hits)('%s', (text, slice, value) => {
        const times = timesOf(text)
        expect(times.map((time) => [time.text, time.value])).toContainEqual([slice, value])
        expect(times.some((time) => time.rule.split('+').includes(rule.name))).toBe(true)
      })
      it.each(rule.misses)('not in: %s', (text) => {
        expect(timesOf(text).filter((time) => time.rule.split('+').includes(rule.name))).toEqual([])
      })
    })
  }
  it('has names, three examples and two counterexamples for every rule', () => {
    expect(new Set(TIME_RULES.map((rule) => rule.name)).size).toBe(TIME_RULES.length)
    for (const rule of TIME_RULES) expect([rule.name, rule.hits.length >= 3, rule.misses.length >= 2]).toEqual([rule.name, true, true])
  })
})
