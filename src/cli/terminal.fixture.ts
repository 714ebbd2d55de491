import { Readable, Writable } from 'node:stream'
import type { Terminal } from './terminal.ts'

/** A terminal in memory for tests: no screen, no colour unless the environment asks for it. */
export interface MemoryTerminal extends Terminal {
  readonly out: () => string
  readonly err: () => string
  /** The first match in what was printed, once it is there. */
  readonly waitFor: (pattern: RegExp) => Promise<string>
}

/** A terminal in memory with something to read on standard input. */
export function memoryTerminal(input: string | Buffer = '', more: Partial<Terminal> = {}): MemoryTerminal {
  const stdout = sink()
  const stderr = sink()
  return {
    stdin: Readable.from([Buffer.from(input)]),
    stdout: stdout.stream,
    stderr: stderr.stream,
    env: {},
    outIsTTY: false,
    errIsTTY: false,
    columns: 80,
    ...more,
    out: stdout.text,
    err: stderr.text,
    waitFor: (pattern) =>
      new Promise((resolve) => {
        const look = (): void => {
          const found = pattern.exec(stdout.text())
          if (found) resolve(found[0])
          else setTimeout(look, 20)
        }
        look()
      }),
  }
}

function sink(): { readonly stream: Writable; readonly text: () => string } {
  const chunks: Buffer[] = []
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk)
      done()
    },
  })
  return { stream, text: () => Buffer.concat(chunks).toString('utf8') }
}
