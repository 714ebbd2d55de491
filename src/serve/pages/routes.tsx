import type { Context, Hono } from 'hono'
import { dayNumber, dayOf } from '../../text/calendar.ts'
import { parseEdtf } from '../../text/edtf.ts'
import { EVERYTHING, parseQuery, withConfidence } from '../../store/query.ts'
import type { Query } from '../../store/query.ts'
import type { Store } from '../../store/store.ts'
import { forgetArticle, forgottenOf } from '../../store/forget.ts'
import { listDeliveries } from '../../store/alerts.ts'
import { ready } from '../operators.ts'
import { parseCursor, writeCursor } from '../api/paging.ts'
import type { Site } from '../app.tsx'
import { agendaOf, narrow, rowsOf, todayOf } from '../view/agenda.ts'
import { aroundEvent } from '../view/around.ts'
import { viewChanges } from '../view/changes.ts'
import { standingOfEvent, standingOn, viewCorrections } from '../view/corrections.ts'
import type { Standing } from '../view/corrections.ts'
import type { Shelf } from '../view/event.ts'
import { viewEvent, viewEvents } from '../view/event.ts'
import type { Library } from '../view/library.ts'
import { geoOf, placesOf } from '../view/places.ts'
import { neighboursOf } from '../view/neighbours.ts'
import { ApiPage } from './api-docs.tsx'
import type { Operation } from './api-docs.tsx'
import { ArticlePage } from './article.tsx'
import { addCorrections, authorOf } from './correct-routes.tsx'
import { DiaryPage, termOf } from './diary.tsx'
import { EmbedPage } from './embed.tsx'
import { EventPage } from './event.tsx'
import { fieldsOf } from './fields.ts'
import { HealthPage } from './health.tsx'
import type { Frame } from './layout.tsx'
import { MapPage } from './map.tsx'
import { MonthPage } from './month.tsx'
import { PeoplePage, WhoPage } from './people.tsx'
import { addReading } from './read-routes.tsx'
import { ReportsPage } from './reports.tsx'
import { SaidPage } from './said.tsx'
import { SearchPage } from './search.tsx'
import { addSettings } from './settings-routes.tsx'
import { show } from './show.tsx'
import { addSources } from './sources-routes.tsx'
import { StoriesPage, StoryPage } from './stories.tsx'
import type { StoryView } from './stories.tsx'
import { addWatching } from './watch-routes.tsx'
import { TimelinePage } from './timeline.tsx'
import { ChangesPage, TodayPage } from './today.tsx'

/** What the pages are made from. */
export interface PageParts {
  readonly site: Site
  readonly frame: Frame
  readonly library: Library
  readonly missing: (c: Context, what: string) => Response | Promise<Response>
}

/** Entries of a page of a list. */
const PER_PAGE = 50

/** Add every page. All work without a script. */
export function addPages(app: Hono, parts: PageParts): void {
  addDiaryPages(app, parts)
  addNewsPages(app, parts)
  addPeoplePages(app, parts)
  addOtherPages(app, parts)
  addSettings(app, { store: parts.site.store, frame: parts.frame })
  const { store, take, testAlert = null, sourceDesk: desk = null } = parts.site
  addSources(app, { ...parts, store, desk, isClosed: take === null })
  addWatching(app, { ...parts, store, isClosed: take === null, testAlert })
  addCorrections(app, { ...parts, store: parts.site.store, isClosed: parts.site.take === null })
}

/** What a page shows of the corrections on its subject. */
async function fixesOf(c: Context, store: Store, standing: Standing) {
  return { standing, views: await viewCorrections(store, standing.subject.id), author: authorOf(c) }
}

interface AskedList {
  readonly q: string
  readonly query: Query
  readonly wrong: string | null
  readonly offset: number
}

function askedOf(c: Context): AskedList {
  const q = (c.req.query('q') ?? '').trim()
  const parsed = withConfidence(parseQuery(q), c.req.query('confidence') ?? '')
  const offset = parseCursor(c.req.query('cursor')) ?? 0
  return { q, query: parsed.ok ? parsed.query : EVERYTHING, wrong: parsed.ok ? null : parsed.message, offset }
}

/** A query that cannot be understood is explained on the search page, with examples. */
function explain(c: Context, frame: Frame, { q, wrong }: AskedList): Response | Promise<Response> {
  return show(c, <SearchPage frame={{ ...frame, q }} q={q} wrong={wrong} reports={[]} events={[]} said={[]} />, 400)
}

