import { expect, test } from 'vitest'
import { openRecord } from '../store/sqlite/open.ts'
import { StoreError } from '../store/errors.ts'
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

test('after a fault of the disk the next report is taken in, and none waits for ever', async () => {
  const store = await openRecord(':memory:')
  let isFull = false
  const put: typeof store.put = (batch, done) =>
    isFull ? Promise.reject(new StoreError('full', 'the disk is full')) : store.put(batch, done)
  const desk = await workOn(new Proxy(store, { get: (on, key) => (key === 'put' ? put : bound(on, key)) }))
  const of = (id: string): Parameters<typeof desk.take>[0] => ({ id, text: `The ${id} council met in Riga on Monday.`, language: 'en' })
  expect((await desk.take(of('a1'))).kind).toBe('stored')
  isFull = true
  for (const id of ['a2', 'a3', 'a4']) await expect(desk.take(of(id))).rejects.toThrow('the disk is full')
  isFull = false
  const outcomes = await Promise.all(['a2', 'a5'].map((id) => desk.take(of(id))))
  expect(outcomes.map(({ kind }) => kind)).toEqual(['stored', 'stored'])
  expect((await store.counts()).articles).toBe(3)
  await desk.close()
  await store.close()
})

/** A member of an object that still finds its private parts when it is called through a proxy. */
function bound(of: object, key: string | symbol): unknown {
  const value: unknown = Reflect.get(of, key)
  return typeof value === 'function' ? (value.bind(of) as unknown) : value
}
