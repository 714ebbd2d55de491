import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openRecord } from '../../src/store/open.ts'
import { ROOT } from '../checkout.ts'
import type { Cluster } from '../postgres.ts'
import { HAS_POSTGRES, startCluster } from '../postgres.ts'
import { event, intakeOf } from './records.ts'

const FIXTURE = path.join(ROOT, 'test/store/stopped.fixture.ts')
const isLinux = process.platform === 'linux'

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

const started: ChildProcess[] = []

/** A process that has the right to link, and has stopped in the middle of writing; `wake` gives what it tells in the end. */
async function stopped(address: string, moment: string): Promise<{ readonly wake: () => Promise<string> }> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', FIXTURE, address, moment], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  started.push(child)
  let told = ''
  child.stdout.on('data', (data: Buffer) => (told += data.toString()))
  const over = new Promise((resolve) => child.once('exit', resolve))
  while (!fs.readFileSync(`/proc/${child.pid}/stat`, 'utf8').includes(') T ')) await pause(20)
  return {
    async wake() {
      child.kill('SIGCONT')
      await over
      return told.trim()
    },
  }
}

describe.skipIf(!HAS_POSTGRES || !isLinux)('a process that is stopped in the middle of writing', { timeout: 90_000 }, () => {
  let cluster: Cluster
  beforeAll(async () => {
    cluster = await startCluster()
  })
  afterAll(async () => {
    for (const child of started) if (child.exitCode === null) child.kill('SIGKILL')
    await cluster.stop()
  })

  test.concurrent.each([
    ['between two statements', 'between', 6],
    ['with half a statement sent', 'half', 14],
    ['before it has fetched an answer', 'unfetched', 14],
  ])('%s keeps nobody waiting, and writes nothing any more', async (_, moment, seconds) => {
    const address = cluster.address(moment)
    const store = await openRecord(address)
    const { wake } = await stopped(address, moment)
    const began = performance.now()
    let lease = await store.leases.take('linker', 'other', 60_000)
    for (; !lease; lease = await store.leases.take('linker', 'other', 60_000)) await pause(100)
    // The right to link passes on when its time is over, whatever else is held: it was taken for two seconds.
    expect(performance.now() - began).toBeLessThan(4000)
    await store.put([intakeOf({ id: 'a', facts: [event('a', 'ea', 'Fair')] })])
    expect((performance.now() - began) / 1000).toBeLessThan(seconds + 3)
    const before = await store.lastSeq()
    expect(await wake()).toMatch(/^(lost|away)$/)
    expect(await store.counts()).toMatchObject({ articles: 1 })
    expect(await store.lastSeq()).toBe(before)
    await store.put([intakeOf({ id: 'c', facts: [event('c', 'ec', 'Feast')] })])
    expect((await store.check()).problems).toEqual([])
    await store.close()
  })
})
