import { request } from 'undici'
import type { Allowed } from '../../intake/fetch/address.ts'
import { makeGuardedAgent } from '../../intake/fetch/guard.ts'
import type { Resolve } from '../../intake/fetch/guard.ts'
import { checkUrl } from '../../intake/fetch/url.ts'

/** What became of one message: the status that came back, or why none did. */
export interface Posted {
  readonly status: number | null
  readonly error: string | null
}

/** Sends one message. Never throws. */
export type Post = (url: string, body: string, headers: Readonly<Record<string, string>>) => Promise<Posted>

/** Milliseconds for one message with its answer. */
const LONGEST = 15_000

/** A sender to public addresses only (and to those that the settings allow); it follows no redirect and reads no answer. */
export function makePost(options: { readonly allowed: Allowed; readonly userAgent: string; readonly resolve?: Resolve }): {
  readonly post: Post
  readonly close: () => Promise<void>
} {
  const agent = makeGuardedAgent(options)
  return {
    async post(url, body, headers) {
      const checked = checkUrl(url, options.allowed)
      if (!checked.ok) return { status: null, error: checked.reason }
      const clock = new AbortController()
      const timer = setTimeout(() => clock.abort(), LONGEST)
      try {
        const answer = await request(checked.url, {
          method: 'POST',
          dispatcher: agent,
          body,
          headers: { ...headers, 'content-type': 'application/json', 'user-agent': options.userAgent },
          signal: clock.signal,
        })
        await answer.body.dump({ limit: 16_384, signal: clock.signal }).catch(() => undefined)
        return { status: answer.statusCode, error: null }
      } catch {
        return { status: null, error: clock.signal.aborted ? 'timeout' : 'unreachable' }
      } finally {
        clearTimeout(timer)
      }
    },
    close: () => agent.destroy(),
  }
}
