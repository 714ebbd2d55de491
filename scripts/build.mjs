// src/ -> dist/: plain `tsc` output. `--prepare` is npm's hook after an install, `--quick` skips the type check.
import fs from 'node:fs'
import path from 'node:path'
import { ROOT, binOf, ensureInstalled, findNode, isBuilt, linkCommand, run, say } from './ground.mjs'

/** Builds dist/ and hands back the exit code. */
export async function build(quick) {
  const node = findNode()
  const dist = path.join(ROOT, 'dist')
  fs.rmSync(dist, { recursive: true, force: true })
  const code = await run(node, [binOf('typescript7', 'tsc'), '-p', 'tsconfig.build.json', ...(quick ? ['--noCheck'] : [])])
  if (code !== 0) return code
  const bundle = path.join(ROOT, 'web', 'build.ts')
  if (fs.existsSync(bundle)) {
    const bundled = await run(node, [bundle])
    if (bundled !== 0) return bundled
  }
  fs.writeFileSync(path.join(dist, '.built'), '')
  linkCommand()
  return 0
}

const asked = process.argv[1] && path.resolve(process.argv[1]) === path.join(ROOT, 'scripts', 'build.mjs')
if (asked) {
  const prepare = process.argv.includes('--prepare')
  if (prepare && !(findNode() && fs.existsSync(path.join(ROOT, 'node_modules', 'typescript7')))) {
    say('Not built: there is no Node 24 or no compiler in this install. `npm run build` builds.')
  } else if (prepare && isBuilt()) {
    linkCommand()
  } else {
    if (!prepare) ensureInstalled()
    process.exitCode = await build(prepare || process.argv.includes('--quick'))
  }
}
