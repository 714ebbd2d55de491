/** Text for a terminal: columns counted as the screen counts them, lines broken at blanks, nothing that could steer the terminal. */

// Control characters (a report could hold escape sequences) and marks that turn the direction of the whole line.
const UNSAFE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g
const ZERO_WIDTH = /^[\p{M}\p{Cf}\u200b-\u200f]$/u
const WIDE =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]$/u

/** Text without anything that a terminal would obey; line breaks become blanks. */
export function printable(text: string): string {
  return text.replace(/[\t\n]/g, ' ').replace(UNSAFE, '\ufffd')
}

/** Columns that a text takes on the screen. */
export function displayWidth(text: string): number {
  let width = 0
  for (const character of text) {
    if (character <= '~') width++
    else if (!ZERO_WIDTH.test(character)) width += WIDE.test(character) ? 2 : 1
  }
  return width
}

/** A text with blanks up to a width. */
export function padTo(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)))
}

/** Lines of at most `width` columns, broken at blanks; a word that is longer is broken where it must be. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  let used = 0
  for (const word of printable(text).split(' ')) {
    if (word === '') continue
    let rest = word
    let columns = displayWidth(rest)
    if (used > 0 && used + 1 + columns > width) {
      lines.push(line)
      line = ''
      used = 0
    }
    while (columns > width) {
      const head = headOf(rest, width)
      lines.push(head)
      rest = rest.slice(head.length)
      columns -= displayWidth(head)
    }
    line += used > 0 ? ` ${rest}` : rest
    used += columns + (used > 0 ? 1 : 0)
  }
  if (used > 0) lines.push(line)
  return lines
}

function headOf(word: string, width: number): string {
  let head = ''
  let used = 0
  for (const character of word) {
    const columns = displayWidth(character)
    if (used + columns > width && head !== '') break
    head += character
    used += columns
  }
  return head
}
