import { plainly, pathOf } from './db-open.ts'
import type { Terminal } from './terminal.ts'
import { parseCommand, UsageError } from './usage.ts'
import { packageVersion } from './version.ts'

/** Options of `daybook mcp`. */
export const MCP_OPTIONS = { db: { type: 'string' } } as const

/** `daybook mcp`: the record's tools over standard input and output, for a program that speaks the Model Context Protocol. Ends with its input. */
export async function mcpCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseCommand(args, MCP_OPTIONS)
  if (positionals.length > 0) throw new UsageError(`expected options only, got "${positionals.join(' ')}"`)
  return plainly(terminal, async () => {
    const [{ openRecord }, { workOn }, { makeMcp }, { StdioServerTransport }] = await Promise.all([
      import('../store/open.ts'),
      import('../work/site.ts'),
      import('../serve/mcp/server.ts'),
      import('@modelcontextprotocol/sdk/server/stdio.js'),
    ])
    const store = await openRecord(pathOf(values.db, terminal), { readOnly: true })
    const desk = await workOn(store)
    try {
      const server = makeMcp({ store, read: desk.read, version: packageVersion() })
      const ended = new Promise<void>((resolve) => terminal.stdin.once('end', resolve).once('close', resolve))
      await server.connect(new StdioServerTransport(terminal.stdin as never, process.stdout))
      await ended
      await server.close()
    } finally {
      await desk.close()
      await store.close()
    }
    return 0
  })
}
