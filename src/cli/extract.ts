import { inputsOf } from '../intake/files/inputs.ts'
import type { Terminal } from './terminal.ts'
import { complain, writeOut } from './terminal.ts'
import { dateOf, oneOf, parseCommand, UsageError } from './usage.ts'

/** `daybook extract FILE.html`: the article that a page holds, and nothing read from it. */
export async function extractCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseCommand(args, {
    format: { type: 'string', short: 'f' },
    published: { type: 'string' },
    url: { type: 'string' },
    encoding: { type: 'string' },
  })
  const format = oneOf('format', values.format, ['json', 'ndjson'], 'json')
  if (positionals.length === 0) throw new UsageError('expected a page to extract from, got none')
  const guard = (await import('../work/guard.ts')).makeGuard()
  let failed = 0
  const options = { published: dateOf('published', values.published), url: values.url, encoding: values.encoding }
  try {
    for await (const input of inputsOf(positionals, terminal.stdin, options)) {
      const result = 'error' in input ? null : await guard.article(input.article)
      if (result?.ok) {
        await writeOut(terminal, `${JSON.stringify(result.value, null, format === 'json' ? 2 : undefined)}\n`)
      } else {
        failed++
        complain(terminal, `${input.where}: ${'error' in input ? input.error : `${result?.message}; ${result?.todo}`}`)
      }
    }
  } finally {
    await guard.close()
  }
  return failed > 0 ? 1 : 0
}
