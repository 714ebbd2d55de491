import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { performance } from 'node:perf_hooks'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ArticleInput } from '../record/index.ts'
import { openRecord } from '../store/sqlite/open.ts'
import type { Store } from '../store/store.ts'
import { workOn } from './site.ts'

let folder: string
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'daybook-desk-'))
})
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

const report = (n: number, lines = 1): ArticleInput => ({
  id: `d${n}`,
  language: 'en',
  published: '2026-03-02',
  text: Array.from({ length: lines }, (_, i) => `The council of Lowmark met in Riga on Monday, clerk ${n} said in line ${i}.`).join('\n\n'),
})

async function open(name: string): Promise<{ store: Store; file: string }> {
  const file = path.join(folder, name)
  return { store: await openRecord(file), file }
}

test('a thread beside this one takes reports in: they are here when it says so, and what is added here does not disturb it', async () => {
  const { store, file } = await open('one.db')
  const desk = await workOn(store, file)
  const outcomes = await Promise.all([desk.take(report(1)), desk.take(report(2)), desk.take({ id: 'd3', text: '' })])
  expect(outcomes.map(({ kind }) => kind)).toEqual(['stored', 'stored', 'failed'])
  expect((await store.counts()).articles).toBe(2)
  const { facts } = await store.counts()
  const [event] = await store.diary({ any: [] })
  const about = { article: null, subject: event!.id, span: null, before: null, after: 'by hand' }
  await store.correct([{ fact: 'change', kind: 'corrected', ...about }], Date.UTC(2026, 2, 3))
  expect((await desk.take(report(4))).kind).toBe('stored')
  await store.correct([{ fact: 'change', kind: 'corrected', ...about }], Date.UTC(2026, 2, 4))
  expect((await desk.take(report(1))).kind).toBe('known')
  expect((await store.counts()).facts).toBeGreaterThan(facts + 2)
  expect((await store.check()).problems).toEqual([])
  expect(await desk.read({ id: 'x', text: 'x', language: 'kk' })).toMatchObject({ error: expect.stringContaining('language') as string })
  expect(await desk.read(report(5))).toMatchObject({ format: 'daybook.reading/1' })
  await desk.close()
  await expect(desk.take(report(6))).rejects.toThrow('expected reports before')
  await store.close()
})

test('a fault of the record comes back with its code', async () => {
  const { store } = await open('two.db')
  const desk = await workOn(store, path.join(folder, 'none.db'))
  await expect(desk.take(report(1))).rejects.toMatchObject({ name: 'StoreError', code: 'missing' })
  await desk.close()
  await store.close()
})

test('meanwhile this thread has little to do', async () => {
  const busy = async (name: string, isBeside: boolean): Promise<number> => {
    const { store, file } = await open(name)
    const desk = await workOn(store, isBeside ? file : null)
    await desk.take(report(0))
    const before = performance.eventLoopUtilization()
    await Promise.all(Array.from({ length: 24 }, (_, i) => desk.take(report(i + 1, 40))))
    const { active } = performance.eventLoopUtilization(before)
    await desk.close()
    await store.close()
    return active
  }
  const here = await busy('here.db', false)
  const beside = await busy('beside.db', true)
  expect(beside / here).toBeLessThan(0.25)
})
