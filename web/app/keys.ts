import { say } from './say.ts'

const ITEMS = 'main > :not(aside) :is(.ev, .tales > li, .saids > li, .changes > li, .lat > li, .p)'

const PLACES: Readonly<Record<string, readonly [string, string]>> = {
  t: ['/', 'Today'],
  d: ['/diary', 'Diary'],
  m: ['/diary?view=month', 'Month'],
  s: ['/stories', 'Stories'],
  q: ['/said', 'Statements'],
  p: ['/who', 'People'],
  r: ['/reports', 'Reports'],
  c: ['/changes', 'What changed'],
  f: ['/sources', 'Sources'],
  a: ['/alerts', 'Alerts'],
  v: ['/saved', 'Saved queries'],
  x: ['/corrections', 'Corrections'],
  h: ['/health', 'Health'],
}

const KEYS: Readonly<Record<string, readonly [() => void, string]>> = {
  j: [() => step(1), 'next'],
  k: [() => step(-1), 'previous'],
  o: [() => follow('h3 a, h2 a, a'), 'open'],
  v: [() => follow('a[rel~="external"]', true), "the publisher's page"],
  e: [() => follow('.q cite a, cite a'), 'evidence: the sentence in its report'],
  p: [() => void copy(permalink()), 'copy the address'],
  c: [() => void copy(citation()), 'copy a citation'],
  '[': [() => follow('a[rel="prev"]', true), 'earlier period or page'],
  ']': [() => follow('a[rel="next"]', true), 'later period or page'],
  t: [() => go(location.pathname === '/diary' ? '/diary' : '/'), 'back to today'],
  '/': [() => search(), 'search'],
  '?': [() => help(), 'these keys'],
}

let isGoing = false

/** Keys for going through lists and pages. Off inside fields, with Ctrl, Alt or Meta, and where somebody turned them off. */
export function listenToKeys(): void {
  document.addEventListener('keydown', (event) => {
    if (document.documentElement.dataset['keys'] === 'off' || event.defaultPrevented) return
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isField(event.target)) return
    if (isGoing) {
      isGoing = false
      const place = PLACES[event.key]
      if (place === undefined) return
      event.preventDefault()
      go(place[0])
      return
    }
    if (event.key === 'g') {
      isGoing = true
      window.setTimeout(() => {
        isGoing = false
      }, 1500)
      return
    }
    if (document.querySelector('dialog[open]') !== null) return
    const key = event.key === 'Enter' && event.target instanceof Element && event.target.matches('.cursor') ? 'o' : event.key
    const found = KEYS[key]
    if (found === undefined) return
    event.preventDefault()
    found[0]()
  })
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))
}

function go(place: string): void {
  location.assign(place)
}

function current(): HTMLElement | null {
  return document.querySelector<HTMLElement>('.cursor')
}

function step(by: number): void {
  const items = [...document.querySelectorAll<HTMLElement>(ITEMS)]
  const at = items.indexOf(current() as HTMLElement)
  const next = items[at < 0 ? (by > 0 ? 0 : items.length - 1) : Math.min(items.length - 1, Math.max(0, at + by))]
  if (next === undefined) return
  current()?.classList.remove('cursor')
  next.classList.add('cursor')
  next.tabIndex = -1
  next.focus({ preventScroll: true })
  next.scrollIntoView({ block: 'nearest' })
}

/** Follow the first such link of the item at the cursor; `isOfPage`: or else of the page. */
function follow(selector: string, isOfPage = false): void {
  const link =
    current()?.querySelector<HTMLAnchorElement>(selector) ??
    (isOfPage ? document.querySelector<HTMLAnchorElement>(`main ${selector}`) : null)
  if (link) link.click()
  else say(current() === null ? 'Choose a line with j or k first' : 'Nothing to follow here')
}

function search(): void {
  const field = ['main form.inline input[type="search"]', '.top .find input'].map((each) => document.querySelector<HTMLInputElement>(each))
  field.find((each) => each !== null)?.select()
}

function permalink(): string {
  const item = current()
  const link = item?.querySelector<HTMLAnchorElement>('h3 a, h2 a')
  if (link) return link.href
  return item === null || item.id === '' ? location.href.replace(/#.*$/s, '') : new URL(`#${item.id}`, location.href).href
}

function citation(): string {
  const item = current()
  const quote = item?.querySelector('.q')
  const source = quote?.querySelector('cite')?.textContent?.trim() ?? ''
  const words = [...(quote?.childNodes ?? [])]
    .filter((node) => node.nodeName !== 'CITE')
    .map((node) => node.textContent)
    .join('')
    .trim()
  const title = item?.querySelector('h2, h3')?.textContent?.trim() ?? document.title
  return words === '' ? `${title}. ${permalink()}` : `“${words}” (${source}). ${title}. ${permalink()}`
}

async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
    say(`Copied: ${text}`)
  } catch {
    say(text)
  }
}

function help(): void {
  const dialog = document.createElement('dialog')
  dialog.className = 'keys'
  dialog.setAttribute('aria-label', 'Keys')
  const title = document.createElement('h2')
  title.textContent = 'Keys'
  const list = document.createElement('dl')
  const rows = [
    ...Object.entries(KEYS).map(([key, [, words]]) => [key, words] as const),
    ...Object.entries(PLACES).map(([key, [, words]]) => [`g ${key}`, words] as const),
  ]
  for (const [key, words] of rows) {
    const [name, what] = [document.createElement('dt'), document.createElement('dd')]
    const kbd = document.createElement('kbd')
    kbd.textContent = key
    name.append(kbd)
    what.textContent = words
    list.append(name, what)
  }
  const off = document.createElement('a')
  off.href = '/settings'
  off.textContent = 'Turn them off in the settings'
  const close = document.createElement('button')
  close.textContent = 'Close'
  close.addEventListener('click', () => dialog.close())
  dialog.addEventListener('close', () => dialog.remove())
  dialog.append(title, list, off, close)
  document.body.append(dialog)
  dialog.showModal()
}
