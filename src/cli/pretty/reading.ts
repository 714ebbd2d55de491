import type { Reading } from '../../record/index.ts'
import type { DiaryLine, Section } from '../../serve/view/diary.ts'
import { diaryOf, linesIn, railOf } from '../../serve/view/diary.ts'
import { whoLines } from '../../serve/view/people.ts'
import { kindWords, outletOf, saidLines } from '../../serve/view/said.ts'
import type { SaidLine } from '../../serve/view/said.ts'
import { STATUS_FACES } from '../../serve/view/status.ts'
import { dayWords } from '../../serve/view/when.ts'
import { diaryBlock } from './diary.ts'
import type { Page } from './page.ts'
import { block, heading, makePage } from './page.ts'
import type { Style } from './paint.ts'
import { displayWidth } from './text.ts'

/** One reading for people: what is in the diary, who said what, who is who, and the evidence of each line. */
export function writePretty(reading: Reading, style: Style): string {
  const page = makePage(style)
  const lines = diaryOf(reading)
  const said = saidLines(reading)
  writeHead(page, reading, lines, said)
  writeDiary(page, lines)
  writeSaid(page, said)
  writeWho(page, reading)
  writeRail(page, reading, lines)
  return `${page.lines.join('\n')}\n`
}

function writeHead(page: Page, reading: Reading, lines: readonly DiaryLine[], said: readonly SaidLine[]): void {
  const { article } = reading
  const { paint } = page
  for (const line of block(page, article.title ?? article.id, 0)) page.lines.push(paint.bold(line))
  const published = article.published && (dayWords(article.published.value) ?? article.published.value)
  const words = article.text.match(/\S+/g)?.length ?? 0
  const facts = [article.outlet === null ? null : outletOf(reading), published ?? 'date of publication not known', `${words} words`]
  for (const line of block(page, facts.filter((fact) => fact !== null).join(' · '), 0)) page.lines.push(paint.dim(line))
  const own = lines.filter((line) => line.section !== 'rail').length
  page.lines.push(paint.dim(`${count(own, 'event')} · ${count(said.length, 'statement')}`))
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`
}

const SECTIONS: readonly (readonly [Section, string])[] = [
  ['dated', 'Dated'],
  ['date not set', 'Date not set'],
  ['earlier', 'Earlier'],
]

function writeDiary(page: Page, lines: readonly DiaryLine[]): void {
  if (!lines.some((line) => line.section !== 'rail')) {
    heading(page, 'Diary')
    page.lines.push(page.paint.dim('  No event was found in this report.'))
  }
  for (const [section, title] of SECTIONS) {
    const found = linesIn(lines, section)
    if (found.length === 0) continue
    heading(page, title, found.length)
    let stretch: string | null = null
    found.forEach((line, i) => {
      const isNew = line.when !== null && line.when.stretch !== stretch
      if (i > 0) page.lines.push('')
      if (isNew && line.when) page.lines.push(`  ${page.paint.bold(line.when.stretch)}`)
      stretch = line.when?.stretch ?? stretch
      diaryBlock(page, line)
    })
  }
}

function writeSaid(page: Page, said: readonly SaidLine[]): void {
  if (said.length === 0) return
  heading(page, 'Statements', said.length)
  said.forEach((line, i) => {
    if (i > 0) page.lines.push('')
    const chain = line.chain.join(' › ')
    const how = [line.cue, kindWords(line.statement), line.place].filter((part) => part !== null).join(' · ')
    const isOneRow = displayWidth(`  ${chain}  ${how}`) <= page.style.width
    const [first = '', ...more] = block(page, chain, 2)
    page.lines.push(page.paint.bold(first) + (isOneRow ? `  ${page.paint.dim(how)}` : ''), ...more.map(page.paint.bold))
    if (!isOneRow) page.lines.push(...block(page, how, 4).map(page.paint.dim))
    page.lines.push(...block(page, line.content.join(' … ') || line.snippet.hit, 4))
  })
}

function writeWho(page: Page, reading: Reading): void {
  const people = whoLines(reading, ['person'])
  const organisations = whoLines(reading, ['organisation'])
  const groups = whoLines(reading, ['group'])
  const places = whoLines(reading, ['place', 'facility'])
  if (people.length + organisations.length + groups.length + places.length === 0) return
  heading(page, 'Who is who', people.length + organisations.length)
  for (const { entity, roles, mentions } of [...people, ...organisations]) {
    const role = roles.length > 0 ? `: ${roles.join('; ')}` : ''
    page.lines.push(...block(page, `${entity.name}${role} (${mentions}×)`, 2, 4))
  }
  for (const [title, lines] of [
    ['Groups', groups],
    ['Places', places],
  ] as const) {
    if (lines.length > 0)
      page.lines.push(...block(page, `${title}: ${lines.map(({ entity }) => entity.name).join(', ')}`, 2, 4).map(page.paint.dim))
  }
}

function writeRail(page: Page, reading: Reading, lines: readonly DiaryLine[]): void {
  const rail = railOf(reading, lines)
  if (rail.length === 0) return
  heading(page, 'Other headlines on the page', rail.length)
  for (const item of rail) {
    page.lines.push(...block(page, item.text, 2, 4))
    for (const { event } of item.lines) {
      const face = STATUS_FACES[event.status]
      page.lines.push(...block(page, `${face.mark} ${face.word}: ${event.title}`, 6).map(page.paint.dim))
    }
  }
}
