import { request } from 'undici'
import type { Agent } from 'undici'
import type { Allowed } from './address.ts'
import type { Failed } from './answer.ts'
import { failed, failureOf, parseRetryAfter } from './answer.ts'
import { checkUrl } from './url.ts'

/** Something that is sent out: to a webhook, to a hub. */
export interface Sending {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array
  /** Milliseconds for the whole exchange (default 10 s). */
  readonly timeout?: number
}

/** What the far end said: any status that HTTP knows, or that nothing came. */
export type Sent = { readonly kind: 'sent'; readonly status: number; readonly retryAfter: number | null } | Failed

/** One POST behind the same guard as every fetch: public or allowed hosts only. No redirect is followed, of the answer only the status is read. Never throws. */
export async function send(sending: Sending, agent: Agent, allowed: Allowed): Promise<Sent> {
  const checked = checkUrl(sending.url, allowed)
  if (!checked.ok) return failed(checked.reason)
  const clock = new AbortController()
  const timer = setTimeout(() => clock.abort(new DOMException('took too long', 'TimeoutError')), sending.timeout ?? 10_000)
  try {
    const { statusCode, headers, body } = await request(checked.url, {
      method: 'POST',
      dispatcher: agent,
      signal: clock.signal,
      headers: sending.headers,
      body: sending.body,
    })
    body.on('error', () => undefined).destroy()
    const after = headers['retry-after']
    return { kind: 'sent', status: statusCode, retryAfter: parseRetryAfter(Array.isArray(after) ? after[0] : after, Date.now()) }
  } catch (error) {
    return clock.signal.aborted ? failed('timeout') : failureOf(error)
  } finally {
    clearTimeout(timer)
  }
}
