/** A page that is always the same, served by Hono: what pages of a record are measured against. */
import { serve } from '@hono/node-server'
import { Hono } from 'hono'

const rows = Array.from(
  { length: 200 },
  (_, i) => `<li id="e${i}"><b>${i}</b> A line of a list that never changes, with a few words in it.</li>`,
)
const page = `<!doctype html><title>Still</title><ol>${rows.join('')}</ol>`
const app = new Hono().get('/', (c) => c.html(page))
serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => process.stdout.write(`http://127.0.0.1:${port}/\n`))
