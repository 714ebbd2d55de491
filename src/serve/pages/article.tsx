import type { PartKind, Reading, Span } from '../../record/index.ts'
import type { Forgotten } from '../../store/forget.ts'
import type { StoryShare } from '../../store/store.ts'
import type { DiaryLine } from '../view/diary.ts'
import { recordId } from '../../record/id.ts'
import { diaryOf, railOf } from '../view/diary.ts'
import type { Layer } from '../view/marks.ts'
import { layersOf, markText } from '../view/marks.ts'
import type { SaidLine } from '../view/said.ts'
import { kindWords, outletOf, saidLines } from '../view/said.ts'
import { webAddress } from '../view/original.ts'
import { partOf, placeOf } from '../view/snippet.ts'
import { STATUS_FACES } from '../view/status.ts'
import { dayWords } from '../view/when.ts'
import { Badge } from './icons.tsx'
import { inLanguage } from './language.ts'
import type { Frame } from './layout.tsx'
import { Csrf, Layout, storyHref } from './layout.tsx'

/** What the page of a report shows. */
export interface ArticlePageProps {
  readonly frame: Frame
  readonly reading: Reading
  /** The story that it belongs to. */
  readonly stories: readonly StoryShare[]
  /** Who deleted its text; null where it is there. */
  readonly forgotten: Forgotten | null
  /** Name that the last correction of this browser was signed with. */
  readonly author: string
  readonly wrong: string | null
}

/** One report: its text with layers of evidence that can be switched, its facts in the margin, its rail. */
export function ArticlePage({ reading, stories, frame, forgotten, author, wrong }: ArticlePageProps) {
  const { article } = reading
  return (
    <Layout title={article.title ?? article.id} section="Reports" frame={frame}>
      <main class="art" id="main">
        <header>
          <p class="crumb">
            <a href="/reports">Reports</a> › {outletOf(reading)}
            {stories.map(({ id, title }) => (
              <>
                {' · in the story '}
                <a href={storyHref(id)}>{title}</a>
              </>
            ))}
          </p>
          <h1 {...inLanguage(article.language)}>{article.title ?? article.id}</h1>
          <div class="meta">
            <Byline reading={reading} />
            <Layers reading={reading} />
          </div>
        </header>
        {wrong !== null && <p role="alert">{wrong}</p>}
        {forgotten !== null && <Deleted forgotten={forgotten} />}
        <Body reading={reading} isKept />
        <ForgetForm id={article.id} author={author} forgotten={forgotten} />
      </main>
    </Layout>
  )
}

/** A reading by itself: its layers and its text, for a report that is not kept. */
export function ReadingView({ reading }: { reading: Reading }) {
  return (
    <section aria-label="What was read">
      <div class="meta">
        <Byline reading={reading} />
        <Layers reading={reading} />
      </div>
      <Body reading={reading} />
    </section>
  )
}

function Body({ reading, isKept = false }: { reading: Reading; isKept?: boolean }) {
  const { article } = reading
  const lines = diaryOf(reading)
  const said = saidLines(reading)
  const layers = layersOf(reading)
  return (
    <>
      {blocksOf(reading).map(({ parts, kind, span }) => {
        const number = kind === 'paragraph' ? placeOf(reading, article.parts[parts.at(-1)!]!.span).replace('¶', '') : null
        const isHere = (at: Span): boolean => parts.includes(partOf(reading, at))
        return (
          <section class="p" id={`part-${parts.at(-1)}`}>
            {number === null ? (
              <span></span>
            ) : (
              <a class="pn" href={`#part-${parts.at(-1)}`} aria-label={`Link to paragraph ${number}`}>
                {number}
              </a>
            )}
            <p class={`txt ${kind}`} {...inLanguage(article.language)}>
              {markText(article.text, span, layers).map(({ text, layers: on }) =>
                on.length === 0 ? text : <mark class={on.join(' ')}>{text}</mark>,
              )}
            </p>
            <Notes
              lines={lines.filter((l) => isHere(l.event.trigger))}
              said={said.filter((s) => isHere(s.statement.span))}
              place={number === null ? kind : `paragraph ${number}`}
              article={isKept ? article.id : null}
            />
          </section>
        )
      })}
      <Rail reading={reading} lines={lines} />
    </>
  )
}

/** A block of the page: one part, or a dateline and the paragraph that it opens. `parts` are indexes into the article's. */
interface Block {
  readonly parts: readonly number[]
  readonly kind: PartKind
  readonly span: Span
}

function blocksOf({ article }: Reading): readonly Block[] {
  const blocks: Block[] = []
  article.parts.forEach(({ kind, span }, index) => {
    if (kind === 'title' || kind === 'headline') return
    const last = blocks.at(-1)
    if (last?.kind === 'dateline' && !article.text.slice(last.span[1], span[0]).includes('\n')) {
      blocks[blocks.length - 1] = { parts: [...last.parts, index], kind, span: [last.span[0], span[1]] }
    } else blocks.push({ parts: [index], kind, span })
  })
  return blocks
}

function Byline({ reading }: { reading: Reading }) {
  const { article } = reading
  const published = article.published && (dayWords(article.published.value) ?? article.published.value)
  return (
    <div class="by">
      <b>{outletOf(reading)}</b>
      {article.authors.length > 0 && <span>{article.authors.join(', ')}</span>}
      <span>{published ?? 'date of publication not known'}</span>
      {webAddress(article.url) !== null && (
        <a href={webAddress(article.url)!} rel="external noopener noreferrer">
          Publisher’s page
        </a>
      )}
      <span>{article.text.match(/\S+/g)?.length ?? 0} words</span>
    </div>
  )
}

