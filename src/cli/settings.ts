import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Terminal } from './terminal.ts'

/** One thing that can be set once for all commands: in the environment, or in the file of settings. */
export interface Setting {
  /** Its name in the file, and that of the option where there is one. */
  readonly key: string
  readonly env: string
  readonly summary: string
  /** What holds where nothing is set. */
  readonly otherwise: string
  /** Is its value to be hidden when settings are shown? */
  readonly isSecret?: boolean
  /** What a value must look like, with an example; values that do not are refused. */
  readonly shape?: { readonly pattern: RegExp; readonly words: string }
}

/** Every setting, in the order in which they are shown. */
// prettier-ignore
export const SETTINGS: readonly Setting[] = [
  { key: 'db', env: 'DAYBOOK_DB', summary: 'where the record lies', otherwise: 'daybook.db in this folder' },
  { key: 'database', env: 'DAYBOOK_DATABASE', summary: 'the database that holds the record; comes before db', otherwise: 'none', isSecret: true, shape: { pattern: /^postgres(?:ql)?:\/\/\S{1,500}$/, words: 'an address like postgres://user@host/database' } },
  { key: 'contact', env: 'DAYBOOK_CONTACT', summary: 'where you can be reached: part of every request', otherwise: 'none' },
  { key: 'allow-hosts', env: 'DAYBOOK_ALLOW_HOSTS', summary: 'private hosts that may be asked', otherwise: 'none' },
  { key: 'author', env: 'DAYBOOK_AUTHOR', summary: 'who corrects the record', otherwise: 'your login' },
  { key: 'password-file', env: 'DAYBOOK_PASSWORD_FILE', summary: 'the file with the password of daybook serve', otherwise: 'none' },
  { key: 'trusted-proxies', env: 'DAYBOOK_TRUSTED_PROXIES', summary: 'proxies in front of daybook serve', otherwise: 'none' },
  { key: 'proxy-user', env: 'DAYBOOK_PROXY_USER', summary: 'the header in which they say who has logged in', otherwise: 'none', shape: { pattern: /^[A-Za-z0-9-]{1,60}$/, words: 'the name of a header like X-Forwarded-User' } },
  { key: 'log', env: 'DAYBOOK_LOG', summary: 'how daybook serve tells of what happens', otherwise: 'text', shape: { pattern: /^(?:text|json)$/, words: 'text or json' } },
  { key: 'retain', env: 'DAYBOOK_RETAIN', summary: 'days after which daybook serve deletes texts of reports', otherwise: 'never', shape: { pattern: /^[1-9]\d{0,4}$/, words: 'a number of days' } },
  { key: 'smtp', env: 'DAYBOOK_SMTP', summary: 'the mail server of alerts', otherwise: 'none', isSecret: true, shape: { pattern: /^smtps?:\/\/\S{1,500}$/, words: 'an address like smtps://user:password@mail.example.org' } },
  { key: 'mail-from', env: 'DAYBOOK_MAIL_FROM', summary: 'who mails of alerts come from', otherwise: 'Daybook <daybook@localhost>' },
]

/** What the file of settings holds, or one line on what is wrong with it. */
export type SettingsFile =
  { readonly path: string | null; readonly values: Readonly<Record<string, string>> } | { readonly path: string; readonly wrong: string }

/** Where the file of settings lies: DAYBOOK_CONFIG, else with those of other programs; null where there is no home for it. */
export function settingsPath({ env }: Pick<Terminal, 'env'>): string | null {
  const named = env['DAYBOOK_CONFIG']
  if (named !== undefined && named !== '') return named
  const base = env['XDG_CONFIG_HOME'] || (process.platform === 'win32' ? env['APPDATA'] : undefined)
  if (base) return path.join(base, 'daybook', 'config.json')
  return env['HOME'] ? path.join(env['HOME'], '.config', 'daybook', 'config.json') : null
}

/** Read the file of settings; none is as good as an empty one. */
export function readSettings(terminal: Pick<Terminal, 'env'>): SettingsFile {
  const file = settingsPath(terminal)
  if (file === null || !existsSync(file)) return { path: file, values: {} }
  let held: unknown
  try {
    held = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    return { path: file, wrong: `${file}: expected a JSON object of settings, got something else (${(error as Error).message})` }
  }
  if (typeof held !== 'object' || held === null || Array.isArray(held))
    return { path: file, wrong: `${file}: expected a JSON object of settings, got ${Array.isArray(held) ? 'a list' : typeof held}` }
  const values: Record<string, string> = {}
  for (const [key, value] of Object.entries(held)) {
    const wrong = typeof value === 'string' ? wrongValue(key, value) : `expected text, got ${typeof value}`
    if (wrong !== null) return { path: file, wrong: `${file}: ${key}: ${wrong}` }
    values[key] = value as string
  }
  return { path: file, values }
}

/** What is wrong with a value of a setting; null where nothing is. */
export function wrongValue(key: string, value: string): string | null {
  const setting = SETTINGS.find((each) => each.key === key)
  if (!setting) return `expected a setting (${SETTINGS.map((each) => each.key).join(', ')}), got "${key}"`
  if (value === '' || /\p{Cc}/u.test(value)) return 'expected text in one line, got none'
  if (setting.shape && !setting.shape.pattern.test(value)) return `expected ${setting.shape.words}, got "${value}"`
  return null
}

/** Settings of the environment that say the same in another way. */
const OTHERS: Readonly<Record<string, string>> = { 'password-file': 'DAYBOOK_PASSWORD', database: 'DAYBOOK_DB' }

/** A terminal whose environment has what the file of settings says, where the environment itself says nothing. */
export function withSettings(terminal: Terminal, values: Readonly<Record<string, string>>): Terminal {
  const added = SETTINGS.flatMap(({ key, env }) => {
    const value = values[key]
    // The same thing said in another way in the environment comes before what the file says.
    const other = OTHERS[key]
    const isGiven = terminal.env[env] !== undefined || (other !== undefined && terminal.env[other] !== undefined)
    return value === undefined || isGiven ? [] : [[env, value] as const]
  })
  return added.length === 0 ? terminal : { ...terminal, env: { ...terminal.env, ...Object.fromEntries(added) } }
}
