const formats = new Map<string, Intl.DateTimeFormat | null>()

/**
 * The instant of a local time in a zone, in milliseconds since 1970; null for a zone that is not known.
 * `minutes` is local time counted from 1970-01-01T00:00. In the hour that a clock skips it gives the instant after the jump,
 * in the hour that it repeats the first of the two.
 */
export function instantIn(minutes: number, zone: string): number | null {
  const wanted = minutes * 60_000
  const first = offsetAt(wanted, zone)
  if (first === null) return null
  const early = wanted - (offsetAt(wanted - 86_400_000, zone) ?? first)
  const late = wanted - (offsetAt(wanted + 86_400_000, zone) ?? first)
  const fits = [...new Set([Math.min(early, late), wanted - first, Math.max(early, late)])].filter(
    (instant) => instant + offsetAt(instant, zone)! === wanted,
  )
  return fits[0] ?? Math.max(early, late)
}

/** How far a zone's clocks are ahead of UTC at an instant, in milliseconds; null for a zone that is not known. */
function offsetAt(instant: number, zone: string): number | null {
  const format = formatOf(zone)
  if (format === null) return null
  const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)])) as Record<string, number>
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  const shown = new Date(0)
  shown.setUTCFullYear(year, month - 1, day)
  shown.setUTCHours(hour, minute, second)
  return shown.getTime() - Math.floor(instant / 1000) * 1000
}

function formatOf(zone: string): Intl.DateTimeFormat | null {
  const known = formats.get(zone)
  if (known !== undefined) return known
  let format: Intl.DateTimeFormat | null = null
  try {
    format = new Intl.DateTimeFormat('en-u-hc-h23', {
      timeZone: zone,
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  } catch {
    // not a zone that this machine knows
  }
  formats.set(zone, format)
  return format
}
