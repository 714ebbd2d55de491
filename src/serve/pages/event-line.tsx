import { raw } from 'hono/html'
import { useContext } from 'hono/jsx'
import type { EventView, Step } from '../view/event.ts'
import { waitsFor } from '../view/event.ts'
import { originalAt } from '../view/original.ts'
import { ownTime } from '../view/own-time.ts'
import type { Snippet } from '../view/snippet.ts'
import { STATUS_FACES } from '../view/status.ts'
import { briefStretch } from '../view/when.ts'
import { Badge, Icon } from './icons.tsx'
import { isoEnds } from '../write/iso.ts'
import { inLanguage } from './language.ts'
import { articleHref, eventHref, whoHref } from './layout.tsx'
import { Asking } from './show.tsx'

/** Lines that were written, by the zone that they show beside the published one. A view that is the same object makes the same line. */
const written = new WeakMap<EventView, Map<string, Uint8Array>>()

/** A line is kept for so many zones, with its day and without. */
const MOST_ZONES = 8

/** One line of the diary: when, status, title, who, where, what it waits for, the sentence it rests on, its history. */
export function EventLine({ view, isDated = false }: LineProps) {
  const { look, parts } = useContext(Asking)
  if (parts === null) return <Line view={view} isDated={isDated} />
  const lines = written.get(view) ?? new Map<string, Uint8Array>()
  written.set(view, lines)
  const key = `${look.zone} ${isDated}`
  let line = lines.get(key)
  if (line === undefined) {
    line = Buffer.from(String(<Line view={view} isDated={isDated} />))
    if (lines.size < MOST_ZONES) lines.set(key, line)
  }
  return raw(parts.put(line))
}

/** An event, and whether its line says the day: under a heading of its day it does not. */
interface LineProps {
  readonly view: EventView
  readonly isDated?: boolean
}

function Line({ view, isDated = false }: LineProps) {
  const { event, steps, links } = view
  const last = steps.at(-1)
  const others = links.filter(({ words }) => words !== 'waits for')
  const conflicts = event.disagreements.filter(({ kind }) => kind === 'contradiction')
  return (
    <li class="ev" id={event.id}>
      <When view={view} isDated={isDated} />
      <Badge status={event.status} />
      {conflicts.length > 0 && <span class="muted beside">reports disagree on {conflicts.map(({ slot }) => slot).join(', ')}</span>}
      <h3>
        <a href={eventHref(event.id)}>{event.title}</a>
      </h3>
      <Who view={view} />
      {waitsFor(view).map(({ id, title }) => (
        <p class="cond">
          <Icon name="waits" />
          <span>
            Waits for: <a href={eventHref(id)}>{title}</a>
          </span>
        </p>
      ))}
      {others.length > 0 && (
        <p class="cond note">
          <Icon name="note" />
          <span>
            {others.map(({ words, id, title }, i) => (
              <>
                {i > 0 && ' · '}
                {words} <a href={eventHref(id)}>{title}</a>
              </>
            ))}
          </span>
        </p>
      )}
      {last && <Quote step={last} />}
      {steps.length > 1 && (
        <details>
          <summary>
            <Icon name="more" />
            History · {steps.length} steps
          </summary>
          <History steps={steps} />
        </details>
      )}
    </li>
  )
}

function When({ view: { event, when, steps }, isDated = false }: LineProps) {
  const { look } = useContext(Asking)
  const last = steps.at(-1)
  if (when === null)
    return (
      <p class="when">
        <b>no date</b>
        {last?.day != null && <small>reported {shortDay(last.day)}</small>}
      </p>
    )
  const iso = event.when === null ? null : (isoEnds(event.when.edtf, event.when.zone)?.start ?? null)
  const own = when.clock === null || iso === null || look.zone === '' ? null : ownTime(iso, look.zone)
  const first = isDated ? briefStretch(when.stretch) : when.clock
  if (first === null) return <p class="when">{when.day === null ? 'some time' : 'no time given'}</p>
  return (
    <p class="when">
      {iso === null ? <b>{first}</b> : <time datetime={iso}>{first}</time>}
      {isDated && when.clock !== null && <small>{when.clock}</small>}
      {own !== null && <small class="own">{own}</small>}
    </p>
  )
}

/** "Friday 17 October 2025" -> "17 Oct". */
export function shortDay(words: string): string {
  const [, day = '', month = ''] = words.split(' ')
  return `${day} ${month.slice(0, 3)}`
}

/** Who takes part, and where. */
export function Who({ view: { event } }: { view: EventView }) {
  if (event.participants.length === 0 && event.place === null) return null
  return (
    <div class="row">
      {event.participants.map(({ entity, name, role }) => (
        <a class="chip" data-of={initials(name)} href={whoHref(entity)}>
          {name}
          {role !== 'participant' && role !== 'actor' && <span class="muted">{role}</span>}
        </a>
      ))}
      {event.place !== null && (
        <span class="chip muted">
          <Icon name="place" />
          {event.place.name}
        </span>
      )}
    </div>
  )
}

function initials(name: string): string {
  const capitals = name.split(/[\s-]+/).map((word) => [...word][0] ?? '')
  return `${capitals[0] ?? ''}${capitals.length > 1 ? (capitals.at(-1) ?? '') : ''}`.toUpperCase()
}

/** The sentence of a step with where it stands. */
export function Quote({ step }: { step: Step }) {
  const { snippet, row, outlet, language, url, day, sayers } = step
  if (snippet === null) return null
  return (
    <blockquote class="q" {...inLanguage(language)}>
      {snippet.before}
      <mark>{snippet.hit}</mark>
      {snippet.after}
      <cite {...(inLanguage(language).lang !== undefined && { lang: 'en', dir: 'ltr' })}>
        <a href={articleHref(row.article, snippet.part)}>
          {outlet}, {snippet.place}
        </a>
        {day !== null && ` · ${shortDay(day)}`}
        {sayers.length > 0 && ` · says ${sayers.join(', through ')}`}
        {url !== null && (
          <>
            {' · '}
            <a href={originalAt(url, wordsOf(snippet))} rel="external noopener noreferrer">
              original
            </a>
          </>
        )}
      </cite>
    </blockquote>
  )
}

/** A snippet without the marks of where it was cut. */
function wordsOf({ before, hit, after }: Snippet): string {
  return `${before}${hit}${after}`.replace(/^… | …$/g, '')
}

/** The steps of an event, oldest first. */
export function History({ steps }: { steps: readonly Step[] }) {
  return (
    <ol class="hist">
      {steps.map((step) => (
        <HistoryStep step={step} />
      ))}
    </ol>
  )
}

function HistoryStep({ step: { row, when, outlet, day, sayers, snippet } }: { step: Step }) {
  const { tone, word } = STATUS_FACES[row.status]
  return (
    <li class={tone}>
      <b>{word}</b>
      {when === null ? '' : ` for ${when.stretch}${when.clock === null ? '' : `, ${when.clock}`}`}
      {row.place === null ? '' : ` in ${row.place}`}
      {sayers.length > 0 ? `, says ${sayers.join(', through ')}` : ''} ·{' '}
      <a href={articleHref(row.article, snippet?.part)}>
        {outlet}
        {day === null ? '' : `, ${shortDay(day)}`}
      </a>
    </li>
  )
}
