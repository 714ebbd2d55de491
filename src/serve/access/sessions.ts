import { createHash, randomBytes } from 'node:crypto'

/** Somebody who gave the password. */
export interface Session {
  /** What forms of this session must carry. */
  readonly csrf: string
  /** Milliseconds since 1970: when it ends. */
  readonly ends: number
}

/** The sessions of a server; they end with it. */
export interface Sessions {
  /** Begin one; the secret goes into the cookie. */
  open(): { readonly secret: string; readonly session: Session }
  find(secret: string | undefined): Session | null
  close(secret: string | undefined): void
}

/** How long a session lasts, in milliseconds. */
export const SESSION_LASTS = 14 * 24 * 3600_000

const MOST = 1000

/** No session yet. Secrets are held as hashes only; the oldest session gives way beyond a thousand. */
export function makeSessions(now: () => number): Sessions {
  const held = new Map<string, Session>()
  return {
    open() {
      const secret = randomBytes(32).toString('base64url')
      const session = { csrf: randomBytes(32).toString('base64url'), ends: now() + SESSION_LASTS }
      held.set(hashOf(secret), session)
      if (held.size > MOST) held.delete(held.keys().next().value!)
      return { secret, session }
    },
    find(secret) {
      if (secret === undefined || secret.length !== 43) return null
      const key = hashOf(secret)
      const session = held.get(key)
      if (session === undefined || session.ends > now()) return session ?? null
      held.delete(key)
      return null
    },
    close(secret) {
      if (secret !== undefined) held.delete(hashOf(secret))
    },
  }
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
