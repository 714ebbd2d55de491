import type { EventRecord, StoryRecord } from '../../record/index.ts'
import type { Head } from '../../store/store.ts'
import type { Standing } from '../view/corrections.ts'
import { STATUS_FACES } from '../view/status.ts'
import { dayWords, whenLabel } from '../view/when.ts'
import { Corrections } from './correct.tsx'
import type { CorrectionsProps } from './correct.tsx'
import { Subscribe } from './diary.tsx'
import { FilterForm, Fits, Sureness } from './filters.tsx'
import { shortDay } from './event-line.tsx'
import { Badge } from './icons.tsx'
import { inLanguage } from './language.ts'
import type { Frame } from './layout.tsx'
import { articleHref, eventHref, href, Layout, storyHref } from './layout.tsx'
import { StoryTime } from './story-time.tsx'

/** A story with the reports that tell it. */
export interface StoryView {
  readonly story: StoryRecord
  readonly heads: readonly Head[]
}

/** What the list of stories shows. */
export interface StoriesPageProps {
  readonly frame: Frame
  readonly stories: readonly StoryView[]
  readonly q: string
  readonly next: string | null
}

/** All stories, the one with the newest report first. */
export function StoriesPage({ frame, stories, q, next }: StoriesPageProps) {
  return (
    <Layout title="Stories" section="Stories" frame={frame}>
      <main class="two" id="main">
        <div>
          <div class="head">
            <h1>Stories</h1>
            <p>
              Reports that tell the same, whatever words they use {q !== '' && '· '}
              <Fits list="/stories" q={q} />
            </p>
          </div>
          <FilterForm list="/stories" q={q} placeholder="place:riga strike" />
          {stories.length === 0 && <p>{q === '' ? 'No story yet: reports that come in are put together here.' : 'No story fits.'}</p>}
          <ul class="tales">
            {stories.map((view) => (
              <Tale view={view} />
            ))}
          </ul>
          {next !== null && (
            <p class="next">
              <a href={href('/stories', { q, cursor: next })} rel="next">
                Older stories
              </a>
            </p>
          )}
        </div>
        <aside class="rail" aria-label="Take this list away">
          <Sureness list="/stories" q={q} />
          <Subscribe list="stories" q={q} />
        </aside>
      </main>
    </Layout>
  )
}

