import type { JoinFact, StoryFact } from '../../record/index.ts'
import type { StoredFact } from '../store.ts'
import type { Ground } from './derive.ts'
import type { Steps } from './steps.ts'
import { exec, put } from './steps.ts'

/** Keeps the tables of stories. A story keeps its row under its own id whatever becomes of it; which reports are in it is looked at through the layer. */
export interface Stories {
  apply(stored: StoredFact): Steps<void>
  /** Sort the reports of these anew before the transaction commits. */
  again(ids: readonly string[]): void
  flush(): Steps<void>
  forget(): void
}

/** The keeper for an open record. */
export function makeStories({ frames, layer }: Ground): Stories {
  const anew = new Set<string>()

  const join = function* (fact: JoinFact, stored: StoredFact): Steps<void> {
    if (!layer().isLive(stored)) return
    const story = layer().idOf('story', fact.story, fact.article)
    if (layer().isRejected('story', story)) return
    // The last fact on a report says where it is, in whatever order they are gone through.
    yield put('story_article', { article: fact.article, story, seq: stored.seq }, 'replace')
  }

  /** Reports that a story lost through a rejection come back through the raw ids of their own facts. */
  const resort = function* (ids: ReadonlySet<string>): Steps<void> {
    const sources = new Set([...ids].flatMap((id) => layer().sourcesOf('story', id)))
    for (const id of ids) yield* exec('DELETE FROM story_article WHERE story = ?', id)
    for (const source of sources)
      for (const stored of yield* frames.of([source])) if (stored.fact.fact === 'join') yield* join(stored.fact, stored)
  }

  return {
    *apply(stored) {
      const { fact, seq } = stored
      if (fact.fact === 'join') return yield* join(fact, stored)
      const { id, title } = fact as StoryFact
      yield put('stories', { first: seq, id, title }, 'replace')
    },
    again(ids) {
      for (const id of ids) anew.add(id)
    },
    *flush() {
      if (anew.size > 0) yield* resort(anew)
      anew.clear()
    },
    forget: () => anew.clear(),
  }
}
