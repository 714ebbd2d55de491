import { COMMANDS, EXIT } from './commands.ts'
import { readSettings, withSettings } from './settings.ts'
import { complain, processTerminal } from './terminal.ts'
import type { Terminal } from './terminal.ts'
import { UsageError } from './usage.ts'

/** What runs whatever the file of settings holds. */
const LENIENT = new Set(['config', 'doctor', 'help', 'version', 'completion'])

/** Run one command line; returns the exit code. Faults of the program itself are thrown. */
export async function main(line: readonly string[], terminal: Terminal): Promise<number> {
  const [first, ...rest] = commandFirst(line)
  const name =
    first === undefined || first === '--help' || first === '-h' ? 'help' : first === '--version' || first === '-V' ? 'version' : first
  const command = COMMANDS.find((c) => c.name === name)
  if (!command) {
    complain(terminal, unknownCommand(name))
    return EXIT.usage
  }
  const settled = readSettings(terminal)
  if ('wrong' in settled && !LENIENT.has(name)) {
    complain(terminal, `${settled.wrong}. See: daybook config`)
    return EXIT.usage
  }
  const settings = 'wrong' in settled || name === 'config' ? {} : settled.values
  const asksHelp = name !== 'help' && rest.some((arg, i) => (arg === '--help' || arg === '-h') && !rest.slice(0, i).includes('--'))
  const run = asksHelp ? (await import('./help.ts')).makeHelpCommand(COMMANDS) : await command.load()
  try {
    const code = await run(asksHelp ? [name] : rest, withSettings(terminal, settings))
    return first === undefined ? EXIT.usage : code
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    complain(terminal, `${error.message}. See: daybook help ${name}`)
    return EXIT.usage
  }
}

/** `--db PATH` may stand in front of the command: it is an option of every command that looks at a record. */
function commandFirst(args: readonly string[]): readonly string[] {
  const [first, second, ...rest] = args
  if (first === '--db' && rest.length > 0) return [rest[0]!, '--db', second!, ...rest.slice(1)]
  if (first?.startsWith('--db=') && second !== undefined) return [second, first, ...rest]
  return args
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
  try {
    process.exitCode = await main(process.argv.slice(2), terminal)
  } catch (error) {
    complain(
      terminal,
      `stopped by a fault: ${(error as Error).message}${terminal.env['DAYBOOK_DEBUG'] ? `\n${(error as Error).stack}` : ''}`,
    )
    process.exitCode = EXIT.someFailed
  }
}

if (import.meta.main) await runMain()
