import type { Agenda, AgendaGroup } from '../../serve/view/agenda.ts'
import { dayTitle } from '../../serve/view/agenda.ts'
import type { EventView, Step } from '../../serve/view/event.ts'
import { waitsFor } from '../../serve/view/event.ts'
import { STATUS_FACES } from '../../serve/view/status.ts'
import type { Standing } from '../../serve/view/when.ts'
import { whenPhrase } from '../../serve/view/when.ts'
import type { Status } from '../../record/index.ts'
import type { DiaryRow } from '../../store/store.ts'
import type { Page } from './page.ts'
import { block, heading, makePage, timeColumn } from './page.ts'
import type { Style } from './paint.ts'
import { displayWidth, padTo, printable, wrap } from './text.ts'

/** Width of the column that holds the time. */
const LEFT = 13

/** Events without a day that are shown of each section; the page shows all. */
const MOST = 12

/** What stands over a diary. */
export interface AgendaHead {
  readonly title: string
  readonly note: string
}

/** The diary of a record for a terminal: each event with the steps of its history, by whom, from which report. */
export function writeAgenda(agenda: Agenda, views: ReadonlyMap<string, EventView>, head: AgendaHead, style: Style): string {
  const page = makePage(style)
  const dated = agenda.earlier.toReversed()
  page.lines.push(page.paint.bold(`${head.title}${agenda.today === null ? '' : `, as of ${dayTitle(agenda.today)}`}`))
  page.lines.push(page.paint.dim(head.note))
  const put = (rows: readonly DiaryRow[], most = Infinity): void => {
    for (const { id } of rows.slice(0, most)) {
      const view = views.get(id)
      if (view) writeEvent(page, view)
    }
    if (rows.length > most) page.lines.push(page.paint.dim(`  … and ${rows.length - most} more on the page`))
  }
  const putGroup = ({ title, rows }: AgendaGroup): void => {
    page.lines.push(`  ${page.paint.bold(title)}`)
    put(rows)
  }
  if (dated.length > 0) heading(page, 'Earlier')
  dated.forEach(putGroup)
  if (agenda.earlierUndated.length > 0) {
    page.lines.push(`  ${page.paint.bold('Day not stated')}`)
    put(agenda.earlierUndated, MOST)
  }
  if (agenda.ahead.length > 0) heading(page, 'From today')
  agenda.ahead.forEach(putGroup)
  if (agenda.undated.length > 0) {
    heading(page, 'Date not set', agenda.undated.length)
    put(longestFirst(agenda.undated), MOST)
  }
  page.lines.push('')
  return `${page.lines.join('\n')}\n`
}

/** What most reports speak of comes first; those that speak of it alike stay in order. */
function longestFirst(rows: readonly DiaryRow[]): readonly DiaryRow[] {
  return rows.toSorted((a, b) => b.reports - a.reports)
}

function writeEvent(page: Page, view: EventView): void {
  const { event, steps, when } = view
  const { paint } = page
  const face = STATUS_FACES[event.status]
  const status = padTo(`${face.mark} ${face.word}`, LEFT)
  const time = timeColumn(page, when?.clock ?? '', LEFT)
  const last = steps.at(-1)
  const source = [event.place?.name ?? null, steps.length === 1 && last ? reportOf(last) : `${event.reports.length} reports`]
    .filter((fact) => fact !== null)
    .join(' · ')
  const [first = '', ...more] = wrap(printable(event.title), page.style.width - 2 * LEFT)
  page.lines.push(time + paint.tone(face.tone, status) + paint.bold(first))
  for (const rest of more) page.lines.push(' '.repeat(2 * LEFT) + paint.bold(rest))
  const width = 2 * LEFT + displayWidth(more.at(-1) ?? first)
  if (width + 2 + displayWidth(source) <= page.style.width) page.lines[page.lines.length - 1] += `  ${paint.dim(source)}`
  else page.lines.push(...block(page, source, 2 * LEFT).map(paint.dim))
  for (const link of waitsFor(view)) page.lines.push(...block(page, printable(`waits for: ${link.title}`), 2 * LEFT))
  if (steps.length > 1) for (const step of steps) writeStep(page, step)
}

function reportOf({ outlet, day }: Step): string {
  return `${outlet}${day === null ? '' : `, ${day.split(' ').slice(1, 3).join(' ')}`}`
}

const STANDINGS: Readonly<Partial<Record<Status, Standing>>> = {
  happened: 'behind',
  underway: 'behind',
  postponed: 'off',
  cancelled: 'off',
}

/** "· scheduled for Friday 17 October 2025 in Vienna, says Ushakov (Harbour Wire, 16 October)" */
function writeStep(page: Page, step: Step): void {
  const { word } = STATUS_FACES[step.row.status]
  const standing = STANDINGS[step.row.status] ?? 'ahead'
  const when = step.when === null ? '' : `${standing === 'off' ? ', ' : ' '}${whenPhrase(step.when, standing)}`
  const where = step.row.place === null || standing === 'off' ? '' : ` in ${step.row.place}`
  const who = step.sayers.length === 0 ? '' : `, says ${[...new Set(step.sayers)].join(', through ')}`
  page.lines.push(
    ...block(page, printable(`· ${word}${when}${where}${who} (${reportOf(step)})`), 2 * LEFT, 2 * LEFT + 2).map(page.paint.dim),
  )
}
