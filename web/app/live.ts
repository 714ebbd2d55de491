import { makeClient } from '../../src/client.ts'

/** Pages that show what the record knows just now. */
const PAGES = new Set(['/', '/diary', '/changes', '/stories'])
/** Seconds between two looks while the page is in sight. */
const EVERY = 20
/** No change has this number. */
const BEYOND = '999999999999999'

const daybook = makeClient()
let known: number | null = null

/** Say at the head of a list that the record has changed since it was loaded, with a way to load it again. Nothing moves by itself. */
export function tellOfChanges(every = EVERY): void {
  if (!PAGES.has(location.pathname)) return
  void look()
  setInterval(() => void look(), every * 1000)
}

async function look(): Promise<void> {
  if (document.visibilityState !== 'visible') return
  try {
    const { last } = await daybook.get('/api/v1/changes', { query: { since: BEYOND, limit: 1 } })
    known ??= last
    if (last > known) tell()
  } catch {
    // The server is away, or lets nobody look: what is shown stays.
  }
}

function tell(): void {
  if (document.querySelector('.fresh') !== null) return
  const line = document.createElement('p')
  line.className = 'fresh'
  line.setAttribute('role', 'status')
  const link = document.createElement('a')
  link.href = location.href
  link.textContent = 'Show them'
  line.append('There are changes since this page was loaded. ', link)
  document.querySelector('main .head')?.after(line)
}
