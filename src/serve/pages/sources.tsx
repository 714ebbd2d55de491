import type { Source } from '../../store/sources.ts'
import { EVERY, everyOf, stateOf } from '../../store/source-desk.ts'
import type { Proposed } from '../../store/source-desk.ts'
import { shownUrl } from '../../text/shown-url.ts'
import type { Frame } from './layout.tsx'
import { Csrf, Layout } from './layout.tsx'
import { momentOf } from './moment.ts'
import { ActTable } from './table.tsx'

/** What an address that was asked turned out to be. */
export interface Previewed {
  readonly address: string
  readonly name: string
  readonly every: string
  readonly text: boolean
  readonly found: readonly (Proposed | { readonly where: string; readonly error: string })[]
}

/** What the page of sources shows. */
export interface SourcesPageProps {
  readonly frame: Frame
  readonly sources: readonly Source[]
  readonly preview: Previewed | null
  readonly wrong: string | null
  /** Said once, after something was done. */
  readonly done: string | null
  /** May addresses be asked from here? */
  readonly canAdd: boolean
}

/** Where reports come from: each source with its health in plain words, what can be done with it, a form that adds more. */
export function SourcesPage({ frame, sources, preview, wrong, done, canAdd }: SourcesPageProps) {
  return (
    <Layout title="Sources" frame={frame}>
      <main class="wide" id="main">
        <div class="head">
          <h1>Sources</h1>
          <p>
            {sources.length} {sources.length === 1 ? 'source' : 'sources'}
          </p>
          {wrong !== null && <p role="alert">{wrong}</p>}
          {done !== null && <p role="status">{done}</p>}
        </div>
        {preview !== null && <Preview preview={preview} />}
        {sources.length === 0 ? (
          <p>
            No source yet. Add the address of a feed, or of a page that names one, {canAdd ? 'below' : 'with daybook add'}; its reports are
            then taken in whenever it is due.
          </p>
        ) : (
          <Table sources={sources} />
        )}
        {canAdd && preview === null && <AddForm />}
        {canAdd && <Opml hasSources={sources.length > 0} />}
        {!canAdd && (
          <p class="muted">
            This server visits no source (a sample, or <code>--no-fetch</code>). On the command line: <code>daybook add ADDRESS</code>.
          </p>
        )}
      </main>
    </Layout>
  )
}

function Table({ sources }: { sources: readonly Source[] }) {
  return (
    <ActTable name="Sources" columns={['Source', 'How it is doing', 'Last visit', 'Last new report', 'Next visit']}>
      {sources.map((source) => (
        <Row source={source} />
      ))}
    </ActTable>
  )
}

function Row({ source }: { source: Source }) {
  const { id, name, url, kind, paused, visited, brought, due } = source
  const place = kind === 'folder' ? url : shownUrl(url)
  const title = name === '' ? place : name
  return (
    <tr>
      <td>
        {title}
        <small>
          {kind}
          {name !== '' && ` · ${place}`}
        </small>
      </td>
      <td>{stateOf(source)}</td>
      <td>{momentOf(visited)}</td>
      <td>{momentOf(brought)}</td>
      <td>
        {paused ? '–' : momentOf(due)}
        <small>every {everyOf(source)} min</small>
      </td>
      <td>
        <div class="acts">
          <Act id={id} does={paused ? 'resume' : 'pause'} title={title} />
          {!paused && <Act id={id} does="visit" title={title} />}
          <details>
            <summary aria-label={`Change ${title}`}>More</summary>
            <form method="post" action={`/sources/${id}/change`} class="paste">
              <Csrf />
              <label>
                Name
                <input name="name" value={name} maxlength={200} />
              </label>
              <label>
                Minutes between two visits
                <input name="every" type="number" value={everyOf(source)} min={EVERY.least} max={EVERY.most} required />
              </label>
              <button>Change</button>
            </form>
            <Act id={id} does="remove" title={title} />
          </details>
        </div>
      </td>
    </tr>
  )
}

function Act({ id, does, title }: { id: string; does: 'pause' | 'resume' | 'visit' | 'remove'; title: string }) {
  const words = { pause: 'Pause', resume: 'Resume', visit: 'Visit soon', remove: 'Remove' }[does]
  return (
    <form method="post" action={`/sources/${id}/${does}`}>
      <Csrf />
      <button aria-label={`${words}: ${title}`}>{words}</button>
    </form>
  )
}

function AddForm() {
  return (
    <section class="sect">
      <h2>Add a source</h2>
      <form class="paste" method="post" action="/sources/preview">
        <Csrf />
        <label>
          Address of a feed, a sitemap, a calendar or a page
          <input name="address" type="url" required maxlength={2000} placeholder="https://news.example.org/feed.xml" />
        </label>
        <Wishes name="" every="" text={false} />
        <button>See what it brings</button>
      </form>
    </section>
  )
}

function Wishes({ name, every, text }: { name: string; every: string; text: boolean }) {
  return (
    <>
      <div class="pair">
        <label>
          Name; empty: its own
          <input name="name" value={name} maxlength={200} />
        </label>
        <label>
          Minutes between two visits
          <input name="every" type="number" value={every} min={EVERY.least} max={EVERY.most} placeholder={String(EVERY.usual)} />
        </label>
      </div>
      <fieldset class="choice">
        <legend>Text of reports</legend>
        <label>
          <input type="checkbox" name="text" value="yes" checked={text} /> the feed carries it whole: do not fetch the pages
        </label>
      </fieldset>
    </>
  )
}

function Preview({ preview: { address, name, every, text, found } }: { preview: Previewed }) {
  const good = found.filter((each) => 'source' in each)
  return (
    <section class="sect" aria-label="What the address brings">
      <h2>What {shownUrl(address)} brings</h2>
      {found.map((each) =>
        'error' in each ? (
          <p role="alert">{each.error}</p>
        ) : (
          <div class="q plainq">
            <b>
              {each.source.kind} {each.source.name ?? ''}
            </b>
            <ul class="plainlist">
              <li>{shownUrl(each.source.url)}</li>
              {each.lines.map((line) => (
                <li>{line}</li>
              ))}
            </ul>
          </div>
        ),
      )}
      {good.length > 0 && (
        <form class="paste" method="post" action="/sources">
          <Csrf />
          <input type="hidden" name="address" value={address} />
          <Wishes name={name} every={every} text={text} />
          <button>{good.length === 1 ? 'Add it' : `Add all ${good.length}`}</button>
        </form>
      )}
      <p>
        <a href="/sources">Another address</a>
      </p>
    </section>
  )
}

function Opml({ hasSources }: { hasSources: boolean }) {
  return (
    <section class="sect">
      <h2>Lists of subscriptions (OPML)</h2>
      {hasSources && (
        <p>
          <a href="/sources.opml">All feeds as OPML</a>, for other feed readers.
        </p>
      )}
      <form class="paste" method="post" action="/sources/opml" enctype="multipart/form-data">
        <Csrf />
        <label>
          Take in a list that another feed reader exported
          <input name="file" type="file" accept=".opml,.xml,text/xml,text/x-opml" required />
        </label>
        <button>Take in</button>
      </form>
    </section>
  )
}
