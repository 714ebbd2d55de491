import v8 from 'node:v8'
import { threadTime } from '../serve/thread-time.ts'

/** Size of the young generation, in bytes, at which it stops growing. */
const ENOUGH = 8 * 1024 * 1024

let isCapped = false

/**
 * Keep the young generation of the heap small in a long run. Left alone it grows to 64 MB and more under a steady stream of
 * short-lived objects, which saves little time here and is most of the memory that the process holds.
 */
export function capYoungHeap(): void {
  if (isCapped) return
  const young = v8.getHeapSpaceStatistics().find((space) => space.space_name === 'new_space')
  if (young === undefined || young.space_size < ENOUGH) return
  isCapped = true
  v8.setFlagsFromString('--semi-space-growth-factor=1')
}

/** By how much of what lives in them heaps may grow before they are cleaned, in percent: while little is asked, and while pages are. */
const TIGHT = 10
const LOOSE = 50

/** Where the young generation of a thread that is begun later starts, in megabytes. */
const START = 4

/** Milliseconds between two looks at what the thread has to do. */
const LOOK = 500

/**
 * Keep the heaps of a program that runs for days near what lives in them, those of its threads as well. Left alone they grow to four
 * times as much before they are cleaned, so that a server whose record grows by some kilobytes a report holds many times that. While
 * pages are asked for faster than a few a second they have more room: kept tight they are cleaned twenty-five times a second then, and
 * every page waits for that.
 */
export function keepHeapsTight(): void {
  v8.setFlagsFromString(`--heap-growing-percent=${TIGHT}`)
  v8.setFlagsFromString(`--min-semi-space-size=${START}`)
  // Starting up makes so much that is short-lived that half a second later it would be at its largest.
  capYoungHeap()
  const isBusyWith = makeBusy()
  let last = { at: performance.now(), spent: threadTime() }
  let isLoose = false
  const look = (): void => {
    const now = { at: performance.now(), spent: threadTime() }
    const isBusy = isBusyWith((now.spent - last.spent) / (now.at - last.at))
    last = now
    if (isBusy !== isLoose) {
      isLoose = isBusy
      isCapped = false
      v8.setFlagsFromString(`--heap-growing-percent=${isLoose ? LOOSE : TIGHT}`)
      v8.setFlagsFromString('--semi-space-growth-factor=2')
    }
    if (!isLoose) capYoungHeap()
  }
  setInterval(look, LOOK).unref()
}

/** A thread is busy after so many looks in a row at which it took this share of a core, and no longer after so many at which it took less. */
const BUSY = { share: 0.2, looks: 6 } as const
const CALM = { share: 0.1, looks: 60 } as const

/** Tells from the share of a core that a thread took since the last look whether it is busy. Starting up is too short to count. */
export function makeBusy(): (share: number) => boolean {
  let isBusy = false
  let looks = 0
  return (share) => {
    const { looks: enough } = isBusy ? CALM : BUSY
    looks = (isBusy ? share < CALM.share : share >= BUSY.share) ? looks + 1 : 0
    if (looks < enough) return isBusy
    looks = 0
    return (isBusy = !isBusy)
  }
}
