import { makePlainLinker } from './plain-link.ts'
import type { Linker } from './record.ts'

/** A linker that knows nothing yet. */
export function makeLinker(): Linker {
  return makePlainLinker()
}
