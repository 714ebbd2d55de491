import type { Match } from '../../store/alerts.ts'
import { daysOf, EVERYTHING, parseQuery } from '../../store/query.ts'
import type { Query } from '../../store/query.ts'
import type { DiaryRow, Store } from '../../store/store.ts'
import { escapeMarkup } from '../../text/escape.ts'

/** What a message tells: changes, and what is due. */
export interface Digest {
  readonly name: string
  /** `YYYY-MM-DD` where it is that of a day. */
  readonly day: string | null
  readonly changes: readonly Match[]
  readonly due: readonly DiaryRow[]
}

/** A message for people: plain text and HTML that say the same. */
export interface Letter {
  readonly subject: string
  readonly text: string
  readonly html: string
}

/** Days that "due" looks ahead, with the day itself; most lines of it. */
const AHEAD = 3
const MOST_DUE = 30

/** Events that a query finds on a day and the two after it. */
export async function dueOn(store: Store, query: string, day: string): Promise<readonly DiaryRow[]> {
  const first = daysOf(day)?.first ?? 0
  const parsed = parseQuery(query)
  const { any }: Query = parsed.ok ? parsed.query : EVERYTHING
  const near = { not: false, kind: 'time', field: 'on', from: first, to: first + AHEAD - 1 } as const
  const narrowed: Query = { any: any.length === 0 ? [[near]] : any.map((group) => [...group, near]) }
  const rows = await store.diary(narrowed, { limit: 4 * MOST_DUE })
  return rows.filter(({ firstDay, lastDay }) => lastDay !== null && firstDay !== null && lastDay - firstDay < 7).slice(0, MOST_DUE)
}

/** Write a message. `base` is the address of the record, for links; null = none. */
export function letterOf({ name, day, changes, due }: Digest, base: string | null): Letter {
  const count = changes.length === 1 ? '1 change' : `${changes.length} changes`
  const subject = plain(`Daybook: ${name}, ${day === null ? '' : `${day}, `}${count}`)
  const parts: (readonly [title: string, lines: readonly Line[]])[] = [
    ['What changed', changes.map(changeLine)],
    ['Due in the next days', due.map(dueLine)],
  ]
  const shown = parts.filter(([, lines]) => lines.length > 0)
  const text = shown.map(([title, lines]) => `${title}\n\n${lines.map((line) => textLine(line, base)).join('')}`).join('\n')
  const html = shown.map(([title, lines]) => `<h2>${title}</h2><ul>${lines.map((line) => htmlLine(line, base)).join('')}</ul>`).join('')
  const foot = base === null ? '' : `${base}/alerts`
  return {
    subject,
    text: `${text}${foot === '' ? '' : `\n${foot}\n`}`,
    html: `<!doctype html><html lang="en"><meta charset="utf-8"><title>${escapeMarkup(subject)}</title><body><h1>${escapeMarkup(name)}</h1>${html}${foot === '' ? '' : `<p><a href="${escapeMarkup(foot)}">Alerts</a></p>`}</body></html>`,
  }
}

interface Line {
  readonly lead: string
  readonly title: string
  readonly rest: string
  /** Path of its page. */
  readonly path: string
}

function changeLine({ change: { kind, subject, before, after }, title }: Match): Line {
  const rest = after === null || after === title ? '' : before === null ? after : `${before} → ${after}`
  return { lead: kind, title, rest, path: `/to/${encodeURIComponent(subject)}` }
}

function dueLine({ id, title, status, when, place }: DiaryRow): Line {
  return { lead: when ?? '', title, rest: [status, place].filter(Boolean).join(', '), path: `/event/${encodeURIComponent(id)}` }
}

function textLine({ lead, title, rest, path }: Line, base: string | null): string {
  return `- ${plain(`${lead}: ${title}${rest === '' ? '' : ` (${rest})`}`)}\n${base === null ? '' : `  ${base}${path}\n`}`
}

function htmlLine({ lead, title, rest, path }: Line, base: string | null): string {
  const name = base === null ? escapeMarkup(plain(title)) : `<a href="${escapeMarkup(base + path)}">${escapeMarkup(plain(title))}</a>`
  return `<li><b>${escapeMarkup(lead)}</b> ${name}${rest === '' ? '' : ` ${escapeMarkup(plain(rest))}`}</li>`
}

/** On one line and without characters that steer a terminal or a header. */
function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]{1,100}/gu, ' ').trim()
}