function Tale({ view: { story, heads } }: { view: StoryView }) {
  const outlets = [...new Set(heads.flatMap(({ outlet }) => outlet ?? []))]
  const days = heads.flatMap(({ published }) => (published === null ? [] : (dayWords(published) ?? []))).map(shortDay)
  const span = days.length === 0 ? null : days[0] === days.at(-1) ? days[0] : `${days[0]} – ${days.at(-1)}`
  return (
    <li>
      <h2>
        <a href={storyHref(story.id)}>{story.title}</a>
      </h2>
      <p class="muted">
        {[
          `${heads.length} ${heads.length === 1 ? 'report' : 'reports'}`,
          span,
          outlets.slice(0, 6).join(', '),
          `${story.events.length} events`,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <Spark heads={heads} />
    </li>
  )
}

const SPARK = 220

/** Reports along the story's days. */
function Spark({ heads }: { heads: readonly Head[] }) {
  const instants = heads.map(({ published }) => Date.parse(published ?? '')).filter((at) => !Number.isNaN(at))
  const [first, last] = [Math.min(...instants), Math.max(...instants)]
  if (instants.length < 2 || first === last) return null
  return (
    <svg class="spark" viewBox={`0 0 ${SPARK} 14`} width={SPARK} height="14" role="img" aria-label={`${instants.length} reports over time`}>
      <line class="grid" x1="4" x2={SPARK - 4} y1="7" y2="7" />
      {instants.map((at) => (
        <circle class="dot scheduled" cx={4 + ((at - first) / (last - first)) * (SPARK - 8)} cy="7" r="3.5" />
      ))}
    </svg>
  )
}

/** What a story's page shows. */
export interface StoryPageProps {
  readonly frame: Frame
  readonly view: StoryView
  readonly events: readonly EventRecord[]
  readonly fixes: CorrectionsProps & { readonly standing: Standing }
}

/** One story: its reports along time, who says what about which event, what is one text printed many times. */
export function StoryPage({ frame, view: { story, heads }, events, fixes }: StoryPageProps) {
  const copies = story.syndicated.filter((group) => group.length > 1)
  return (
    <Layout title={story.title} section="Stories" frame={frame}>
      <main class="art" id="main">
        <header>
          <p class="crumb">
            <a href="/stories">Stories</a> › story
          </p>
          <h1>{story.title}</h1>
          <p class="by">
            <span>
              {heads.length} {heads.length === 1 ? 'report' : 'reports'} · {events.length} events
              {copies.length > 0 && ` · ${copies.length} ${copies.length === 1 ? 'text was' : 'texts were'} printed more than once`}
            </span>
          </p>
        </header>
        <StoryTime heads={heads} copies={new Set(copies.flatMap((group) => group.slice(1)))} />
        <Matrix heads={heads} events={events} />
        <section class="sect">
          <h2>Reports</h2>
          <ol class="lat">
            {heads.map((head) => (
              <li>
                <a href={articleHref(head.id)} {...inLanguage(head.language)}>
                  {head.title ?? head.id}
                </a>
                <small>
                  {[head.outlet, head.published && dayWords(head.published)].filter(Boolean).join(' · ')}
                  {copyOf(head.id, copies, heads)}
                </small>
              </li>
            ))}
          </ol>
        </section>
        <Corrections {...fixes} />
      </main>
    </Layout>
  )
}

function copyOf(id: string, copies: readonly (readonly string[])[], heads: readonly Head[]): string {
  const group = copies.find((each) => each.includes(id))
  if (!group || group[0] === id) return ''
  const first = heads.find((head) => head.id === group[0])
  return ` · the same text as ${first?.outlet ?? group[0]}’s`
}

/** Events against reports: what each says of status, time and place; what differs from the newest is marked, as is what only one report has. */
function Matrix({ heads, events }: { heads: readonly Head[]; events: readonly EventRecord[] }) {
  const rows = events.filter(({ reports }) => reports.some((id) => heads.some((head) => head.id === id))).slice(0, 40)
  if (rows.length === 0) return null
  return (
    <section class="sect">
      <h2>Who reports what</h2>
      <div class="scroll" tabindex={0} role="region" aria-label="Events by report">
        <table class="facts matrix">
          <thead>
            <tr>
              <th scope="col">Event</th>
              {heads.map((head) => (
                <th scope="col">
                  <a href={articleHref(head.id)}>{head.outlet ?? head.id}</a>
                  <small>{head.published === null ? '' : shortDay(dayWords(head.published) ?? '')}</small>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((event) => (
              <tr>
                <th scope="row">
                  <a href={eventHref(event.id)}>{event.title}</a>
                  <small>
                    <Badge status={event.status} />
                    {event.reports.length === 1 && ' only here'}
                  </small>
                </th>
                {heads.map((head) => (
                  <Cell event={event} article={head.id} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function Cell({ event, article }: { event: EventRecord; article: string }) {
  const row = event.history.findLast((each) => each.article === article)
  if (!row) return <td class="none">–</td>
  const differs = row.status !== event.status || (row.when !== null && event.when !== null && row.when !== event.when.edtf)
  const when = row.when === null ? null : whenLabel(row.when, null).stretch
  return (
    <td class={differs ? 'differs' : ''}>
      {STATUS_FACES[row.status].mark} {STATUS_FACES[row.status].word}
      {when !== null && <small>{when}</small>}
      {row.place !== null && <small>{row.place}</small>}
      {differs && <span class="sr"> (differs from the newest)</span>}
    </td>
  )
}
