import { makeApp } from '../src/serve/app.tsx'
import type { Site } from '../src/serve/app.tsx'
import type { Store } from '../src/store/store.ts'

type App = ReturnType<typeof makeApp>

/** The fields of a form: by name, or in pairs where one comes several times. */
export type Fields = Readonly<Record<string, string>> | readonly (readonly [string, string])[]

/** A server over a record as a browser on the same machine asks it. */
export interface Desk {
  readonly app: App
  readonly ask: (path: string, init?: RequestInit) => Promise<Response>
  /** The text of a page. */
  readonly page: (path: string) => Promise<string>
  /** Send a form. */
  readonly send: (path: string, fields?: Fields) => Promise<Response>
  /** Send JSON. */
  readonly json: (path: string, method: string, body: object) => Promise<Response>
}

/** A server that reads nothing and takes nothing in, unless `more` says otherwise. */
export function deskOver(store: Store, more: Partial<Site> = {}): Desk {
  const app = makeApp({
    store,
    read: () => Promise.resolve({ error: 'not here' }),
    take: () => Promise.resolve({ kind: 'failed', error: 'not here' }),
    version: '0',
    instance: 'desk.example',
    isSample: false,
    hosts: ['localhost'],
    ...more,
  })
  const ask: Desk['ask'] = async (path, init = {}) =>
    app.request(path, { ...init, headers: { host: 'localhost', ...(init.headers as Record<string, string>) } })
  return {
    app,
    ask,
    page: async (path) => (await ask(path)).text(),
    send: (path, fields = {}) => {
      const pairs = Array.isArray(fields) ? (fields as [string, string][]) : Object.entries(fields)
      const headers = { 'content-type': 'application/x-www-form-urlencoded' }
      return ask(path, { method: 'POST', headers, body: new URLSearchParams(pairs).toString() })
    },
    json: (path, method, body) => ask(path, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  }
}
