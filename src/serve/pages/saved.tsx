import type { SavedQuery } from '../../store/saved.ts'
import { LISTS } from '../../store/saved.ts'
import type { Frame } from './layout.tsx'
import { Csrf, href, Layout } from './layout.tsx'
import { ActTable } from './table.tsx'

/** What the page of saved queries shows. */
export interface SavedPageProps {
  readonly frame: Frame
  readonly saved: readonly SavedQuery[]
  /** What the form begins with. */
  readonly given: { readonly name: string; readonly list: string; readonly query: string }
  readonly wrong: string | null
}

/** Names of the lists, as the form has them. */
const NAMES: Readonly<Record<SavedQuery['list'], string>> = {
  diary: 'Diary',
  said: 'Statements',
  stories: 'Stories',
  search: 'Search',
  changes: 'What changed',
}

/** Queries under names, each as a page, a calendar or a feed. */
export function SavedPage({ frame, saved, given, wrong }: SavedPageProps) {
  return (
    <Layout title="Saved queries" frame={frame}>
      <main class="art" id="main">
        <div class="head">
          <h1>Saved queries</h1>
          <p>{saved.length === 0 ? 'None yet. Save one below, or by “Save this query” beside any list.' : `${saved.length} kept`}</p>
          {wrong !== null && <p role="alert">{wrong}</p>}
        </div>
        {saved.length > 0 && <SavedTable saved={saved} />}
        <section class="sect">
          <h2>Save a query</h2>
          <form class="paste" method="post" action="/saved">
            <Csrf />
            <div class="pair">
              <label>
                Name
                <input name="name" value={given.name} required maxlength={200} placeholder="Harbour talks" />
              </label>
              <label>
                List
                <select name="list">
                  {LISTS.map((list) => (
                    <option value={list} selected={list === given.list}>
                      {NAMES[list]}
                    </option>
                  ))}
                </select>
              </label>
            </div>
            <label>
              Query
              <input name="query" value={given.query} maxlength={1000} placeholder="place:riga status:scheduled" />
            </label>
            <button>Save</button>
          </form>
          <p class="muted">
            <a href="/search">How to ask</a>. A name that is there already takes the new query.
          </p>
        </section>
      </main>
    </Layout>
  )
}

function SavedTable({ saved }: { saved: readonly SavedQuery[] }) {
  return (
    <ActTable name="Saved queries" columns={['Name', 'Query', 'As data']}>
      {saved.map(({ id, name, list, query }) => (
        <tr>
          <td>
            <a href={href(`/${list}`, { q: query })}>{name}</a>
          </td>
          <td>
            {NAMES[list]} <small>{query === '' ? 'everything' : query}</small>
          </td>
          <td>
            {(list === 'diary' ? ['ics', 'atom', 'json'] : ['atom', 'csv', 'json']).map((form) => (
              <>
                <a href={href(`/${list}.${form}`, { q: query })}>{form}</a>{' '}
              </>
            ))}
          </td>
          <td>
            <div class="acts">
              <a href={href('/alerts', { q: query, name })}>Alert</a>
              <form method="post" action={`/saved/${encodeURIComponent(id)}/remove`}>
                <Csrf />
                <button aria-label={`Remove ${name}`}>Remove</button>
              </form>
            </div>
          </td>
        </tr>
      ))}
    </ActTable>
  )
}
