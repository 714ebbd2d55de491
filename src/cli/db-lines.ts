import { roleName } from '../record/index.ts'
import type { Change, CorrectionRecord, EntityRecord, EventRecord, StoryRecord } from '../record/index.ts'
import { wordsOf } from '../store/words.ts'
import type { RecordDifference } from '../store/diff.ts'
import type { DiaryRow, Head, SaidRow } from '../store/store.ts'
import { STATUS_FACES } from '../serve/view/status.ts'
import { dayWords, plainDay, whenLabel } from '../serve/view/when.ts'
import { writeDay } from '../text/edtf.ts'
import { block, heading, makePage, timeColumn } from './pretty/page.ts'
import type { Page } from './pretty/page.ts'
import type { Style } from './pretty/paint.ts'
import { padTo, printable, wrap } from './pretty/text.ts'

/** Width of the column that holds a time, and of the one that holds a report's day. */
const LEFT = 13
const DAY = 18

/** The diary for a terminal: what is over, what is due from a day on, what has no date. */
export function writeDiary(rows: readonly DiaryRow[], today: number | null, style: Style): string {
  const page = makePage(style)
  const isOver = (row: DiaryRow): boolean => row.lastDay !== null && today !== null && row.lastDay < today
  const sections: readonly [string, DiaryRow[]][] = [
    ['Earlier', rows.filter(isOver)],
    [today === null ? 'Diary' : `From ${dayWords(writeDay(today)) ?? ''}`, rows.filter((row) => row.firstDay !== null && !isOver(row))],
    ['Date not set', rows.filter((row) => row.firstDay === null && row.status !== 'happened')],
    ['Day not stated', rows.filter((row) => row.firstDay === null && row.status === 'happened')],
  ]
  for (const [title, lines] of sections) {
    if (lines.length === 0) continue
    heading(page, title)
    let day: string | null = null
    for (const row of lines) {
      const label = row.when === null ? null : whenLabel(row.when, row.zone)
      if (label && label.stretch !== day) page.lines.push(`  ${page.paint.bold((day = label.stretch))}`)
      writeRow(page, row, label?.clock ?? '')
    }
  }
  page.lines.push('')
  return `${page.lines.join('\n')}\n`
}

function writeRow(page: Page, row: DiaryRow, clock: string): void {
  const { paint } = page
  const face = STATUS_FACES[row.status]
  const status = padTo(`${face.mark} ${face.word}`, LEFT)
  const [first = '', ...more] = wrap(row.title, page.style.width - 2 * LEFT)
  page.lines.push(timeColumn(page, clock, LEFT) + paint.tone(face.tone, status) + paint.bold(first))
  for (const rest of more) page.lines.push(' '.repeat(2 * LEFT) + paint.bold(rest))
  const reports = row.reports === 1 ? '1 report' : `${row.reports} reports`
  const facts = [
    row.who.slice(0, 6).join(', '),
    row.place,
    reports,
    row.disagreements > 0 ? 'reports disagree' : null,
    row.corrected ? 'corrected' : null,
    row.id,
  ]
  page.lines.push(...block(page, facts.filter((fact) => fact !== null && fact !== '').join(' · '), 2 * LEFT).map(paint.dim))
}

/** The day of a report: "17 October 2025". */
export function dayOfReport(published: string | null): string {
  return (published && plainDay(published)) ?? 'no date'
}

/** Reports that were found, one a line. */
export function writeHeads(heads: readonly Head[], style: Style): string {
  const page = makePage(style)
  for (const head of heads) {
    page.lines.push(padTo(dayOfReport(head.published), DAY) + page.paint.bold(printable(head.title ?? head.id)))
    page.lines.push(...block(page, [head.outlet, head.id].filter((fact) => fact !== null).join(' · '), DAY).map(page.paint.dim))
  }
  return `${page.lines.join('\n')}\n`
}

/** Statements: who, to whom it came through, what, where. */
export function writeSaid(rows: readonly SaidRow[], style: Style): string {
  const page = makePage(style)
  for (const { statement, published, outlet } of rows) {
    const via = statement.via.length > 0 ? `, through ${statement.via.join(', ')}` : ''
    page.lines.push(padTo(dayOfReport(published), DAY) + page.paint.bold(printable(statement.source.name)) + printable(via))
    for (const part of statement.content)
      page.lines.push(...block(page, statement.kind === 'direct' ? `“${part.replace(/^["“'‘]|["”'’]$/gu, '')}”` : part, DAY))
    page.lines.push(...block(page, [outlet, statement.article].filter((fact) => fact !== null).join(' · '), DAY).map(page.paint.dim))
  }
  return `${page.lines.join('\n')}\n`
}

