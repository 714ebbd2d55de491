import { plainDay } from '../view/when.ts'

/** An instant as day and time, or a dash. */
export function momentOf(at: number | null): string {
  if (at === null) return '–'
  const iso = new Date(at).toISOString()
  return `${plainDay(iso) ?? ''}, ${iso.slice(11, 16)} UTC`
}
