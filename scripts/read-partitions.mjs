// node scripts/read-partitions.mjs [--processes N] OUT FILE…: reads each FILE (.ndjson, .warc.gz …) by a process of its own, N at a time,
// into OUT/part-00000.ndjson and so on: what Apache Spark's pipe, a batch queue or GNU parallel does over many machines, on this one.
// A part that is done is not done again; OUT/_SUCCESS is written when all are.
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const built = fileURLToPath(new URL('../dist/cli.js', import.meta.url))
const usage = 'Use: node scripts/read-partitions.mjs [--processes N] OUT FILE…'
const { values, positionals } = parseArgs({ options: { processes: { type: 'string' } }, allowPositionals: true })
const [out, ...files] = positionals
const width = Number(values.processes ?? os.availableParallelism())
if (out === undefined || files.length === 0 || !Number.isInteger(width) || width < 1) fail(usage)
if (!fs.existsSync(built)) fail('expected a built program; run npm run build')
fs.mkdirSync(out, { recursive: true })

const began = performance.now()
const waiting = files.map((file, i) => ({ file, part: path.join(out, `part-${String(i).padStart(5, '0')}.ndjson`) }))
let done = 0
let failed = 0
await Promise.all(Array.from({ length: Math.min(width, waiting.length) }, worker))
process.stderr.write(`\n${done} of ${files.length} parts in ${((performance.now() - began) / 1000).toFixed(1)} s, ${failed} with errors\n`)
if (failed === 0) fs.writeFileSync(path.join(out, '_SUCCESS'), '')
process.exitCode = failed === 0 ? 0 : 1

async function worker() {
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    if (!fs.existsSync(next.part) && (await read(next)) !== 0) failed++
    done++
    process.stderr.write(`\r${done}/${files.length} parts`)
  }
}

/** A part gets its name when it is whole: one that was broken off is made anew by the next run. */
function read({ file, part }) {
  return new Promise((resolve) => {
    const to = fs.openSync(`${part}.tmp`, 'w')
    const child = spawn(process.execPath, [built, 'read', file, '--format', 'ndjson', '-q'], { stdio: ['ignore', to, 'inherit'] })
    child.once('exit', (code) => {
      fs.closeSync(to)
      // Exit code 1: some reports could not be read and were named; the others are there.
      if (code === 0 || code === 1) fs.renameSync(`${part}.tmp`, part)
      resolve(code)
    })
  })
}

function fail(message) {
  process.stderr.write(`${message}\n`)
  process.exit(2)
}
