import type { Context, Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Frame } from '../pages/layout.tsx'
import { Layout } from '../pages/layout.tsx'
import { show } from '../pages/show.tsx'
import type { Access } from './guard.ts'
import { COOKIE, tooMany } from './guard.ts'
import { isPassword } from './password.ts'
import { clientOf } from './proxy.ts'
import { makeLimiter } from './rate.ts'
import type { Sessions } from './sessions.ts'
import { SESSION_LASTS } from './sessions.ts'

/** What the login page is made from. */
export interface LoginParts {
  readonly access: Access
  readonly sessions: Sessions
  readonly frame: Frame
}

/** Guesses of one address, and of all together, in a quarter of an hour. */
const MOST_GUESSES = 10
const MOST_OF_ALL = 100
const QUARTER = 15 * 60_000

/** Add the pages to log in and out. Both work without a script. */
export function addLogin(app: Hono, { access, sessions, frame }: LoginParts): void {
  const guesses = makeLimiter({ most: MOST_GUESSES, per: QUARTER, now: access.now })
  const all = makeLimiter({ most: MOST_OF_ALL, per: QUARTER, now: access.now })
  const cookie = { path: '/', httpOnly: true, sameSite: 'Lax', secure: access.isSecure } as const
  app.get('/login', (c) => show(c, <LoginPage frame={frame} next={nextOf(c.req.query('next'))} isWrong={false} />))
  app.post('/login', async (c: Context) => {
    const wait = Math.max(guesses.take(clientOf(c, access.proxies)), all.take(''))
    if (wait > 0) return tooMany(c, wait)
    const { password, next } = await c.req.parseBody()
    const to = nextOf(typeof next === 'string' ? next : undefined)
    if (
      access.password === null ||
      typeof password !== 'string' ||
      password.length > 1000 ||
      !(await isPassword(password, access.password))
    )
      return show(c, <LoginPage frame={frame} next={to} isWrong />, 401)
    sessions.close(getCookie(c, COOKIE))
    setCookie(c, COOKIE, sessions.open().secret, { ...cookie, maxAge: SESSION_LASTS / 1000 })
    return c.redirect(to, 303)
  })
  app.post('/logout', (c) => {
    sessions.close(getCookie(c, COOKIE))
    deleteCookie(c, COOKIE, cookie)
    return c.redirect('/login', 303)
  })
}

/** Where to go after the login: a page of this address and nothing else. */
export function nextOf(next: string | undefined): string {
  return next !== undefined && next.length < 2000 && /^\/(?![/\\])[^\\\p{Cc}]{0,2000}$/u.test(next) ? next : '/'
}

function LoginPage({ frame, next, isWrong }: { frame: Frame; next: string; isWrong: boolean }) {
  return (
    <Layout title="Log in" frame={{ ...frame, isBare: true }}>
      <main class="plain" id="main">
        <h1>Log in</h1>
        <form class="paste" method="post" action="/login">
          <input type="hidden" name="next" value={next} />
          <label>
            Password
            <input type="password" name="password" autocomplete="current-password" required autofocus maxlength={1000} />
          </label>
          {isWrong && <p role="alert">This is not the password.</p>}
          <button>Log in</button>
        </form>
      </main>
    </Layout>
  )
}
