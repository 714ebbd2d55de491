import type { Fetcher } from '../../intake/fetch/fetcher.ts'
import { shownUrl } from '../../intake/fetch/shown-url.ts'
import { filesIn } from '../../intake/files/walk.ts'
import type { Source } from '../../store/sources.ts'
import { guardedFeed } from '../guarded-feed.ts'
import { jobOf } from './pages.ts'
import { askOf } from './visit.ts'

/** What a source would bring, in lines for people, or what is wrong with it. */
export type TryOut = { readonly lines: readonly string[] } | { readonly error: string }

/** Entries that are shown. */
const SHOWN = 5

/** Ask a source once, as if for the first time, and say what comes. Nothing is kept. */
export async function tryOut(source: Source, fetcher: Fetcher): Promise<TryOut> {
  if (source.kind === 'folder') return tryFolder(source)
  const answer = await fetcher.fetch({ ...askOf(source), etag: null, lastModified: null })
  if (answer.kind !== 'got') return { error: answer.kind === 'failed' ? answer.message : 'answered with nothing' }
  const came = `${answer.bytes.length.toLocaleString('en')} bytes, ${answer.contentType ?? 'no type'}`
  const moved = answer.movedTo === null ? [] : [`has moved for good to ${shownUrl(answer.movedTo)}`]
  if (source.kind === 'page') return { lines: [came, ...moved] }
  const parsed = await guardedFeed(answer.bytes, { contentType: answer.contentType ?? undefined, url: answer.url })
  if (!parsed.ok) return { error: `is no feed that can be read: ${parsed.message}` }
  const { kind, title, entries } = parsed.value
  const withText = entries.filter((entry) => (jobOf(entry, parsed.value, source)?.text ?? null) !== null).length
  return {
    lines: [
      came,
      ...moved,
      ...parsed.notes,
      `${kind}${title === null ? '' : ` "${title}"`}: ${entries.length} entries, ${withText} with a whole text`,
      ...entries.slice(0, SHOWN).map(({ date, title: name, link }) => `${date ?? 'no date'}  ${name ?? link ?? 'no title'}`),
    ],
  }
}

async function tryFolder({ url }: Source): Promise<TryOut> {
  let files = 0
  let bytes = 0
  try {
    for await (const { size } of filesIn(url)) {
      files++
      bytes += size
    }
  } catch (error) {
    return { error: `cannot be read (${(error as NodeJS.ErrnoException).code ?? 'a fault of the disk'})` }
  }
  return { lines: [`${files.toLocaleString('en')} files, ${bytes.toLocaleString('en')} bytes`] }
}