/** People and things with their spellings and roles. */
export function writeWho(entities: readonly EntityRecord[], style: Style): string {
  const page = makePage(style)
  for (const { name, kind, aliases, roles, id, corrections = [] } of entities) {
    page.lines.push(`${page.paint.bold(printable(name))}  ${page.paint.dim(`${kind} · ${id}`)}`)
    const others = aliases.filter((form) => form !== name)
    if (others.length > 0) page.lines.push(...block(page, `also ${others.join(', ')}`, 2))
    for (const role of roles) {
      const until = role.until === null ? '' : ` until ${dayOfReport(role.until)}`
      page.lines.push(...block(page, `${roleName(role)} (from ${dayOfReport(role.from)}${until}, ${role.article})`, 2))
    }
    writeCorrections(page, corrections, 2)
  }
  return `${page.lines.join('\n')}\n`
}

/** A story with its reports and what they speak of. */
export function writeStory(story: StoryRecord, heads: readonly Head[], events: readonly EventRecord[], style: Style): string {
  const page = makePage(style)
  page.lines.push(page.paint.bold(printable(story.title)), page.paint.dim(story.id))
  writeCorrections(page, story.corrections ?? [], 2)
  heading(page, 'Reports', story.articles.length)
  page.lines.push(writeHeads(heads, style).trimEnd())
  for (const group of story.syndicated) page.lines.push(...block(page, `one text: ${group.join(', ')}`, DAY).map(page.paint.dim))
  heading(page, 'Events', events.length)
  for (const event of events) writeEvent(page, event)
  return `${page.lines.join('\n')}\n`
}

/** One event with its whole history. */
function writeEvent(page: Page, event: EventRecord): void {
  const face = STATUS_FACES[event.status]
  const when = event.when === null ? 'no date' : whenLabel(event.when.edtf, event.when.zone)?.stretch
  page.lines.push(
    `${page.paint.tone(face.tone, `${face.mark} ${face.word}`)}  ${page.paint.bold(printable(event.title))}  ${page.paint.dim(printable([when, event.place?.name, event.id].filter(Boolean).join(' · ')))}`,
  )
  for (const row of event.history) {
    const step = STATUS_FACES[row.status]
    page.lines.push(
      ...block(
        page,
        [
          dayOfReport(row.published),
          step.word,
          row.when,
          row.place,
          row.article,
          row.version === undefined ? null : `version ${row.version}, edited since`,
        ]
          .filter((fact) => fact !== null)
          .join(' · '),
        4,
      ),
    )
  }
  for (const { slot, kind, values } of event.disagreements)
    page.lines.push(
      ...block(
        page,
        `${kind} on ${slot}: ${values.map((v) => `${v.value} (${v.evidence.map((e) => e.article).join(', ')})`).join(' / ')}`,
        4,
      ),
    )
  writeCorrections(page, event.corrections ?? [], 4)
}

/** What people put right, and what of it they took back. */
function writeCorrections(page: Page, corrections: readonly CorrectionRecord[], indent: number): void {
  for (const { id, correction, author, reason, made, undone } of corrections) {
    const back = undone === null ? '' : `, taken back by ${undone.author} (${undone.reason})`
    page.lines.push(...block(page, `corrected: ${wordsOf(correction)} · ${author}, ${dayOfReport(made)}: ${reason}${back} · ${id}`, indent))
  }
}

/** How the record differs between two times, one a line. */
export function writeDifferences(differences: readonly RecordDifference[], style: Style): string {
  return writeChanges(
    differences.map((difference) => ({ ...difference, seq: null, article: null, span: null })),
    style,
  )
}

/** The changes feed, one a line. */
export function writeChanges(
  changes: readonly (Omit<Change, 'seq'> & { readonly seq: number | null; readonly title: string | null })[],
  style: Style,
): string {
  const page = makePage(style)
  for (const { seq, kind, before, after, subject, title, article } of changes) {
    const step = before !== null && after !== null ? `${before} → ${after}` : (after ?? before ?? '')
    const name = title ?? subject
    page.lines.push(
      (seq === null ? '' : padTo(String(seq), 9)) +
        padTo(kind, 14) +
        page.paint.bold(printable(name)) +
        printable(step === '' || step === name ? '' : `: ${step}`) +
        (article === null ? '' : page.paint.dim(printable(`  ${article}`))),
    )
  }
  return `${page.lines.join('\n')}\n`
}
