import { readFile } from 'node:fs/promises'
import type { Access } from '../serve/access/guard.ts'
import type { Proxies } from '../serve/access/proxy.ts'
import { parseTrusted } from '../serve/access/proxy.ts'
import { UsageError } from './usage.ts'
import type { Terminal } from './terminal.ts'

/** Where a server listens and under which address people ask for it. */
export interface Reach {
  readonly host: string
  /** As people and programs write it; null = as they reach it. */
  readonly url: URL | null
  /** Proxies in front whose word counts. */
  readonly proxies?: Proxies | null
}

const LOCAL = ['127.0.0.1', 'localhost', '::1', '[::1]']

/** Is this a name or an address of this machine alone? */
export function isLocal(host: string): boolean {
  return LOCAL.includes(host.toLowerCase())
}

/** The names by which a server may be asked; null = any, where nothing says which it has. */
export function hostsOf({ host, url }: Reach): readonly string[] | null {
  if (url === null) return isLocal(host) ? ['127.0.0.1', 'localhost', '[::1]'] : null
  return [...(isLocal(host) ? ['127.0.0.1', 'localhost', '[::1]'] : []), url.hostname.toLowerCase()]
}

/** The value of --url: where people ask for the record. */
export function urlOf(text: string | undefined): URL | null {
  if (text === undefined) return null
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search !== '' || url.username !== '')
    throw new UsageError(`expected --url to be an address like https://daybook.example.org, got "${text}"`)
  return url
}

/** The value of --embed-in: origins, divided by commas. */
export function originsOf(text: string | undefined): readonly string[] {
  return (text ?? '').split(',').flatMap((each) => {
    const wanted = each.trim()
    if (wanted === '') return []
    const url = URL.canParse(wanted) ? new URL(wanted) : null
    if (url === null || !/^https?:$/.test(url.protocol) || !/^[a-z0-9.:[\]-]{1,255}$/.test(url.host))
      throw new UsageError(`expected --embed-in to be origins like https://news.example.org, divided by commas, got "${wanted}"`)
    return [url.origin]
  })
}

/** How a record is guarded. A server that other machines can reach needs a password; one that they cannot may have one. */
export async function accessOf(reach: Reach, file: string | undefined, terminal: Terminal): Promise<Access | null> {
  const given = await passwordOf(file, terminal)
  const proxies = reach.proxies ?? null
  const isSecure = reach.url?.protocol === 'https:'
  if (given === null && proxies !== null && proxies.userHeader !== null) return { password: null, proxies, isSecure, now: Date.now }
  if (given === null) {
    if (isLocal(reach.host) && (reach.url === null || isLocal(reach.url.hostname))) return null
    const place = isLocal(reach.host) ? reach.url!.hostname : reach.host
    throw new UsageError(
      `expected a password, because other machines can reach ${place}; got none. Write one into a file and name it with --password-file, set DAYBOOK_PASSWORD, or let a proxy say who asks (--trusted-proxies, --proxy-user)`,
    )
  }
  const { hashPassword, isHashed, SHORTEST_PASSWORD } = await import('../serve/access/password.ts')
  if (!isHashed(given) && given.length < SHORTEST_PASSWORD)
    throw new UsageError(`expected a password of at least ${SHORTEST_PASSWORD} characters, got ${given.length}`)
  const password = isHashed(given) ? given : await hashPassword(given)
  return { password, ...(proxies && { proxies }), isSecure, now: Date.now }
}

/** The values of --trusted-proxies and --proxy-user; null where no proxy is named. */
export function proxiesOf(list: string | undefined, header: string | undefined, { env }: Terminal): Proxies | null {
  const named = list ?? env['DAYBOOK_TRUSTED_PROXIES'] ?? ''
  const userHeader = header ?? env['DAYBOOK_PROXY_USER'] ?? ''
  if (userHeader !== '' && !/^[A-Za-z0-9-]{1,60}$/.test(userHeader))
    throw new UsageError(`expected --proxy-user to be the name of a header like X-Forwarded-User, got "${userHeader}"`)
  if (named.trim() === '') {
    if (userHeader === '') return null
    throw new UsageError(
      'expected the addresses of the proxies (--trusted-proxies) with --proxy-user: anybody could send that header; got none',
    )
  }
  const isTrusted = parseTrusted(named)
  if (typeof isTrusted === 'object')
    throw new UsageError(`expected --trusted-proxies to be addresses and ranges like 10.0.0.2,10.1.0.0/16, got "${isTrusted.wrong}"`)
  return { isTrusted, userHeader: userHeader === '' ? null : userHeader }
}

async function passwordOf(file: string | undefined, { env }: Terminal): Promise<string | null> {
  const path = file ?? env['DAYBOOK_PASSWORD_FILE']
  if (path === undefined || path === '') return env['DAYBOOK_PASSWORD'] || null
  try {
    return (await readFile(path, 'utf8')).split(/\r?\n/, 1)[0] ?? ''
  } catch (error) {
    throw new UsageError(`expected --password-file to be a file that can be read, got "${path}"`, { cause: error })
  }
}
