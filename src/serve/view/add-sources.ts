import type { SourceDesk, SourceWish } from '../../store/source-desk.ts'
import type { Source } from '../../store/sources.ts'
import type { Store } from '../../store/store.ts'

/** Add whatever an address stands for; what cannot be is told in lines. */
export async function addPreviewed(
  store: Store,
  desk: SourceDesk,
  wish: SourceWish,
  added: number,
): Promise<{ readonly sources: readonly Source[]; readonly errors: readonly string[] }> {
  const sources: Source[] = []
  const errors: string[] = []
  for (const each of await desk.preview(wish)) {
    if ('error' in each) errors.push(each.error)
    else sources.push(await store.sources.add({ ...each.source, added }))
  }
  return { sources, errors }
}

/** Add the feeds of a list of subscriptions. */
export async function addSubscriptions(
  store: Store,
  desk: SourceDesk,
  text: string,
  now: number,
): Promise<{ readonly added: number; readonly known: number } | { readonly error: string }> {
  const list = desk.subscriptions(text)
  if ('error' in list) return list
  let [added, known] = [0, 0]
  for (const source of list) {
    if (await store.sources.find(source.url)) known++
    else {
      await store.sources.add({ ...source, added: now })
      added++
    }
  }
  return { added, known }
}
