// `npm test`: install and build what is missing, run every test, close with `N passed, N failed, N skipped`.
// `--full` adds the long ones (test/full). Other arguments go to vitest.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { build } from './build.mjs'
import { binOf, ensureInstalled, ensureWorkspace, isBuilt, run, say } from './ground.mjs'

const MINUTE = 60_000
const full = process.argv.includes('--full')
const rest = process.argv.slice(2).filter((arg) => arg !== '--full')

const node = ensureInstalled()
if (full) ensureWorkspace('train')
let broken = 0
if (!isBuilt() && (await build(true)) !== 0) {
  say('The build failed: counted as one failed test.')
  broken = 1
}

const report = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'daybook-test-')), 'report.json')
const args = [binOf('vitest'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...rest]
const code = await run(node, args, { limit: (full ? 300 : 23) * MINUTE, env: full ? { DAYBOOK_FULL: '1' } : {} })
const { passed, failed, skipped } = count(report)
fs.rmSync(path.dirname(report), { recursive: true, force: true })

process.exitCode = code !== 0 || failed + broken > 0 || passed === 0 ? 1 : 0
process.stdout.write(`${passed} passed, ${failed + broken || (process.exitCode ? 1 : 0)} failed, ${skipped} skipped\n`)

/** A test file that does not even load has no failed test of its own: it counts as one. */
function count(file) {
  let results
  try {
    results = JSON.parse(fs.readFileSync(file, 'utf8')).testResults
  } catch {
    say('The tests were stopped before they could report.')
    return { passed: 0, failed: 1, skipped: 0 }
  }
  const total = { passed: 0, failed: 0, skipped: 0 }
  for (const { assertionResults, status } of results) {
    for (const test of assertionResults) total[test.status === 'passed' || test.status === 'failed' ? test.status : 'skipped'] += 1
    if (status === 'failed' && !assertionResults.some((test) => test.status === 'failed')) total.failed += 1
  }
  if (total.passed === 0) say('No test ran.')
  return total
}
