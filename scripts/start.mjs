// `npm start`: install and build what is missing, then read the sample news, print its diary and serve it.
import path from 'node:path'
import { build } from './build.mjs'
import { ROOT, ensureInstalled, isBuilt, run, say } from './ground.mjs'

const node = ensureInstalled()
if (!isBuilt()) {
  say('Building …')
  const code = await build(true)
  if (code !== 0) process.exit(code)
}
process.exitCode = await run(node, [path.join(ROOT, 'dist', 'cli.js'), 'start', ...process.argv.slice(2)])
