import type { Reading } from '../../record/index.ts'
import type { Frame } from './layout.tsx'
import { Csrf, Layout } from './layout.tsx'
import { ReadingView } from './article.tsx'

/** What was pasted. */
export interface Pasted {
  readonly text: string
  readonly title: string
  readonly published: string
}

/** What the page for pasting shows: the form, and what reading made of it. */
export interface ReadPageProps {
  readonly frame: Frame
  readonly pasted: Pasted
  readonly made: Reading | { readonly error: string } | null
}

/** Longest text that the form takes, in characters. */
export const LONGEST_PASTE = 200_000

/** Paste a report and see its facts at once; nothing is kept. */
export function ReadPage({ frame, pasted, made }: ReadPageProps) {
  return (
    <Layout title="Read" section="Read" frame={frame}>
      <main class="art" id="main">
        <div class="head">
          <h1>Read a report</h1>
          <p>Paste a text. Its diary and its statements are shown below; nothing is kept.</p>
        </div>
        <form class="paste" method="post" action="/read">
          <Csrf />
          <label>
            Headline
            <input name="title" value={pasted.title} maxlength={500} />
          </label>
          <label>
            Published, if you know it
            <input name="published" value={pasted.published} placeholder="2026-03-12" maxlength={40} pattern="\d{4}-\d{2}-\d{2}.*" />
          </label>
          <label>
            Text
            <textarea name="text" rows={12} required maxlength={LONGEST_PASTE}>
              {pasted.text}
            </textarea>
          </label>
          <button>Read</button>
        </form>
        {made !== null && ('error' in made ? <p role="alert">{made.error}</p> : <ReadingView reading={made} />)}
      </main>
    </Layout>
  )
}
