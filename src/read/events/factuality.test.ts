import { existsSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadTrainedKit } from '../../../train/load.ts'
import { toArticle } from '../../intake/article.ts'
import type { Factuality } from '../../record/index.ts'
import { analyse } from '../analyse.ts'
import { factualityOf } from './factuality.ts'
import { standingOf } from './status.ts'
import { findCandidates } from './triggers.ts'

const hasModels = existsSync(path.resolve(import.meta.dirname, '../../../models/parser.bin'))
const kit = hasModels ? loadTrainedKit() : null

/** How sure the voice is of the event that `trigger` names; `cue` is the verb it is said with. */
function valueOf(text: string, trigger: string, cue = ''): Factuality | null {
  const article = toArticle({ id: 'example', text, published: '2025-10-17' })
  if (!article.ok) throw new Error(article.message)
  const a = analyse(article.value, kit!)
  const c = findCandidates(a).find((x) => a.form[x.token] === trigger)
  return c ? factualityOf(a, { token: c.token, carrier: c.carrier, cue }, standingOf(a, c.token, c.carrier).status) : null
}

type Row = readonly [text: string, trigger: string, value: Factuality]

const TABLE: Readonly<Record<string, { hits: readonly Row[]; misses: readonly Row[] }>> = {
  'what is told': {
    hits: [
      ['The council approved the bridge.', 'approved', 'CT+'],
      ['Ana Holm met Peter Duarte in Aarhus.', 'met', 'CT+'],
      ['The police have arrested the smugglers.', 'arrested', 'CT+'],
    ],
    misses: [
      ['The council did not approve the bridge.', 'approve', 'CT+'],
      ['The council may approve the bridge.', 'approve', 'CT+'],
    ],
  },
  'what did not happen': {
    hits: [
      ['The council did not approve the bridge.', 'approve', 'CT-'],
      ['The mayor never visited the island.', 'visited', 'CT-'],
      ['The rebels failed to overthrow the king.', 'overthrow', 'CT-'],
    ],
    misses: [
      ['The king overthrew the rebels.', 'overthrew', 'CT-'],
      ['The council will not approve the bridge.', 'approve', 'CT-'],
    ],
  },
  'orders, questions and conditions tell nothing': {
    hits: [
      ['Arrest the smugglers!', 'Arrest', 'Uu'],
      ['Did the council approve the bridge?', 'approve', 'Uu'],
      ['If the council approves the bridge, the town grows.', 'approves', 'Uu'],
    ],
    misses: [
      ['The police arrested the smugglers.', 'arrested', 'Uu'],
      ['When did the council approve the bridge?', 'approve', 'Uu'],
    ],
  },
  'announcements are sure, arrangements probable, wishes open': {
    hits: [
      ['The minister will visit Aarhus on Monday.', 'visit', 'CT+'],
      ['The minister plans to visit Aarhus.', 'visit', 'PR+'],
      ['The minister wants to visit Aarhus.', 'visit', 'Uu'],
    ],
    misses: [
      ['The minister will perhaps visit Aarhus.', 'visit', 'CT+'],
      ['The minister wants to visit Aarhus.', 'visit', 'PR+'],
    ],
  },
  'what the writer or the reader means to do is open': {
    hits: [
      ['We will visit Aarhus in May.', 'visit', 'Uu'],
      ['I am going to visit my sister in Aarhus.', 'visit', 'Uu'],
      ['You will meet the mayor tomorrow.', 'meet', 'Uu'],
    ],
    misses: [
      ['The mayor will visit Aarhus in May.', 'visit', 'Uu'],
      ['"We are ready," and the minister will visit the US on Monday.', 'visit', 'Uu'],
    ],
  },
}

describe.skipIf(!hasModels)('how sure a voice is of an event', () => {
  for (const [rule, { hits, misses }] of Object.entries(TABLE)) {
    describe(rule, () => {
      it.each(hits)('%s [%s] %s', (text, trigger, value) => expect(valueOf(text, trigger)).toBe(value))
      it.each(misses)('%s [%s] not %s', (text, trigger, value) => {
        const got = valueOf(text, trigger)
        expect(got).not.toBeNull()
        expect(got).not.toBe(value)
      })
    })
  }

  it('takes what a speaker only believes as probable, and what is taken for granted as it is', () => {
    expect(valueOf('The judge believes that the mayor killed the guard.', 'killed', 'believe')).toBe('PR+')
    expect(valueOf('The judge says that the mayor killed the guard.', 'killed', 'say')).toBe('CT+')
    expect(valueOf('The judge believes in the reform, which the council approved.', 'approved', 'believe')).toBe('CT+')
  })
})
