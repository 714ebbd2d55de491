import { applyFacts, link, makeKnown } from '../link/index.ts'
import type { Linker } from './record.ts'

/** A linker that knows nothing yet. */
export function makeLinker(): Linker {
  const known = makeKnown()
  return {
    link: (reading) => link(reading, known),
    restore({ article: { id, published, outlet, title }, memo, facts }) {
      const list = facts.map(({ fact }) => fact)
      applyFacts(known, list, memo, { article: id, published, outlet, title })
    },
  }
}
