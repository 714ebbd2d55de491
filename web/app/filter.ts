import { say } from './say.ts'
import { showOwnTimes } from './zone.ts'

interface Policy {
  createHTML(text: string): string
}

/** Pages of this address, which the server has escaped, and nothing else go through this. */
const policy = (window as { trustedTypes?: { createPolicy(name: string, rules: Policy): Policy } }).trustedTypes?.createPolicy('daybook', {
  createHTML: (text) => text,
})

const PAUSE = 180
let timer = 0
let asked: AbortController | null = null

/** Lists filter themselves while somebody types: the same address is fetched, and its content takes the place of this one's. */
export function filterWhileTyping(): void {
  document.addEventListener('input', (event) => {
    const field = event.target
    if (!(field instanceof HTMLInputElement) || (event as InputEvent).isComposing) return
    const form = field.closest<HTMLFormElement>('main form.inline')
    if (form === null) return
    clearTimeout(timer)
    timer = window.setTimeout(() => void refresh(form, field), PAUSE)
  })
}

async function refresh(form: HTMLFormElement, field: HTMLInputElement): Promise<void> {
  asked?.abort()
  const mine = new AbortController()
  asked = mine
  const url = new URL(form.action)
  for (const [name, value] of new FormData(form))
    if (typeof value === 'string' && value.trim() !== '') url.searchParams.set(name, value.trim())
  try {
    const response = await fetch(url, { signal: mine.signal, headers: { accept: 'text/html' } })
    if (!response.ok || response.redirected) return
    const text = await response.text()
    if (!mine.signal.aborted) swap(text, field, url)
  } catch {
    // Given up for a newer one, or the server is away: what is shown stays.
  }
}

function swap(text: string, field: HTMLInputElement, url: URL): void {
  const page = new DOMParser().parseFromString(policy ? policy.createHTML(text) : text, 'text/html')
  const [fresh, old] = [page.querySelector('main'), document.querySelector('main')]
  if (fresh === null || old === null) return
  const { value, selectionStart, selectionEnd } = field
  const hadFocus = document.activeElement === field
  old.replaceWith(fresh)
  showOwnTimes(fresh)
  document.title = page.title
  history.replaceState(null, '', url)
  const next = fresh.querySelector<HTMLInputElement>(`form.inline input[name="${field.name}"]`)
  if (next === null) return
  next.value = value
  if (hadFocus) next.focus({ preventScroll: true })
  if (selectionStart !== null) next.setSelectionRange(selectionStart, selectionEnd)
  say(fresh.querySelector('.head p')?.textContent?.trim() ?? 'Filtered')
}
