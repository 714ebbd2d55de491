import { SETTABLE } from '../../store/correct.ts'
import type { CorrectionView, FactLine, Standing } from '../view/corrections.ts'
import { subjectHref } from '../view/corrections.ts'
import { dayWords } from '../view/when.ts'
import { shortDay } from './event-line.tsx'
import type { Frame } from './layout.tsx'
import { articleHref, Csrf, Layout } from './layout.tsx'

/** What the section of corrections on a page shows. */
export interface CorrectionsProps {
  readonly views: readonly CorrectionView[]
  /** Name that the last correction of this browser was signed with. */
  readonly author: string
}

/** What people put right, each with who, why and a way back. */
export function CorrectionList({ views, author }: CorrectionsProps) {
  return (
    <ul class="plainlist fixes">
      {views.map(({ record: { id, author: by, reason, made, undone }, words, name, href }) => (
        <li id={id}>
          <span class={undone === null ? 'fixed' : 'fixed gone'}>
            {href === null ? name : <a href={href}>{name}</a>} {words}
          </span>
          <small>
            {by}, {dayOf(made)}: {reason}
            {undone !== null && ` · taken back by ${undone.author}, ${dayOf(undone.made)}: ${undone.reason}`}
          </small>
          {undone === null && <Undo id={id} words={words} author={author} />}
        </li>
      ))}
    </ul>
  )
}

function dayOf(made: string): string {
  const words = dayWords(made.slice(0, 10))
  return words === null ? made : `${shortDay(words)} ${made.slice(0, 4)}`
}

function Undo({ id, words, author }: { id: string; words: string; author: string }) {
  return (
    <details>
      <summary aria-label={`Take back: ${words}`}>Take back</summary>
      <form class="paste" method="post" action={`/corrections/${encodeURIComponent(id)}/undo`}>
        <Csrf />
        <Signature author={author} id={id} />
        <button>Take it back</button>
      </form>
    </details>
  )
}

function Signature({ author, id }: { author: string; id: string }) {
  return (
    <div class="pair">
      <label for={`by-${id}`}>
        Your name
        <input id={`by-${id}`} name="author" value={author} required maxlength={200} autocomplete="name" />
      </label>
      <label for={`why-${id}`}>
        Why, on what evidence
        <input id={`why-${id}`} name="reason" required maxlength={1000} />
      </label>
    </div>
  )
}

/** The corrections on one thing, and the form that makes another. */
export function Corrections({ standing, views, author }: CorrectionsProps & { standing: Standing }) {
  return (
    <section class="sect noprint" id="corrections">
      <h2>Corrections</h2>
      {views.length > 0 && <CorrectionList views={views} author={author} />}
      <details class="fix">
        <summary>Put something right</summary>
        <CorrectForm standing={standing} author={author} facts={null} />
      </details>
    </section>
  )
}

interface FormProps {
  readonly standing: Standing
  readonly author: string
  /** Facts to choose from; null = they stand on a page of their own. */
  readonly facts: readonly FactLine[] | null
}

/** One form for every kind of correction: the fields of the one that is chosen are shown. */
function CorrectForm({ standing, author, facts }: FormProps) {
  const { subject } = standing
  const path = `/correct/${encodeURIComponent(subject.id)}`
  return (
    <form class="paste choose" method="post" action={path}>
      <Csrf />
      <fieldset class="choice">
        <legend>What is wrong</legend>
        {choicesFor(standing).map(([what, words], i) => (
          <label>
            <input type="radio" name="do" value={what} required checked={i === 0 && subject.kind === 'statement'} /> {words}
          </label>
        ))}
      </fieldset>
      {subject.kind === 'event' && <EventFields standing={standing} />}
      {subject.kind !== 'statement' && <JoinFields standing={standing} />}
      <div class="for-reject">
        {facts !== null && facts.length > 0 && <Facts facts={facts} />}
        {facts === null && subject.kind !== 'statement' && (
          <p class="muted">
            The whole of it is not so. To reject <a href={path}>one fact of it</a> only, choose it from the list.
          </p>
        )}
      </div>
      <Signature author={author} id={`fix-${subject.id}`} />
      <button>Put right</button>
    </form>
  )
}

function choicesFor({ subject: { kind }, reports }: Standing): readonly (readonly [string, string])[] {
  if (kind === 'statement') return [['reject', 'this was not said so']]
  const event = [
    ['date', 'its date'],
    ['status', 'its status'],
    ['place', 'its place'],
  ] as const
  return [
    ...(kind === 'event' ? event : []),
    ['rename', kind === 'entity' ? 'its name' : 'its title'],
    ['merge', 'it is one with another'],
    ...(reports.length > 1 ? [['split', 'some reports speak of another'] as const] : []),
    ['reject', 'it is not so'],
  ]
}

