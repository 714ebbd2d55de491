// What the scripts stand on: the checkout's root, the right Node, an up-to-date install and build.
// Plain old JavaScript: this file runs before anything is installed, under whatever Node the machine has.
import { spawn, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const BIN = path.join(ROOT, 'node_modules', '.bin')
const WINDOWS = process.platform === 'win32'
const NODE_MAJOR = 24

/** Says something to the person at the terminal; standard output stays free for data. */
export function say(line) {
  process.stderr.write(`${line}\n`)
}

/** The Node to run the product with: the one that npm brought, else this one if it is new enough, else null. */
export function findNode() {
  const brought = WINDOWS ? path.join(ROOT, 'node_modules', 'node', 'bin', 'node.exe') : path.join(BIN, 'node')
  if (fs.existsSync(brought) && fs.statSync(brought).size > 1e6 && runs(brought)) return brought
  return Number(process.versions.node.split('.')[0]) >= NODE_MAJOR ? process.execPath : null
}

function runs(file) {
  return spawnSync(file, ['--version'], { stdio: 'ignore' }).status === 0
}

/** Environment in which `npm` runs under the machine's own Node: an install may replace the one in node_modules. */
function outerEnv() {
  const env = { ...process.env }
  const key = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') || 'PATH'
  env[key] = (env[key] || '')
    .split(path.delimiter)
    .filter((folder) => !folder.replace(/[\\/]+$/, '').endsWith(path.join('node_modules', '.bin')))
    .join(path.delimiter)
  return env
}

/** True when every package that the lock asks for lies in node_modules at that version. */
export function isInstalled(folder) {
  try {
    const want = JSON.parse(fs.readFileSync(path.join(folder, 'package-lock.json'), 'utf8')).packages
    const have = JSON.parse(fs.readFileSync(path.join(folder, 'node_modules', '.package-lock.json'), 'utf8')).packages
    return Object.keys(want).every(
      (key) => key === '' || want[key].optional || want[key].link || (have[key] && have[key].version === want[key].version),
    )
  } catch {
    return false
  }
}

/** A linked node_modules is somebody else's: npm would empty it for all who share it. */
function mayInstall(folder) {
  const modules = path.join(folder, 'node_modules')
  if (!fs.lstatSync(modules, { throwIfNoEntry: false })?.isSymbolicLink()) return true
  say(`${modules} is a link to a folder that others may use, and lacks packages; install there, or remove the link and start again.`)
  return false
}

function npm(args, folder) {
  if (!mayInstall(folder)) process.exit(1)
  const result = spawnSync('npm', args, { cwd: folder, env: outerEnv(), stdio: ['ignore', 2, 2], shell: WINDOWS })
  if (result.error || result.status !== 0) {
    say(
      `npm ${args.join(' ')} failed${result.error ? `: ${result.error.message}` : ` with exit code ${result.status}`}. It needs npm and a way to its registry.`,
    )
    process.exit(1)
  }
}

/** Installs what the lock file names, if it is not there yet, and makes sure that there is a Node to run with. */
export function ensureInstalled() {
  if (!isInstalled(ROOT)) {
    say('Installing the packages that package-lock.json names (once; about a minute on a slow line) …')
    const began = Date.now()
    npm(['ci', '--no-audit', '--no-fund', '--loglevel=error'], ROOT)
    say(`Installed in ${((Date.now() - began) / 1000).toFixed(0)} s.`)
  }
  if (!findNode()) {
    say(`Fetching Node ${NODE_MAJOR} into node_modules (this machine has ${process.versions.node}) …`)
    npm(['rebuild', 'node', '--ignore-scripts=false', '--loglevel=error'], ROOT)
  }
  const node = findNode()
  if (node) return node
  say(
    `Daybook needs Node ${NODE_MAJOR} or newer; this is ${process.versions.node}, and the "node" package brought none for ${process.platform}-${process.arch}.`,
  )
  return process.exit(1)
}

/** Installs the packages of a private workspace that a plain install leaves out. */
export function ensureWorkspace(name) {
  const folder = path.join(ROOT, name)
  if (isInstalled(folder)) return
  say(`Installing what ${name}/ needs (once) …`)
  npm(['ci', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'], folder)
}

/** Newest change under a path, in ms; 0 when there is nothing. Tests do not count. */
function newest(file) {
  if (!fs.existsSync(file)) return 0
  const stat = fs.statSync(file)
  if (!stat.isDirectory()) return /\.test\.tsx?$/.test(file) ? 0 : stat.mtimeMs
  return fs.readdirSync(file).reduce((max, name) => Math.max(max, newest(path.join(file, name))), 0)
}

/** Puts the built command where `npx daybook` looks first, so that npx never goes to the registry for it. */
export function linkCommand() {
  const target = path.join(ROOT, 'dist', 'cli.js')
  if (!fs.existsSync(target) || !fs.existsSync(BIN)) return
  fs.chmodSync(target, 0o755)
  const link = path.join(BIN, WINDOWS ? 'daybook.cmd' : 'daybook')
  if (fs.existsSync(link)) return
  fs.rmSync(link, { force: true })
  if (WINDOWS) fs.writeFileSync(link, '@node "%~dp0\\..\\..\\dist\\cli.js" %*\r\n')
  else fs.symlinkSync(path.join('..', '..', 'dist', 'cli.js'), link)
}

/** True when dist/ is at least as new as everything it is made from. */
export function isBuilt() {
  const stamp = path.join(ROOT, 'dist', '.built')
  if (!fs.existsSync(stamp)) return false
  const at = fs.statSync(stamp).mtimeMs
  return ['src', 'web', 'tsconfig.json', 'tsconfig.build.json', 'package.json', 'scripts/build.mjs'].every(
    (name) => newest(path.join(ROOT, name)) <= at,
  )
}

/** Runs a program in the checkout, tools of node_modules first on the path, and hands back its exit code. */
export function run(file, args, options = {}) {
  const node = findNode()
  const env = { ...process.env, ...options.env }
  const key = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') || 'PATH'
  env[key] = [node ? path.dirname(node) : null, BIN, env[key]].filter(Boolean).join(path.delimiter)
  return new Promise((resolve) => {
    const child = spawn(file, args, { cwd: options.cwd || ROOT, env, stdio: options.stdio || 'inherit' })
    const pass = (signal) => child.kill(signal)
    process.on('SIGINT', pass)
    process.on('SIGTERM', pass)
    const timer = options.limit ? setTimeout(() => child.kill('SIGKILL'), options.limit) : null
    child.on('error', (error) => {
      say(error.message)
      resolve(1)
    })
    child.on('close', (code, signal) => {
      if (timer) clearTimeout(timer)
      process.off('SIGINT', pass)
      process.off('SIGTERM', pass)
      resolve(code === null ? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1) : code)
    })
  })
}

/** The program file of a package: `binOf('vitest')`. Run with Node itself, so that it works on every system. */
export function binOf(name, bin = name) {
  const folder = path.join(ROOT, 'node_modules', name)
  const given = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8')).bin
  return path.join(folder, typeof given === 'string' ? given : given[bin])
}
