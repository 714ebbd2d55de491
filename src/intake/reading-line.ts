import type { Reading } from '../record/index.ts'
import { parseJsonLine } from './ndjson.ts'
import { problem } from './problem.ts'
import type { Result } from './problem.ts'

const LISTS = ['sentences', 'entities', 'times', 'events', 'statements'] as const

/** What to do about a line that is no reading. */
const TODO = 'give what daybook read --format ndjson writes'

/**
 * Reads one line as a reading that was made elsewhere. It is held to its format, and each of its spans to the text of its article;
 * what an engine other than this one made of the text is taken as it is.
 */
export function parseReadingLine(line: string, number: number): Result<Reading> {
  const json = parseJsonLine(line, number)
  if (!json.ok) return json
  const wrong = whatIsWrong(json.value)
  if (wrong === null) return { ok: true, value: json.value as Reading, notes: [] }
  return problem('reading', 'a reading (daybook.reading/1)', wrong, TODO, `line ${number}: expected a reading, got ${wrong}; ${TODO}`)
}

function whatIsWrong(value: unknown): string | null {
  const reading = value as Partial<Reading> | null
  if (typeof reading !== 'object' || reading === null) return `the JSON value ${JSON.stringify(value).slice(0, 40)}`
  if (reading.format !== 'daybook.reading/1') return `the format ${JSON.stringify(reading.format ?? null).slice(0, 40)}`
  const { article } = reading
  if (typeof article?.id !== 'string' || article.id === '' || typeof article.text !== 'string' || !Array.isArray(article.parts))
    return 'one without its article'
  for (const name of LISTS) if (!Array.isArray(reading[name])) return `one without its ${name}`
  const facts = [...(reading.entities ?? []), ...(reading.events ?? []), ...(reading.statements ?? [])] as readonly { id?: unknown }[]
  if (facts.some((fact) => typeof fact?.id !== 'string')) return 'a fact without an id'
  const span = firstWrongSpan(reading, article.text.length)
  return span === null ? null : `the span ${span} in a text of ${article.text.length} characters`
}

/** The first span anywhere in a value that does not lie in a text of so many characters. */
function firstWrongSpan(value: unknown, length: number): string | null {
  const open: unknown[] = [value]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next !== 'object' || next === null) continue
    const { start, end } = next as { start?: unknown; end?: unknown }
    if (start !== undefined && end !== undefined && !isSpan(start, end, length)) return JSON.stringify([start, end]).slice(0, 60)
    open.push(...Object.values(next).filter((one) => one !== undefined))
  }
  return null
}

function isSpan(start: unknown, end: unknown, length: number): boolean {
  return (
    Number.isInteger(start) &&
    Number.isInteger(end) &&
    (start as number) >= 0 &&
    (start as number) <= (end as number) &&
    (end as number) <= length
  )
}
