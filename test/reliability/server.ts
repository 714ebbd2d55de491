import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'
import { ROOT } from '../checkout.ts'

/** The built program: pages are JSX, which Node cannot load by itself. */
export const DIST = path.join(ROOT, 'dist/cli.js')

/** True where the program was built, as `npm test` does before it begins. */
export const isBuilt = fs.existsSync(DIST)

/** A served record in a process of its own. */
export interface Served {
  readonly url: string
  readonly child: ChildProcess
  /** What it wrote to standard error until now. */
  readonly errors: () => string
  /** Its exit code, or the signal that ended it. */
  stop(signal?: NodeJS.Signals): Promise<number | NodeJS.Signals | null>
}

/** Serve a record on a free port; resolves when its address is known. */
export async function serve(db: string, args: readonly string[] = [], env: NodeJS.ProcessEnv = {}): Promise<Served> {
  const child = spawn(process.execPath, [DIST, 'serve', '--db', db, '--port', '0', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  })
  // Whatever becomes of the test, the server does not outlive it.
  const end = (): void => void child.kill('SIGKILL')
  process.once('exit', end)
  child.once('exit', () => process.off('exit', end))
  let errors = ''
  child.stderr.on('data', (piece: Buffer) => (errors += String(piece)))
  let out = ''
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (piece: Buffer) => {
      out += String(piece)
      const [address] = /^http:\S+$/m.exec(out) ?? []
      if (address !== undefined) resolve(address)
    })
    child.once('exit', (code) => reject(new Error(`expected a server, got exit ${code}: ${errors}`)))
  })
  return {
    url,
    child,
    errors: () => errors,
    async stop(signal = 'SIGTERM') {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode ?? child.signalCode
      child.kill(signal)
      const [code, by] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null]
      return code ?? by
    },
  }
}

/** Hand one report to a served record; gives the status of the answer. */
export async function post({ url }: Served, report: object): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await fetch(new URL('api/v1/articles', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(report),
  })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}
