import type { Context, Hono } from 'hono'
import { setCookie } from 'hono/cookie'
import type { Store } from '../../store/store.ts'
import { listTokens, makeToken, SCOPES } from '../access/tokens.ts'
import type { Frame } from './layout.tsx'
import { isZone, LOOK_COOKIE, lookFrom, lookOf, writeLook } from './look.ts'
import type { SettingsPageProps } from './settings.tsx'
import { SettingsPage } from './settings.tsx'
import { show } from './show.tsx'

const YEAR = 365 * 24 * 3600

/** Add the page of settings, and what its forms send. */
export function addSettings(app: Hono, { store, frame }: { readonly store: Store; readonly frame: Frame }): void {
  const shelf = store.shelf('tokens')
  const page = async (c: Context, { made = null, wrong = null }: Partial<Pick<SettingsPageProps, 'made' | 'wrong'>> = {}) =>
    show(
      c,
      <SettingsPage frame={frame} look={lookOf(c)} tokens={await listTokens(shelf)} made={made} wrong={wrong} />,
      wrong === null ? 200 : 422,
    )
  app.get('/settings', (c) => page(c))
  app.post('/settings/look', async (c) => {
    const form = await c.req.parseBody()
    const field = (name: string): string | null => (typeof form[name] === 'string' ? form[name].trim() : null)
    const zone = field('zone') ?? ''
    if (zone !== '' && !isZone(zone)) return page(c, { wrong: `Expected a time zone like Europe/London, got "${zone.slice(0, 60)}".` })
    setCookie(c, LOOK_COOKIE, writeLook(lookFrom(field)), { path: '/', sameSite: 'Lax', maxAge: YEAR })
    return c.redirect('/settings', 303)
  })
  app.post('/settings/tokens', async (c) => {
    const { name, scope } = await c.req.parseBody()
    const known = SCOPES.find((each) => each === scope)
    if (typeof name !== 'string' || name.trim() === '' || known === undefined)
      return page(c, { wrong: 'Expected a name and one of the rights.' })
    const { secret } = await makeToken(shelf, { name: name.trim().slice(0, 200), scope: known, made: Date.now() })
    c.header('cache-control', 'no-store')
    return page(c, { made: { secret, scope: known } })
  })
  app.post('/settings/tokens/:id/remove', async (c) => {
    await shelf.remove(c.req.param('id'))
    return c.redirect('/settings', 303)
  })
}
