import { describe, expect, test } from 'vitest'
import { callReading, draft, event, readingOf, relayedReading } from '../../serve/view/readings.fixture.ts'
import { writePretty } from './reading.ts'
import { displayWidth } from './text.ts'

describe('writePretty', () => {
  test('80 columns, no colour', () => {
    expect(writePretty(callReading(), { width: 80, colour: false })).toMatchSnapshot()
  })

  test('120 columns, no colour', () => {
    expect(writePretty(callReading(), { width: 120, colour: false })).toMatchSnapshot()
  })

  test('chains of sources, and headlines of others apart', () => {
    expect(writePretty(relayedReading(), { width: 80, colour: false })).toMatchSnapshot()
  })

  test('colour adds codes and changes no letter', () => {
    const plain = writePretty(callReading(), { width: 80, colour: false })
    const coloured = writePretty(callReading(), { width: 80, colour: true })
    expect(coloured).toContain('\u001b[')
    expect(coloured.replace(/\u001b\[[\d;]{1,5}m/g, '')).toBe(plain)
  })

  test.each([40, 60, 80, 100, 200])('no line is wider than %d columns', (width) => {
    for (const line of writePretty(callReading(), { width, colour: false }).split('\n'))
      expect(displayWidth(line)).toBeLessThanOrEqual(width)
  })

  test('a report without events says so', () => {
    const d = draft({ id: 'a', text: 'Nothing of note. It rained.' })
    expect(writePretty(readingOf(d, { entities: [], events: [], statements: [] }), { width: 80, colour: false })).toContain(
      'No event was found',
    )
  })

  test('a report cannot steer the terminal', () => {
    const d = draft({ id: 'a', text: 'Rain \u001b[31mfell\u001b]0;x\u0007 in Lowmark \u202eereht.' })
    const reading = readingOf(d, {
      entities: [],
      events: [event('e1', 'Rain \u001b[2J', d.at('fell'), { status: 'happened' })],
      statements: [],
    })
    expect(writePretty(reading, { width: 80, colour: false })).not.toMatch(/[\u001b\u0007\u202e]/)
  })
})
