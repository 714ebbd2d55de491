import { expect, test } from 'vitest'
import { COMMANDS } from '../src/cli/commands.ts'
import { filesUnder, textOf } from './checkout.ts'

const FILES = filesUnder('deploy', /./)
const HELP = textOf('docs/reference/cli.md')

/** Arguments of daybook in a file: `['serve', '--port', '8080']`, `["serve", …]` or `daybook serve --port 8080`. */
function callsIn(text: string): string[][] {
  const lists = [...text.matchAll(/^\s*(?:command|args|CMD):?\s*\[([^\]]{1,300})\]/gm)].map((m) =>
    [...m[1]!.matchAll(/['"]([^'"]{1,100})['"]/g)].map((w) => w[1]!),
  )
  const lines = [...text.matchAll(/^ExecStart=\/usr\/bin\/env daybook (.{1,200})$/gm)].map((m) => m[1]!.split(' '))
  return [...lists, ...lines].filter(([first]) => first !== 'CMD-SHELL')
}

test('what the files of deploy/ call is there: commands and their options', () => {
  expect(FILES.length).toBeGreaterThan(3)
  const calls = FILES.flatMap((file) => callsIn(textOf(file)).map((call) => ({ file, call })))
  expect(calls.length).toBeGreaterThan(5)
  const wrong: string[] = []
  for (const { file, call } of calls) {
    const [name, ...rest] = call
    const section = HELP.split(`## \`daybook ${name!}\``)[1]?.split('\n## ')[0] ?? ''
    if (!COMMANDS.some((command) => command.name === name)) wrong.push(`${file}: ${name!}`)
    for (const option of rest.filter((word) => word.startsWith('--')))
      if (!section.includes(option)) wrong.push(`${file}: ${name!} ${option}`)
  }
  expect(wrong).toEqual([])
})

test('every setting in the files of deploy/ is one, and none holds a secret', () => {
  const known = new Set([...textOf('docs/reference/settings.md').matchAll(/`([A-Z]{2,20}(?:_[A-Z]{1,20}){0,4})`/g)].map((m) => m[1]!))
  const used = FILES.flatMap((file) => [...textOf(file).matchAll(/\bDAYBOOK_[A-Z_]{2,30}|\bPGPASSWORD\b/g)].map((m) => m[0]))
  expect(used.length).toBeGreaterThan(8)
  expect(used.filter((name) => !known.has(name))).toEqual([])
  for (const file of FILES) expect(textOf(file)).not.toMatch(/postgres:\/\/[^@\s:]{1,50}:[^@\s…]{1,50}@/)
})

test('the YAML files have no tab and no broken indentation', () => {
  const yaml = FILES.filter((file) => /\.ya?ml$/.test(file))
  expect(yaml.length).toBe(2)
  for (const file of yaml)
    for (const line of textOf(file).split('\n')) {
      expect(line).not.toMatch(/\t/)
      expect(/^ */.exec(line)![0].length % 2 === 0 || line.trim() === '').toBe(true)
    }
})
