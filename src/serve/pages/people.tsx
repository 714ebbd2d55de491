import { roleName } from '../../record/index.ts'
import type { EntityRecord, Span, Status } from '../../record/index.ts'
import type { DayCount, SaidRow } from '../../store/store.ts'
import type { Standing } from '../view/corrections.ts'
import type { EventView } from '../view/event.ts'
import type { Geo } from '../view/places.ts'
import type { Neighbour } from '../view/neighbours.ts'
import { dayNumberOf, plainDay } from '../view/when.ts'
import { Corrections } from './correct.tsx'
import type { CorrectionsProps } from './correct.tsx'
import { Subscribe } from './diary.tsx'
import { EventLine } from './event-line.tsx'
import { Choices, FilterForm, Fits, Sureness, ToFilters } from './filters.tsx'
import type { Frame } from './layout.tsx'
import { articleHref, href, Layout, whoHref } from './layout.tsx'
import { WorldMap } from './map.tsx'
import { Mentions } from './mentions.tsx'
import { SaidList } from './said.tsx'

/** What the list of people, organisations and places shows. */
export interface PeoplePageProps {
  readonly frame: Frame
  readonly entities: readonly EntityRecord[]
  readonly q: string
  readonly next: string | null
}

/** Everybody and everything that reports name, those in most reports first. */
export function PeoplePage({ frame, entities, q, next }: PeoplePageProps) {
  return (
    <Layout title="People" section="People" frame={frame}>
      <main class="diary" id="main">
        <aside class="side" id="filters" aria-label="Filter">
          <Choices title="Kind" list="/who" q={q} terms={KINDS} />
          <Choices title="Takes part in" list="/who" q={q} terms={PARTS} />
          <Sureness list="/who" q={q} />
        </aside>
        <div>
          <div class="head">
            <h1>People, organisations, places</h1>
            <p>
              <Fits list="/who" q={q} />
            </p>
          </div>
          <FilterForm list="/who" q={q} word="Find" placeholder="part of a name, type:person status:scheduled" />
          <ToFilters />
          {entities.length === 0 && (
            <p>
              {q === ''
                ? 'Nobody is in the record yet: names come with the first reports.'
                : 'Nobody in the record fits. Try one word of the name, or fewer conditions.'}
            </p>
          )}
          <ul class="tales">
            {entities.map((entity) => (
              <li>
                <h2>
                  <a href={whoHref(entity.id)}>{entity.name}</a> <small class="muted">{entity.kind}</small>
                </h2>
                <p class="muted">
                  {[...entity.roles.slice(0, 2).map(roleName), otherNames(entity)].filter((fact) => fact !== '').join(' · ')}
                </p>
              </li>
            ))}
          </ul>
          {next !== null && (
            <p class="next">
              <a href={href('/who', { q, cursor: next })} rel="next">
                More names
              </a>
            </p>
          )}
        </div>
        <aside class="rail" aria-label="Take this list away">
          <Subscribe list="who" q={q} />
        </aside>
      </main>
    </Layout>
  )
}

const KINDS = [
  ['type:person', 'people'],
  ['type:organisation', 'organisations'],
  ['type:group', 'groups'],
  ['type:place', 'places'],
  ['type:facility', 'buildings and sites'],
  ['type:thing', 'things'],
] as const

const PARTS = [
  ['status:scheduled', 'what has a date'],
  ['status:cancelled', 'what was called off'],
  ['has:conflict', 'what reports disagree on'],
  ['has:quote', 'statements with a quotation'],
] as const

function otherNames({ name, aliases }: EntityRecord): string {
  const others = aliases.filter((alias) => alias !== name).slice(0, 5)
  return others.length === 0 ? '' : `also ${others.join(', ')}`
}

/** What the page of one entity shows. */
export interface WhoPageProps {
  readonly frame: Frame
  readonly entity: EntityRecord
  readonly events: readonly EventView[]
  readonly said: readonly SaidRow[]
  readonly neighbours: readonly Neighbour[]
  /** Outlets by report id, for the reports that roles rest on. */
  readonly outlets: ReadonlyMap<string, string>
  readonly days: readonly DayCount[]
  /** Where a place lies. */
  readonly geo: Geo | null
  readonly fixes: CorrectionsProps & { readonly standing: Standing }
}

/** Nothing more is to be waited for. */
const OVER: ReadonlySet<Status> = new Set(['happened', 'denied', 'cancelled', 'lapsed'])

/** Who somebody is under every spelling, the roles reports give them, their diary, what they said, with whom they act. */
export function WhoPage({ frame, entity, events, said, neighbours, geo, outlets, days, fixes }: WhoPageProps) {
  const ahead = events.filter(({ event: { status } }) => !OVER.has(status))
  const past = events.filter((view) => !ahead.includes(view))
  return (
    <Layout title={entity.name} section="People" frame={frame}>
      <main class="art" id="main">
        <header>
          <p class="crumb">
            <a href="/who">People</a> › {entity.kind}
          </p>
          <h1>{entity.name}</h1>
          <p class="by">{otherNames(entity)}</p>
        </header>
        {geo !== null && (
          <div class="placemap">
            <WorldMap dots={[{ name: entity.name, geo, events: events.length, href: null }]} title={`Where ${entity.name} lies`} isSmall />
          </div>
        )}
        <Mentions name={entity.name} days={days} />
        <Roles entity={entity} outlets={outlets} days={days} />
        <Ego name={entity.name} neighbours={neighbours} />
        <Events title="Ahead, or open" views={ahead} />
        <Events title="Past, or called off" views={past} />
        {said.length > 0 && (
          <section class="sect">
            <h2>Statements</h2>
            <SaidList rows={said} />
          </section>
        )}
        <Corrections {...fixes} />
      </main>
    </Layout>
  )
}

