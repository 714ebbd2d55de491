import { HELP } from '../../src/cli/help-texts.ts'

/** docs/reference/cli.md: what `daybook help COMMAND` prints, command by command. */
export function cliPage(): string {
  const sections = Object.entries(HELP).map(([name, text]) => `## \`daybook ${name}\`\n\n\`\`\`text\n${text.trimEnd()}\n\`\`\`\n`)
  return `# The command line

Generated from \`src/cli/help-texts.ts\` by \`npm run docs\`; a test keeps it in step.

Data goes to standard output, everything else to standard error.

| exit code | means |
|---|---|
| 0 | done |
| 1 | some inputs failed: each is named on standard error, the rest are done |
| 2 | wrong usage |
| 3 | nothing found |

${sections.join('\n')}`
}
