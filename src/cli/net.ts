import type { Allowed } from '../intake/fetch/address.ts'
import type { Fetcher } from '../intake/fetch/fetcher.ts'
import type { Post } from '../work/alerts/post.ts'
import type { Terminal } from './terminal.ts'
import { UsageError } from './usage.ts'
import { packageVersion } from './version.ts'

/** Options of every command that asks the network. */
export const NET_OPTIONS = {
  contact: { type: 'string' },
  'allow-hosts': { type: 'string' },
} as const

interface NetValues {
  readonly contact?: string | undefined
  readonly 'allow-hosts'?: string | undefined
}

/** A fetcher as the options and the environment want it; close it in the end. */
export async function openFetcher(values: NetValues, terminal: Terminal): Promise<Fetcher> {
  const { makeFetcher } = await import('../intake/fetch/fetcher.ts')
  const allowed = await allowedOf(values, terminal)
  return makeFetcher({ version: packageVersion(), contact: values.contact ?? terminal.env['DAYBOOK_CONTACT'], allowed })
}

/** A sender of messages as the options and the environment want it; close it in the end. */
export async function openPost(
  values: NetValues,
  terminal: Terminal,
): Promise<{ readonly post: Post; readonly close: () => Promise<void> }> {
  const [{ makePost }, { userAgent }] = await Promise.all([import('../work/alerts/post.ts'), import('../intake/fetch/fetcher.ts')])
  const contact = values.contact ?? terminal.env['DAYBOOK_CONTACT']
  return makePost({ allowed: await allowedOf(values, terminal), userAgent: userAgent(packageVersion(), contact) })
}

async function allowedOf(values: NetValues, terminal: Terminal): Promise<Allowed> {
  const { parseAllowed } = await import('../intake/fetch/address.ts')
  const allowed = parseAllowed(values['allow-hosts'] ?? terminal.env['DAYBOOK_ALLOW_HOSTS'] ?? '')
  if ('wrong' in allowed)
    throw new UsageError(
      `expected --allow-hosts to be names, addresses and ranges like intern.example.org,10.1.2.0/24, got "${allowed.wrong}"`,
    )
  return allowed
}
