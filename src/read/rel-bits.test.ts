import { expect, it } from 'vitest'
import { AUX_PASS, CASE, NMOD, NMOD_POSS, NSUBJ, NSUBJ_PASS, OBJ, OBL, OBL_AGENT, relBitsOf, relBitsOfAll } from './rel-bits.ts'

it.each([
  ['obj', OBJ],
  ['nsubj:pass', NSUBJ | NSUBJ_PASS],
  ['nsubj:outer', NSUBJ],
  ['obl:agent', OBL | OBL_AGENT],
  ['nmod:poss', NMOD | NMOD_POSS],
  ['nmod:unmarked', NMOD],
  // an object is no kind of oblique, nor the other way round
  ['iobj', relBitsOf('iobj') & ~(OBJ | OBL)],
  // nobody asks for these
  ['root', 0],
  ['dep', 0],
])('%s has its own bit and that of what it is a kind of', (rel, bits) => {
  expect(relBitsOf(rel)).toBe(bits)
})

it('finds the bits of a whole report', () => {
  expect([...relBitsOfAll(['case', 'aux:pass', 'dep', 'case'])]).toEqual([CASE, relBitsOf('aux') | AUX_PASS, 0, CASE])
})