function nextOf(rows: readonly unknown[], offset: number): string | null {
  return rows.length > PER_PAGE ? writeCursor(offset + PER_PAGE) : null
}

function addDiaryPages(app: Hono, { site: { store }, frame, library, missing }: PageParts): void {
  const shelf: Shelf = { store, library }
  app.get('/', async (c) => {
    const today = await todayOf(store)
    const due =
      today === null
        ? []
        : await store.diary({ any: [[{ not: false, kind: 'time', field: 'on', from: today, to: today + 2 }]] }, { limit: 40 })
    const near = due.filter(({ firstDay, lastDay }) => firstDay !== null && lastDay !== null && lastDay - firstDay < 7)
    const [changes, views, stories, latest] = await Promise.all([
      viewChanges(store, 14),
      viewEvents(shelf, near.slice(0, 20)),
      store.tales(EVERYTHING, { limit: 60 }),
      store.search(EVERYTHING, { limit: 15 }),
    ])
    const top = await storyViews(store, stories.toSorted((a, b) => b.articles.length - a.articles.length).slice(0, 8))
    return show(c, <TodayPage frame={frame} today={today} changes={changes} due={views} stories={top} latest={latest} />)
  })
  app.get('/diary', async (c) => {
    const asked = askedOf(c)
    if (asked.wrong !== null) return explain(c, frame, asked)
    const { q, query } = asked
    const view = c.req.query('view')
    if (view === 'month') return show(c, await monthPage(store, frame, { q, query, month: c.req.query('month') }))
    if (view === 'map') return show(c, <MapPage frame={{ ...frame, q }} {...await placesOf(store, query)} q={q} />)
    const agenda = await agendaOf(store, query)
    if (view === 'timeline') return show(c, <TimelinePage frame={{ ...frame, q }} today={agenda.today} rows={timed(agenda)} q={q} />)
    const views = new Map((await viewEvents(shelf, rowsOf(agenda))).map((each) => [each.event.id, each]))
    return show(c, <DiaryPage frame={{ ...frame, q }} agenda={agenda} views={views} q={q} />)
  })
  app.get('/embed/diary', async (c) => {
    const asked = askedOf(c)
    if (asked.wrong !== null) return explain(c, frame, asked)
    const agenda = await agendaOf(store, asked.query)
    const ahead = [...agenda.ahead.flatMap(({ rows }) => rows), ...agenda.undated]
    const views = new Map((await viewEvents(shelf, ahead)).map((each) => [each.event.id, each]))
    return show(c, <EmbedPage agenda={agenda} views={views} q={asked.q} />)
  })
  app.get('/event/:id', async (c) => {
    const view = await viewEvent(shelf, c.req.param('id'))
    if (view === null) return missing(c, 'There is no event with this id.')
    const outlets = await outletsOf(
      store,
      view.event.disagreements.flatMap(({ values }) => values.flatMap(({ evidence }) => evidence.map(({ article }) => article))),
    )
    const fixes = await fixesOf(c, store, await standingOfEvent(store, view.event))
    return show(c, <EventPage frame={frame} view={view} around={await aroundEvent(store, view)} outlets={outlets} fixes={fixes} />)
  })
}

/** Outlets by report id. */
async function outletsOf(store: Store, reports: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(reports)]
  return new Map(await Promise.all(ids.map(async (id) => [id, (await store.head(id))?.outlet ?? 'a report'] as const)))
}

function timed(agenda: Awaited<ReturnType<typeof agendaOf>>) {
  return [...agenda.earlier.toReversed(), ...agenda.ahead]
    .flatMap(({ rows }) => rows)
    .filter(({ firstDay, lastDay }) => firstDay !== null && lastDay !== null && lastDay - firstDay < 400)
}

async function monthPage(
  store: Store,
  frame: Frame,
  { q, query, month }: { readonly q: string; readonly query: Query; readonly month: string | undefined },
) {
  const today = await todayOf(store)
  const asked = month !== undefined && /^\d{4}-\d\d$/.test(month) ? parseEdtf(month)?.from : null
  const { y, m } = asked?.m ? { y: asked.y, m: asked.m } : dayOf(today ?? 0)
  const first = dayNumber(y, m, 1)
  const next = m === 12 ? dayNumber(y + 1, 1, 1) : dayNumber(y, m + 1, 1)
  const rows = await store.diary(narrow(query, { kind: 'time', field: 'on', from: first, to: next - 1 }), { limit: 400 })
  const near = rows.filter(({ firstDay, lastDay }) => firstDay !== null && lastDay !== null && lastDay - firstDay < 62)
  const undated = await store.diary(narrow(query, { kind: 'has', value: 'date' }, true), { limit: 200 })
  const open = undated.filter(({ status }) => status !== 'happened' && status !== 'denied')
  return <MonthPage frame={{ ...frame, q }} first={first} today={today} rows={near} undated={open} q={q} />
}