interface RolesProps {
  readonly entity: EntityRecord
  readonly outlets: ReadonlyMap<string, string>
  readonly days: readonly DayCount[]
}

/** Roles over time: since which report somebody is called so, until which one calls it former; the bars say the same as the words. */
function Roles({ entity, outlets, days }: RolesProps) {
  if (entity.roles.length === 0) return null
  const dates = entity.roles.flatMap(({ from, until }) => [from, until ?? from]).map(dayNumberOf)
  const known = [...dates, ...days.map(({ day }) => day)].filter((day) => day !== null)
  const span: Span = [Math.min(...known), Math.max(...known)]
  return (
    <section class="sect">
      <h2>Roles, as reports give them</h2>
      <table class="facts stack">
        <thead>
          <tr>
            <th scope="col">Role</th>
            <th scope="col">Since</th>
            <th scope="col">Until</th>
            <th scope="col">Over time</th>
            <th scope="col">Said by</th>
          </tr>
        </thead>
        <tbody>
          {entity.roles.map((role) => (
            <tr>
              <td>{roleName(role)}</td>
              <td>{dayOf(role.from)}</td>
              <td>{role.until === null ? '–' : dayOf(role.until)}</td>
              <td>
                <RoleBar from={dayNumberOf(role.from)} until={role.until === null ? span[1] : dayNumberOf(role.until)} span={span} />
              </td>
              <td>
                <a href={articleHref(role.article)}>{outlets.get(role.article) ?? 'a report'}</a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const BAR = { width: 220, height: 12 } as const

function RoleBar({ from, until, span: [first, last] }: { from: number | null; until: number | null; span: Span }) {
  if (from === null || until === null) return null
  const x = (day: number): number => (last === first ? 0 : Math.round(((day - first) / (last - first)) * (BAR.width - 6)))
  return (
    <svg viewBox={`0 0 ${BAR.width} ${BAR.height}`} width={BAR.width} height={BAR.height} aria-hidden="true">
      <line class="grid" x1="0" x2={BAR.width} y1={BAR.height / 2} y2={BAR.height / 2} />
      <rect class="bar scheduled" x={x(from)} y="2" width={x(until) - x(from) + 6} height={BAR.height - 4} rx="3" />
    </svg>
  )
}

function dayOf(date: string): string {
  return plainDay(date) ?? 'no date'
}

function Events({ title, views }: { title: string; views: readonly EventView[] }) {
  if (views.length === 0) return null
  return (
    <section class="group">
      <h2>
        {title}
        <small>
          {views.length} {views.length === 1 ? 'event' : 'events'}
        </small>
      </h2>
      <ol>
        {views.map((view) => (
          <EventLine view={view} isDated />
        ))}
      </ol>
    </section>
  )
}

const WIDTH = 540
const HEIGHT = 300
const MIDDLE = { x: WIDTH / 2, y: HEIGHT / 2 }
const RADIUS = 112

/** A ring of those with whom an entity shares most events; thicker lines mean more of them. The list beside it says the same. */
function Ego({ name, neighbours }: { name: string; neighbours: readonly Neighbour[] }) {
  if (neighbours.length < 2) return null
  const most = neighbours[0]!.events
  return (
    <section class="sect ego">
      <h2>Acts with</h2>
      <div class="sidebyside">
        <svg
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          width={WIDTH}
          height={HEIGHT}
          role="group"
          aria-label={`${name} and those who share most events`}
        >
          {neighbours.map((each, i) => {
            const { x, y } = pointOf(i, neighbours.length)
            return <line class="edge" x1={MIDDLE.x} y1={MIDDLE.y} x2={x} y2={y} stroke-width={1 + (4 * each.events) / most} />
          })}
          <circle class="hub" cx={MIDDLE.x} cy={MIDDLE.y} r="13" />
          {neighbours.map((each, i) => {
            const { x, y } = pointOf(i, neighbours.length)
            return (
              <a href={whoHref(each.id)}>
                <title>{`${each.name}: ${each.events} events`}</title>
                <circle class="node" cx={x} cy={y} r="9" />
                <text x={x + sideOf(x) * 14} y={y + labelShift(y)} text-anchor={anchorOf(x)}>
                  {each.name.length > 20 ? `${each.name.slice(0, 18)}…` : each.name}
                </text>
              </a>
            )
          })}
        </svg>
        <ul class="plainlist">
          {neighbours.map((each) => (
            <li>
              <a href={whoHref(each.id)}>{each.name}</a>{' '}
              <span class="muted">
                {each.events} {each.events === 1 ? 'event' : 'events'}
              </span>
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}

function pointOf(i: number, n: number): { readonly x: number; readonly y: number } {
  const angle = (2 * Math.PI * i) / n - Math.PI / 2
  return { x: Math.round(MIDDLE.x + RADIUS * Math.cos(angle)), y: Math.round(MIDDLE.y + RADIUS * Math.sin(angle)) }
}

/** -1 left of the middle, 1 right of it, 0 above and below. */
function sideOf(x: number): -1 | 0 | 1 {
  return Math.abs(x - MIDDLE.x) < RADIUS / 4 ? 0 : x < MIDDLE.x ? -1 : 1
}

function anchorOf(x: number): 'start' | 'middle' | 'end' {
  return (['end', 'middle', 'start'] as const)[sideOf(x) + 1]!
}

/** Names at the top stand above their circle, at the bottom below it, at the sides beside it. */
function labelShift(y: number): number {
  return y < MIDDLE.y - RADIUS * 0.8 ? -14 : y > MIDDLE.y + RADIUS * 0.8 ? 24 : 4
}
