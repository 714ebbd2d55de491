import { dayWords } from '../view/when.ts'

/** An instant as day and time, or a dash. */
export function momentOf(at: number | null): string {
  if (at === null) return '–'
  const iso = new Date(at).toISOString()
  return `${dayWords(iso)?.split(' ').slice(1).join(' ') ?? ''}, ${iso.slice(11, 16)} UTC`
}
