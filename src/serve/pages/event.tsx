import type { Disagreement } from '../../record/index.ts'
import type { Around } from '../view/around.ts'
import type { Standing } from '../view/corrections.ts'
import type { EventView, Step } from '../view/event.ts'
import { STATUS_FACES } from '../view/status.ts'
import { whenLabel } from '../view/when.ts'
import { Corrections } from './correct.tsx'
import type { CorrectionsProps } from './correct.tsx'
import { Quote, shortDay, Who } from './event-line.tsx'
import { GraphPicture } from './graph.tsx'
import { Badge } from './icons.tsx'
import type { Frame } from './layout.tsx'
import { articleHref, eventHref, Layout, storyHref } from './layout.tsx'

/** An event with outlets by report id, for the values that reports do not agree on. */
export interface EventPageProps {
  readonly frame: Frame
  readonly view: EventView
  readonly around: Around
  readonly outlets: ReadonlyMap<string, string>
  readonly fixes: CorrectionsProps & { readonly standing: Standing }
}

/** One event: where it stands, the ladder it climbed, each step with its sentence, what it waits for, where reports differ. */
export function EventPage({ frame, view, around, outlets, fixes }: EventPageProps) {
  const { event, when, steps } = view
  return (
    <Layout title={event.title} section="Diary" frame={frame}>
      <main class="art" id="main">
        <header>
          <p class="crumb">
            <a href="/diary">Diary</a> › event
            <InStories stories={around.stories} />
          </p>
          <h1>{event.title}</h1>
          <div class="meta">
            <div class="by">
              <Badge status={event.status} />
              {event.corrections?.some(({ undone }) => undone === null) && (
                <a class="b fixed" href="#corrections">
                  Corrected
                </a>
              )}
              <span>{when === null ? 'date not set' : `${when.stretch}${when.clock === null ? '' : `, ${when.clock}`}`}</span>
              <span>
                {event.reports.length} {event.reports.length === 1 ? 'report' : 'reports'}, {event.origins} independent
              </span>
            </div>
            <p class="forms">
              {FORMS.map(([form, name]) => (
                <a href={`${eventHref(event.id)}.${form}`}>{name}</a>
              ))}
            </p>
          </div>
          <Who view={view} />
        </header>
        <Ladder steps={steps} />
        <section class="sect">
          <h2>What each report says</h2>
          <div class="scroll" tabindex={0} role="region" aria-label="What each report says">
            <table class="facts steps stack">
              <thead>
                <tr>
                  <th scope="col">Reported</th>
                  <th scope="col">Status</th>
                  <th scope="col">When, where</th>
                  <th scope="col">In whose words</th>
                </tr>
              </thead>
              <tbody>
                {steps.map((step) => (
                  <Row step={step} />
                ))}
              </tbody>
            </table>
          </div>
        </section>
        <Relations around={around} id={event.id} />
        {event.disagreements.length > 0 && (
          <section class="sect">
            <h2>Where reports differ</h2>
            {event.disagreements.map((each) => (
              <Differ each={each} outlets={outlets} />
            ))}
          </section>
        )}
        <Corrections {...fixes} />
      </main>
    </Layout>
  )
}

const FORMS = [
  ['ics', 'Calendar'],
  ['atom', 'Atom'],
  ['json', 'JSON'],
  ['jsonld', 'JSON-LD'],
  ['csv', 'CSV'],
] as const

/** The story that tells most of the event, and how many others do. */
function InStories({ stories }: { stories: Around['stories'] }) {
  const [first, ...others] = stories
  if (first === undefined) return null
  return (
    <>
      {' · in the story '}
      <a href={storyHref(first.id)}>{first.title}</a>
      {others.length > 0 && (
        <>
          {' and '}
          <a href="#stories">{others.length === 1 ? 'one more' : `${others.length} more`}</a>
        </>
      )}
    </>
  )
}

