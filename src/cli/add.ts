import { shownUrl } from '../intake/fetch/shown-url.ts'
import { pathOf, plainly } from './db-open.ts'
import { NET_OPTIONS, openFetcher } from './net.ts'
import type { Terminal } from './terminal.ts'
import { complain, writeOut } from './terminal.ts'
import { parseCommand, UsageError } from './usage.ts'

/** Options of `daybook add`. */
export const ADD_OPTIONS = {
  db: { type: 'string' },
  name: { type: 'string' },
  every: { type: 'string' },
  text: { type: 'boolean' },
  'no-robots': { type: 'boolean' },
  ...NET_OPTIONS,
} as const

/** `daybook add ADDRESS…`: sources that reports are taken in from. */
export async function addCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseCommand(args, ADD_OPTIONS)
  if (positionals.length === 0) throw new UsageError('expected an address, a folder or an OPML file to add, got none')
  const path = pathOf(values.db, terminal)
  const options = {
    name: values.name,
    every: minutesOf(values.every),
    takesText: values.text === true,
    ignoresRobots: values['no-robots'] === true,
  }
  return plainly(terminal, async () => {
    const [{ propose }, { openRecord }] = await Promise.all([import('../work/sources/add.ts'), import('../store/open.ts')])
    const fetcher = await openFetcher(values, terminal)
    const store = await openRecord(path)
    let failed = 0
    try {
      for (const given of positionals) {
        for (const proposal of await propose(given, fetcher, options)) {
          if ('error' in proposal) {
            failed++
            complain(terminal, `${proposal.where}: ${proposal.error}`)
            continue
          }
          const isKnown = (await store.sources.find(proposal.source.url)) !== null
          const source = await store.sources.add({ ...proposal.source, added: Date.now() })
          const what = `${source.kind} ${shownUrl(source.url)}${source.name === '' ? '' : ` (${source.name})`}`
          await writeOut(terminal, `${isKnown ? 'known already' : 'added'}: ${what}\n`)
        }
      }
    } finally {
      await Promise.all([store.close(), fetcher.close()])
    }
    return failed > 0 ? 1 : 0
  })
}

function minutesOf(value: string | undefined): number | undefined {
  if (value === undefined) return undefined
  if (!/^\d{1,5}$/.test(value) || Number(value) < 5)
    throw new UsageError(`expected --every to be a number of minutes from 5 on, got "${value}"`)
  return Number(value)
}
