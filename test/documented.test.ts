import fs from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { exportsOf } from '../scripts/docs/api.ts'
import { SETTINGS } from '../src/cli/settings.ts'
import { filesUnder, ROOT, textOf } from './checkout.ts'

/** Folders whose name says all there is to say. */
const PLAIN = new Set(['pages', 'rules', 'en'])

const SOURCES = filesUnder('src', /\.tsx?$/).filter((f) => !/\.(test|fixture)\.tsx?$/.test(f))

test('every folder of src has a README of a line or two, unless its name says it all', () => {
  const folders = [...new Set(SOURCES.map((f) => path.posix.dirname(f)))].filter((f) => f !== 'src')
  expect(folders.length).toBeGreaterThan(5)
  expect(folders.filter((f) => !PLAIN.has(path.posix.basename(f)) && !fs.existsSync(path.join(ROOT, f, 'README.md')))).toEqual([])
})

test('every export has a sentence of JSDoc', () => {
  const bare: string[] = []
  let seen = 0
  for (const file of SOURCES) {
    const tree = ts.createSourceFile(file, textOf(file), ts.ScriptTarget.Latest, true)
    let group = -2 // last line of a documented run of constants: one sentence may stand above all of them
    for (const node of tree.statements) {
      if (!ts.canHaveModifiers(node) || !ts.getModifiers(node)?.some((m) => m.kind === ts.SyntaxKind.ExportKeyword)) continue
      seen++
      const first = tree.getLineAndCharacterOfPosition(node.getStart(tree)).line
      const isInGroup = ts.isVariableStatement(node) && first === group + 1
      if (!isInGroup && ts.getJSDocCommentsAndTags(node).length === 0) bare.push(`${file}:${first + 1}`)
      else if (ts.isVariableStatement(node)) group = tree.getLineAndCharacterOfPosition(node.end).line
    }
  }
  expect(seen).toBeGreaterThan(50)
  expect(bare).toEqual([])
})

test('every command has a section of its help text, and every option of the code stands in it', () => {
  const page = textOf('docs/reference/cli.md')
  const commands = [...textOf('src/cli/commands.ts').matchAll(/name: '([a-z-]{2,20})', summary/g)].map((m) => m[1]!)
  expect(commands.length).toBeGreaterThan(3)
  for (const command of commands) {
    const section = page.split(`## \`daybook ${command}\``)[1]?.split('\n## ')[0]
    expect(section, `a section for ${command}`).toBeDefined()
  }
  const options = filesUnder('src/cli', /\.ts$/)
    .filter((f) => !f.endsWith('.test.ts'))
    .flatMap((f) => [...textOf(f).matchAll(/^ {2,6}'?([a-z][a-z-]{1,20})'?: \{ type: '(?:string|boolean)'/gm)].map((m) => m[1]!))
  expect(options.length).toBeGreaterThan(3)
  expect([...new Set(options)].filter((o) => !page.includes(`--${o}`))).toEqual([])
})

test.each([
  ['src/index.ts', 20],
  ['src/browser.ts', 20],
  ['src/client.ts', 5],
])('everything that %s hands out says what it is', (door, least) => {
  const all = exportsOf(door)
  expect(all.length).toBeGreaterThan(least)
  expect(all.filter((e) => e.says === '').map((e) => e.name)).toEqual([])
})

test('everything that the browser door hands out and the other does not is a mistake', () => {
  const node = new Set(exportsOf('src/index.ts').map((e) => e.name))
  expect(exportsOf('src/browser.ts').filter((e) => !node.has(e.name))).toEqual([])
})

test('links between our pages lead somewhere', () => {
  const pages = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...filesUnder('docs', /\.md$/)].filter((f) =>
    fs.existsSync(path.join(ROOT, f)),
  )
  expect(pages.length).toBeGreaterThan(8)
  const dead = pages.flatMap((page) =>
    [...textOf(page).matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]{1,200})(?:#[^)\s]{0,100})?\)/g)]
      .map((m) => m[1]!)
      .filter((target) => !fs.existsSync(path.resolve(ROOT, path.dirname(page), target)))
      .map((target) => `${page} -> ${target}`),
  )
  expect(dead).toEqual([])
})

test('every setting and every error code stands in the reference', () => {
  const code = filesUnder('src', /\.tsx?$/).filter((f) => !/\.(?:test|fixture)\.tsx?$/.test(f))
  const settings = new Set(code.flatMap((f) => [...textOf(f).matchAll(/env\['(DAYBOOK_[A-Z_]{1,40})'\]/g)].map((m) => m[1]!)))
  expect(settings.size).toBeGreaterThan(2)
  const page = textOf('docs/reference/settings.md')
  expect([...settings].filter((name) => !page.includes(`\`${name}\``))).toEqual([])
  const alone = new Set(['DAYBOOK_PASSWORD', 'DAYBOOK_CONFIG', 'DAYBOOK_DEBUG', 'DAYBOOK_FULL', 'DAYBOOK_CHROMIUM'])
  expect([...settings].filter((name) => !alone.has(name) && !SETTINGS.some(({ env }) => env === name))).toEqual([])
  const codes = code.flatMap((f) => [...textOf(f).matchAll(/\bproblem\(\s{0,20}'([a-z-]{2,30})'/g)].map((m) => m[1]!))
  const union = textOf('src/intake/fetch/answer.ts').split('export type FetchCode =')[1]!.split('/**')[0]!
  const fetching = [...union.matchAll(/'([a-z-]{2,30})'/g)].map((m) => m[1]!)
  expect(fetching.length).toBeGreaterThan(8)
  const errors = textOf('docs/reference/errors.md')
  expect([...new Set([...codes, ...fetching])].filter((name) => !errors.includes(`\`${name}\``))).toEqual([])
})

test('every address of the pages stands in the reference', () => {
  const code = filesUnder('src/serve', /\.tsx?$/).filter((f) => !/\.(?:test|fixture)\.tsx?$/.test(f))
  const paths = new Set(code.flatMap((f) => [...textOf(f).matchAll(/app\.(?:get|post|all)\('(\/[a-z/:]{0,60})'/g)].map((m) => m[1]!)))
  expect(paths.size).toBeGreaterThan(20)
  const page = textOf('docs/reference/routes.md')
  expect([...paths].filter((each) => !page.includes(`\`${each}\``))).toEqual([])
})
