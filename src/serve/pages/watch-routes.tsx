import type { Context, Hono } from 'hono'
import type { Alert, Delivery } from '../../store/alerts.ts'
import { addAlert, listAlerts, listDeliveries, pauseAlert } from '../../store/alerts.ts'
import { savedQueries, saveQuery } from '../../store/saved.ts'
import type { Store } from '../../store/store.ts'
import { subjectHref } from '../view/corrections.ts'
import { AlertsPage } from './alerts.tsx'
import type { AlertFields } from './alerts.tsx'
import { fieldsOf } from './fields.ts'
import type { Frame } from './layout.tsx'
import { lookOf } from './look.ts'
import { SavedPage } from './saved.tsx'
import type { SavedPageProps } from './saved.tsx'
import { show } from './show.tsx'

/** What the pages of saved queries and alerts are made from. */
export interface WatchParts {
  readonly store: Store
  readonly frame: Frame
  /** Is the record only looked at? */
  readonly isClosed: boolean
  readonly testAlert: ((alert: Alert) => Promise<Delivery>) | null
  readonly missing: (c: Context, what: string) => Response | Promise<Response>
}

const CLOSED = 'Expected a record that is open for writing, got one that is only looked at.'

/** Add the pages of saved queries and alerts, and what their forms send. */
export function addWatching(app: Hono, parts: WatchParts): void {
  const { store, missing, isClosed } = parts
  app.get('/to/:id', async (c) => {
    const subject = await store.subject(c.req.param('id'))
    return subject === null ? missing(c, 'There is nothing with this id in the record.') : c.redirect(subjectHref(subject), 303)
  })
  app.get('/saved', (c) => {
    const { name = '', list = 'diary', q = '' } = c.req.query()
    return savedPage(c, parts, { given: { name, list, query: q }, wrong: null })
  })
  app.post('/saved', async (c) => {
    const { field } = await fieldsOf(c)
    const given = { name: field('name'), list: field('list'), query: field('query') }
    const saved = isClosed ? { error: CLOSED } : await saveQuery(store, given, Date.now())
    return 'error' in saved ? savedPage(c, parts, { given, wrong: saved.error }) : c.redirect('/saved', 303)
  })
  app.post('/saved/:id/remove', async (c) => {
    if (!isClosed) await store.shelf('queries').remove(c.req.param('id'))
    return c.redirect('/saved', 303)
  })
  addAlerts(app, parts)
}

async function savedPage(c: Context, { store, frame }: WatchParts, { given, wrong }: Pick<SavedPageProps, 'given' | 'wrong'>) {
  return show(c, <SavedPage frame={frame} saved={await savedQueries(store)} given={given} wrong={wrong} />, wrong === null ? 200 : 422)
}

function addAlerts(app: Hono, parts: WatchParts): void {
  const { store, isClosed, testAlert } = parts
  app.get('/alerts', (c) => {
    const { name = '', q = '' } = c.req.query()
    return alertsPage(c, parts, { given: { name, query: q, on: [], channel: '', to: '', at: '', zone: lookOf(c).zone } })
  })
  app.post('/alerts', async (c) => {
    const { field, all } = await fieldsOf(c)
    const given: AlertFields = {
      name: field('name'),
      query: field('query'),
      on: all('on'),
      channel: field('channel'),
      to: field('to'),
      at: field('at'),
      zone: field('zone'),
    }
    if (isClosed) return alertsPage(c, parts, { given, wrong: CLOSED })
    const { name, query, on, channel, to, at, zone } = given
    const daily = at === '' ? null : { at, zone: zone || 'UTC' }
    const made = await addAlert(store, { name, query, on, channel: { kind: channel, to }, daily }, Date.now())
    if ('error' in made) return alertsPage(c, parts, { given, wrong: made.error })
    c.header('cache-control', 'no-store')
    return alertsPage(c, parts, { given: { ...given, name: '', query: '', on: [], to: '', at: '' }, made })
  })
  app.post('/alerts/:id/:what', async (c) => {
    const { id, what } = c.req.param()
    const alert = (await listAlerts(store)).find((each) => each.id === id)
    if (isClosed || alert === undefined) return c.redirect('/alerts', 303)
    if (what === 'remove') await store.shelf('alerts').remove(id)
    else if (what === 'pause' || what === 'resume') await pauseAlert(store, id, what === 'pause')
    else if (what === 'test') await testAlert?.(alert)
    return c.redirect('/alerts', 303)
  })
}

interface AlertsShown {
  readonly given: AlertFields
  readonly made?: Alert
  readonly wrong?: string
}

async function alertsPage(c: Context, { store, frame, testAlert }: WatchParts, { given, made, wrong }: AlertsShown): Promise<Response> {
  const [alerts, log, saved] = await Promise.all([listAlerts(store), listDeliveries(store), savedQueries(store)])
  const parts = { frame, alerts, log, saved, given, made: made ?? null, wrong: wrong ?? null, canTest: testAlert !== null }
  return show(c, <AlertsPage {...parts} />, wrong === undefined ? 200 : 422)
}
