import { expect, test } from 'vitest'
import { openRecord } from '../store/sqlite/open.ts'
import { workOn } from './site.ts'

test('reports are taken in as they come, in order, and known ones are passed over', async () => {
  const store = await openRecord(':memory:')
  const desk = await workOn(store)
  const one = { id: 'a1', text: 'The council met in Riga on Monday.', language: 'en', published: '2026-03-02' }
  const outcomes = await Promise.all([desk.take(one), desk.take({ ...one, id: 'a2' }), desk.take({ id: 'a3', text: '' })])
  expect(outcomes.map(({ kind }) => kind)).toEqual(['stored', 'stored', 'failed'])
  expect((await desk.take(one)).kind).toBe('known')
  expect((await store.counts()).articles).toBe(2)
  expect(await desk.read({ id: 'x', text: 'x', language: 'kk' })).toMatchObject({ error: expect.stringContaining('language') as string })
  await desk.close()
  await expect(desk.take(one)).rejects.toThrow('expected reports before')
  await store.close()
})
