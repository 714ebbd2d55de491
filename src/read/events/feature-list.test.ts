import { describe, expect, it } from 'vitest'
import { FeatureList } from './feature-list.ts'

/** The hash of a feature that is written as one text. */
function hashOf(text: string): number {
  const list = new FeatureList()
  list.add(text)
  return list.hashes[0]!
}

describe('FeatureList', () => {
  it.each([
    ['rel=nsubjv', ['rel=', 'nsubj', 'v']],
    ['np=210', ['np=', 2, 1, 0]],
    ['w=1.5', ['w=', 1.5]],
    ['n=12', ['n=', 12]],
    ['first=truen', ['first=', true, 'n']],
    ['lo=sign_treaty', ['lo=', 'sign', '_', 'treaty']],
    ['head=Łódźn', ['head=', 'Łódź', 'n']],
  ] as const)('hashes %s in parts as in one piece', (text, [name, ...values]) => {
    const list = new FeatureList()
    list.add(name, ...values)
    expect(list.hashes[0]).toBe(hashOf(text))
  })

  it.each([
    ['rel=nsubj', 'rel=obj'],
    ['l=meetn', 'l=meetv'],
    ['t=0n', 't=1n'],
  ])('tells %s from %s', (one, other) => {
    expect(hashOf(one)).not.toBe(hashOf(other))
  })

  it('goes back to shared features and holds any number of them', () => {
    const list = new FeatureList()
    for (let i = 0; i < 300; i++) list.add('x=', i)
    expect(list.n).toBe(300)
    expect(list.hashes[299]).toBe(hashOf('x=299'))
    list.clear(2)
    list.add('y=', 'own')
    expect([...list.hashes.subarray(0, list.n)]).toEqual([hashOf('x=0'), hashOf('x=1'), hashOf('y=own')])
    list.clear()
    expect(list.n).toBe(0)
  })
})
