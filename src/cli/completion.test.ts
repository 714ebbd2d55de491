import { spawnSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { COMMANDS } from './commands.ts'
import { bashScript, completionsOf, fishScript, zshScript } from './completion.ts'
import { main } from './main.ts'
import { memoryTerminal } from './terminal.fixture.ts'

const ALL = completionsOf(COMMANDS)
const of = (name: string) => ALL.find((each) => each.name === name)!
const has = (shell: string): boolean => spawnSync(shell, ['-c', 'true']).status === 0

test.each([
  ['db', ['check', 'backup', 'restore', 'migrate'], ['--json', '--help']],
  ['source', ['ls', 'pause', 'resume', 'rm', 'test'], ['--opml', '--db']],
  ['token', ['add', 'ls', 'rm', 'password'], ['--scope']],
  ['export', ['events', 'changes'], ['--format', '--as-of']],
  ['serve', [], ['--port', '--proxy-user', '--log-requests']],
  ['help', ['serve', 'completion'], []],
] as const)('%s is followed by its own words and options', (name, words, options) => {
  expect(of(name).words).toEqual(expect.arrayContaining([...words]))
  expect(of(name).options).toEqual(expect.arrayContaining([...options]))
  if (words.length === 0) expect(of(name).words).toEqual([])
})

test('every command is in every script', () => {
  for (const script of [bashScript(ALL), zshScript(ALL), fishScript(ALL)]) for (const { name } of COMMANDS) expect(script).toContain(name)
})

describe.skipIf(!has('bash'))('in bash', () => {
  const complete = (...words: string[]): string[] => {
    const line = words.map((word) => `'${word}'`).join(' ')
    const program = `${bashScript(ALL)}\nCOMP_WORDS=(${line}); COMP_CWORD=${words.length - 1}; _daybook; printf '%s\\n' "\${COMPREPLY[@]}"`
    const { status, stdout, stderr } = spawnSync('bash', ['-c', program], { encoding: 'utf8', cwd: '/' })
    expect([status, stderr]).toEqual([0, ''])
    return stdout.split('\n').filter((each) => each !== '')
  }
  test.each([
    [['daybook', 'ser'], ['serve']],
    [['daybook', '--db', 'x.db', 'ser'], ['serve']],
    [['daybook', 'db', 'ba'], ['backup']],
    [['daybook', '--db', 'x.db', 'serve', '--proxy'], ['--proxy-user']],
    [['daybook', 'completion', 'z'], ['zsh']],
    [['daybook', 'serve', '--nothing'], []],
  ])('%j becomes %j', (words, wanted) => expect(complete(...words)).toEqual(wanted))
})

test.each([
  ['zsh', zshScript],
  ['fish', fishScript],
] as const)('%s takes its script where it is at hand', (shell, script) => {
  if (has(shell)) expect(spawnSync(shell, ['-n'], { input: script(ALL), encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' })
  expect(script(ALL).endsWith('\n')).toBe(true)
})

test('the command prints it, and says which shells it knows', async () => {
  const terminal = memoryTerminal()
  expect(await main(['completion', 'bash'], terminal)).toBe(0)
  expect(terminal.out()).toBe(bashScript(ALL))
  expect(await main(['completion', 'tcsh'], terminal)).toBe(2)
  expect(terminal.err()).toContain('expected bash, zsh or fish, got "tcsh"')
})
