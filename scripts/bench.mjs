// `npm run bench`: install what only the bench needs, build the product, measure.
import { build } from './build.mjs'
import { ensureInstalled, ensureWorkspace, isBuilt, run } from './ground.mjs'

const node = ensureInstalled()
ensureWorkspace('bench')
if (!isBuilt()) await build(true)
process.exitCode = await run(node, ['bench/run.ts', ...process.argv.slice(2)])
