import { HELP } from './help-texts.ts'
import type { Terminal } from './terminal.ts'
import { writeOut } from './terminal.ts'
import { UsageError } from './usage.ts'
import { packageVersion } from './version.ts'

/** What help shows of a command. */
interface Listed {
  readonly name: string
  readonly summary: string
}

/** `daybook help [COMMAND]` over a list of commands. */
export function makeHelpCommand(commands: readonly Listed[]): (args: readonly string[], terminal: Terminal) => Promise<number> {
  return async ([name], terminal) => {
    const text = name === undefined ? overview(commands) : HELP[name]
    if (text === undefined) throw new UsageError(`expected a command, got "${name}"`)
    await writeOut(terminal, text)
    return 0
  }
}

function overview(commands: readonly Listed[]): string {
  const width = Math.max(...commands.map((c) => c.name.length))
  const rows = commands.map((c) => `  ${c.name.padEnd(width)}  ${c.summary}`)
  return `daybook ${packageVersion()}: reads the news into a diary of events and statements, each with its evidence

Use: daybook COMMAND [OPTIONS] …

Commands
${rows.join('\n')}

  daybook help COMMAND   all about one command
  --version              the version

Try: daybook read report.txt --published 2025-10-17
Exit codes: 0 done · 1 some inputs failed · 2 wrong usage · 3 nothing found
`
}
