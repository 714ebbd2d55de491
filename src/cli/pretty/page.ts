import type { Paint, Style } from './paint.ts'
import { makePaint } from './paint.ts'
import { displayWidth, padTo, wrap } from './text.ts'

/** The lines written so far, and how to write more. */
export interface Page {
  readonly lines: string[]
  readonly style: Style
  readonly paint: Paint
}

/** An empty page. */
export function makePage(style: Style): Page {
  return { lines: [], style, paint: makePaint(style) }
}

/** A text as lines that fit the page, indented; lines after the first by `hang`. */
export function block(page: Page, text: string, indent: number, hang: number = indent): readonly string[] {
  const width = Math.max(20, page.style.width - Math.max(indent, hang))
  return wrap(text, width).map((line, i) => ' '.repeat(i === 0 ? indent : hang) + line)
}

/** A heading over the page's whole width. */
export function heading(page: Page, title: string, n?: number): void {
  const words = `${title.toUpperCase()}${n === undefined ? '' : `  ${n}`} `
  page.lines.push(
    '',
    `${page.paint.bold(words)}${page.paint.dim('─'.repeat(Math.max(3, Math.min(page.style.width, 100) - displayWidth(words))))}`,
  )
}

/** The time at the left of a line; one that is too long for its column gets a line of its own. */
export function timeColumn(page: Page, time: string, width: number): string {
  const column = `  ${time}`
  if (displayWidth(column) < width) return padTo(column, width)
  page.lines.push(column)
  return ' '.repeat(width)
}
