// Runs one TypeScript file of the checkout under the right Node: `node scripts/run.mjs train/all.ts`.
import { ensureInstalled, run } from './ground.mjs'

const node = ensureInstalled()
process.exitCode = await run(node, process.argv.slice(2))
