import type { Child } from 'hono/jsx'

/** The frame of every page: top bar, content, foot. */
export function Layout({ title, isSample, children }: { title: string; isSample: boolean; children: Child }) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>{`${title} · Daybook`}</title>
        <link rel="stylesheet" href="/daybook.css" />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
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
            <nav aria-label="Main">
              <a href="/" {...(title === 'Diary' ? { 'aria-current': 'page' } : {})}>
                Diary
              </a>
              <a href="/reports" {...(title === 'Reports' ? { 'aria-current': 'page' } : {})}>
                Reports
              </a>
            </nav>
            {isSample && <span class="sample">Sample news by invented outlets</span>}
          </div>
        </header>
        {children}
        <footer class="foot">
          <span>Read on this machine · no trackers, no external requests</span>
          <span>Every line shows the sentence it rests on</span>
        </footer>
      </body>
    </html>
  )
}

/** Address of an article's page, at one of its parts where given. */
export function articleHref(id: string, part?: number): string {
  return `/a/${encodeURIComponent(id)}${part === undefined || part < 0 ? '' : `#part-${part}`}`
}
