import { fileURLToPath } from 'node:url'
import type { Reading } from '../record/index.ts'
import { inputsOf } from '../intake/files/inputs.ts'
import { startProgress } from './progress.ts'
import type { Terminal } from './terminal.ts'
import { complain, writeOut } from './terminal.ts'
import { parseCommand, UsageError } from './usage.ts'

/** Options of `daybook serve`. */
export const SERVE_OPTIONS = {
  sample: { type: 'boolean' },
  port: { type: 'string' },
  host: { type: 'string' },
} as const

/** Where to listen when nothing is said: this machine only. */
const DEFAULT_HOST = '127.0.0.1'
const DEFAULT_PORT = 4321

/** The sample news that comes with the package. */
export const SAMPLE_FILE = fileURLToPath(new URL('../../sample/news.ndjson', import.meta.url))

/** `daybook serve`: reads reports and serves their diary as a web page until it is stopped. */
export async function serveCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseCommand(args, SERVE_OPTIONS)
  const place = placeOf(values.host, values.port)
  if (positionals.length === 0 && values.sample !== true) throw new UsageError('expected reports to serve (files, - or --sample), got none')
  const { readings, failed } = await readAll(values.sample === true ? [SAMPLE_FILE, ...positionals] : positionals, terminal)
  const code = await serveReadings({ readings, isSample: values.sample === true && positionals.length === 0 }, place, terminal)
  return code || (failed > 0 ? 1 : 0)
}

/** Where to listen, from the options. */
export function placeOf(host: string | undefined, port: string | undefined): { host: string; port: number; isFixed: boolean } {
  const number = port === undefined ? DEFAULT_PORT : Number(port)
  if (!Number.isInteger(number) || number < 0 || number > 65_535)
    throw new UsageError(`expected --port to be a number from 0 to 65535, got "${port}"`)
  return { host: host ?? DEFAULT_HOST, port: number, isFixed: port !== undefined }
}

/** Read every report of a list of files; what fails is named and passed over. */
export async function readAll(
  files: readonly string[],
  terminal: Terminal,
): Promise<{ readonly readings: readonly Reading[]; readonly failed: number }> {
  const [{ loadKit }, { takeInput }, { read }] = await Promise.all([
    import('../work/kit.ts'),
    import('../work/read-input.ts'),
    import('../read/read.ts'),
  ])
  const kit = await loadKit()
  const progress = startProgress(terminal, false, null)
  const readings: Reading[] = []
  let failed = 0
  for await (const input of inputsOf(files, terminal.stdin, {})) {
    const result = 'error' in input ? input : takeInput(input.article)
    if ('error' in result) {
      failed++
      progress.pause()
      complain(terminal, `${input.where}: ${result.error}`)
    } else readings.push(read(result.article, kit))
    progress.count(input.bytes)
  }
  progress.stop()
  return { readings, failed }
}

/** Serve readings until SIGINT or SIGTERM. The last line printed is the address. */
export async function serveReadings(
  site: { readonly readings: readonly Reading[]; readonly isSample: boolean },
  place: { readonly host: string; readonly port: number; readonly isFixed: boolean },
  terminal: Terminal,
): Promise<number> {
  const [{ makeApp }, { listen }] = await Promise.all([import('../serve/app.tsx'), import('../serve/listen.ts')])
  const isLocal = ['127.0.0.1', 'localhost', '::1'].includes(place.host)
  let listening
  try {
    listening = await listen(makeApp({ ...site, hosts: isLocal ? ['127.0.0.1', 'localhost', '[::1]'] : null }), place)
  } catch (error) {
    complain(terminal, (error as Error).message)
    return 1
  }
  const stopped = untilStopped()
  if (!isLocal) complain(terminal, `note: ${place.host} can be reached from other machines, and there is no login`)
  await writeOut(terminal, `${terminal.outIsTTY ? 'Stop with Ctrl+C.\n' : ''}${listening.url}\n`)
  await stopped
  await listening.close()
  return 0
}

function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    const stop = (): void => {
      process.off('SIGINT', stop)
      process.off('SIGTERM', stop)
      resolve()
    }
    process.on('SIGINT', stop)
    process.on('SIGTERM', stop)
  })
}