function EventFields({ standing: { when, zone, place, status } }: { standing: Standing }) {
  return (
    <>
      <div class="for-date pair">
        <label>
          Date, as 2026-05-14, 2026-05-14T09:30 or 2026-05; empty: not known
          <input name="when" value={when} maxlength={60} />
        </label>
        <label>
          Zone of its clock time
          <input name="zone" value={zone} placeholder="Europe/Oslo" maxlength={60} />
        </label>
      </div>
      <label class="for-status">
        Status
        <select name="status">
          {SETTABLE.map((each) => (
            <option value={each} selected={each === status}>
              {each}
            </option>
          ))}
        </select>
      </label>
      <label class="for-place">
        Place; empty: not known
        <input name="place" value={place} maxlength={200} />
      </label>
    </>
  )
}

function JoinFields({ standing: { subject, reports } }: { standing: Standing }) {
  return (
    <>
      <label class="for-rename">
        {subject.kind === 'entity' ? 'Name' : 'Title'}
        <input name="name" value={subject.name} maxlength={300} />
      </label>
      <label class="for-merge">
        Address or id of the page that it belongs to
        <input name="into" maxlength={600} placeholder={subject.kind === 'entity' ? '/who/…' : `/${subject.kind}/…`} />
      </label>
      {reports.length > 1 && (
        <fieldset class="for-split choice">
          <legend>Reports that speak of another</legend>
          {reports.map(({ id, outlet, title }) => (
            <label>
              <input type="checkbox" name="articles" value={id} /> {[outlet, title ?? id].filter(Boolean).join(': ')}
            </label>
          ))}
          <label class="wide-field">
            What the other is called; empty: the same
            <input name="splitname" maxlength={300} />
          </label>
        </fieldset>
      )}
    </>
  )
}

function Facts({ facts }: { facts: readonly FactLine[] }) {
  return (
    <fieldset class="choice facts-list">
      <legend>Which fact</legend>
      <label>
        <input type="radio" name="fact" value="" checked /> all of it
      </label>
      {facts.map(({ seq, kind, words, outlet }) => (
        <label>
          <input type="radio" name="fact" value={String(seq)} /> {kind === 'row' ? 'report' : kind}: {words}{' '}
          {outlet !== null && <span class="muted">{outlet}</span>}
        </label>
      ))}
    </fieldset>
  )
}

/** What the page that puts one thing right shows. */
export interface CorrectPageProps extends CorrectionsProps {
  readonly frame: Frame
  readonly standing: Standing
  readonly facts: readonly FactLine[]
  /** The report that a statement stands in. */
  readonly article: string | null
  readonly wrong: string | null
}

/** One thing of the record with its corrections, every fact on it, and the form. */
export function CorrectPage({ frame, standing, views, author, facts, article, wrong }: CorrectPageProps) {
  const { subject } = standing
  const kind = subject.kind === 'entity' ? 'person or thing' : subject.kind
  return (
    <Layout title={`Put right: ${subject.name.slice(0, 80)}`} frame={frame}>
      <main class="art" id="main">
        <header>
          <p class="crumb">
            <a href="/corrections">Corrections</a> › {kind}
          </p>
          <h1 class="small">{subject.name}</h1>
          <p class="by">
            {subject.kind === 'statement' ? (
              article !== null && <a href={articleHref(article)}>its report</a>
            ) : (
              <a href={subjectHref(subject)}>its page</a>
            )}
          </p>
        </header>
        {wrong !== null && <p role="alert">{wrong}</p>}
        {views.length > 0 && (
          <section class="sect">
            <h2>Put right until now</h2>
            <CorrectionList views={views} author={author} />
          </section>
        )}
        <section class="sect">
          <h2>Put something right</h2>
          <p class="muted">It stands above what reports say, also when they are read anew, until somebody takes it back.</p>
          <CorrectForm standing={standing} author={author} facts={facts} />
        </section>
      </main>
    </Layout>
  )
}

/** Everything that people put right, newest first. */
export function CorrectionsPage({ frame, views, author, wrong }: CorrectionsProps & { frame: Frame; wrong: string | null }) {
  const stands = views.filter(({ record }) => record.undone === null).length
  return (
    <Layout title="Corrections" frame={frame}>
      <main class="wide" id="main">
        <div class="head">
          <h1>Corrections</h1>
          <p>{views.length === 0 ? 'Nothing has been put right yet' : `${stands} stand, ${views.length - stands} were taken back`}</p>
          {wrong !== null && <p role="alert">{wrong}</p>}
        </div>
        {views.length === 0 ? (
          <p>
            Events, people and stories have a section “Corrections” at the end of their page, statements a link “put right”. What is put
            right there stands above what reports say.
          </p>
        ) : (
          <CorrectionList views={views} author={author} />
        )}
      </main>
    </Layout>
  )
}