/** Longest note in the margin, in characters. */
const LONGEST_NOTE = 80

const SWITCHES: readonly (readonly [id: string, name: string, layer: Layer])[] = [
  ['ev', 'Events', 'trg'],
  ['st', 'Statements', 'st'],
  ['src', 'Sources', 'src'],
  ['tm', 'Times', 'tm'],
  ['who', 'Names', 'who'],
]

function Layers({ reading }: { reading: Reading }) {
  const counts: Readonly<Record<string, number>> = {
    ev: reading.events.length,
    st: reading.statements.length,
    src: reading.statements.filter((s) => s.source.span !== null).length,
    tm: reading.times.length,
    who: reading.entities.length,
  }
  return (
    <div class="layers" role="group" aria-label="Shown in the text">
      {SWITCHES.map(([id, name]) => (
        <label class={`k-${id}`}>
          <input type="checkbox" id={`l-${id}`} checked autocomplete="off" />
          <i></i>
          {name} <span class="n">{counts[id]}</span>
        </label>
      ))}
    </div>
  )
}

interface NotesProps {
  readonly lines: readonly DiaryLine[]
  readonly said: readonly SaidLine[]
  readonly place: string
  /** Id of the report in the record; null where it is not kept. */
  readonly article: string | null
}

function Notes({ lines, said, place, article }: NotesProps) {
  if (lines.length + said.length === 0) return null
  return (
    <aside class="notes" aria-label={`Facts in ${place}`}>
      {lines.map((line) => (
        <div class="n1 k-ev">
          <div class="k">
            <Badge status={line.event.status} />
          </div>
          <b>{line.event.title}</b> <em>{factsOf(line)}</em>
        </div>
      ))}
      {said.map((line) => (
        <Said line={line} article={article} />
      ))}
    </aside>
  )
}

function Said({ line, article }: { line: SaidLine; article: string | null }) {
  const id = article === null ? null : recordId('q', article, line.statement.span[0], line.statement.id)
  return (
    <div class="n1 k-st" {...(id !== null && { id })}>
      <div class="k">
        Statement · {kindWords(line.statement)}
        {line.cue !== null && ` · “${line.cue}”`}
      </div>
      <b>{line.chain.slice(1).join(' › ') || line.chain[0]}</b> <em>{clip(line.content.join(' … '))}</em>
      {id !== null && (
        <a class="right" href={`/correct/${id}`}>
          put right
        </a>
      )}
    </div>
  )
}

/** The beginning of what was said; the text beside it shows the whole. */
function clip(text: string): string {
  if (text.length <= LONGEST_NOTE) return text
  return `${text.slice(0, text.lastIndexOf(' ', LONGEST_NOTE))} …`
}

function factsOf(line: DiaryLine): string {
  const when = line.when === null ? 'no date' : `${line.when.stretch}${line.when.clock === null ? '' : `, ${line.when.clock}`}`
  return [line.place, when].filter((fact) => fact !== null).join(' · ')
}

function Rail({ reading, lines }: { reading: Reading; lines: readonly DiaryLine[] }) {
  const rail = railOf(reading, lines)
  if (rail.length === 0) return null
  return (
    <section class="railbox" id="rail">
      <h2>Other headlines printed with this report</h2>
      <ol>
        {rail.map((item) => (
          <li id={`part-${partOf(reading, item.span)}`}>
            <span {...inLanguage(reading.article.language)}>{item.text}</span>
            {item.lines.map(({ event }) => (
              <small>
                {STATUS_FACES[event.status].word}: {event.title}
              </small>
            ))}
          </li>
        ))}
      </ol>
    </section>
  )
}

function Deleted({ forgotten: { author, reason, made, facts } }: { forgotten: Forgotten }) {
  return (
    <p role="status">
      The text of this report was deleted by {author} on {made.slice(0, 10)}: {reason}.{' '}
      {facts ? 'What it told went with it.' : 'What it told stays in the record.'}
    </p>
  )
}

/** Deleting cannot be taken back, so that it is asked for in full. */
function ForgetForm({ id, author, forgotten }: { id: string; author: string; forgotten: Forgotten | null }) {
  if (forgotten?.facts === true) return null
  return (
    <details class="fix noprint sect">
      <summary>{forgotten === null ? 'Delete the text of this report' : 'Delete what it told as well'}</summary>
      <form class="paste" method="post" action={`/a/${encodeURIComponent(id)}/delete`}>
        <Csrf />
        <p class="muted">Text, bytes and reading go for good, and it does not come in again. Title, outlet, date and address stay.</p>
        <div class="pair">
          <label>
            Your name
            <input name="author" value={author} required maxlength={200} autocomplete="name" />
          </label>
          <label>
            Why
            <input name="reason" required maxlength={1000} />
          </label>
        </div>
        <fieldset class="choice">
          <legend>What it told</legend>
          <label>
            <input type="checkbox" name="facts" value="delete" required={forgotten !== null} /> goes as well: its statements, its part in
            events
          </label>
        </fieldset>
        <button>Delete</button>
      </form>
    </details>
  )
}
