import { existsSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadTrainedKit } from '../../train/load.ts'
import { toArticle } from '../intake/article.ts'
import { analyse } from './analyse.ts'
import { isOfSpeech } from './speech.ts'

const hasModels = existsSync(path.resolve(import.meta.dirname, '../../models/parser.bin'))
const kit = hasModels ? loadTrainedKit() : null

describe.skipIf(!hasModels)('isOfSpeech', () => {
  it.each([
    ['The mayors will meet in Vienna, an aide said on Friday.', true],
    ['The mayors will meet in Vienna, an aide told reporters at the town hall on Friday.', true],
    ['The mayors will meet in Vienna, the office announced late on Friday.', true],
    ['An aide said that the mayors will meet on Friday.', false],
    ['An aide said the vote is on Friday.', false],
    ["An aide spoke of Friday's vote.", false],
    ['The mayors met on Friday.', false],
    ['The talks announced for Friday were put off.', false],
  ])('%s', (text, expected) => {
    const article = toArticle({ id: 'example', text, language: 'en' })
    if (!article.ok) throw new Error(article.message)
    const a = analyse(article.value, kit!)
    const at = a.form.indexOf('Friday')
    expect(isOfSpeech(a, { from: at, to: at + 1 }, () => false)).toBe(expected)
  })
})
