import { parseOpml, writeOpml } from '../../intake/feed/opml.ts'
import type { Fetcher } from '../../intake/fetch/fetcher.ts'
import { splitSecret } from '../../intake/fetch/secret.ts'
import type { Proposed, SourceDesk, SourceWish } from '../../store/source-desk.ts'
import type { NewSource, Source } from '../../store/sources.ts'
import { propose } from './add.ts'
import { tryOut } from './try-out.ts'

/** Sources of one address that are tried out; the rest are named only. */
const MOST_TRIED = 3

/** Asks addresses for pages and the API. */
export function makeSourceDesk(fetcher: Fetcher): SourceDesk {
  return {
    async preview({ address, name, every, text }: SourceWish) {
      // An address from a page never names a file or a folder of this machine.
      if (!/^https?:\/\//i.test(address)) return [{ where: address, error: 'expected an address that begins with http:// or https://' }]
      const proposals = await propose(address, fetcher, { name: name || undefined, every, takesText: text })
      return Promise.all(
        proposals.map(async (each, i) => ('error' in each ? each : previewOf(each.source, i < MOST_TRIED ? fetcher : null))),
      )
    },
    subscriptions(text) {
      const list = parseOpml(text)
      if (!list.ok) return { error: `${list.message}; ${list.todo}` }
      if (list.value.length === 0) return { error: 'expected a list with feeds in it, got one without' }
      return list.value.map(({ url, title, folders }) => {
        const { url: plain, authorization } = splitSecret(url)
        const settings = { ...(folders.length > 0 && { folders }), ...(authorization !== null && { authorization }) }
        return { kind: 'feed', url: plain, name: title ?? '', settings }
      })
    },
    opml: (sources) => {
      const feeds = sources.filter(({ kind }) => kind === 'feed')
      return writeOpml(
        'Daybook',
        feeds.map((one) => ({ title: one.name || null, url: one.url, page: null, folders: foldersOf(one) })),
      )
    },
  }
}

/** Folders of a list of subscriptions that a source lies in. */
export function foldersOf({ settings }: Pick<Source, 'settings'>): string[] {
  return Array.isArray(settings['folders']) ? settings['folders'].map(String) : []
}

async function previewOf(source: Omit<NewSource, 'added'>, fetcher: Fetcher | null): Promise<Proposed> {
  if (fetcher === null) return { source, lines: [] }
  const never = { etag: null, modified: null, visited: null, brought: null, result: null }
  const whole: Source = { id: '', name: '', paused: false, settings: {}, due: null, ...source, ...never, added: 0, failures: 0, health: '' }
  const found = await tryOut(whole, fetcher)
  return { source, lines: 'error' in found ? [found.error] : found.lines }
}
