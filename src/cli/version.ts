import { readFileSync } from 'node:fs'
import type { Terminal } from './terminal.ts'
import { writeOut } from './terminal.ts'

/** Version of the package, from its package.json. */
export function packageVersion(): string {
  const file = new URL('../../package.json', import.meta.url)
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
}

/** `daybook version`: one line. */
export async function versionCommand(_args: readonly string[], terminal: Terminal): Promise<number> {
  await writeOut(terminal, `daybook ${packageVersion()}\n`)
  return 0
}
