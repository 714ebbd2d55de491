import type { Style } from './pretty/paint.ts'
import type { Terminal } from './terminal.ts'
import { wantsColour } from './terminal.ts'

/** How lists are written on this terminal. */
export function styleOf(terminal: Terminal): Style {
  return { width: Math.min(terminal.columns, 120), colour: wantsColour(terminal) }
}
