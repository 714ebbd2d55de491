import { parentPort, workerData } from 'node:worker_threads'
import { openRecord } from '../../store/open.ts'
import { makeReaders } from '../readers.ts'
import { makeLinker } from '../record-link.ts'
import { runWorker } from './worker.ts'

// The thread of `startWorkerThread`: it works with a connection of its own until it is told to stop.
const { address } = workerData as { readonly address: string }
const stop = new AbortController()
parentPort?.once('message', () => stop.abort())

const store = await openRecord(address)
const readers = await makeReaders(1)
await runWorker({ store, readers, makeLinker, fetcher: null, signal: stop.signal, tell: (line) => parentPort?.postMessage(line) })
await readers.close()
await store.close()
