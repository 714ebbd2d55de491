import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mix } from '../hash.ts'
import { MOVE_BITS, SINGLE_ENDS, SINGLE_TEMPLATES, singleFeatures } from './features.ts'
import { Singles } from './singles.ts'
import { ParseState } from './state.ts'

test('what a word adds at a place is the sum of its templates there, however often it was met', () => {
  const weights = Int32Array.from({ length: 1 << MOVE_BITS }, (_, k) => mix(k) >> 8)
  const singles = new Singles(weights)
  const out = new Int32Array(SINGLE_TEMPLATES)
  const state = new ParseState(new Int32Array(1))
  const words = fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }).map(mix), fc.integer({ min: 0, max: 5 }).map(mix)), { maxLength: 30 })
  fc.assert(
    fc.property(words, (list) => {
      state.reset(list.length)
      list.forEach(([word, tag], k) => {
        state.word[k + 1] = word
        state.tag[k + 1] = tag
      })
      singles.load(state)
      for (let k = 0; k < list.length + 4; k++) {
        singleFeatures(state.word[k]!, state.tag[k]!, out)
        SINGLE_ENDS.forEach((end, place) => {
          const from = place === 0 ? 0 : SINGLE_ENDS[place - 1]!
          let sum = 0
          for (let j = from; j < end; j++) sum = (sum + weights[out[j]!]!) | 0
          expect(singles.at(k, place)).toBe(sum)
        })
      }
    }),
  )
})
