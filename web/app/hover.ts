const WAIT = 280
const LEAVE = 160
const PLACES = /^\/(who|event)\/([^/?#]{1,500})$/

interface Entity {
  readonly name: string
  readonly kind: string
  readonly aliases: readonly string[]
  readonly roles: readonly { readonly title: string; readonly of: string | null; readonly from: string }[]
}

interface Occurrence {
  readonly title: string
  readonly status: string
  readonly when: { readonly edtf: string; readonly zone: string | null } | null
  readonly place: { readonly name: string } | null
  readonly participants: readonly { readonly name: string }[]
  readonly reports: readonly string[]
}

const kept = new Map<string, Promise<readonly string[] | null>>()
let card: HTMLElement | null = null
let timer = 0
let of: HTMLAnchorElement | null = null

/** A card with the facts of a person or an event beside its link, for the pointer and the keyboard; Escape puts it away. The link leads to all of them. */
export function showCards(): void {
  document.addEventListener('pointerover', (event) => {
    if (event.pointerType === 'touch') return
    if (event.target instanceof Element && event.target.closest('.hover') !== null) return void clearTimeout(timer)
    begin(event.target, WAIT)
  })
  document.addEventListener('focusin', (event) => begin(event.target, WAIT))
  document.addEventListener('focusout', () => later(hide, LEAVE))
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') hide()
  })
}

function begin(target: EventTarget | null, wait: number): void {
  const link = target instanceof Element ? target.closest<HTMLAnchorElement>('main a[href]') : null
  if (link !== null && link === of) return void clearTimeout(timer)
  if (link === null || link.origin !== location.origin || !PLACES.test(link.pathname)) later(hide, LEAVE)
  else if (link.pathname !== location.pathname) later(() => void show(link), wait)
}

function later(act: () => void, wait: number): void {
  clearTimeout(timer)
  timer = window.setTimeout(act, wait)
}

function hide(): void {
  clearTimeout(timer)
  card?.remove()
  card = null
  of = null
}

async function show(link: HTMLAnchorElement): Promise<void> {
  hide()
  of = link
  const lines = await (kept.get(link.pathname) ?? ask(link.pathname))
  if (lines === null || of !== link || !link.isConnected) return
  card = document.createElement('div')
  card.className = 'hover'
  card.setAttribute('aria-hidden', 'true')
  lines.forEach((line, i) => {
    const row = document.createElement(i === 0 ? 'b' : 'span')
    row.textContent = line
    card!.append(row)
  })
  document.body.append(card)
  const { left, bottom, top } = link.getBoundingClientRect()
  const isBelow = bottom + card.offsetHeight + 12 < innerHeight
  card.style.left = `${Math.max(8, Math.min(left, innerWidth - card.offsetWidth - 8)) + scrollX}px`
  card.style.top = `${(isBelow ? bottom + 6 : top - card.offsetHeight - 6) + scrollY}px`
}

function ask(path: string): Promise<readonly string[] | null> {
  const [, kind, id] = PLACES.exec(path)!
  const asked = fetch(`/api/v1/${kind === 'who' ? 'entities' : 'events'}/${id}`, { headers: { accept: 'application/json' } })
    .then(async (response) => (response.ok ? linesOf((await response.json()) as Entity | Occurrence) : null))
    .catch(() => null)
  kept.set(path, asked)
  return asked
}

function linesOf(found: Entity | Occurrence): readonly string[] {
  if ('title' in found) {
    const { title, status, when, place, participants, reports } = found
    const time =
      when === null ? 'date not set' : `${when.edtf.replace('T', ' ').replace('/', ' to ')}${when.zone === null ? '' : ` (${when.zone})`}`
    const who = participants.slice(0, 4).map(({ name }) => name)
    return [
      title,
      [status, time, place?.name].filter(Boolean).join(' · '),
      who.join(', '),
      `${reports.length} ${reports.length === 1 ? 'report' : 'reports'}`,
    ].filter(Boolean)
  }
  const roles = found.roles
    .slice(0, 2)
    .map(
      ({ title, of: whose, from }) => `${title}${whose === null ? '' : `, ${whose}`}${from === '' ? '' : ` · as of ${from.slice(0, 10)}`}`,
    )
  const others = found.aliases.filter((alias) => alias !== found.name).slice(0, 3)
  return [found.name, found.kind, ...roles, others.length === 0 ? '' : `also ${others.join(', ')}`].filter(Boolean)
}
