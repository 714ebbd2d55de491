import { ownTime } from '../../src/serve/view/own-time.ts'

/** Write the time of this machine's clock below each published one that differs. The server does it where a zone was chosen. */
export function showOwnTimes(within: ParentNode): void {
  if (document.documentElement.dataset['zone'] !== undefined) return
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  for (const time of within.querySelectorAll<HTMLTimeElement>('.when time')) {
    const own = ownTime(time.dateTime, zone)
    if (own === null || time.closest('.when')!.querySelector('.own') !== null) continue
    const small = document.createElement('small')
    small.className = 'own'
    small.textContent = own
    time.closest('.when')!.append(small)
  }
}
