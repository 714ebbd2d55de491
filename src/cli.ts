#!/usr/bin/env node
// The program's first line: say plainly when Node is too old, before anything that an old Node cannot load is loaded.
const NODE_MAJOR = 24

if (Number(process.versions.node.split('.')[0]) < NODE_MAJOR) {
  process.stderr.write(
    `daybook needs Node ${NODE_MAJOR} or newer; this is Node ${process.versions.node}.\nInside a checkout: node_modules/.bin/node dist/cli.js, or npx daybook.\n`,
  )
  process.exitCode = 2
} else {
  const { enableCompileCache } = await import('node:module')
  enableCompileCache()
  const { runMain } = await import('./cli/main.ts')
  await runMain()
}

export {}
