import { useContext } from 'hono/jsx'
import type { Agenda } from '../view/agenda.ts'
import type { EventView } from '../view/event.ts'
import { EventLine } from './event-line.tsx'
import { Asking } from './show.tsx'

/** What an embedded diary shows. */
export interface EmbedPageProps {
  readonly agenda: Agenda
  readonly views: ReadonlyMap<string, EventView>
  readonly q: string
}

/** What is ahead and what waits for a date, for a frame in a page of somebody else: no ways, no script, links open outside the frame. */
export function EmbedPage({ agenda, views, q }: EmbedPageProps) {
  const { look } = useContext(Asking)
  const groups = [
    ...agenda.ahead.map(({ title, rows }) => ({ title, rows })),
    ...(agenda.undated.length > 0 ? [{ title: 'Date not set', rows: agenda.undated }] : []),
  ]
  return (
    <html lang="en" {...(look.theme !== 'auto' && { 'data-theme': look.theme })}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>{q === '' ? 'Diary · Daybook' : `${q} · Daybook`}</title>
        <link rel="stylesheet" href="/daybook.css" />
        <base target="_blank" />
      </head>
      <body class="embed">
        <main id="main">
          <h1 class="sr">{q === '' ? 'Diary' : `Diary: ${q}`}</h1>
          {groups.length === 0 && <p>Nothing ahead.</p>}
          {groups.map(({ title, rows }) => (
            <section class="group">
              <h2>{title}</h2>
              <ol>
                {rows.map(({ id }) => {
                  const view = views.get(id)
                  return view ? <EventLine view={view} /> : null
                })}
              </ol>
            </section>
          ))}
        </main>
      </body>
    </html>
  )
}
