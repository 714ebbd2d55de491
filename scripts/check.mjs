// `npm run check`: every check that is not a test of behaviour. `npm run check lint format` runs just those.
import { build } from './build.mjs'
import { binOf, ensureInstalled, isBuilt, run, say } from './ground.mjs'

/** Name -> program and arguments. test/house.test.ts runs the first five, so that `npm test` holds them too. */
export const CHECKS = {
  types: [['typescript7', 'tsc'], '-p', 'tsconfig.json'],
  // the published part alone, without the types that tests bring along
  product: [['typescript7', 'tsc'], '-p', 'tsconfig.build.json', '--noEmit'],
  lint: [['eslint'], '.', '--max-warnings', '0'],
  format: [['prettier'], '--check', '.'],
  unused: [['knip'], '--no-progress'],
  layers: [['vitest'], 'run', 'test/layers.test.ts'],
  docs: [['vitest'], 'run', 'test/documented.test.ts', 'test/schemas.test.ts'],
  redos: [['vitest'], 'run', 'test/redos.test.ts'],
  supply: [['vitest'], 'run', 'test/supply.test.ts'],
}

if (process.argv[1]?.endsWith('check.mjs')) {
  const node = ensureInstalled()
  const asked = process.argv.slice(2)
  if (!isBuilt()) await build(true)
  const failed = []
  for (const name of asked.length > 0 ? asked : Object.keys(CHECKS)) {
    if (!CHECKS[name]) {
      say(`No check is called ${name}. There are: ${Object.keys(CHECKS).join(', ')}.`)
      process.exit(2)
    }
    say(`— ${name}`)
    const [[pkg, bin], ...args] = CHECKS[name]
    if ((await run(node, [binOf(pkg, bin), ...args])) !== 0) failed.push(name)
  }
  say(failed.length === 0 ? 'All checks passed.' : `Failed: ${failed.join(', ')}.`)
  process.exitCode = failed.length === 0 ? 0 : 1
}
