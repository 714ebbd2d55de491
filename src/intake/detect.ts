import { parseArticleLine } from './ndjson.ts'

/** The forms in which reports come in. */
export type InputKind = 'text' | 'html' | 'ndjson' | 'mail' | 'warc' | 'calendar'

/** Their names, as options take them. */
export const INPUT_KINDS = ['text', 'html', 'ndjson', 'mail', 'warc', 'calendar'] as const satisfies readonly InputKind[]

/** Form of an input that does not name it: NDJSON if its first line is an article, HTML if it begins with a tag or doctype, WARC if it says so, else text. */
export function detectKind(text: string): InputKind {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0
  let from = start
  while (from < text.length && text.charCodeAt(from) <= 0x20) from++
  if (text.startsWith('WARC/', from) && /^WARC\/\d/.test(text.slice(from, from + 6))) return 'warc'
  if (/^BEGIN:VCALENDAR\s/i.test(text.slice(from, from + 16))) return 'calendar'
  const first = text[from]
  if (first === '{') {
    const end = text.indexOf('\n', from)
    return parseArticleLine(text.slice(from, end === -1 ? text.length : end), 1).ok ? 'ndjson' : 'text'
  }
  return first === '<' && /^<(?:!doctype|!--|\?xml|[a-z][a-z0-9]{0,20}[\s>/])/i.test(text.slice(from, from + 40)) ? 'html' : 'text'
}

/** Form of a file by its name, null where the name does not tell. */
export function kindOfFile(name: string): InputKind | null {
  if (/\.warc(?:\.gz)?$/i.test(name)) return 'warc'
  const match = /\.([a-z0-9]{1,8})$/i.exec(name)
  switch (match?.[1]?.toLowerCase()) {
    case 'txt':
    case 'text':
    case 'md':
      return 'text'
    case 'html':
    case 'htm':
    case 'xhtml':
      return 'html'
    case 'ndjson':
    case 'jsonl':
    case 'json':
      return 'ndjson'
    case 'ics':
    case 'ical':
      return 'calendar'
    case 'eml':
      return 'mail'
    default:
      return null
  }
}
