import { existsSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadTrainedKit } from '../../../train/load.ts'
import { toArticle } from '../../intake/article.ts'
import { analyse } from '../analyse.ts'
import { directionOf, isAhead } from './direction.ts'

const hasModels = existsSync(path.resolve(import.meta.dirname, '../../../models/parser.bin'))
const kit = hasModels ? loadTrainedKit() : null

/** Where the verb over "Friday" points: ahead, behind, open. */
function pointOfFriday(text: string): 'ahead' | 'behind' | 'open' {
  const article = toArticle({ id: 'example', text, language: 'en' })
  if (!article.ok) throw new Error(article.message)
  const a = analyse(article.value, kit!)
  const at = a.form.indexOf('Friday')
  const direction = directionOf(a, at, at + 1)
  return isAhead(direction) ? 'ahead' : direction === -1 ? 'behind' : 'open'
}

describe.skipIf(!hasModels)('directionOf', () => {
  it.each([
    ['The court will rule on Friday.', 'ahead'],
    ['The talks are scheduled for Friday.', 'ahead'],
    ['The bill is due on Friday.', 'ahead'],
    ['She plans to leave on Friday.', 'ahead'],
    ['He would resign on Friday, the aide said.', 'ahead'],
    ['The minister is to speak on Friday.', 'ahead'],
    ['The vote was postponed until Friday.', 'ahead'],
    ['Mayor Ada Holm dropped a trip to Lowmark planned for Friday.', 'ahead'],
    ['He called off the ceremony scheduled for Friday.', 'ahead'],
    ['A report to parliament released on Friday was wrong.', 'behind'],
    ['An inquiry, which had been due to report on Friday, was wound up.', 'behind'],
    ['The ruling had been due on Friday.', 'behind'],
    ['The minister resigned on Friday.', 'behind'],
    ['The hall was closed on Friday.', 'behind'],
    ['She has been away since Friday.', 'behind'],
    ['He would have resigned on Friday.', 'behind'],
    ['Bakers to strike on Friday', 'ahead'],
    ['Port talks back on: sides to meet on Friday', 'ahead'],
    ['Among the first two towns to vote on Friday was Lowmark.', 'open'],
    ['The board summoned both sides for Friday.', 'ahead'],
    ['She had summoned both sides for Friday.', 'behind'],
    ["Friday's walkout has been called off.", 'ahead'],
    ['The deal averted a walkout that was due to begin on Friday.', 'ahead'],
    ['The mayor called both sides to a meeting on Friday.', 'ahead'],
    ['The hearing was put back to Friday.', 'ahead'],
    ['The walkout was called off on Friday.', 'behind'],
    ['Ana Holm, who stands in an election to be held on Friday, spoke in Lowmark.', 'ahead'],
    ['Ministers opened a fair to be staged in Lowmark on Friday.', 'ahead'],
    ['On Friday, dozens of fans in red shirts, face masks, and caps gathered outside.', 'behind'],
    ['She had invited her colleague to Lowmark on Friday.', 'ahead'],
    ['The fair opens on Friday.', 'open'],
  ])('%s: %s', (text, expected) => {
    expect(pointOfFriday(text)).toBe(expected)
  })
})
