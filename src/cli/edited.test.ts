import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import type { Article, Change, EventRecord } from '../record/index.ts'
import { main } from './main.ts'
import { memoryTerminal } from './terminal.fixture.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'daybook-edited-'))
let n = 0
let db = ''
beforeEach(() => {
  db = path.join(folder, `${++n}.db`)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const terminal = memoryTerminal()
  const code = await main(['--db', db, ...args], terminal)
  return { code, out: terminal.out(), err: terminal.err() }
}

async function take(report: object, name = 'in.ndjson'): Promise<string> {
  const input = path.join(folder, name)
  writeFileSync(input, JSON.stringify({ published: '2026-03-05', language: 'en', outlet: 'Lowmark Post', ...report }))
  return (await run('import', '-q', input)).out.split('\n')[0]!
}

const exported = async <T>(kind: string): Promise<T[]> => JSON.parse((await run('export', kind, '--json')).out) as T[]
const TEXT = 'Mayor Agnes Holloway will meet Governor Piotr Wendt in Lowmark on 12 March, her office said on Thursday.'

test('an edited report: the record follows the newest version, history keeps both', async () => {
  expect(await take({ id: 'n1', text: TEXT })).toBe('1 stored')
  const [before] = await exported<EventRecord>('events')
  expect(before!.when!.edtf).toBe('2026-03-12')
  expect(await take({ id: 'n1', text: TEXT.replace('12 March', '14 March') })).toBe('1 stored, 1 of them new versions')
  const [event, ...more] = await exported<EventRecord>('events')
  expect(more).toEqual([])
  expect([event!.id, event!.when!.edtf]).toEqual([before!.id, '2026-03-14'])
  expect(event!.history.map(({ article, version, when }) => [article, version ?? null, when])).toEqual([
    ['n1', 1, '2026-03-12'],
    ['n1', null, '2026-03-14'],
  ])
  expect([event!.reports, event!.origins, event!.disagreements]).toEqual([['n1'], 1, []])
  const changes = await exported<Change>('changes')
  expect(changes.map(({ kind, before, after }) => [kind, before, after])).toContainEqual(['moved', '2026-03-12', '2026-03-14'])
  expect(changes.filter(({ kind }) => kind === 'corroborated' || kind === 'contradicted')).toEqual([])
  expect((await exported<Article>('articles')).map((article) => article.text.includes('14 March'))).toEqual([true])
  expect((await run('story')).out).toContain('version 1, edited')
  expect((await run('db', 'check')).out).toContain('sound')
})

test('what an edit takes out of a report is no longer told', async () => {
  await take({ id: 'n1', text: `${TEXT}\n\nParliament will vote on the ferry bill on 20 March.` })
  expect((await exported<EventRecord>('events')).length).toBe(2)
  await take({ id: 'n1', text: TEXT })
  expect((await exported<EventRecord>('events')).map((event) => event.act)).toEqual(['CONSULT'])
  expect((await exported<Change>('changes')).filter(({ kind }) => kind === 'corrected')).toMatchObject([{ article: 'n1', after: null }])
  expect((await run('db', 'check')).out).toContain('sound')
})

test('another comma is a version marked as such; the same words around other bytes are none', async () => {
  await take({ id: 'n1', text: TEXT })
  await take({ id: 'n1', text: TEXT.replace('March,', 'March') })
  const heads = JSON.parse((await run('search', 'holloway', '--json')).out) as { version: number; edit: string }[]
  expect(heads).toMatchObject([{ version: 2, edit: 'minor' }])
  expect(await take({ id: 'n1', text: TEXT.replace('March,', 'March'), extra: 'field' })).toBe('0 stored, 1 known already')
})

test('a page without an id is, by its address, a version of the one that was there before', async () => {
  const page = (text: string, visitor: number): string =>
    `<html lang="en"><head><title>Meeting</title><link rel="canonical" href="https://lowmark.example/1"></head><body><article><h1>Meeting in Lowmark</h1><p>${text}</p><p>The harbour works are to be talked over by both sides, as they were in autumn.</p></article><!-- ${visitor} --></body></html>`
  const save = async (html: string): Promise<string> => {
    const file = path.join(folder, 'page.html')
    writeFileSync(file, html)
    return (await run('import', '-q', '--published', '2026-03-05', file)).out.split('\n')[0]!
  }
  expect(await save(page(TEXT, 1))).toBe('1 stored')
  expect(await save(page(TEXT, 2))).toBe('0 stored, 1 known already')
  expect(await save(page(TEXT.replace('12 March', '14 March'), 3))).toBe('1 stored, 1 of them new versions')
})

test('in one go the record is as in several: what is forgotten is forgotten again when it is rebuilt', async () => {
  const reports = [
    { id: 'n1', text: TEXT },
    { id: 'n2', outlet: 'Coast Radio', text: TEXT.replace('12 March', '13 March') },
    { id: 'n1', text: TEXT.replace('12 March', '14 March') },
    { id: 'n3', outlet: 'Tarn Courier', published: '2026-03-06', text: TEXT.replace('12 March', '14 March') },
  ]
  for (const report of reports) await take(report)
  const several = (await run('export', 'events')).out + (await run('export', 'changes')).out
  db = path.join(folder, 'whole.db')
  const input = path.join(folder, 'all.ndjson')
  writeFileSync(
    input,
    reports.map((report) => JSON.stringify({ published: '2026-03-05', language: 'en', outlet: 'Lowmark Post', ...report })).join('\n'),
  )
  await run('import', '-q', input)
  expect((await run('export', 'events')).out + (await run('export', 'changes')).out).toBe(several)
})
