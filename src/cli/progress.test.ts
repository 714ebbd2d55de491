import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { progressLine, startProgress } from './progress.ts'
import { memoryTerminal } from './terminal.fixture.ts'

test.each<[number, number, number | null, number, number, string]>([
  [1234, 500, 1000, 10, 0, '1,234 read · 123 a second · 10 s left'],
  [12, 10, 1000, 5, 3, '12 read · 2.4 a second · 3 failed · 8 min left'],
  [12, 10, 100_000, 5, 0, '12 read · 2.4 a second · 13.9 h left'],
  [12, 10, null, 5, 1200, '12 read · 2.4 a second · 1,200 failed'],
  [12, 10, 10, 5, 0, '12 read · 2.4 a second'],
])('%d reports, %d of %s bytes in %d s, %d failed', (done, bytes, total, seconds, failed, line) =>
  expect(progressLine({ done, bytes, failed }, total, seconds)).toBe(line),
)

describe('startProgress', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }))
  afterEach(() => void vi.useRealTimers())

  test.each<[string, boolean, number, boolean]>([
    ['short work on a screen', true, 1000, false],
    ['long work on a screen', true, 3000, true],
    ['some work in a log', false, 3000, false],
    ['long work in a log', false, 16_000, true],
  ])('%s', (_, errIsTTY, milliseconds, shown) => {
    const terminal = memoryTerminal('', { errIsTTY })
    const progress = startProgress(terminal, false, 100)
    vi.advanceTimersByTime(milliseconds)
    progress.count(10)
    expect(terminal.err() !== '').toBe(shown)
    progress.stop()
    expect(terminal.err().endsWith('\u001b[K')).toBe(shown && errIsTTY)
  })

  test('quiet is quiet', () => {
    const terminal = memoryTerminal('', { errIsTTY: true })
    const progress = startProgress(terminal, true, 100)
    vi.advanceTimersByTime(60_000)
    progress.count(10)
    expect(terminal.err()).toBe('')
  })
})
