import { describe, expect, it } from 'vitest'
import type { Head } from '../../store/store.ts'
import { StoryTime } from './story-time.tsx'

const head = (id: string, published: string): Head => ({ id, title: id, outlet: 'Harbour Wire', published }) as Head

/** The days that are named along the top. */
function daysNamed(...published: readonly string[]): string[] {
  const drawn = String(StoryTime({ heads: published.map((at, i) => head(`r${i}`, at)), copies: new Set() }))
  return [...drawn.matchAll(/y="12">([^<]+)</g)].map((found) => found[1]!)
}

describe('reports along time', () => {
  it('names every day of a story', () => {
    expect(daysNamed('2025-10-25T06:00:00Z', '2025-10-27T18:00:00Z')).toEqual(['25 Oct', '26 Oct', '27 Oct'])
  })

  it('leaves out the day of a late beginning, whose name would lie over the next', () => {
    expect(daysNamed('2025-10-25T23:00:00Z', '2025-10-27T18:00:00Z')).toEqual(['26 Oct', '27 Oct'])
  })
})