async function storyViews(store: Store, stories: readonly StoryView['story'][]): Promise<readonly StoryView[]> {
  return Promise.all(
    stories.map(async (story) => {
      const heads = (await Promise.all(story.articles.map((id) => store.head(id)))).filter((head) => head !== null)
      return { story, heads: heads.toSorted((a, b) => ((a.published ?? '') < (b.published ?? '') ? -1 : 1)) }
    }),
  )
}

function addNewsPages(app: Hono, { site: { store, take }, frame, library, missing }: PageParts): void {
  app.get('/stories', async (c) => {
    const asked = askedOf(c)
    if (asked.wrong !== null) return explain(c, frame, asked)
    const found = await store.tales(asked.query, { limit: PER_PAGE + 1, offset: asked.offset })
    const stories = await storyViews(store, found.slice(0, PER_PAGE))
    return show(c, <StoriesPage frame={frame} stories={stories} q={asked.q} next={nextOf(found, asked.offset)} />)
  })
  app.get('/story/:id', async (c) => {
    const story = await store.story(c.req.param('id'))
    if (story === null) return missing(c, 'There is no story with this id.')
    const [view] = await storyViews(store, [story])
    const events = (await Promise.all(story.events.map((id) => store.event(id)))).filter((event) => event !== null)
    const { id, title, articles } = story
    const fixes = await fixesOf(c, store, await standingOn(store, { kind: 'story', id, name: title }, articles))
    const sorted = events.toSorted((a, b) => b.reports.length - a.reports.length)
    return show(c, <StoryPage frame={frame} view={view!} events={sorted} fixes={fixes} />)
  })
  app.get('/said', async (c) => {
    const asked = askedOf(c)
    if (asked.wrong !== null) return explain(c, frame, asked)
    const rows = await store.said(asked.query, { limit: PER_PAGE + 1, offset: asked.offset })
    return show(c, <SaidPage frame={frame} rows={rows.slice(0, PER_PAGE)} q={asked.q} next={nextOf(rows, asked.offset)} />)
  })
  app.get('/reports', async (c) => {
    const asked = askedOf(c)
    if (asked.wrong !== null) return explain(c, frame, asked)
    const { offset } = asked
    const heads = await store.search(asked.query, { limit: PER_PAGE + 1, offset })
    const { articles } = await store.counts()
    const props = { frame, heads: heads.slice(0, PER_PAGE), q: asked.q, total: articles, next: nextOf(heads, offset) }
    return show(c, <ReportsPage {...props} />)
  })
  const articlePage = async (c: Context, wrong: string | null): Promise<Response> => {
    const id = c.req.param('id') ?? ''
    const reading = await library.reading(id)
    if (reading === null) return missing(c, 'There is no report with this id.')
    const forgotten = reading.article.text === '' ? await forgottenOf(store, id) : null
    const stories = await store.storiesOf({ article: id })
    const props = { frame, reading, stories, forgotten, author: authorOf(c), wrong }
    return show(c, <ArticlePage {...props} />, wrong === null ? 200 : 422)
  }
  app.get('/a/:id', (c) => articlePage(c, null))
  app.post('/a/:id/delete', async (c) => {
    if (take === null) return articlePage(c, 'Expected a record that is open for writing, got one that is only looked at.')
    const { field } = await fieldsOf(c)
    const wish = { author: field('author'), reason: field('reason'), facts: field('facts') === 'delete', made: new Date().toISOString() }
    const done = await forgetArticle(store, c.req.param('id'), wish)
    return 'error' in done ? articlePage(c, done.error) : c.redirect(`/a/${encodeURIComponent(done.id)}`, 303)
  })
}

