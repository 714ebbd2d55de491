import { expect, test } from 'vitest'
import type { Node } from './graph.ts'
import { graphOf } from './graph.ts'

/** "talks requires summit; talks before vote": events by what they say of one another. */
function nodesOf(text: string): Node[] {
  const words = text.split(/; ?/).map((each) => each.split(' ') as [string, string, string])
  const ids = [...new Set(words.flatMap(([a, , b]) => [a, b]))]
  return ids.map((id) => ({
    id,
    title: id,
    status: 'planned',
    relations: words.filter(([a]) => a === id).map(([, kind, event]) => ({ kind, event, article: 'r1', span: [0, 1] })),
  }))
}

function drawn(text: string, id: string): string | null {
  const nodes = nodesOf(text)
  const graph = graphOf(
    nodes.find((node) => node.id === id)!,
    nodes.filter((node) => node.id !== id),
  )
  if (graph === null) return null
  const edges = graph.edges.map(({ from, to, words }) => `${to} ${words} ${from}`).toSorted()
  return [graph.columns.map((column) => column.map((node) => node.id).join('+')).join(' > '), ...edges].join('; ')
}

test.each([
  ['summit requires talks', 'summit', 'talks > summit; summit waits for talks'],
  ['summit requires talks', 'talks', 'talks > summit; summit waits for talks'],
  ['talks determines summit', 'summit', 'talks > summit; summit is decided by talks'],
  ['talks before summit', 'summit', 'talks > summit; summit after talks'],
  ['summit after talks; summit requires talks', 'summit', 'talks > summit; summit waits for talks'],
  ['summit requires talks; talks requires call', 'summit', 'call > talks > summit; summit waits for talks; talks waits for call'],
  ['summit requires talks; visit requires summit', 'summit', 'talks > summit > visit; summit waits for talks; visit waits for summit'],
  ['lunch part_of summit', 'summit', null],
  ['summit requires talks; talks requires summit', 'summit', 'talks > summit; summit waits for talks'],
  ['vote requires debate', 'vote', 'debate > vote; vote waits for debate'],
])('%s, around %s', (text, id, expected) => {
  expect(drawn(text, id)).toBe(expected)
})

test('what is far away, or too much for a picture, is left out', () => {
  const chain = Array.from({ length: 9 }, (_, i) => `e${i + 1} requires e${i}`).join('; ')
  expect(drawn(chain, 'e9')).toMatch(/^e6 > e7 > e8 > e9;/)
  const crowd = Array.from({ length: 9 }, (_, i) => `summit requires t${i}`).join('; ')
  expect(drawn(crowd, 'summit')!.split(';')[0]).toBe('t0+t1+t2+t3+t4 > summit')
})
