import type { Fetcher } from '../intake/fetch/fetcher.ts'
import type { Terminal } from './terminal.ts'
import { UsageError } from './usage.ts'
import { packageVersion } from './version.ts'

/** Options of every command that asks the network. */
export const NET_OPTIONS = {
  contact: { type: 'string' },
  'allow-hosts': { type: 'string' },
} as const

/** A fetcher as the options and the environment want it; close it in the end. */
export async function openFetcher(
  values: { readonly contact?: string | undefined; readonly 'allow-hosts'?: string | undefined },
  terminal: Terminal,
): Promise<Fetcher> {
  const [{ makeFetcher }, { parseAllowed }] = await Promise.all([
    import('../intake/fetch/fetcher.ts'),
    import('../intake/fetch/address.ts'),
  ])
  const allowed = parseAllowed(values['allow-hosts'] ?? terminal.env['DAYBOOK_ALLOW_HOSTS'] ?? '')
  if ('wrong' in allowed)
    throw new UsageError(
      `expected --allow-hosts to be names, addresses and ranges like intern.example.org,10.1.2.0/24, got "${allowed.wrong}"`,
    )
  return makeFetcher({ version: packageVersion(), contact: values.contact ?? terminal.env['DAYBOOK_CONTACT'], allowed })
}
