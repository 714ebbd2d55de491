import { Parser } from 'htmlparser2'

const known = new Map<string, string>()

/** Most entities that are remembered; a file of made-up names must not fill the memory. */
const MOST = 4096

/** Text with HTML's named entities decoded (`&eacute;`, `&nbsp;`), which XML itself does not know; other names stay as they stand. */
export function decodeNamed(text: string): string {
  return text.replace(/&[a-z][a-z0-9]{1,31};/gi, (entity) => {
    const found = known.get(entity)
    if (found !== undefined) return found
    const decoded = decodeHtml(entity)
    if (known.size < MOST) known.set(entity, decoded)
    return decoded
  })
}

/** HTML entities of a text decoded. */
export function decodeHtml(html: string): string {
  if (!html.includes('&')) return html
  let text = ''
  const parser = new Parser({ ontext: (piece) => void (text += piece) }, { decodeEntities: true })
  parser.end(html.replaceAll('<', '&lt;'))
  return text
}

/** Characters of 0x80 to 0x9f in windows-1252, which many programs write where they mean Unicode; '' where that has none either. */
const WINDOWS = [...'€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ']

/** Text in which control characters that were meant as windows-1252, also escaped ones (`&#146;`), stand as what they were meant to be. */
export function mendCharacters(text: string): string {
  const mended = /[\u0080-\u009f]/.test(text)
    ? text.replace(/[\u0080-\u009f]/g, (char) => windowsCharacter(char.charCodeAt(0)) ?? char)
    : text
  if (!mended.includes('&#1')) return mended
  return mended.replace(/&#(1[2-5]\d);/g, (reference, code: string) => windowsCharacter(Number(code)) ?? reference)
}

function windowsCharacter(code: number): string | null {
  const char = WINDOWS[code - 0x80] ?? ' '
  return char === ' ' ? null : char
}
