/** An instant with an offset, "2025-10-17T13:00:00-04:00", as the clocks of a zone show it: "19:00 Budapest", with the day where it is another one. Null where they show the same, or there is no offset. */
export function ownTime(iso: string, zone: string): string | null {
  const at = Date.parse(iso)
  if (Number.isNaN(at) || !/[+-]\d\d:\d\d$|Z$/.test(iso)) return null
  const show = (options: Intl.DateTimeFormatOptions): string => new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...options }).format(at)
  const clock = show({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at)
  if (clock === iso.slice(11, 16) && parts === iso.slice(0, 10)) return null
  const city = (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')
  const day = parts === iso.slice(0, 10) ? '' : `, ${show({ weekday: 'short', day: 'numeric', month: 'short' }).replace(',', '')}`
  return `${clock} ${city}${day}`
}
