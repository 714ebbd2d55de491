import type { Combined, CombinedLine } from '../../serve/view/combined.ts'
import { outletOf } from '../../serve/view/said.ts'
import { STATUS_FACES } from '../../serve/view/status.ts'
import { dayWords } from '../../serve/view/when.ts'
import { writeDay } from '../../text/edtf.ts'
import type { Page } from './page.ts'
import { block, heading, makePage, timeColumn } from './page.ts'
import type { Style } from './paint.ts'
import { displayWidth, padTo, wrap } from './text.ts'

/** Width of the column that holds the time. */
const LEFT = 13

/** Events without a day that are shown of each section; the page shows all. */
const MOST = 12

/** The diary of several reports for a terminal: one or two rows a line, with the report it rests on. */
export function writeCombined(diary: Combined, reports: number, style: Style): string {
  const page = makePage(style)
  const dated = [...diary.earlier].reverse()
  const total = [...dated, ...diary.ahead].reduce((n, s) => n + s.lines.length, 0) + diary.undated.length + diary.earlierUndated.length
  page.lines.push(
    page.paint.bold(`Diary of the sample news${diary.today === null ? '' : `, as of ${dayWords(writeDay(diary.today)) ?? ''}`}`),
  )
  page.lines.push(page.paint.dim(`${total} events from ${reports} reports by invented outlets`))
  if (dated.length > 0) heading(page, 'Earlier')
  for (const stretch of dated) writeStretch(page, stretch.title, stretch.lines)
  if (diary.earlierUndated.length > 0) writeStretch(page, 'Day not stated', diary.earlierUndated, MOST)
  if (diary.ahead.length > 0) heading(page, 'From today')
  for (const stretch of diary.ahead) writeStretch(page, stretch.title, stretch.lines)
  if (diary.undated.length > 0) {
    heading(page, 'Date not set', diary.undated.length)
    writeLines(page, diary.undated, MOST)
  }
  page.lines.push('')
  return `${page.lines.join('\n')}\n`
}

function writeStretch(page: Page, title: string, lines: readonly CombinedLine[], most = Infinity): void {
  page.lines.push(`  ${page.paint.bold(title)}`)
  writeLines(page, lines, most)
}

function writeLines(page: Page, lines: readonly CombinedLine[], most: number): void {
  for (const line of lines.slice(0, most)) writeLine(page, line)
  if (lines.length > most) page.lines.push(page.paint.dim(`  … and ${lines.length - most} more on the page`))
}

function writeLine(page: Page, { newest, history }: CombinedLine): void {
  const { paint } = page
  const face = STATUS_FACES[newest.event.status]
  const status = padTo(`${face.mark} ${face.word}`, LEFT)
  const time = timeColumn(page, newest.when?.clock ?? '', LEFT)
  const { published } = newest.reading.article
  const day = published && dayWords(published.value)?.split(' ').slice(1, 3).join(' ')
  const source = [
    newest.place,
    `${outletOf(newest.reading)}${day ? `, ${day}` : ''}`,
    history.length > 1 ? `${history.length} reports` : null,
  ]
    .filter((fact) => fact !== null)
    .join(' · ')
  const room = page.style.width - 2 * LEFT
  const [first = '', ...more] = wrap(newest.event.title, room)
  page.lines.push(time + paint.tone(face.tone, status) + paint.bold(first))
  for (const rest of more) page.lines.push(' '.repeat(2 * LEFT) + paint.bold(rest))
  const last = page.lines.length - 1
  const width = 2 * LEFT + displayWidth(more.at(-1) ?? first)
  if (width + 2 + displayWidth(source) <= page.style.width) page.lines[last] += `  ${paint.dim(source)}`
  else page.lines.push(...block(page, source, 2 * LEFT).map(paint.dim))
}
