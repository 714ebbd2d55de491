import { once } from 'node:events'
import type { Readable, Writable } from 'node:stream'

/** What a command may touch: streams, environment, size of the screen. Tests hand in their own. */
export interface Terminal {
  readonly stdin: Readable
  readonly stdout: Writable
  readonly stderr: Writable
  readonly env: Readonly<Record<string, string | undefined>>
  /** Is standard output / standard error a screen? */
  readonly outIsTTY: boolean
  readonly errIsTTY: boolean
  /** Width in columns. */
  readonly columns: number
}

/** The terminal of this process. */
export function processTerminal(): Terminal {
  const { stdin, stdout, stderr, env } = process
  return {
    stdin,
    stdout,
    stderr,
    env,
    outIsTTY: stdout.isTTY === true,
    errIsTTY: stderr.isTTY === true,
    columns: columnsOf(env['COLUMNS'], stdout.columns),
  }
}

/** Width to write for: the screen's, or 80 where there is none; never under 40. */
export function columnsOf(fromEnv: string | undefined, fromScreen: number | undefined): number {
  const wanted = Number(fromEnv)
  const columns = Number.isInteger(wanted) && wanted > 0 ? wanted : (fromScreen ?? 80)
  return Math.max(40, columns)
}

/** Colour only on a terminal; FORCE_COLOR asks for it anywhere, NO_COLOR (any value but empty) forbids it. */
export function wantsColour(terminal: Terminal): boolean {
  const { env } = terminal
  if (env['NO_COLOR']) return false
  const forced = env['FORCE_COLOR']
  if (forced !== undefined) return forced !== '0' && forced !== 'false'
  return terminal.outIsTTY && env['TERM'] !== 'dumb'
}

/** Write to standard output, waiting while the reader at the other end is slower than we are. */
export async function writeOut(terminal: Terminal, text: string): Promise<void> {
  if (terminal.stdout.destroyed) return
  if (terminal.stdout.write(text)) return
  // Whichever comes first; the other must not go on listening.
  const done = new AbortController()
  try {
    await Promise.race([once(terminal.stdout, 'drain', { signal: done.signal }), once(terminal.stdout, 'close', { signal: done.signal })])
  } finally {
    done.abort()
  }
}

/** Control characters and those that turn the direction of a line: what comes from outside must not paint on the screen. */
const UNSEEN = /(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu

/** One plain line on standard error. */
export function complain(terminal: Terminal, message: string): void {
  terminal.stderr.write(`daybook: ${message.replace(UNSEEN, ' ')}\n`)
}
