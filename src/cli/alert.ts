import type { Store } from '../store/store.ts'
import type { Alert } from '../store/alerts.ts'
import { urlOf } from './access.ts'
import { withOpen } from './db-open.ts'
import { NET_OPTIONS } from './net.ts'
import type { Terminal } from './terminal.ts'
import { complain, writeOut } from './terminal.ts'
import { parseCommand, UsageError } from './usage.ts'

/** Options of `daybook alert`. */
export const ALERT_OPTIONS = {
  db: { type: 'string' },
  json: { type: 'boolean' },
  query: { type: 'string' },
  on: { type: 'string' },
  webhook: { type: 'string' },
  ntfy: { type: 'string' },
  mail: { type: 'string' },
  atom: { type: 'boolean' },
  daily: { type: 'string' },
  zone: { type: 'string' },
  url: { type: 'string' },
  ...NET_OPTIONS,
} as const

type Values = ReturnType<typeof parseCommand<typeof ALERT_OPTIONS>>['values']

const VERBS = ['add', 'ls', 'rm', 'pause', 'resume', 'test', 'send', 'log']

/** `daybook alert add|ls|rm|pause|resume|test|send|log`: looks after the rules that tell others of changes. */
export async function alertCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseCommand(args, ALERT_OPTIONS)
  const [verb, ...names] = positionals
  if (verb === undefined || !VERBS.includes(verb))
    throw new UsageError(`expected alert ${VERBS.slice(0, -1).join(', ')} or log, got ${verb === undefined ? 'nothing' : `"${verb}"`}`)
  const wanted = verb === 'ls' || verb === 'send' || verb === 'log' ? 0 : 1
  if (names.length !== wanted)
    throw new UsageError(`expected ${wanted === 0 ? 'no name' : 'one name or id'} after alert ${verb}, got ${names.length}`)
  return withOpen(values, terminal, { readOnly: verb === 'ls' || verb === 'log' }, (store) => {
    if (verb === 'add') return add(names[0]!, store, values, terminal)
    if (verb === 'ls') return list(store, values, terminal)
    if (verb === 'log') return log(store, values, terminal)
    if (verb === 'pause' || verb === 'resume') return pause(names[0]!, verb === 'pause', store, terminal)
    if (verb === 'rm') return remove(names[0]!, store, terminal)
    return send(verb === 'test' ? names[0]! : null, store, values, terminal)
  })
}

async function add(name: string, store: Store, values: Values, terminal: Terminal): Promise<number> {
  const { addAlert } = await import('../store/alerts.ts')
  const { query, on = '', daily, zone } = values
  const wish = {
    name,
    query: await queryOf(query, store),
    on: on.split(','),
    channel: channelOf(values),
    daily: daily === undefined ? null : { at: daily, zone: zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone },
  }
  const alert = await addAlert(store, wish, Date.now())
  if ('error' in alert) throw new UsageError(alert.error)
  if (alert.channel.kind !== 'webhook') {
    await writeOut(terminal, `${alert.id}\n`)
    return 0
  }
  complain(terminal, `${alert.id} tells of what changes from now on. Its messages are signed with:`)
  await writeOut(terminal, `${alert.secret}\n`)
  return 0
}

/** `@name` stands for a query that was saved under a name. */
async function queryOf(query: string | undefined, store: Store): Promise<string> {
  if (query?.startsWith('@') !== true) return query ?? ''
  const { savedQuery } = await import('../store/saved.ts')
  const saved = await savedQuery(store, query.slice(1))
  if (saved === null) throw new UsageError(`expected a saved query after @, got "${query.slice(1)}"; daybook saved ls shows them`)
  return saved.query
}

function channelOf({ webhook, ntfy, mail, atom }: Values): { readonly kind: string; readonly to?: string } {
  const given = Object.entries({ webhook, ntfy, mail }).flatMap(([kind, to]) => (to === undefined ? [] : [{ kind, to }]))
  const all = atom === true ? [...given, { kind: 'atom' }] : given
  if (all.length !== 1) throw new UsageError(`expected one of --webhook, --ntfy, --mail and --atom, got ${all.length}`)
  return all[0]!
}

