import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/** Work that one guess costs: about 32 MB and a tenth of a second. */
const COST = { N: 32_768, r: 8, p: 1, maxmem: 64 * 1024 * 1024 }
const LENGTH = 32

/** Fewest characters of a password. */
export const SHORTEST_PASSWORD = 8

const HASHED = /^scrypt:([A-Za-z0-9_-]{22}):([A-Za-z0-9_-]{43})$/

/** A password as it may be kept: `scrypt:SALT:HASH`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  return `scrypt:${salt.toString('base64url')}:${(await derive(password, salt)).toString('base64url')}`
}

/** Is this the form that `hashPassword` gives? */
export function isHashed(text: string): boolean {
  return HASHED.test(text)
}

/** Was this hash made of this password? Takes as long for a wrong one as for the right one. */
export async function isPassword(given: string, hashed: string): Promise<boolean> {
  const parts = HASHED.exec(hashed)
  if (parts === null) return false
  return timingSafeEqual(await derive(given, Buffer.from(parts[1]!, 'base64url')), Buffer.from(parts[2]!, 'base64url'))
}

function derive(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, LENGTH, COST, (error, key) => {
      if (error) reject(error)
      else resolve(key)
    })
  })
}
