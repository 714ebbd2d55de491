import { parentPort, workerData } from 'node:worker_threads'
import { StoreError } from '../store/errors.ts'
import { openRecord } from '../store/sqlite/open.ts'
import type { DeskAnswer, DeskTask } from './desk.ts'
import { deskHere } from './desk.ts'

// The thread of `deskBeside`: it reads, links and stores with a connection of its own.
const { path } = workerData as { readonly path: string }
const opening = openRecord(path, { isBeside: true, isServed: true }).then(async (store) => ({ store, desk: await deskHere(store) }))
opening.catch(() => undefined) // told to whoever asks

parentPort?.on('message', ({ id, task }: { id: number; task: DeskTask }) => {
  void answer(task).then((made) => parentPort?.postMessage({ id, answer: made }))
})

async function answer(task: DeskTask): Promise<DeskAnswer> {
  try {
    const { store, desk } = await opening
    if (task.kind === 'read') return { kind: 'made', value: await desk.read(task.article) }
    if (task.kind === 'put') return { kind: 'made', value: await desk.put(task.input) }
    await desk.close()
    await store.close()
    return { kind: 'made', value: null }
  } catch (error) {
    return { kind: 'fault', message: (error as Error).message, code: error instanceof StoreError ? error.code : null }
  }
}
