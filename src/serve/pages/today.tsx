import type { Head } from '../../store/store.ts'
import { dayTitle } from '../view/agenda.ts'
import type { ChangeView } from '../view/changes.ts'
import type { EventView } from '../view/event.ts'
import { whenLabel } from '../view/when.ts'
import { Subscribe } from './diary.tsx'
import { EventLine } from './event-line.tsx'
import { FilterForm } from './filters.tsx'
import type { Frame } from './layout.tsx'
import { articleHref, eventHref, Layout, storyHref, whoHref } from './layout.tsx'
import { Reports } from './search.tsx'
import type { StoryView } from './stories.tsx'

/** What the first page shows. */
export interface TodayPageProps {
  readonly frame: Frame
  readonly today: number | null
  readonly changes: readonly ChangeView[]
  readonly due: readonly EventView[]
  readonly stories: readonly StoryView[]
  readonly latest: readonly Head[]
}

/** The front page: what changed in the last day of the record, what is due, the stories with most reports, the newest headlines. Finite. */
export function TodayPage({ frame, today, changes, due, stories, latest }: TodayPageProps) {
  return (
    <Layout title="Today" section="Today" frame={frame}>
      <main class="two" id="main">
        <div>
          <div class="head">
            <h1>{today === null ? 'Today' : dayTitle(today)}</h1>
            <p>{today === null ? 'Nothing has been read yet' : 'The newest day of the record'}</p>
          </div>
          {today === null && <Welcome />}
          {changes.length > 0 && (
            <section class="sect">
              <h2>What changed</h2>
              <ChangeList changes={changes} />
              <p class="muted">
                <a href="/changes">All changes</a>
              </p>
            </section>
          )}
          {due.length > 0 && (
            <section class="group">
              <h2>
                Due on the day and the two after it <small>{due.length}</small>
              </h2>
              <ol>
                {due.map((view) => (
                  <EventLine view={view} isDated />
                ))}
              </ol>
            </section>
          )}
        </div>
        <aside class="rail" aria-label="Stories and reports">
          {stories.length > 0 && (
            <section class="lat">
              <h2 class="lbl">Stories</h2>
              <ul>
                {stories.map(({ story, heads }) => (
                  <li>
                    <a href={storyHref(story.id)}>{story.title}</a>
                    <small>
                      {heads.length} {heads.length === 1 ? 'report' : 'reports'}
                    </small>
                  </li>
                ))}
              </ul>
            </section>
          )}
          {latest.length > 0 && (
            <section>
              <h2 class="lbl">Newest reports</h2>
              <Reports heads={latest} />
            </section>
          )}
          <Subscribe list="changes" q="" />
        </aside>
      </main>
    </Layout>
  )
}

function Welcome() {
  return (
    <section class="sect">
      <h2>Begin here</h2>
      <ul class="plainlist">
        <li>
          <a href="/read">Paste a report, or drop a file,</a> and see its diary at once; it is kept only if you say so.
        </li>
        <li>
          <a href="/sources">Add a feed</a>; its reports are taken in whenever it is due.
        </li>
        <li>
          Many files at once: <code>daybook import FOLDER</code> on the command line, also mails, web archives and calendars.
        </li>
      </ul>
    </section>
  )
}

/** Changes as a list: what kind, of what, from what to what. */
export function ChangeList({ changes }: { changes: readonly ChangeView[] }) {
  return (
    <ul class="changes">
      {changes.map(({ change, title, about }) => (
        <li>
          <b>{change.kind}</b> <Subject change={change} title={title} about={about} />
          {wordsOf(change, title)}
          {change.article !== null && (
            <>
              {' '}
              <a class="muted" href={articleHref(change.article)}>
                report
              </a>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}

/** From what to what, in words: dates as people write them, counts as counts of reports. */
function wordsOf({ kind, before, after }: ChangeView['change'], title: string): string {
  if (after === null || after === title) return ''
  if (kind === 'corroborated' && /^\d{1,6}$/.test(after)) return `: now in ${after} reports`
  // What was planned for a time that is over, without word that it happened.
  if (kind === 'lapsed' && before !== null && /^\d/.test(after)) return `: was ${before} for ${timeWords(after)}`
  const word = (value: string): string => (kind === 'moved' || kind === 'dated' ? timeWords(value) : value)
  return before === null ? `: ${word(after)}` : `: ${word(before)} → ${word(after)}`
}

/** A date of the record as people write it, with its time of day where it has one. */
function timeWords(edtf: string): string {
  const { stretch, clock } = whenLabel(edtf, null)
  return clock === null ? stretch : `${stretch}, ${clock}`
}

function Subject({ change, title, about }: ChangeView) {
  if (about === null) return <>{title}</>
  const to = about === 'event' ? eventHref(change.subject) : about === 'story' ? storyHref(change.subject) : whoHref(change.subject)
  return <a href={to}>{title}</a>
}

/** What the page of all changes shows. */
export interface ChangesPageProps {
  readonly frame: Frame
  readonly changes: readonly ChangeView[]
  readonly q: string
}

/** The newest changes of the record, newest first. */
export function ChangesPage({ frame, changes, q }: ChangesPageProps) {
  return (
    <Layout title="What changed" frame={frame}>
      <main class="two" id="main">
        <div>
          <div class="head">
            <h1>What changed</h1>
            <p>The newest {changes.length} changes of the record, newest first</p>
            <FilterForm list="/changes" q={q} label="Only of events that this finds" placeholder="place:riga" />
          </div>
          {changes.length === 0 ? <p>{q === '' ? 'Nothing has changed yet.' : 'No change fits.'}</p> : <ChangeList changes={changes} />}
        </div>
        <aside class="rail" aria-label="Take this list away">
          <Subscribe list="changes" q={q} />
        </aside>
      </main>
    </Layout>
  )
}
