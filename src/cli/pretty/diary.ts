import type { DiaryLine, Evidence } from '../../serve/view/diary.ts'
import { saysWords } from '../../serve/view/said.ts'
import { STATUS_FACES } from '../../serve/view/status.ts'
import type { Page } from './page.ts'
import { timeColumn } from './page.ts'
import { displayWidth, wrap } from './text.ts'

/** Width of the column that holds the time. */
const LEFT = 13

/** Pieces of evidence shown for one line. */
const MOST_EVIDENCE = 3

/** One line of the diary: time, status, title; below it who, where, what it waits for; below that its evidence, dim. */
export function diaryBlock(page: Page, line: DiaryLine): void {
  const { paint } = page
  const face = STATUS_FACES[line.event.status]
  const status = `${face.mark} ${face.word}`
  const room = page.style.width - LEFT
  const [first = '', ...more] = wrap(
    `${status}  ${line.event.title}`.replace(/ {2}/, '\u00a0\u00a0').replace(status, status.replaceAll(' ', '\u00a0')),
    room,
  )
  const title = first.replaceAll('\u00a0', ' ').slice(status.length)
  page.lines.push(timeColumn(page, timeOf(line), LEFT) + paint.tone(face.tone, status) + paint.bold(title))
  for (const rest of more) page.lines.push(' '.repeat(LEFT) + paint.bold(rest))
  const put = (text: string): void => {
    for (const part of wrap(text, room)) page.lines.push(' '.repeat(LEFT) + part)
  }
  const who = line.participants.map(({ name, role }) => (role === null ? name : `${name} (${role})`)).join(', ')
  const facts = [who, line.place].filter((fact) => fact !== null && fact !== '').join(' · ')
  if (facts !== '') put(facts)
  for (const title of line.waitsFor) put(`waits for: ${title}`)
  for (const note of line.notes) put(note)
  for (const evidence of line.evidence.slice(0, MOST_EVIDENCE)) writeEvidence(page, evidence)
  const left = line.evidence.length - MOST_EVIDENCE
  if (left > 0) page.lines.push(' '.repeat(LEFT) + paint.dim(`  and in ${left} more ${left === 1 ? 'sentence' : 'sentences'}`))
}

function timeOf(line: DiaryLine): string {
  if (line.when === null) return 'no date'
  return line.when.clock ?? (line.when.day === null ? '' : 'no time')
}

/** "│ … the two will meet in Budapest …   ¶7, says Ushakov" */
function writeEvidence(page: Page, { snippet, by }: Evidence): void {
  const room = page.style.width - LEFT - 2
  const source = `${snippet.place}${by === null ? '' : `, ${saysWords(by)}`}`
  const lines = [...wrap(`${snippet.before}${snippet.hit}${snippet.after}`, room)]
  const last = lines.at(-1) ?? ''
  if (displayWidth(last) + 2 + displayWidth(source) <= room) lines[lines.length - 1] = `${last}  ${source}`
  else lines.push(...wrap(source, room))
  for (const text of lines) page.lines.push(' '.repeat(LEFT) + page.paint.dim(`│ ${text}`))
}
