import { execFile, execFileSync, spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

/** Folder of the newest PostgreSQL on this machine; null where there is none from 15 on. */
const BIN = findBin()

/** Is there a PostgreSQL to test with? */
export const HAS_POSTGRES = BIN !== null

/** A database server of one test file, on a socket in a folder of its own. */
export interface Cluster {
  /** Address of a database with nothing in it but what this schema has. */
  address(schema: string): string
  /** End it at once, as a power cut would, and start it again. */
  kill(): Promise<void>
  start(): Promise<void>
  stop(): Promise<void>
}

function findBin(): string | null {
  const root = '/usr/lib/postgresql'
  const versions = fs.existsSync(root)
    ? fs
        .readdirSync(root)
        .map(Number)
        .filter((version) => version >= 15)
    : []
  const newest = versions.sort((a, b) => b - a)[0]
  const bin = newest === undefined ? null : path.join(root, String(newest), 'bin')
  if (bin === null || !fs.existsSync(path.join(bin, 'initdb'))) return null
  return isRoot() && !hasUser() ? null : bin
}

function isRoot(): boolean {
  return process.getuid?.() === 0
}

/** PostgreSQL does not run as root. */
function hasUser(): boolean {
  try {
    execFileSync('id', ['-u', 'postgres'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

function asUser(command: string, args: readonly string[]): [string, string[]] {
  const whole = path.join(BIN!, command)
  return isRoot() ? ['runuser', ['-u', 'postgres', '--', whole, ...args]] : [whole, [...args]]
}

/** Make and start a server. `isDurable` keeps it safe against a sudden end, which costs time. */
export async function startCluster({ isDurable = false } = {}): Promise<Cluster> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'daybook-pg-'))
  if (isRoot()) execFileSync('chown', ['postgres', folder])
  const data = path.join(folder, 'data')
  await promisify(execFile)(
    ...asUser('initdb', ['-D', data, '-U', 'tester', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync']),
    { cwd: '/' },
  )
  const settings = [
    '-c',
    'listen_addresses=',
    '-c',
    `unix_socket_directories=${folder}`,
    '-c',
    'max_connections=60',
    '-c',
    `fsync=${isDurable ? 'on' : 'off'}`,
  ]
  let running: ChildProcess | null = null
  const pidOf = (): number => Number(fs.readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n')[0])
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const child = running
    running = null
    if (!child || child.exitCode !== null) return
    const over = new Promise((resolve) => child.once('exit', resolve))
    process.kill(pidOf(), signal)
    await over
  }
  const onExit = (): void => {
    if (running) process.kill(pidOf(), 'SIGQUIT')
  }
  const start = async (): Promise<void> => {
    const [command, args] = asUser('postgres', ['-D', data, ...settings])
    running = spawn(command, args, { cwd: '/', stdio: 'ignore' })
    for (let i = 0; i < 200; i++) {
      if (isReady(folder)) return
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    throw new Error('expected PostgreSQL to start within 10 seconds')
  }
  process.on('exit', onExit)
  await start()
  return {
    address: (schema) => `postgres://tester@/postgres?host=${encodeURIComponent(folder)}&schema=${schema}`,
    start,
    kill: () => end('SIGQUIT'),
    async stop() {
      await end('SIGQUIT')
      process.off('exit', onExit)
      fs.rmSync(folder, { recursive: true, force: true })
    },
  }
}

function isReady(folder: string): boolean {
  try {
    execFileSync(path.join(BIN!, 'pg_isready'), ['-q', '-h', folder, '-U', 'tester'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
