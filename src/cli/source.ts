import { shownUrl } from '../intake/fetch/shown-url.ts'
import type { Source } from '../store/sources.ts'
import type { Store } from '../store/store.ts'
import { withOpen } from './db-open.ts'
import { NET_OPTIONS, openFetcher } from './net.ts'
import type { Terminal } from './terminal.ts'
import { complain, writeOut } from './terminal.ts'
import { parseCommand, UsageError } from './usage.ts'

/** Options of `daybook source`. */
export const SOURCE_OPTIONS = {
  db: { type: 'string' },
  json: { type: 'boolean' },
  opml: { type: 'boolean' },
  ...NET_OPTIONS,
} as const

type Values = ReturnType<typeof parseCommand<typeof SOURCE_OPTIONS>>['values']

/** `daybook source ls|pause|resume|rm|test`: looks after the sources of a record. */
export async function sourceCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseCommand(args, SOURCE_OPTIONS)
  const [verb, ...names] = positionals
  if (verb === undefined || !['ls', 'pause', 'resume', 'rm', 'test'].includes(verb))
    throw new UsageError(`expected source ls, pause, resume, rm or test, got ${verb === undefined ? 'nothing' : `"${verb}"`}`)
  if (verb !== 'ls' && names.length === 0) throw new UsageError(`expected the sources to ${verb}, got none`)
  return withOpen(values, terminal, { readOnly: verb === 'ls' || verb === 'test' }, async (store) => {
    if (verb === 'ls') return list(store, values, terminal)
    const sources = await named(store, names)
    if (verb === 'test') return testAll(sources, values, terminal)
    for (const source of sources) await change(verb, source, store, terminal)
    return 0
  })
}

async function named(store: Store, names: readonly string[]): Promise<Source[]> {
  const [{ findSource }, all] = await Promise.all([import('../work/sources/add.ts'), store.sources.list()])
  return names.map((name) => {
    const found = findSource(all, name)
    if (found === null || found === 'several')
      throw new UsageError(`expected a source, got "${name}", which ${found === null ? 'none is called' : 'several are called'}`)
    return found
  })
}

async function list(store: Store, values: Values, terminal: Terminal): Promise<number> {
  const sources = await store.sources.list()
  if (values.opml === true) {
    const [{ writeOpml }, { foldersOf }] = await Promise.all([import('../intake/feed/opml.ts'), import('../work/sources/desk.ts')])
    const feeds = sources.filter(({ kind }) => kind === 'feed')
    await writeOut(
      terminal,
      `${writeOpml(
        'Daybook',
        feeds.map((one) => ({ title: one.name || null, url: one.url, page: null, folders: foldersOf(one) })),
      )}\n`,
    )
    return 0
  }
  if (values.json === true) {
    await writeOut(terminal, `${JSON.stringify(sources.map(shown), null, 2)}\n`)
    return 0
  }
  if (sources.length === 0) {
    complain(terminal, 'no sources yet. Add one: daybook add ADDRESS')
    return 3
  }
  for (const source of sources) await writeOut(terminal, lineOf(source, Date.now()))
  return 0
}

/** A source as it may be shown: without secrets. */
function shown(source: Source): object {
  const { authorization, ...settings } = source.settings
  return {
    ...source,
    url: source.kind === 'folder' ? source.url : shownUrl(source.url),
    settings,
    hasPassword: authorization !== undefined,
  }
}

function lineOf(source: Source, now: number): string {
  const name = source.name === '' ? '' : `${source.name.slice(0, 60)}  `
  const place = source.kind === 'folder' ? source.url : shownUrl(source.url)
  return `${source.id}  ${name}${place}\n    ${stateOf(source, now)}\n`
}

/** How a source is doing, in words. */
function stateOf({ paused, visited, brought, health, due, result }: Source, now: number): string {
  const parts = [
    paused ? 'paused' : result === null ? 'not visited yet' : result === 'failed' ? 'failing' : result === 'gone' ? 'gone' : 'well',
    ...(health === '' ? [] : [health]),
    ...(visited === null ? [] : [`visited ${ago(now - visited)}`]),
    ...(brought === null ? [] : [`last new report ${ago(now - brought)}`]),
    ...(due === null || paused ? [] : [due <= now ? 'due now' : `due in ${span(due - now)}`]),
  ]
  return parts.join(' · ')
}

function ago(milliseconds: number): string {
  return milliseconds < 60_000 ? 'just now' : `${span(milliseconds)} ago`
}

function span(milliseconds: number): string {
  const minutes = Math.max(1, Math.round(milliseconds / 60_000))
  if (minutes < 90) return `${minutes} min`
  return minutes < 48 * 60 ? `${Math.round(minutes / 60)} h` : `${Math.round(minutes / 1440)} days`
}

async function change(verb: string, source: Source, store: Store, terminal: Terminal): Promise<void> {
  if (verb === 'rm') await store.sources.remove(source.id)
  else if (verb === 'pause') await store.sources.update(source.id, { paused: true })
  else await store.sources.update(source.id, { paused: false, failures: 0, health: '', due: Date.now() })
  const done = { rm: 'removed', pause: 'paused', resume: 'resumed' }[verb]
  await writeOut(terminal, `${done}: ${shownUrl(source.url)}${verb === 'rm' ? ' (its reports stay in the record)' : ''}\n`)
}

/** Ask each source once and say what comes; the record stays as it is. */
async function testAll(sources: readonly Source[], values: Values, terminal: Terminal): Promise<number> {
  const { tryOut } = await import('../work/sources/try-out.ts')
  const fetcher = await openFetcher(values, terminal)
  let failed = 0
  try {
    for (const source of sources) {
      const found = await tryOut(source, fetcher)
      if ('error' in found) failed++
      await writeOut(
        terminal,
        `${shownUrl(source.url)}\n${('error' in found ? [found.error] : found.lines).map((line) => `    ${line}\n`).join('')}`,
      )
    }
  } finally {
    await fetcher.close()
  }
  return failed > 0 ? 1 : 0
}
