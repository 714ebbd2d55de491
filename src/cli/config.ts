import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { isAddress } from '../store/postgres/address.ts'
import type { Setting, SettingsFile } from './settings.ts'
import { readSettings, SETTINGS, settingsPath, wrongValue } from './settings.ts'
import type { Terminal } from './terminal.ts'
import { complain, writeOut } from './terminal.ts'
import { parseCommand, UsageError } from './usage.ts'

/** Options of `daybook config`. */
export const CONFIG_OPTIONS = { json: { type: 'boolean' } } as const

const VERBS: Readonly<Record<string, number>> = { show: 0, get: 1, set: 2, unset: 1, path: 0 }

/** `daybook config`: shows settings and where each comes from; sets them for all commands. */
export async function configCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseCommand(args, CONFIG_OPTIONS)
  const [verb = 'show', ...rest] = positionals
  const wanted = VERBS[verb]
  if (wanted === undefined) throw new UsageError(`expected config, or config get, set, unset or path, got "${verb}"`)
  if (rest.length !== wanted)
    throw new UsageError(`expected ${['nothing', 'the name of a setting', 'the name of a setting and its value'][wanted]} after ${verb}`)
  if (verb === 'path') {
    await writeOut(terminal, `${pathOf(terminal)}\n`)
    return 0
  }
  const file = readSettings(terminal)
  if ('wrong' in file && verb !== 'set') complain(terminal, file.wrong)
  if (verb === 'show') return show(file, values.json === true, terminal)
  const setting = SETTINGS.find(({ key }) => key === rest[0])
  if (!setting) throw new UsageError(`expected a setting (${SETTINGS.map(({ key }) => key).join(', ')}), got "${rest[0]}"`)
  if (verb === 'get') {
    const { value } = standing(setting, file, terminal)
    if (value !== null) await writeOut(terminal, `${value}\n`)
    return value === null ? 3 : 0
  }
  if ('wrong' in file) {
    complain(terminal, `${file.wrong}. Put it right or remove it`)
    return 1
  }
  const held: Record<string, string> = { ...file.values }
  if (verb === 'set') {
    const wrong = wrongValue(setting.key, rest[1]!)
    if (wrong !== null) throw new UsageError(wrong)
    held[setting.key] = rest[1]!
  } else if (!(setting.key in held)) return 3
  else delete held[setting.key]
  keep(pathOf(terminal), held)
  if (terminal.env[setting.env] !== undefined)
    complain(terminal, `${setting.env} is set in the environment and comes before what the file says`)
  return 0
}

function pathOf(terminal: Terminal): string {
  const found = settingsPath(terminal)
  if (found === null) throw new UsageError('expected a home for settings, got none; set DAYBOOK_CONFIG to the name of a file')
  return found
}

/** Only its owner may read the file: it may hold the password of a mail server. */
function keep(file: string, values: Readonly<Record<string, string>>): void {
  mkdirSync(path.dirname(file), { recursive: true })
  const sorted = Object.fromEntries(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)))
  writeFileSync(`${file}.part`, `${JSON.stringify(sorted, null, 2)}\n`, { mode: 0o600 })
  renameSync(`${file}.part`, file)
}

interface Standing {
  readonly value: string | null
  readonly from: string
}

/** What holds for a setting, and where that comes from. */
function standing({ key, env }: Setting, file: SettingsFile, { env: given }: Terminal): Standing {
  const there = given[env]
  if (there !== undefined) return { value: there, from: `environment (${env})` }
  const kept = 'values' in file ? file.values[key] : undefined
  return kept === undefined ? { value: null, from: 'nothing set' } : { value: kept, from: file.path! }
}

async function show(file: SettingsFile, asJson: boolean, terminal: Terminal): Promise<number> {
  const rows = SETTINGS.map((setting) => {
    const { value, from } = standing(setting, file, terminal)
    const hides = setting.isSecret === true || (setting.key === 'db' && value !== null && isAddress(value))
    const shown = value !== null && hides ? value.replace(/\/\/[^@/]{1,400}@/, '//…@') : value
    return { key: setting.key, value: shown, from, otherwise: setting.otherwise, summary: setting.summary }
  })
  if (asJson) {
    await writeOut(terminal, `${JSON.stringify({ file: file.path, settings: rows }, null, 2)}\n`)
    return 'wrong' in file ? 1 : 0
  }
  const width = Math.max(...rows.map(({ key }) => key.length))
  const lines = rows.map(({ key, value, from, otherwise, summary }) => {
    const what = value === null ? `(${otherwise})` : value
    return `${key.padEnd(width)}  ${what}\n${' '.repeat(width)}  ${value === null ? summary : `${summary}; from ${from}`}\n`
  })
  await writeOut(terminal, `${lines.join('')}\nFile: ${file.path ?? 'none; set DAYBOOK_CONFIG'}\n`)
  return 'wrong' in file ? 1 : 0
}
