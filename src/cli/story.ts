import type { EventRecord, StoryRecord } from '../record/index.ts'
import type { Head, Store } from '../store/store.ts'
import { LIST_OPTIONS, limitOf, queryOf, withRecord } from './db-open.ts'
import { styleOf } from './db-style.ts'
import type { Terminal } from './terminal.ts'
import { writeOut } from './terminal.ts'
import { parseCommand } from './usage.ts'

/** Nothing found: exit code 3. */
const NOTHING = 3

/** `daybook story [ID | QUERY]`: stories with their reports and the whole history of their events. */
export async function storyCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseCommand(args, LIST_OPTIONS)
  const limit = limitOf(values.limit, 5)
  return withRecord(values, terminal, async (store) => {
    const one = positionals.length === 1 ? await store.story(positionals[0]!) : null
    const stories = one ? [one] : await store.tales(queryOf(positionals), { limit })
    if (values.json === true) await writeOut(terminal, `${JSON.stringify(stories)}\n`)
    else {
      const { writeStory } = await import('./db-lines.ts')
      const heads = await headsOf(store, stories)
      for (const story of stories)
        await writeOut(
          terminal,
          `${writeStory(
            story,
            story.articles.flatMap((id) => heads.get(id) ?? []),
            await eventsOf(store, story),
            styleOf(terminal),
          )}\n`,
        )
    }
    return stories.length > 0 ? 0 : NOTHING
  })
}

async function headsOf(store: Store, stories: readonly StoryRecord[]): Promise<Map<string, Head>> {
  const heads = new Map<string, Head>()
  for (const id of stories.flatMap((story) => story.articles)) {
    const head = await store.head(id)
    if (head) heads.set(id, head)
  }
  return heads
}

async function eventsOf(store: Store, story: StoryRecord): Promise<readonly EventRecord[]> {
  const events = await Promise.all(story.events.map((id) => store.event(id)))
  return events.filter((event) => event !== null)
}
