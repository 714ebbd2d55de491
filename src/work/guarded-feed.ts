import type { Feed } from '../intake/feed/feed.ts'
import type { FeedHint } from '../intake/feed/parse.ts'
import type { Result } from '../intake/problem.ts'
import { makeGuard } from './guard.ts'

/** What one feed or sitemap announces, taken apart in a thread of its own that is stopped when it takes too long or too much. */
export async function guardedFeed(bytes: Uint8Array, hint: FeedHint): Promise<Result<Feed>> {
  const guard = makeGuard()
  try {
    return await guard.feed(bytes, hint)
  } finally {
    await guard.close()
  }
}
