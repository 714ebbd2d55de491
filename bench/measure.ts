import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { type Figure, middleOf } from './floors.ts'
import { productCommand, ROOT } from './paths.ts'
import { copies } from './texts.ts'

const LARGE = 2 ** 30

/** Processes over which speed is measured: one run differs from the next by a quarter. */
const RUNS = 5

/** Speed against other libraries, each run in a fresh process on one core: of each figure the middle of all runs. */
export function measureSpeed(articles: number): readonly Figure[] {
  const pinned = spawnSync('taskset', ['-c', '0', 'true']).status === 0
  const command = [process.execPath, path.join(ROOT, 'bench', 'speed.ts'), String(articles)]
  const [bin = '', ...args] = pinned ? ['taskset', '-c', '0', ...command] : command
  const runs = Array.from({ length: RUNS }, (_, i) => {
    process.stderr.write(`speed: run ${i + 1} of ${RUNS}\n`)
    return JSON.parse(execFileSync(bin, args, { encoding: 'utf8', maxBuffer: LARGE, stdio: ['ignore', 'pipe', 'inherit'] })) as Figure[]
  })
  return middleOf(runs)
}

/** Pages to articles against Readability on linkedom, in a process of its own on one core. */
export function measurePages(pages: number): readonly Figure[] {
  const pinned = spawnSync('taskset', ['-c', '0', 'true']).status === 0
  const command = [process.execPath, path.join(ROOT, 'bench', 'pages.ts'), String(pages)]
  const [bin = '', ...args] = pinned ? ['taskset', '-c', '0', ...command] : command
  return JSON.parse(execFileSync(bin, args, { encoding: 'utf8', maxBuffer: LARGE, stdio: ['ignore', 'pipe', 'inherit'] })) as Figure[]
}

/** Peak of resident memory while one process reads many reports, in MB. */
export async function measureMemory(articles: number): Promise<readonly Figure[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'daybook-bench-'))
  const input = path.join(folder, 'articles.ndjson')
  const out = path.join(folder, 'rss')
  writeFileSync(
    input,
    copies(articles)
      .map((article) => `${JSON.stringify(article)}\n`)
      .join(''),
  )
  try {
    const [bin = '', ...args] = productCommand().split(' ')
    const hook = `import fs from 'node:fs';process.on('exit',()=>fs.writeFileSync(${JSON.stringify(out)},String(process.resourceUsage().maxRSS)))`
    const began = performance.now()
    const code = await new Promise((resolve, reject) => {
      const child = spawn(
        bin,
        ['--import', `data:text/javascript,${encodeURIComponent(hook)}`, ...args, 'read', input, '--format', 'ndjson'],
        { stdio: ['ignore', 'ignore', 'inherit'] },
      )
      child.on('error', reject)
      child.on('close', resolve)
    })
    if (code !== 0) throw new Error(`reading ${articles} reports ended with code ${String(code)}`)
    const seconds = (performance.now() - began) / 1000
    return [
      {
        name: 'own',
        metric: `resident memory while reading ${articles} reports, MB`,
        value: Number(readFileSync(out, 'utf8')) / 1024,
        n: articles,
        note: `${seconds.toFixed(0)} s`,
      },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Seconds from the command to its end on one short file, best of some runs; and the same for an empty program, to judge the machine by. */
export function measureStart(runs: number): readonly Figure[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'daybook-bench-'))
  const file = path.join(folder, 'short.txt')
  writeFileSync(file, 'The council of Lowmark will meet on Friday, its clerk said.\n')
  const [bin = '', ...args] = productCommand().split(' ')
  const seconds = (command: readonly string[]): number => {
    const times = Array.from({ length: runs }, () => {
      const began = performance.now()
      execFileSync(bin, command, { stdio: 'ignore' })
      return (performance.now() - began) / 1000
    })
    return Math.min(...times)
  }
  try {
    seconds([...args, 'read', file])
    const bare = seconds(['-e', '0'])
    const value = seconds([...args, 'read', file])
    return [
      {
        name: 'own',
        metric: 'start-up of daybook read on one short file, s',
        value,
        n: runs,
        note: `an empty Node program: ${bare.toFixed(2)} s`,
      },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Size of all models together, as they are and packed, in MB. */
export function measureModels(): readonly Figure[] {
  const folder = path.join(ROOT, 'models')
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.bin'))
    .map((name) => path.join(folder, name))
  const packed = files.reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0)
  const plain = files.reduce((sum, file) => sum + statSync(file).size, 0)
  return [
    { name: 'own', metric: 'models packed, MB', value: packed / 1e6, n: files.length, note: `${(plain / 1e6).toFixed(1)} MB unpacked` },
  ]
}

/** How reading time grows with the length of one sentence: 1 is linear. */
export function measureGrowth(): readonly Figure[] {
  return JSON.parse(
    execFileSync(process.execPath, [path.join(ROOT, 'bench', 'growth.ts')], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }),
  ) as Figure[]
}

/** Names in headlines: UNER dev in Title Case. */
export function measureTitleCase(shared: string): readonly Figure[] {
  const args = [path.join(ROOT, 'bench', 'titlecase.ts'), path.join(shared, 'corpora', 'ner-uner', 'en_ewt-ud-dev.iob2.gz')]
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })) as Figure[]
}
