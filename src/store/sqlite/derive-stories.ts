import type { JoinFact, StoryFact } from '../../record/index.ts'
import type { StoredFact } from '../store.ts'
import type { Ground } from './derive.ts'

/** Keeps the tables of stories. A story keeps its row under its own id whatever becomes of it; which reports are in it is looked at through the layer. */
interface Stories {
  apply(stored: StoredFact): void
  /** Sort the reports of these anew before the transaction commits. */
  again(ids: readonly string[]): void
  flush(): void
  forget(): void
}

/** The keeper for an open record. */
export function makeStories({ db, frames, layer }: Ground): Stories {
  const anew = new Set<string>()

  const join = (fact: JoinFact, stored: StoredFact): void => {
    if (!layer().isLive(stored)) return
    const story = layer().idOf('story', fact.story, fact.article)
    if (layer().isRejected('story', story)) return
    // The last fact on a report says where it is, in whatever order they are gone through.
    db.prepare(
      'INSERT INTO story_article VALUES (?, ?, ?) ON CONFLICT (article) DO UPDATE SET story = excluded.story, seq = excluded.seq WHERE excluded.seq >= seq',
    ).run(fact.article, story, stored.seq)
  }

  /** Reports that a story lost through a rejection come back through the raw ids of their own facts. */
  const resort = (ids: ReadonlySet<string>): void => {
    const sources = new Set([...ids].flatMap((id) => layer().sourcesOf('story', id)))
    for (const id of ids) db.prepare('DELETE FROM story_article WHERE story = ?').run(id)
    for (const source of sources) for (const stored of frames.of([source])) if (stored.fact.fact === 'join') join(stored.fact, stored)
  }

  return {
    apply(stored) {
      const { fact, seq } = stored
      if (fact.fact === 'join') join(fact, stored)
      else
        db.prepare('INSERT INTO stories VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET title = excluded.title').run(
          seq,
          (fact as StoryFact).id,
          (fact as StoryFact).title,
        )
    },
    again(ids) {
      for (const id of ids) anew.add(id)
    },
    flush() {
      if (anew.size > 0) resort(anew)
      anew.clear()
    },
    forget: () => anew.clear(),
  }
}
