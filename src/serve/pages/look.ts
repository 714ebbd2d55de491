import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'

/** How somebody wants pages to look; kept in a cookie of the browser. */
export interface Look {
  readonly theme: 'auto' | 'light' | 'dark'
  readonly density: 'normal' | 'close'
  /** Are the keys of the pages on? */
  readonly keys: boolean
  /** IANA name of the zone to show beside the published one; '' = the browser's own. */
  readonly zone: string
}

/** How pages look when nothing is said. */
export const DEFAULT_LOOK: Look = { theme: 'auto', density: 'normal', keys: true, zone: '' }

/** Name of the cookie. */
export const LOOK_COOKIE = 'look'

/** The look that a browser asks for. */
export function lookOf(c: Context): Look {
  const fields = new URLSearchParams(getCookie(c, LOOK_COOKIE) ?? '')
  return lookFrom((name) => fields.get(name))
}

/** A look from plain fields; what is not known is as usual. */
export function lookFrom(field: (name: string) => string | null): Look {
  const theme = field('theme')
  const zone = field('zone') ?? ''
  return {
    theme: theme === 'light' || theme === 'dark' ? theme : 'auto',
    density: field('density') === 'close' ? 'close' : 'normal',
    keys: field('keys') !== 'off',
    zone: isZone(zone) ? zone : '',
  }
}

/** A look as the cookie holds it. */
export function writeLook({ theme, density, keys, zone }: Look): string {
  return new URLSearchParams({ theme, density, keys: keys ? 'on' : 'off', zone }).toString()
}

/** Is this the name of a time zone? */
export function isZone(name: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+/-]{1,60}$/.test(name)) return false
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
