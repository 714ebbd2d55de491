import { Parser } from 'htmlparser2'

/** Elements that stand on lines of their own. */
const BLOCKS = new Set(
  'address article aside blockquote br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main ol p pre section table td th tr ul'.split(
    ' ',
  ),
)
const HIDDEN = new Set(['script', 'style', 'noscript', 'template', 'iframe', 'object'])

/** The text that HTML shows, blocks divided by blank lines: for the report that a feed carries. */
export function paragraphsOfHtml(html: string): string {
  const blocks: string[] = []
  walk(html, (text) => void blocks.push(oneLine(text)))
  return blocks.filter((block) => block !== '').join('\n\n')
}

/** The text that a short piece of HTML shows, in one line: for titles and names. */
export function textOfHtml(html: string): string {
  if (!/[<&]/.test(html)) return oneLine(html)
  const blocks: string[] = []
  walk(html, (text) => void blocks.push(text))
  return oneLine(blocks.join(' '))
}

/** Elements inside one another up to here are told apart; what lies deeper is text of what lies above. */
const DEEPEST = 256

/** Hands over the text of block after block. */
function walk(html: string, block: (text: string) => void): void {
  let text = ''
  let hidden = 0
  let depth = 0
  const end = (): void => {
    block(text)
    text = ''
  }
  const parser = new Parser(
    {
      onopentag(name) {
        if (++depth > DEEPEST) return parser.pause()
        if (HIDDEN.has(name)) hidden++
        else if (BLOCKS.has(name)) end()
      },
      onclosetag(name) {
        depth--
        if (HIDDEN.has(name)) hidden = Math.max(0, hidden - 1)
        else if (BLOCKS.has(name)) end()
      },
      ontext(piece) {
        if (hidden === 0) text += piece
      },
    },
    { decodeEntities: true },
  )
  parser.write(html)
  if (depth <= DEEPEST) parser.end()
  end()
}

/** White space of every kind folded to single spaces. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
