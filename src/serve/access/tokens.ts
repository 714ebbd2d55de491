import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Shelf } from '../../store/shelves.ts'

/** What a token lets its holder do, each more than the one before: fetch lists by `?key=`; look; add and change; make tokens. */
export const SCOPES = ['feed', 'read', 'write', 'admin'] as const

/** What a token lets its holder do. */
export type Scope = (typeof SCOPES)[number]

/** A token as it is kept: its secret is not. */
export interface Token {
  readonly id: string
  readonly name: string
  readonly scope: Scope
  /** Milliseconds since 1970. */
  readonly made: number
}

const SECRET = /^db_[A-Za-z0-9_-]{43}$/

/** Make a token. The secret is told this once and kept nowhere. */
export async function makeToken(
  shelf: Shelf,
  { name, scope, made }: { readonly name: string; readonly scope: Scope; readonly made: number },
): Promise<{ readonly secret: string; readonly token: Token }> {
  const secret = `db_${randomBytes(32).toString('base64url')}`
  const hash = hashOf(secret)
  const id = hash.slice(0, 12)
  await shelf.put({ id, body: { name, scope, hash }, at: made })
  return { secret, token: { id, name, scope, made } }
}

/** Every token, without its hash. */
export async function listTokens(shelf: Shelf): Promise<readonly Token[]> {
  return (await shelf.list({ limit: 1000 })).flatMap(({ id, body, at }) => tokenOf(id, body, at)?.token ?? [])
}

/** The token of a secret; null for one that is not, or no longer, a token of this record. */
export async function findToken(shelf: Shelf, secret: string): Promise<Token | null> {
  if (!SECRET.test(secret)) return null
  const hash = hashOf(secret)
  const kept = await shelf.get(hash.slice(0, 12))
  const found = kept === null ? null : tokenOf(kept.id, kept.body, kept.at)
  return found !== null && timingSafeEqual(Buffer.from(found.hash), Buffer.from(hash)) ? found.token : null
}

/** Does a scope cover what is needed? A key of a feed covers nothing but feeds. */
export function covers(scope: Scope, needed: Scope): boolean {
  return scope === 'feed' ? needed === 'feed' : SCOPES.indexOf(scope) >= SCOPES.indexOf(needed)
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

function tokenOf(id: string, body: unknown, made: number): { readonly token: Token; readonly hash: string } | null {
  if (typeof body !== 'object' || body === null) return null
  const { name, scope, hash } = body as Readonly<Record<string, unknown>>
  const known = SCOPES.find((each) => each === scope)
  if (typeof name !== 'string' || known === undefined || typeof hash !== 'string' || hash.length !== 64) return null
  return { token: { id, name, scope: known, made }, hash }
}
