import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openRecord } from '../store/open.ts'
import type { Store } from '../store/store.ts'
import { makeHolding } from './holding.ts'
import type { Holding } from './holding.ts'

const LEASE = 150
let folder: string
let store: Store
let holding: Holding

beforeEach(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'daybook-holding-'))
  store = await openRecord(path.join(folder, 'a.db'))
  holding = makeHolding({ store, lease: LEASE, now: Date.now })
})

afterEach(async () => {
  holding.end()
  await store.close()
  fs.rmSync(folder, { recursive: true, force: true })
})

const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))
const claim = (): ReturnType<Store['jobs']['claim']> => store.jobs.claim({ kinds: ['page'], now: Date.now(), lease: LEASE, limit: 10 })
const add = (count: number): Promise<readonly number[]> =>
  store.jobs.add(Array.from({ length: count }, (_, body) => ({ kind: 'page', body, next: 0 })))

test('what is held stays ours for longer than its lease; what is dropped is anybody’s soon', async () => {
  const [first, second] = await add(2)
  holding.add(await claim())
  holding.drop(second!)
  await wait(LEASE * 2)
  expect((await claim()).map(({ id }) => id)).toEqual([second])
  expect(holding.claimOf(first!)).toMatchObject({ id: first })
  expect(holding.claimOf(second!)).toBeNull()
})

test('whose process stood still has lost what another took meanwhile, and is told so', async () => {
  const [id] = await add(1)
  const [mine] = await claim()
  const theirs = (await store.jobs.claim({ kinds: ['page'], now: Date.now() + 2 * LEASE, lease: 60_000 }))[0]!
  expect(theirs).toMatchObject({ id, token: mine!.token + 1 })
  holding.add([mine!])
  await wait(LEASE)
  expect(holding.claimOf(id!)).toBeNull()
  expect(await store.jobs.done(mine!)).toBe(false)
  expect(await store.jobs.done(theirs)).toBe(true)
})

test('after the end what was handed on is held until it is done, and no longer than a while', async () => {
  const [id] = await add(1)
  holding.add(await claim())
  holding.end()
  await wait(LEASE * 2)
  expect(await claim()).toEqual([])
  expect(holding.claimOf(id!)).not.toBeNull()
  await wait(LEASE * 5)
  expect((await claim()).map((job) => job.id)).toEqual([id])
})

test('several hundred are renewed at once, and only those that are ours', async () => {
  const ids = await add(700)
  const claims = await store.jobs.claim({ kinds: ['page'], now: Date.now(), lease: 1, limit: 1000 })
  const [lost] = await store.jobs.claim({ kinds: ['page'], now: Date.now() + 10, lease: 60_000 })
  const held = await store.jobs.hold(claims, Date.now() + 60_000)
  expect(held.map(({ id }) => id).sort((a, b) => a - b)).toEqual(ids.filter((id) => id !== lost!.id))
})
