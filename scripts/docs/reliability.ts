import { BARS } from '../../test/reliability/bars.ts'
import { figures } from '../../test/reliability/figures.ts'

/** docs/reliability.md: every promise, the test that holds it, what the last long run measured. */
export function reliabilityPage(): string {
  const last = figures()
  const rows = BARS.map(({ row, promise, demands, tests }) => {
    const one = last[row]
    const where = tests.map((file) => `\`${file}\``).join('<br>')
    return `| ${row} | ${promise} | ${demands} | ${one ? `${one.figure} (${one.on})` : 'held, no figure kept'} | ${where} |`
  })
  return `# What always holds

Each promise has a test of its own. \`npm test\` runs the short form at every change, \`npm run test:full\` the long one, whose numbers stand in brackets; what it measures is kept in \`test/reliability/figures.json\`. This page is made from the tests by \`npm run docs\`.

What needs a tool that is not there (\`strace\`, the right to mount a disk, a built program) is skipped, and counted as skipped.

| | promise | what the test demands | last long run | test |
|---|---|---|---|---|
${rows.join('\n')}

Not tried: jumps of the machine's clock (the tests set time zones, and give times to the scheduler, but do not move the clock of a running program).
`
}
