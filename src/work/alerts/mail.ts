import { createTransport } from 'nodemailer'
import type { Letter } from './digest.ts'
import type { Posted } from './post.ts'

/** Sends one mail. Never throws. */
export type SendMail = (mail: Letter & { readonly to: string; readonly id: string }) => Promise<Posted>

/** Milliseconds for each step of handing a mail over. */
const LONGEST = 15_000

/** A sender through one mail server: `smtp://user:password@host:587`, or `smtps://` from the first byte on. */
export function makeMailer({ url, from }: { readonly url: string; readonly from: string }): {
  readonly send: SendMail
  readonly close: () => void
} {
  const transport = createTransport({
    url,
    connectionTimeout: LONGEST,
    greetingTimeout: LONGEST,
    socketTimeout: LONGEST,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    async send({ to, subject, text, html, id }) {
      try {
        const headers = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All', 'X-Daybook-Id': id }
        const { response } = await transport.sendMail({ from, to, subject, text, html, headers })
        return { status: Number(/^\d{3}/.exec(response)?.[0] ?? 250), error: null }
      } catch (error) {
        const { responseCode, code } = error as { readonly responseCode?: number; readonly code?: string }
        return {
          status: responseCode ?? null,
          error:
            code === 'ETIMEDOUT' ? 'timeout' : code === 'EAUTH' ? 'the mail server did not let us in' : 'the mail server did not take it',
        }
      }
    },
    close: () => transport.close(),
  }
}
