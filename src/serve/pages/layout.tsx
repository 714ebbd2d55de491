import { useContext } from 'hono/jsx'
import type { Child } from 'hono/jsx'
import { Asking } from './show.tsx'

/** What every page is told of the record that it shows. */
export interface Frame {
  readonly isSample: boolean
  /** What stands in the search field. */
  readonly q?: string | undefined
  /** A page for those who are not let in: without ways to the others. */
  readonly isBare?: boolean
}

const SECTIONS = [
  ['Today', '/'],
  ['Diary', '/diary'],
  ['Stories', '/stories'],
  ['Statements', '/said'],
  ['People', '/who'],
  ['Reports', '/reports'],
  ['Read', '/read'],
] as const

/** A section of the top bar. */
export type SectionName = (typeof SECTIONS)[number][0]

/** The frame of every page: top bar, content, foot. */
export function Layout({ title, section, frame, children }: { title: string; section?: SectionName; frame: Frame; children: Child }) {
  const { csrf, look } = useContext(Asking)
  return (
    <html
      lang="en"
      {...(look.theme !== 'auto' && { 'data-theme': look.theme })}
      {...(look.density !== 'normal' && { 'data-density': look.density })}
      {...(!look.keys && { 'data-keys': 'off' })}
      {...(look.zone !== '' && { 'data-zone': look.zone })}
    >
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>{`${title} · Daybook`}</title>
        <link rel="stylesheet" href="/daybook.css" />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <script src="/app.js" defer></script>
      </head>
      <body>
        <a class="skip" href="#main">
          Skip to content
        </a>
        <header class="top">
          <div>
            <a class="brand" href="/" aria-label="Daybook, home">
              Daybook<i>—</i>
            </a>
            {frame.isBare !== true && <Ways section={section} q={frame.q ?? ''} />}
          </div>
        </header>
        {frame.isSample && <p class="sample">Sample news by invented outlets</p>}
        {children}
        <footer class="foot">
          <span>Read on this machine · no trackers, no external requests</span>
          <span>
            Every line shows the sentence it rests on · <a href="/changes">what changed</a> · <a href="/sources">sources</a> ·{' '}
            <a href="/saved">saved</a> · <a href="/alerts">alerts</a> · <a href="/corrections">corrections</a> · <a href="/docs">API</a> ·{' '}
            <a href="/health">health</a> · <a href="/settings">settings</a>
          </span>
          {csrf !== null && (
            <form method="post" action="/logout">
              <Csrf />
              <button>Log out</button>
            </form>
          )}
        </footer>
      </body>
    </html>
  )
}

/** The ways to the sections, and the search. */
function Ways({ section, q }: { section: SectionName | undefined; q: string }) {
  return (
    <>
      <nav aria-label="Main">
        {SECTIONS.map(([name, href]) => (
          <a href={href} {...(name === section ? { 'aria-current': 'page' as const } : {})}>
            {name}
          </a>
        ))}
      </nav>
      <form class="find" action="/search" role="search">
        <input
          type="search"
          name="q"
          value={q}
          placeholder="who:kalna budget"
          aria-label="Search reports, events and statements"
          maxlength={1000}
        />
      </form>
    </>
  )
}

/** Address of an article's page, at one of its parts where given. */
export function articleHref(id: string, part?: number): string {
  return `/a/${encodeURIComponent(id)}${part === undefined || part < 0 ? '' : `#part-${part}`}`
}

/** Address of an event's page. */
export function eventHref(id: string): string {
  return `/event/${encodeURIComponent(id)}`
}

/** Address of the page of a person, an organisation or a place. */
export function whoHref(id: string): string {
  return `/who/${encodeURIComponent(id)}`
}

/** Address of a story's page. */
export function storyHref(id: string): string {
  return `/story/${encodeURIComponent(id)}`
}

/** An address with a query string; what is empty is left out. */
export function href(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const search = new URLSearchParams(
    Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined && pair[1] !== ''),
  )
  return search.size === 0 ? path : `${path}?${search.toString()}`
}

/** What every form that changes something carries: the secret of the session, where there is one. */
export function Csrf() {
  const { csrf } = useContext(Asking)
  return csrf === null ? null : <input type="hidden" name="csrf" value={csrf} />
}
