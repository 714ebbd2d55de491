import { statfs } from 'node:fs/promises'
import path from 'node:path'
import { StoreError } from '../store/errors.ts'
import { isAddress } from '../store/postgres/address.ts'
import type { Outcome } from './record.ts'

/** How taking in goes since the server began. */
export interface Pulse {
  readonly stored: number
  readonly known: number
  readonly failed: number
  /** Reports that are being read or wait for it. */
  readonly waiting: number
  /** The fault of the record that ended the last try; null where that went well, or was half a minute ago. */
  readonly fault: string | null
  /** Milliseconds for which nothing has come out though something waits. */
  readonly stuck: number
}

/** Milliseconds after which a fault counts no more: whoever waits for the server to be ready sends it nothing to try again with. */
const FORGIVEN = 30_000

/** Counts what goes into a record. */
export interface Counter {
  /** Watch one report on its way. */
  watch(outcome: Promise<Outcome>): Promise<Outcome>
  pulse(): Pulse
}

/** A counter at nothing. */
export function makeCounter(now: () => number): Counter {
  const count = { stored: 0, known: 0, failed: 0 }
  let waiting = 0
  let fault: { readonly message: string; readonly at: number } | null = null
  let moved = now()
  const settle = (): void => {
    waiting--
    moved = now()
  }
  return {
    watch(outcome) {
      if (waiting++ === 0) moved = now()
      outcome.then(
        ({ kind }) => {
          settle()
          count[kind]++
          if (kind === 'stored') fault = null
        },
        (error: unknown) => {
          settle()
          if (error instanceof StoreError) fault = { message: error.message, at: now() }
        },
      )
      return outcome
    },
    pulse: () => ({
      ...count,
      waiting,
      fault: fault !== null && now() - fault.at < FORGIVEN ? fault.message : null,
      stuck: waiting === 0 ? 0 : now() - moved,
    }),
  }
}

/** What must hold for reports to be taken in: name, whether it does, how it is. */
export interface ReadyCheck {
  readonly name: string
  readonly ok: boolean
  readonly words: string
}

/** Free room below which nothing more should be begun, in bytes. */
const LEAST_ROOM = 16 * 1024 * 1024
/** Milliseconds after which a report that does not come out is a fault. */
const STUCK = 60_000

/** Room on the disk of the record, and reports that get through. */
export async function readyChecks(file: string | null, pulse: Pulse): Promise<readonly ReadyCheck[]> {
  const { waiting, stuck, fault } = pulse
  const queue = { name: 'queue', ok: stuck < STUCK, words: stuck < STUCK ? `${waiting} reports wait` : `${waiting} reports wait, none came through for ${Math.round(stuck / 1000)} seconds` } // prettier-ignore
  const writing = fault === null ? [] : [{ name: 'writing', ok: false, words: fault }]
  return [...(file === null || isAddress(file) ? [] : [await roomCheck(file)]), ...writing, queue]
}

async function roomCheck(file: string): Promise<ReadyCheck> {
  try {
    const { bavail, bsize } = await statfs(path.dirname(path.resolve(file)))
    const free = bavail * bsize
    const words = `${Math.floor(free / 1024 / 1024).toLocaleString('en')} MB free`
    return { name: 'disk', ok: free >= LEAST_ROOM, words: free >= LEAST_ROOM ? words : `${words}, expected ${LEAST_ROOM / 1024 / 1024}` }
  } catch (error) {
    return { name: 'disk', ok: false, words: (error as Error).message }
  }
}
