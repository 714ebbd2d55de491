/** An address that may stand behind a link: http or https, whole and readable; null for any other. */
export function webAddress(url: string | null | undefined): string | null {
  if (url === null || url === undefined || url.length > 2000 || !/^https?:\/\//i.test(url) || !URL.canParse(url)) return null
  const parsed = new URL(url)
  return parsed.username === '' && parsed.password === '' ? parsed.href : null
}

/** Words at each end of a sentence that a text fragment names. */
const FIRST = 4
const LAST = 3

/** The publisher's own page, opened at these words of it by a text fragment. */
export function originalAt(url: string, words: string): string {
  const all = words.trim().split(/\s+/)
  const parts = all.length <= FIRST + LAST ? [all.join(' ')] : [all.slice(0, FIRST).join(' '), all.slice(-LAST).join(' ')]
  const fragment = parts.map((part) => encodeURIComponent(part.toWellFormed()).replaceAll('-', '%2D')).join(',')
  return `${url.replace(/#.*$/s, '')}#:~:text=${fragment}`
}
