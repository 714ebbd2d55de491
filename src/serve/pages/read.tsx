import type { Reading } from '../../record/index.ts'
import type { Frame } from './layout.tsx'
import { Csrf, Layout } from './layout.tsx'
import { ReadingView } from './article.tsx'

/** What was pasted. */
export interface Pasted {
  readonly text: string
  readonly title: string
  readonly published: string
  /** Whether the text is a page in HTML. */
  readonly isHtml: boolean
}

/** What the page for pasting shows: the form, and what reading made of it. */
export interface ReadPageProps {
  readonly frame: Frame
  readonly pasted: Pasted
  readonly made: Reading | { readonly error: string } | null
  /** The record takes nothing in. */
  readonly isClosed: boolean
}

/** Longest text that the form takes, in characters. */
export const LONGEST_PASTE = 200_000

/** Paste a report, or drop a file, and see its facts at once; it is kept where that is asked for. */
export function ReadPage({ frame, pasted, made, isClosed }: ReadPageProps) {
  return (
    <Layout title="Read" section="Read" frame={frame}>
      <main class="art" id="main">
        <div class="head">
          <h1>Read a report</h1>
          <p>
            Paste a text or choose a file. Its diary and its statements are shown below; nothing is kept
            {isClosed ? '' : ' unless you say so'}.
          </p>
        </div>
        <form class="paste" method="post" action="/read" enctype="multipart/form-data">
          <Csrf />
          {pasted.isHtml && <input type="hidden" name="form" value="html" />}
          <label>
            Headline
            <input name="title" value={pasted.title} maxlength={500} />
          </label>
          <label>
            Published, if you know it
            <input name="published" value={pasted.published} placeholder="2026-03-12" maxlength={40} pattern="\d{4}-\d{2}-\d{2}.*" />
          </label>
          <label>
            {pasted.isHtml ? 'Page, in HTML' : 'Text'}
            <textarea name="text" rows={12} maxlength={LONGEST_PASTE}>
              {pasted.text}
            </textarea>
          </label>
          <label>
            Or a file with one report: plain text or a web page. It may be dropped here.
            <input type="file" name="file" accept=".txt,.md,.html,.htm,text/plain,text/html" />
          </label>
          <p class="buttons">
            <button>Read</button>
            {!isClosed && (
              <button name="keep" value="yes">
                Read and keep in the record
              </button>
            )}
          </p>
        </form>
        {made !== null && ('error' in made ? <p role="alert">{made.error}</p> : <ReadingView reading={made} />)}
      </main>
    </Layout>
  )
}
