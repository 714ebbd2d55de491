import type { Allowed } from '../intake/fetch/address.ts'
import type { Fetcher } from '../intake/fetch/fetcher.ts'
import type { SendMail } from '../work/alerts/mail.ts'
import type { Store } from '../store/store.ts'
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

/** A fetcher as the options and the environment want it; close it in the end. With a record that others share, it keeps its manners together with them. */
export async function openFetcher(values: NetValues, terminal: Terminal, store?: Store): Promise<Fetcher> {
  const { makeFetcher } = await import('../intake/fetch/fetcher.ts')
  const allowed = await allowedOf(values, terminal)
  const manners = store?.isShared === true ? (await import('../work/workers/manners.ts')).sharedManners(store) : undefined
  const contact = values.contact ?? terminal.env['DAYBOOK_CONTACT']
  return makeFetcher({ version: packageVersion(), contact, allowed, ...(manners ? { manners } : {}) })
}

/** Senders of messages, and how to end them. */
export interface Senders {
  readonly post: Post
  /** null where no mail server is set. */
  readonly mail: SendMail | null
  readonly close: () => Promise<void>
}

/** Senders of messages as the options and the environment want them; close them in the end. */
export async function openSenders(values: NetValues, terminal: Terminal): Promise<Senders> {
  const { post, close } = await openPost(values, terminal)
  const url = terminal.env['DAYBOOK_SMTP'] ?? ''
  if (url === '') return { post, mail: null, close }
  if (!/^smtps?:\/\/[^\s/]{1,500}/.test(url))
    throw new UsageError('expected DAYBOOK_SMTP to be like smtp://user:password@mail.example.org:587')
  const { makeMailer } = await import('../work/alerts/mail.ts')
  const mailer = makeMailer({ url, from: terminal.env['DAYBOOK_MAIL_FROM'] ?? 'Daybook <daybook@localhost>' })
  return {
    post,
    mail: mailer.send,
    async close() {
      mailer.close()
      await close()
    },
  }
}

/** A sender of messages as the options and the environment want it; close it in the end. */
async function openPost(values: NetValues, terminal: Terminal): Promise<{ readonly post: Post; readonly close: () => Promise<void> }> {
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
