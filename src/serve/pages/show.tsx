import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import { createContext } from 'hono/jsx'
import type { Child } from 'hono/jsx'
import { visitorOf } from '../access/guard.ts'
import type { Look } from './look.ts'
import { DEFAULT_LOOK, lookOf } from './look.ts'

/** What a page knows of the request that it answers. */
export interface Asking {
  /** What every form must carry; null where there is no session. */
  readonly csrf: string | null
  readonly look: Look
  /** Where parts that lie at hand as bytes go; null where a page is wanted as one text. */
  readonly parts: Parts | null
}

/** The request that is being answered, for any part of a page. */
export const Asking = createContext<Asking>({ csrf: null, look: DEFAULT_LOOK, parts: null })

/** Statuses that pages are given with. */
type PageStatus = 200 | 400 | 401 | 404 | 422

/** Parts of a page that lie at hand as bytes. In the text of the page a mark stands for each, which nobody else can know. */
export class Parts {
  readonly #list: Uint8Array[] = []
  static readonly #mark = `<!--${randomUUID()} `

  /** Put a part in; gives what is to stand in its place. */
  put(bytes: Uint8Array): string {
    this.#list.push(bytes)
    return `${Parts.#mark}${this.#list.length - 1}-->`
  }

  /** The text with the parts in their places, as bytes. */
  join(text: string): Uint8Array<ArrayBuffer> {
    const [first = '', ...others] = text.split(Parts.#mark)
    const bytes: Uint8Array[] = [Buffer.from(first)]
    for (const piece of others) {
      const end = piece.indexOf('-->')
      bytes.push(this.#list[Number(piece.slice(0, end))]!, Buffer.from(piece.slice(end + 3)))
    }
    return Buffer.concat(bytes)
  }
}

/** Answer with a page. */
export function show(c: Context, page: Child, status: PageStatus = 200): Response {
  const visitor = visitorOf(c)
  const parts = new Parts()
  const csrf = visitor !== null && 'session' in visitor ? visitor.session.csrf : null
  const asking: Asking = { csrf, look: lookOf(c), parts }
  const text = `<!doctype html>${String(<Asking.Provider value={asking}>{page}</Asking.Provider>)}`
  return c.body(parts.join(text), status, { 'content-type': 'text/html; charset=UTF-8' })
}
