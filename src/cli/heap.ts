import v8 from 'node:v8'

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

/** By how much of what lives in them heaps may grow before they are cleaned, in percent. */
const GROWTH = 10

/** Where the young generation of a thread that is begun later starts, in megabytes. */
const START = 4

/** Milliseconds between two looks at the heap until its young generation is capped. */
const LOOK = 500

/**
 * Keep the heaps of a program that runs for days near what lives in them, those of its threads as well. Left alone they grow to four
 * times as much before they are cleaned, so that a server whose record grows by some kilobytes a report holds many times that.
 */
export function keepHeapsTight(): void {
  v8.setFlagsFromString(`--heap-growing-percent=${GROWTH}`)
  v8.setFlagsFromString(`--min-semi-space-size=${START}`)
  // Starting up makes so much that is short-lived that half a second later it would be at its largest.
  capYoungHeap()
  const look = setInterval(() => {
    capYoungHeap()
    if (isCapped) clearInterval(look)
  }, LOOK)
  look.unref()
}
