import { expect, test } from 'vitest'
import { makeGuard } from './guard.ts'

const STUCK = new URL('./guard-stuck.fixture.ts', import.meta.url)
const TEXT = 'The ferry stays in port until the storm is over, the harbour office said on Monday, and the bus will run instead.'

test('a page goes through the thread and comes back as an article; text needs none', async () => {
  const guard = makeGuard()
  try {
    const page = await guard.article({ id: 'a', html: `<article><h1>Ferry stays in port</h1><p>${TEXT}</p></article>` })
    expect(page).toMatchObject({ ok: true, value: { id: 'a', title: 'Ferry stays in port' } })
    expect(await guard.take({ id: 'b', html: `<p>${TEXT}</p>` })).toMatchObject({ article: { id: 'b' } })
    expect(await guard.take({ id: 'c', text: TEXT })).toMatchObject({ article: { id: 'c', text: TEXT } })
    expect(await guard.take({ id: 'd', html: '<script>1</script>' })).toMatchObject({
      error: expect.stringContaining('a page without text'),
    })
    expect(await guard.article({ id: 'e', html: '' })).toMatchObject({ ok: false, code: 'empty' })
  } finally {
    await guard.close()
  }
})

test.each([
  ['endless', 'time', /more than 0.3 seconds/],
  ['greedy', 'memory', /MB of memory/],
  ['crash', 'fault', /thread ended/],
])('a page that is %s is stopped; the next ones are read', { timeout: 30_000 }, async (what, stopped, message) => {
  const guard = makeGuard({ file: STUCK, limit: what === 'endless' ? 300 : 20_000, memory: 32 })
  try {
    const asked = ['before', what, 'after', 'later'].map((html) => guard.take({ id: html, html: `<p>${html}</p>` }))
    const [before, bad, after, later] = await Promise.all(asked)
    expect(before).toMatchObject({ article: { id: 'before' } })
    expect(bad).toMatchObject({ stopped, error: expect.stringMatching(message) })
    expect(after).toMatchObject({ article: { id: 'after' } })
    expect(later).toMatchObject({ article: { id: 'later' } })
    expect(await guard.article({ id: 'x', html: `<p>${what}</p>` })).toMatchObject({ ok: false, code: 'stopped' })
  } finally {
    await guard.close()
  }
})
