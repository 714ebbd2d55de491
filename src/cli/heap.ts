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
