import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import type { Article, Reading } from '../record/index.ts'
import { COMMANDS } from './commands.ts'
import { HELP } from './help-texts.ts'
import { main } from './main.ts'
import { memoryTerminal } from './terminal.fixture.ts'

/** The door, for what only a process of its own shows. */
const CLI = fileURLToPath(new URL('../cli.ts', import.meta.url))
const folder = mkdtempSync(path.join(tmpdir(), 'daybook-cli-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Outcome {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** The command line inside this process, with streams of our own. */
async function run(args: readonly string[], input: string | Buffer = '', env: Record<string, string> = {}): Promise<Outcome> {
  const terminal = memoryTerminal(input, { env })
  const code = await main(args, terminal)
  return { code, out: terminal.out(), err: terminal.err() }
}

function file(name: string, content: string | Buffer): string {
  const at = path.join(folder, name)
  writeFileSync(at, content)
  return at
}

const TEXT = 'Mayor Agnes Holloway will meet the harbour workers in Lowmark on Friday, her office said.\n'
const report = file('report.txt', TEXT)
const line = (id: string, more: object = {}): string => JSON.stringify({ id, text: TEXT, language: 'en', ...more })

describe('usage', () => {
  test.each<[string[], number, RegExp]>([
    [['--version'], 0, /^daybook \d+\.\d+\.\d+\n$/],
    [['help'], 0, /Use: daybook COMMAND/],
    [['--help'], 0, /Use: daybook COMMAND/],
    [['help', 'read'], 0, /--published DATE/],
    [['read', '--help'], 0, /--published DATE/],
    [[], 2, /Use: daybook COMMAND/],
  ])('daybook %j ends with %d', async (args, code, out) =>
    expect(await run(args)).toMatchObject({ code, out: expect.stringMatching(out) as string }),
  )

  test.each<[string[], RegExp]>([
    [['raed'], /expected a command, got "raed"; did you mean "read"\?/],
    [['read', '--colour'], /unknown option '--colour'/i],
    [['read', '--format', 'xml', report], /expected --format to be one of pretty, json, ndjson, conllu, got "xml"/],
    [['read', '--published', 'Friday', report], /expected --published to be a date like 2025-10-17/],
    [['read', '--published', '2025-13-01', report], /expected --published/],
    [['read', '--input', 'pdf', report], /expected --input to be one of/],
    [['read', '--encoding', 'klingon', report], /expected --encoding/],
    [['serve', '--sample', '--port', '99999'], /expected --port/],
  ])('daybook %j is wrong usage', async (args, err) =>
    expect(await run(args)).toMatchObject({ code: 2, out: '', err: expect.stringMatching(err) as string }),
  )

  test('every command is listed and explained', () => {
    const names = COMMANDS.map((c) => c.name)
    expect(Object.keys(HELP).sort()).toEqual([...names].sort())
  })
})

describe('daybook read', () => {
  test('a text as one JSON object', async () => {
    const { code, out } = await run([
      'read',
      report,
      '--format',
      'json',
      '--published',
      '2025-10-22',
      '--outlet',
      'Lowmark Echo',
      '--id',
      'x1',
    ])
    const { format, article } = JSON.parse(out) as Reading
    expect({ code, format, id: article.id, outlet: article.outlet?.name, published: article.published?.value, text: article.text }).toEqual(
      { code: 0, format: 'daybook.reading/1', id: 'x1', outlet: 'Lowmark Echo', published: '2025-10-22', text: TEXT },
    )
  })

  test('a text without an id is known by its bytes', async () => {
    expect((JSON.parse((await run(['read', report, '-f', 'json'])).out) as Reading).article.id).toMatch(/^sha256:[0-9a-f]{64}$/)
  })

  test('the pretty form is the default and has no colour in a pipe', async () => {
    const { code, out } = await run(['read', report, '--published', '2025-10-22'])
    expect(code).toBe(0)
    expect(out).not.toContain('\u001b')
    expect(out).toMatch(/Wednesday 22 October 2025 · 15 words/)
  })

  test.each<[Record<string, string>, boolean]>([
    [{ FORCE_COLOR: '1' }, true],
    [{ FORCE_COLOR: '1', NO_COLOR: '1' }, false],
    [{ FORCE_COLOR: '0' }, false],
  ])('%j', async (env, coloured) => expect((await run(['read', report], '', env)).out.includes('\u001b[')).toBe(coloured))

  test('several inputs as a list, in order', async () => {
    const news = file('two.ndjson', `${line('a')}\n${line('b')}\n`)
    const readings = JSON.parse((await run(['read', news, report, '-f', 'json'])).out) as Reading[]
    expect(readings.map((r) => r.article.id.slice(0, 7))).toEqual(['a', 'b', 'sha256:'])
  })

  test.each<[string, string, string]>([
    ['NDJSON', `${line('a')}\n`, 'a'],
    ['a page', `<!doctype html><title>Lowmark</title><p>${TEXT}</p>`, 'sha256:'],
    ['text', TEXT, 'sha256:'],
  ])('standard input that holds %s', async (_, input, id) => {
    const { code, out } = await run(['read', '-', '-f', 'ndjson'], input)
    expect(code).toBe(0)
    expect((JSON.parse(out) as Reading).article.id.startsWith(id)).toBe(true)
  })

  test('one broken line of forty costs one line', async () => {
    const lines = Array.from({ length: 40 }, (_, i) => (i === 16 ? '{"id":"x17","text":' : line(`x${i + 1}`)))
    const { code, out, err } = await run(['read', '-', '-f', 'ndjson'], lines.join('\n'))
    expect(code).toBe(1)
    expect(out.trim().split('\n')).toHaveLength(39)
    expect(err).toMatch(/^daybook: standard input: line 17: expected one JSON object/)
  })

  test('CoNLL-U', async () => {
    const { code, out } = await run(['read', '-', '-f', 'conllu'], `${line('a')}\n${line('b')}\n`)
    expect(code).toBe(0)
    expect(out.match(/^# newdoc id = .*$/gm)).toEqual(['# newdoc id = a', '# newdoc id = b'])
  })
})

describe('bad input is named and costs nothing else', () => {
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(TEXT, 'utf16le')])
  test.each<[string, string | Buffer, number, RegExp]>([
    ['empty.txt', '', 1, /empty file/],
    ['blank.txt', ' \n\n', 1, /white space/],
    ['empty.ndjson', '', 1, /expected articles.*empty file/],
    ['binary.txt', Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7) % 256)), 1, /binary/],
    ['paper.txt', Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj'), 1, /PDF/],
    [
      'french.txt',
      'Le ministre a déclaré que les discussions avec les syndicats se poursuivraient lundi et que les grévistes seraient reçus dans la journée par les services du ministère.',
      1,
      /language not supported: fr/,
    ],
    ['list.ndjson', '[1,2]\n', 1, /expected/],
    ['number.ndjson', '{"id":7,"text":"x"}\n', 1, /"id"/],
    ['neither.ndjson', '{"id":"a"}\n', 1, /text.*html/],
    ['utf16.txt', utf16, 0, /UTF-16/],
    ['latin1.txt', Buffer.from('The mayor of Orléans met Agnès Holloway in Lowmark on Friday.', 'latin1'), 0, /windows-1252/],
  ])('%s', async (name, content, code, err) => {
    const at = file(name, content)
    const result = await run(['read', at, '-f', 'ndjson'])
    expect(result).toMatchObject({ code, err: expect.stringMatching(err) as string })
    expect(result.err).toContain(name)
    expect(result.out === '').toBe(code === 1)
  })

  test.each([['no file', () => path.join(folder, 'none.txt'), /got nothing of that name/]])('%s', async (_, at, err) =>
    expect(await run(['read', at(), report, '-f', 'ndjson'])).toMatchObject({
      code: 1,
      err: expect.stringMatching(err) as string,
      out: expect.stringContaining('"text":"Mayor') as string,
    }),
  )

  test('odd characters keep every offset', async () => {
    const odd = `Mayor \ud83d\ude00 Agnes\u0000 Hollo\u200fway met B\ud800o in\u00a0Lowmark\r\non \u202eFriday\u202c.\r\n\r\n\ufffdShe left.`
    const { code, out } = await run(['read', '-', '-f', 'ndjson'], `${JSON.stringify({ id: 'odd', text: odd, language: 'en' })}\n`)
    const reading = JSON.parse(out) as Reading
    expect(code).toBe(0)
    expect(reading.article.text).toBe(odd)
    for (const entity of reading.entities) for (const { span } of entity.mentions) expect(odd.slice(span[0], span[1]).trim()).not.toBe('')
  })

  test('50 MB of text end in a plain word', { timeout: 120_000 }, async () => {
    const at = file('huge.txt', Buffer.alloc(50 * 1024 * 1024, 'The council met in Lowmark on Friday. '))
    expect(await run(['read', at, '-f', 'ndjson'])).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringMatching(/at most 16 MB/) as string,
    })
  })

  test('so does a line of NDJSON with more text than a report has', { timeout: 60_000 }, async () => {
    const input = `${JSON.stringify({ id: 'long', text: 'The council met. '.repeat(300_000), language: 'en' })}\n${line('next')}\n`
    const { code, out, err } = await run(['read', '-', '-f', 'ndjson'], input)
    expect([code, out.trim().split('\n').length]).toEqual([1, 1])
    expect(err).toMatch(/article "long": expected one report of at most 4,000,000 characters, got 5,100,000/)
  })

  test.each(['2090-01-01', ''])('published %j', async (published) =>
    expect((await run(['read', '-', '-f', 'ndjson'], `${line('a', { published })}\n`)).code).toBe(0),
  )
})

test('daybook extract prints the article alone', async () => {
  const { code, out } = await run(['extract', '-'], `<!doctype html><title>Lowmark</title><h1>Lowmark</h1><p>${TEXT.repeat(5)}</p>`)
  expect(code).toBe(0)
  expect((JSON.parse(out) as Article).text).toContain('Mayor Agnes Holloway')
})

test('a reader that stops early is no fault', () => {
  const news = file('many.ndjson', Array.from({ length: 200 }, (_, i) => `${line(String(i))}\n`).join(''))
  const { status, stdout, stderr } = spawnSync('sh', ['-c', `"${process.execPath}" "${CLI}" read "${news}" -f ndjson | head -1 | wc -l`])
  expect([status, stdout.toString().trim(), stderr.toString()]).toEqual([0, '1', ''])
})

test('the door of the package runs the program', () => {
  const { status, stdout } = spawnSync(process.execPath, [CLI, 'version'])
  expect([status, stdout.toString()]).toEqual([0, expect.stringMatching(/^daybook \d/)])
})
