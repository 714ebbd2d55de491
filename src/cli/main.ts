import { complain, processTerminal } from './terminal.ts'
import type { Terminal } from './terminal.ts'
import { UsageError } from './usage.ts'

/** Exit codes of every command. */
export const EXIT = { done: 0, someFailed: 1, usage: 2, nothingFound: 3 } as const

/** A command: takes its own arguments, returns the exit code. */
export type Command = (args: readonly string[], terminal: Terminal) => Promise<number>

/** One command as `help` lists it. Its code is loaded only when it is called, which keeps the start short. */
export interface CommandEntry {
  readonly name: string
  readonly summary: string
  readonly load: () => Promise<Command>
}

/** Every command, in the order in which `help` shows them. */
export const COMMANDS: readonly CommandEntry[] = [
  { name: 'read', summary: 'read reports and print their diary, statements and people', load: async () => (await import('./read.ts')).readCommand },
  { name: 'extract', summary: 'print the article that a web page holds, as JSON', load: async () => (await import('./extract.ts')).extractCommand },
  { name: 'serve', summary: 'serve the diary of reports as a web page on this machine', load: async () => (await import('./serve.ts')).serveCommand },
  { name: 'start', summary: 'print and serve the diary of the sample news (npm start)', load: async () => (await import('./start.ts')).startCommand },
  { name: 'help', summary: 'explain a command', load: async () => (await import('./help.ts')).helpCommand },
  { name: 'version', summary: 'print the version', load: async () => (await import('./version.ts')).versionCommand },
]

/** Run one command line; returns the exit code. Faults of the program itself are thrown. */
export async function main(args: readonly string[], terminal: Terminal): Promise<number> {
  const [first, ...rest] = args
  const name = first === undefined || first === '--help' || first === '-h' ? 'help' : first === '--version' || first === '-V' ? 'version' : first
  const command = COMMANDS.find((c) => c.name === name)
  if (!command) {
    complain(terminal, unknownCommand(name))
    return EXIT.usage
  }
  const asksHelp = name !== 'help' && rest.some((arg, i) => (arg === '--help' || arg === '-h') && !rest.slice(0, i).includes('--'))
  const run = asksHelp ? (await import('./help.ts')).helpCommand : await command.load()
  try {
    const code = await run(asksHelp ? [name] : rest, terminal)
    return first === undefined ? EXIT.usage : code
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    complain(terminal, `${error.message}. See: daybook help ${name}`)
    return EXIT.usage
  }
}

function unknownCommand(name: string): string {
  const near = COMMANDS.map((c) => c.name).find((c) => c[0] === name[0] || c.includes(name) || name.includes(c))
  return `expected a command, got "${name}"${near === undefined ? '' : `; did you mean "${near}"?`} See: daybook help`
}

/** Run the command line of this process and set its exit code. */
export async function runMain(): Promise<void> {
  const terminal = processTerminal()
  // A reader that closes the pipe early (`| head`) is no fault of ours.
  terminal.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT.done)
    throw error
  })
  process.exitCode = await main(process.argv.slice(2), terminal)
}

if (import.meta.main) await runMain()
