// `npm run train`: install what only training needs, make every file of models/ anew from the open corpora.
import { ensureInstalled, ensureWorkspace, run } from './ground.mjs'

const node = ensureInstalled()
ensureWorkspace('train')
process.exitCode = await run(node, ['train/all.ts', ...process.argv.slice(2)])
