import { Parser } from 'htmlparser2'

/** Elements that stand on lines of their own. */
const BLOCKS = new Set(
  'address article aside blockquote br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main ol p pre section table td th tr ul'.split(
    ' ',
  ),
)
const HIDDEN = new Set(['script', 'style', 'noscript', 'template', 'iframe', 'object'])

/** The text that a short piece of HTML shows, in one line: for titles and names. */
export function textOfHtml(html: string): string {
  if (!/[<&]/.test(html)) return oneLine(html)
  let text = ''
  let hidden = 0
  const parser = new Parser(
    {
      onopentagname(name) {
        if (HIDDEN.has(name)) hidden++
        else if (BLOCKS.has(name)) text += ' '
      },
      onclosetag(name) {
        if (HIDDEN.has(name)) hidden = Math.max(0, hidden - 1)
        else if (BLOCKS.has(name)) text += ' '
      },
      ontext(piece) {
        if (hidden === 0) text += piece
      },
    },
    { decodeEntities: true },
  )
  parser.end(html)
  return oneLine(text)
}

/** White space of every kind folded to single spaces. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