function addPeoplePages(app: Hono, { site: { store }, frame, library, missing }: PageParts): void {
  const shelf: Shelf = { store, library }
  app.get('/who', async (c) => {
    const asked = askedOf(c)
    if (asked.wrong !== null) return explain(c, frame, asked)
    const { q, query, offset } = asked
    const found = await store.who(query, { limit: PER_PAGE + 1, offset })
    return show(c, <PeoplePage frame={frame} entities={found.slice(0, PER_PAGE)} q={q} next={nextOf(found, offset)} />)
  })
  app.get('/who/:id', async (c) => {
    const entity = await store.entity(c.req.param('id'))
    if (entity === null) return missing(c, 'There is nobody and nothing with this id.')
    const parsed = parseQuery(termOf(entity.kind === 'place' ? 'place' : 'who', entity.name))
    const query = parsed.ok ? parsed.query : EVERYTHING
    const rows = await store.diary(query, { limit: 60 })
    const [events, said] = await Promise.all([viewEvents(shelf, rows), store.said(query, { limit: 20 })])
    const own =
      entity.kind === 'place' ? events : events.filter(({ event }) => event.participants.some((each) => each.entity === entity.id))
    const { id, name } = entity
    const fixes = await fixesOf(c, store, await standingOn(store, { kind: 'entity', id, name }, await store.reportsOn(id)))
    const saidIn = await outletsOf(
      store,
      entity.roles.map(({ article }) => article),
    )
    const theirs = said.filter(({ statement }) => statement.source.entity === entity.id)
    return show(
      c,
      <WhoPage
        frame={frame}
        entity={entity}
        events={own}
        said={theirs}
        neighbours={neighboursOf(entity.id, own)}
        outlets={saidIn}
        days={await store.mentionDays(id)}
        geo={entity.kind === 'place' ? geoOf(entity.name, own) : null}
        fixes={fixes}
      />,
    )
  })
}

function addOtherPages(app: Hono, { site, frame, library }: PageParts): void {
  const { store } = site
  app.get('/search', async (c) => {
    const asked = askedOf(c)
    if (asked.wrong !== null) return explain(c, frame, asked)
    const { q, query } = asked
    if (q === '') return show(c, <SearchPage frame={frame} q="" wrong={null} reports={[]} events={[]} said={[]} />)
    const [rows, said, reports] = await Promise.all([
      store.diary(query, { limit: 12, order: 'late' }),
      store.said(query, { limit: 10 }),
      store.search(query, { limit: 25 }),
    ])
    const events = await viewEvents({ store, library }, rows)
    return show(c, <SearchPage frame={{ ...frame, q }} q={q} wrong={null} reports={reports} events={events} said={said} />)
  })
  app.get('/health', async (c) => {
    const { version, checks } = site
    const [counts, newest, sources, unread, messages] = await Promise.all([
      store.counts(),
      store.newest(),
      store.sources.list(),
      store.unread.list(20),
      listDeliveries(store),
    ])
    const sent = {
      arrived: messages.filter(({ arrived }) => arrived).length,
      waiting: messages.filter(({ due }) => due !== null).length,
      lost: messages.filter(({ arrived, due }) => !arrived && due === null).length,
    }
    const found = await ready({ store, ...(checks !== undefined && { checks }) })
    return show(c, <HealthPage {...{ frame, version, counts, newest, sources, unread }} checks={found} messages={sent} />)
  })
  app.get('/changes', async (c) => {
    const asked = askedOf(c)
    if (asked.wrong !== null) return explain(c, frame, asked)
    const changes = await viewChanges(store, 200, asked.query.any.length === 0 ? null : asked.query)
    return show(c, <ChangesPage frame={{ ...frame, q: asked.q }} changes={changes} q={asked.q} />)
  })
  addReading(app, site, frame)
  app.get('/docs', async (c) => show(c, <ApiPage frame={frame} operations={await operationsOf(app, c)} />))
}

interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, ApiOperation>>>>
}

interface ApiOperation {
  readonly summary?: string
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema?: { readonly description?: string } }[]
  readonly responses: Readonly<Record<string, { readonly description: string }>>
}

/** The operations of the API, from its own document. */
async function operationsOf(app: Hono, c: Context): Promise<readonly Operation[]> {
  const headers = ['host', 'cookie', 'authorization'].map((name) => [name, c.req.header(name) ?? ''] as const)
  const response = await app.request('/openapi.json', { headers: Object.fromEntries(headers.filter(([, value]) => value !== '')) })
  const { paths } = (await response.json()) as ApiDocument
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { summary, parameters, responses }]) => ({
      method,
      path,
      summary: summary ?? '',
      parameters: (parameters ?? []).map((each) => ({ name: each.name, in: each.in, description: each.schema?.description ?? '' })),
      answers: Object.entries(responses).map(([status, { description }]) => [status, description] as const),
    })),
  )
}
