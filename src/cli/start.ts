import { accessOf } from './access.ts'
import { plainly } from './db-open.ts'
import { styleOf } from './db-style.ts'
import { takeAll } from './import.ts'
import { placeOf, SAMPLE_FILE, SERVE_OPTIONS, serveRecord } from './serve.ts'
import type { Terminal } from './terminal.ts'
import { writeOut } from './terminal.ts'
import { parseCommand } from './usage.ts'

/** `daybook start`, which is what `npm start` runs: reads the sample news into a record, prints its diary with the history of each event, serves it. */
export async function startCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values } = parseCommand(args, {
    port: SERVE_OPTIONS.port,
    host: SERVE_OPTIONS.host,
    'password-file': SERVE_OPTIONS['password-file'],
    once: { type: 'boolean' },
  })
  const place = { ...placeOf(values.host, values.port), url: null, passwordFile: values['password-file'] }
  if (values.once !== true) await accessOf(place, place.passwordFile, terminal)
  return plainly(terminal, async () => {
    const { openRecord } = await import('../store/open.ts')
    const store = await openRecord(':memory:')
    try {
      const failed = await takeAll(store, [SAMPLE_FILE], terminal)
      const [{ agendaOf, rowsOf }, { viewEvents }, { Library }, { writeAgenda }] = await Promise.all([
        import('../serve/view/agenda.ts'),
        import('../serve/view/event.ts'),
        import('../serve/view/library.ts'),
        import('./pretty/agenda.ts'),
      ])
      const agenda = await agendaOf(store)
      const views = await viewEvents({ store, library: new Library(store) }, rowsOf(agenda))
      const { articles, stories } = await store.counts()
      const head = {
        title: 'Diary of the sample news',
        note: `${views.length} events from ${articles} reports by invented outlets, in ${stories} stories`,
      }
      await writeOut(terminal, writeAgenda(agenda, new Map(views.map((view) => [view.event.id, view])), head, styleOf(terminal)))
      const code = values.once === true ? 0 : await serveRecord(store, { ...place, isSample: true }, terminal)
      return code || (failed > 0 ? 1 : 0)
    } finally {
      await store.close()
    }
  })
}
