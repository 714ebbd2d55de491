import { createHmac } from 'node:crypto'

/** The headers of a message by Standard Webhooks: its id, its second, and an HMAC over both and the body. */
export function signedHeaders(
  { id, body }: { readonly id: string; readonly body: string },
  secret: string,
  now: number,
): Readonly<Record<string, string>> {
  const second = String(Math.floor(now / 1000))
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  const signature = createHmac('sha256', key).update(`${id}.${second}.${body}`).digest('base64')
  return { 'webhook-id': id, 'webhook-timestamp': second, 'webhook-signature': `v1,${signature}` }
}