function Relations({ around: { links, graph, stories }, id }: { around: Around; id: string }) {
  return (
    <>
      {links.length > 0 && (
        <section class="sect">
          <h2>Stands to other events</h2>
          {graph !== null && <GraphPicture graph={graph} id={id} />}
          <ul class="plainlist">
            {links.map((link) => (
              <li>
                <span class="muted">{link.words}</span> <a href={eventHref(link.id)}>{link.title}</a>{' '}
                {link.status !== null && <Badge status={link.status} />}
              </li>
            ))}
          </ul>
        </section>
      )}
      {stories.length > 1 && (
        <section class="sect" id="stories">
          <h2>Stories that tell of it</h2>
          <ul class="plainlist">
            {stories.map((story) => (
              <li>
                <a href={storyHref(story.id)}>{story.title}</a>{' '}
                <span class="muted">
                  {story.reports} {story.reports === 1 ? 'report' : 'reports'} of it
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function Row({ step }: { step: Step }) {
  const { row, when, day, sayers } = step
  return (
    <tr>
      <td>{day === null ? 'no date' : shortDay(day)}</td>
      <td>
        <Badge status={row.status} />
      </td>
      <td>
        {when === null ? '–' : `${when.stretch}${when.clock === null ? '' : `, ${when.clock}`}`}
        {row.place !== null && <small>{row.place}</small>}
      </td>
      <td>
        <Quote step={step} />
        {step.snippet === null && <a href={articleHref(row.article)}>{step.outlet}</a>}
        {sayers.length === 0 && <small>the report’s own voice</small>}
      </td>
    </tr>
  )
}

function Differ({ each, outlets }: { each: Disagreement; outlets: EventPageProps['outlets'] }) {
  const words = { contradiction: 'contradict each other', precision: 'differ in precision', update: 'were updated' }[each.kind]
  return (
    <div class="differ">
      <p>
        On the {each.slot}, reports {words}:
      </p>
      <ul class="plainlist">
        {each.values.map(({ value, evidence }) => (
          <li>
            <b>{each.slot === 'time' ? whenLabel(value, null).stretch : value}</b>{' '}
            {evidence.map(({ article }, i) => (
              <>
                {i > 0 && ', '}
                <a href={articleHref(article)}>{outlets.get(article) ?? 'a report'}</a>
              </>
            ))}
          </li>
        ))}
      </ul>
    </div>
  )
}

const RUNGS = ['possible', 'proposed', 'planned', 'scheduled', 'underway', 'happened'] as const
const OFF = ['postponed', 'cancelled', 'denied', 'lapsed'] as const
/** Widest and narrowest step, and the room in which the steps are to lie where they can. */
const STEP_WIDTH = { most: 84, least: 16 } as const
const ROOM = 1010
const RUNG = 26
/** Room that the name of a day takes. */
const DAY_WIDTH = 48

/** The ladder of statuses that an event went up and down, report by report; the table below has the same in words. */
function Ladder({ steps }: { steps: readonly Step[] }) {
  const used = [...RUNGS, ...OFF].filter((status) => steps.some(({ row }) => row.status === status))
  if (steps.length < 2 || used.length < 2) return null
  const rungs = used.toReversed()
  const y = (status: (typeof used)[number]): number => 16 + rungs.indexOf(status) * RUNG
  const step = Math.max(STEP_WIDTH.least, Math.min(STEP_WIDTH.most, ROOM / (steps.length - 1)))
  const x = (i: number): number => Math.round(110 + i * step)
  const width = x(steps.length - 1) + 60
  const height = 16 + rungs.length * RUNG + 14
  const days = daysAt(steps, step)
  const path = steps.map(({ row }, i) => `${i === 0 ? 'M' : 'H'}${x(i)}${i === 0 ? ` ${y(row.status)}` : ` V${y(row.status)}`}`).join(' ')
  return (
    <div class="scroll" tabindex={0} role="region" aria-label="Ladder of the status">
      <svg
        class="ladder"
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        role="img"
        aria-label={`Status by report: ${steps.map(({ row }) => row.status).join(', then ')}`}
      >
        {rungs.map((status) => (
          <>
            <line class="grid" x1="100" x2={width} y1={y(status)} y2={y(status)} />
            <text class="tick" x="94" y={y(status) + 4} text-anchor="end">
              {STATUS_FACES[status].word}
            </text>
          </>
        ))}
        <path class="path" d={path} />
        {steps.map(({ row, day }, i) => (
          <>
            <circle class={`dot ${STATUS_FACES[row.status].tone}`} cx={x(i)} cy={y(row.status)} r="5.5" />
            {days.has(i) && (
              <text class="tick" x={x(i)} y={height - 3} text-anchor="middle">
                {shortDay(day!)}
              </text>
            )}
          </>
        ))}
      </svg>
    </div>
  )
}

/** Steps below which their day is written: the first of each day, where there is room. */
function daysAt(steps: readonly Step[], width: number): ReadonlySet<number> {
  const at = new Set<number>()
  let last = -Infinity
  for (const [i, { day }] of steps.entries()) {
    if (day === null || day === steps[i - 1]?.day || (i - last) * width < DAY_WIDTH) continue
    at.add(i)
    last = i
  }
  return at
}
