import type { Scope, Token } from '../access/tokens.ts'
import { SCOPES } from '../access/tokens.ts'
import type { Frame } from './layout.tsx'
import { Csrf, Layout } from './layout.tsx'
import type { Look } from './look.ts'

/** What the page of settings shows. */
export interface SettingsPageProps {
  readonly frame: Frame
  readonly look: Look
  readonly tokens: readonly Token[]
  /** A token that was made just now. */
  readonly made: { readonly secret: string; readonly scope: Scope } | null
  readonly wrong: string | null
}

const WORDS: Readonly<Record<Scope, string>> = {
  feed: 'calendars and feeds, by ?key= in the address',
  read: 'look, by the API or MCP',
  write: 'look, take reports in, change things',
  admin: 'all that, and tokens',
}

/** How pages look in this browser, and which programs are let in. */
export function SettingsPage({ frame, look, tokens, made, wrong }: SettingsPageProps) {
  return (
    <Layout title="Settings" frame={frame}>
      <main class="art" id="main">
        <div class="head">
          <h1>Settings</h1>
          {wrong !== null && <p role="alert">{wrong}</p>}
        </div>
        <section class="sect">
          <h2>This browser</h2>
          <LookForm look={look} />
        </section>
        <section class="sect">
          <h2>Programs</h2>
          <p class="muted">
            A token lets one program in where the record asks for a password. Its secret is shown once; the record keeps a hash.
          </p>
          {made !== null && <Made {...made} />}
          <Tokens tokens={tokens} />
          <form class="paste" method="post" action="/settings/tokens">
            <Csrf />
            <label>
              Name
              <input name="name" required maxlength={200} placeholder="calendar on my phone" />
            </label>
            <label>
              May
              <select name="scope">
                {SCOPES.map((scope) => (
                  <option value={scope}>{`${scope}: ${WORDS[scope]}`}</option>
                ))}
              </select>
            </label>
            <button>Make a token</button>
          </form>
        </section>
      </main>
    </Layout>
  )
}

function LookForm({ look }: { look: Look }) {
  return (
    <form class="paste" method="post" action="/settings/look">
      <Csrf />
      <Choice name="theme" title="Theme" value={look.theme} values={['auto', 'light', 'dark']} />
      <Choice name="density" title="Lines" value={look.density} values={['normal', 'close']} />
      <Choice name="keys" title="Keys, like j and k (press ? for all)" value={look.keys ? 'on' : 'off'} values={['on', 'off']} />
      <label>
        Time zone to show beside the published one; empty for the zone of this machine
        <input name="zone" value={look.zone} placeholder="Europe/London" maxlength={60} />
      </label>
      <button>Keep</button>
    </form>
  )
}

function Choice({ name, title, value, values }: { name: string; title: string; value: string; values: readonly string[] }) {
  return (
    <fieldset class="choice">
      <legend>{title}</legend>
      {values.map((each) => (
        <label>
          <input type="radio" name={name} value={each} checked={each === value} /> {each}
        </label>
      ))}
    </fieldset>
  )
}

function Made({ secret, scope }: { secret: string; scope: Scope }) {
  return (
    <p role="status">
      Copy it now: <code>{secret}</code>
      {scope === 'feed' && (
        <>
          . In an address: <code>{`/diary.ics?key=${secret}`}</code>
        </>
      )}
    </p>
  )
}

function Tokens({ tokens }: { tokens: readonly Token[] }) {
  if (tokens.length === 0) return null
  return (
    <table class="facts">
      <thead>
        <tr>
          <th scope="col">Token</th>
          <th scope="col">May</th>
          <th scope="col">Made</th>
          <th scope="col">
            <span class="sr">Remove</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {tokens.map(({ id, name, scope, made }) => (
          <tr>
            <td>{name}</td>
            <td>{scope}</td>
            <td>{new Date(made).toISOString().slice(0, 10)}</td>
            <td>
              <form method="post" action={`/settings/tokens/${id}/remove`}>
                <Csrf />
                <button aria-label={`Remove ${name}`}>Remove</button>
              </form>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
