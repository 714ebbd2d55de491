import type { Frame } from './layout.tsx'
import { Layout } from './layout.tsx'

/** One operation of the API as its page lists it. */
export interface Operation {
  readonly method: string
  readonly path: string
  readonly summary: string
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly description: string }[]
  readonly answers: readonly (readonly [status: string, description: string])[]
}

/** The API in one page, made from its OpenAPI document. */
export function ApiPage({ frame, operations }: { frame: Frame; operations: readonly Operation[] }) {
  return (
    <Layout title="API" frame={frame}>
      <main class="art" id="main">
        <div class="head">
          <h1>API</h1>
          <p>
            JSON over HTTP. The whole of it as OpenAPI 3.1: <a href="/openapi.json">/openapi.json</a>. Every list of the pages is also data:
            put <code>.json</code>, <code>.csv</code>, <code>.atom</code> or <code>.rss</code> after its address, and <code>.ics</code>,{' '}
            <code>.jsonld</code>, <code>.ninjs</code> or <code>.plover</code> after <code>/diary</code>.
          </p>
        </div>
        {operations.map(({ method, path, summary, parameters, answers }) => (
          <section class="sect">
            <h2>
              <code>
                {method.toUpperCase()} {path}
              </code>
            </h2>
            <p>{summary}.</p>
            {parameters.length > 0 && (
              <ul class="plainlist">
                {parameters.map((parameter) => (
                  <li>
                    <code>{parameter.name}</code> <span class="muted">({parameter.in})</span> {parameter.description}
                  </li>
                ))}
              </ul>
            )}
            <p class="muted">{answers.map(([status, description]) => `${status}: ${description}`).join(' · ')}</p>
          </section>
        ))}
      </main>
    </Layout>
  )
}
