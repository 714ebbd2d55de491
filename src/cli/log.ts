import type { Log } from '../serve/operators.ts'
import type { Terminal } from './terminal.ts'
import { oneOf } from './usage.ts'

/** How a server tells of what happens: a line for people, or one JSON object a line. */
export type LogForm = 'text' | 'json'

/** The value of --log. */
export function logFormOf(value: string | undefined, { env }: Terminal): LogForm {
  return oneOf('log', value ?? env['DAYBOOK_LOG'], ['text', 'json'], 'text')
}

/** What must never stand in a log: tokens, secrets of webhooks, passwords, keys in addresses, names and passwords in front of a host. */
const SECRETS: readonly (readonly [RegExp, string])[] = [
  [/\bdb_[\w-]{20,100}/g, 'db_…'],
  [/\bwhsec_[\w+/=-]{8,200}/g, 'whsec_…'],
  [/\bscrypt:[^\s"]{8,300}/g, 'scrypt:…'],
  [/\b(Bearer|Basic) [\w.~+/=-]{4,500}/gi, '$1 …'],
  [/([?&](?:key|token|secret|password|api_?key|access_token|sig|signature)=)[^&\s"#]{1,500}/gi, '$1…'],
  [/(\/\/)[^\s/@"]{1,300}@/g, '$1…@'],
]

/** A text for a log: one line, no control or direction characters, no secrets. */
export function cleaned(text: string): string {
  let out = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
  for (const [pattern, instead] of SECRETS) out = out.replace(pattern, instead)
  return out.replace(UNSEEN, (c) => (c === '\n' || c === '\t' ? ' ' : `\\u${c.codePointAt(0)!.toString(16).padStart(4, '0')}`))
}

const LONGEST = 2000
const UNSEEN = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\u200e\u200f]/gu

/** A log on standard error: what happened is `event`, a name that stays the same, with its facts. */
export function makeLog(terminal: Terminal, form: LogForm, now: () => number = Date.now): Log {
  return (level, event, fields) => {
    if (form === 'json') {
      const safe = Object.fromEntries(
        Object.entries(fields).map(([name, value]) => [name, typeof value === 'string' ? cleaned(value) : value]),
      )
      terminal.stderr.write(`${JSON.stringify({ time: new Date(now()).toISOString(), level, event, ...safe })}\n`)
      return
    }
    const { message, ...rest } = fields
    const words = Object.entries(rest).map(([name, value]) => `${name}=${cleaned(String(value))}`)
    terminal.stderr.write(`daybook: ${[typeof message === 'string' ? cleaned(message) : event, ...words].join(' ')}\n`)
  }
}