async function list(store: Store, values: Values, terminal: Terminal): Promise<number> {
  const { listAlerts, shownChannel } = await import('../store/alerts.ts')
  const alerts = await listAlerts(store)
  const shown = alerts.map(({ secret: _secret, day: _day, made: _made, channel, ...rest }) => ({
    ...rest,
    channel: channel.kind,
    to: shownChannel(channel),
  }))
  const lineOf = ({ id, name, query, on, channel, to, daily, paused, isGone }: (typeof shown)[number]): string => {
    const when = daily === null ? '' : `, daily at ${daily.at} (${daily.zone})`
    const state = isGone ? ' (gone)' : paused ? ' (paused)' : ''
    return `${id}  ${name}\n    ${on.length === 0 ? 'every change' : on.join(', ')}${query === '' ? '' : ` of ${query}`}${when} → ${channel} ${to}${state}\n`
  }
  await writeOut(terminal, values.json === true ? `${JSON.stringify(shown, null, 2)}\n` : shown.map(lineOf).join(''))
  return alerts.length === 0 ? 3 : 0
}

async function pause(name: string, paused: boolean, store: Store, terminal: Terminal): Promise<number> {
  const { pauseAlert } = await import('../store/alerts.ts')
  const alert = await named(name, store)
  await pauseAlert(store, alert.id, paused)
  await writeOut(terminal, `${paused ? 'paused' : 'resumed'}: ${alert.name}\n`)
  return 0
}

async function log(store: Store, values: Values, terminal: Terminal): Promise<number> {
  const { listDeliveries } = await import('../store/alerts.ts')
  const all = (await listDeliveries(store)).toSorted((a, b) => (b.tries.at(-1)?.at ?? 0) - (a.tries.at(-1)?.at ?? 0))
  const lines = all.map(({ id, alert, tries, due, arrived }) => {
    const last = tries.at(-1)
    const how = last === undefined ? 'not tried yet' : (last.error ?? `answered ${last.status}`)
    const next = arrived ? 'arrived' : due === null ? 'given up' : `next try ${new Date(due).toISOString()}`
    return `${id}  ${alert}  ${tries.length} ${tries.length === 1 ? 'try' : 'tries'}, ${how}, ${next}\n`
  })
  await writeOut(terminal, values.json === true ? `${JSON.stringify(all, null, 2)}\n` : lines.join(''))
  return all.length === 0 ? 3 : 0
}

async function remove(name: string, store: Store, terminal: Terminal): Promise<number> {
  const alert = await named(name, store)
  await store.shelf('alerts').remove(alert.id)
  await writeOut(terminal, `removed: ${alert.name}\n`)
  return 0
}

async function named(name: string, store: Store): Promise<Alert> {
  const { listAlerts } = await import('../store/alerts.ts')
  const found = (await listAlerts(store)).filter((alert) => alert.id === name || alert.name === name)
  if (found.length === 1) return found[0]!
  throw new UsageError(`expected an alert, got "${name}", which ${found.length === 0 ? 'none is called' : 'several are called; use an id'}`)
}

async function send(name: string | null, store: Store, values: Values, terminal: Terminal): Promise<number> {
  const [{ openSenders }, { runAlerts, testAlert }] = await Promise.all([import('./net.ts'), import('../work/alerts/deliver.ts')])
  const senders = await openSenders(values, terminal)
  const parts = { store, ...senders, base: urlOf(values.url)?.origin ?? null, now: Date.now }
  try {
    if (name !== null) {
      const { arrived, tries } = await testAlert(await named(name, store), parts)
      await writeOut(terminal, `${arrived ? 'arrived' : 'did not arrive'}: ${tries[0]!.error ?? `answered ${tries[0]!.status}`}\n`)
      return arrived ? 0 : 1
    }
    const { arrived, failed } = await runAlerts(parts)
    complain(terminal, `${arrived} arrived, ${failed} did not`)
    return failed > 0 ? 1 : 0
  } finally {
    await senders.close()
  }
}
