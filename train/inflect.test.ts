import { describe, expect, test } from 'vitest'
import { formsOfNoun, formsOfVerb, pluralOf } from './inflect.ts'

const formsUnder = (verb: string, tag: string): string[] =>
  formsOfVerb(verb)
    .filter(([, t]) => t === `VERB|${tag}`)
    .map(([form]) => form)

describe('forms of verbs', () => {
  test.each([
    ['postpone', 'postpones', ['postponing'], ['postponed']],
    ['retreat', 'retreats', ['retreating'], ['retreated']],
    ['veto', 'vetoes', ['vetoing'], ['vetoed']],
    ['deny', 'denies', ['denying'], ['denied']],
    ['deploy', 'deploys', ['deploying'], ['deployed']],
    ['bar', 'bars', ['barring'], ['barred']],
    ['free', 'frees', ['freeing'], ['freed']],
    ['tie', 'ties', ['tying'], ['tied']],
    ['panic', 'panics', ['panicking'], ['panicked']],
    ['clash', 'clashes', ['clashing'], ['clashed']],
    // stress cannot be told from letters
    ['permit', 'permits', ['permitting', 'permiting'], ['permitted', 'permited']],
  ])('%s', (verb, third, ing, past) => {
    expect(formsUnder(verb, 'VBZ')).toEqual([third])
    expect(formsUnder(verb, 'VBG')).toEqual(ing)
    expect(formsUnder(verb, 'VBD')).toEqual(past)
    expect(formsUnder(verb, 'VBN')).toEqual(past)
  })

  test.each([
    ['overthrow', ['overthrew', 'overthrown']],
    ['retake', ['retook', 'retaken']],
    ['withdraw', ['withdrew', 'withdrawn']],
    ['broadcast', ['broadcast']],
  ])('%s is irregular, also behind a prefix', (verb, past) => expect(formsUnder(verb, 'VBD')).toEqual(past))
})

describe('plurals', () => {
  test.each([
    ['council', 'councils'],
    ['caucus', 'caucuses'],
    ['embargo', 'embargoes'],
    ['city', 'cities'],
    ['delay', 'delays'],
  ])('%s: %s', (noun, plural) => expect(pluralOf(noun)).toBe(plural))

  test.each([
    ['virus', ['viruses']],
    ['analysis', ['analyses']],
    // no regular plural, or none at all
    ['policeman', []],
    ['talks', []],
    ['wife', []],
  ])('%s has %j', (noun, forms) => expect(formsOfNoun(noun).map(([form]) => form)).toEqual(forms))
})
