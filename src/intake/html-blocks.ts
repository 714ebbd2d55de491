import { Parser } from 'htmlparser2'

/** One block of text of a page: what a reader sees as a paragraph, heading, list item or caption. */
export interface Block {
  /** "p", "h1", "li", "figcaption", "div", … */
  readonly tag: string
  readonly text: string
  /** Characters that are link text. */
  readonly linked: number
  /** First link of the block. */
  readonly url: string | null
  /** Numbers of the elements around it, outermost first. */
  readonly path: readonly number[]
  /** Number of the outermost box of other stories around it (an aside, or by its class), 0 where there is none. */
  readonly rail: number
  /** Number of the outermost element around it whose class says that it is no part of the report, 0 where there is none. */
  readonly boiler: number
  /** Inside <article> or <main>. */
  readonly isMain: boolean
}

/** A page before anything is chosen: its blocks and what its head says. */
export interface RawPage {
  readonly blocks: readonly Block[]
  readonly metas: ReadonlyMap<string, string>
  readonly scripts: readonly string[]
  readonly title: string | null
  readonly language: string | null
  readonly canonical: string | null
  readonly times: readonly string[]
  /** Text of elements that name the author, by relation, property or class. */
  readonly bylines: readonly string[]
}

const SKIPPED: ReadonlySet<string> = new Set(
  'script style noscript template svg nav footer button select textarea option iframe object canvas audio video map math dialog menu'.split(
    ' ',
  ),
)

const BLOCKS: ReadonlySet<string> = new Set(
  'p div section article main aside header h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre figure figcaption table tr td th caption address hr body center details summary'.split(
    ' ',
  ),
)

const VOID: ReadonlySet<string> = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '))

/** Class and id words of boxes that are no part of the report. */
const BOILERPLATE =
  /(?:^|[-_ ])(?:nav|navbar|navigation|menu|footer|breadcrumbs?|share|sharing|social|comments?|disqus|newsletter|subscribe|subscription|cookie|consent|advert|advertisement|ads?|sponsored?|promo|login|signup|toolbar|pagination|pager|tags|copyright|skip|hidden|popup|modal|banner)(?:$|[-_ ])/i

/** Class and id words of boxes of other stories. */
const RAIL =
  /(?:^|[-_ ])(?:related|recommend(?:ed|ations?)?|most-?read|most-?popular|popular|trending|sidebar|latest(?:-?news)?|more-?news|more-?stories|read-?more|read-?also|see-?also|also-?read|teasers?|recirc|rail)(?:$|[-_ ])/i

/** Deepest nesting that is followed; what lies deeper is read as if it lay there. */
const DEEPEST = 200

interface Open {
  readonly tag: string
  readonly number: number
  readonly skip: boolean
  readonly rail: number
  readonly boiler: number
  readonly isMain: boolean
}

/** Reads a page into blocks in one pass, in time linear in its length. */
export function parseBlocks(html: string): RawPage {
  const page = {
    blocks: [] as Block[],
    metas: new Map<string, string>(),
    scripts: [] as string[],
    times: [] as string[],
    bylines: [] as string[],
  }
  const head = { title: null as string | null, language: null as string | null, canonical: null as string | null }
  const stack: Open[] = []
  let count = 0
  let overflow = 0
  let text: string[] = []
  let linked = 0
  let url: string | null = null
  let linkDepth = 0
  let breaks = 0
  let author: { readonly depth: number; text: string } | null = null
  let capture: { readonly kind: 'title' | 'json'; text: string } | null = null

  const flush = (): void => {
    const clean = text
      .join('')
      .replace(/[\s\u00a0]+/g, ' ')
      .trim()
    if (clean) {
      const block = stack.findLast((open) => BLOCKS.has(open.tag))
      const top = stack[stack.length - 1]
      page.blocks.push({
        tag: block?.tag ?? 'body',
        text: clean,
        linked,
        url,
        path: stack.filter((open) => BLOCKS.has(open.tag)).map((open) => open.number),
        rail: top?.rail ?? 0,
        boiler: top?.boiler ?? 0,
        isMain: top?.isMain ?? false,
      })
    }
    text = []
    linked = 0
    url = null
  }

  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        if (tag === 'html') head.language = attributes['lang'] ?? attributes['xml:lang'] ?? null
        if (tag === 'meta') readMeta(attributes, page.metas)
        if (tag === 'link' && /(?:^|\s)canonical(?:\s|$)/i.test(attributes['rel'] ?? '')) head.canonical ??= attributes['href'] ?? null
        if (tag === 'title' && head.title === null && !stack.some((open) => open.tag === 'svg')) capture = { kind: 'title', text: '' }
        if (tag === 'script' && /ld\+json/i.test(attributes['type'] ?? '')) capture = { kind: 'json', text: '' }
        if (tag === 'time' && attributes['datetime']) page.times.push(attributes['datetime'])
        if (tag === 'br') {
          breaks++
          if (breaks > 1) flush()
          else text.push('\n')
        }
        if (VOID.has(tag)) return
        if (BLOCKS.has(tag)) flush()
        if (stack.length >= DEEPEST) {
          overflow++
          return
        }
        const top = stack[stack.length - 1]
        const names = `${attributes['class'] ?? ''} ${attributes['id'] ?? ''}`.slice(0, 400)
        const isHidden = 'hidden' in attributes || attributes['aria-hidden'] === 'true' || /display:\s?none/.test(attributes['style'] ?? '')
        const number = ++count
        const isRoot = tag === 'html' || tag === 'body' || tag === 'article' || tag === 'main'
        const isBoiler = !isRoot && (tag === 'form' || BOILERPLATE.test(names) || isHidden || attributes['role'] === 'navigation')
        stack.push({
          tag,
          number,
          skip: (top?.skip ?? false) || SKIPPED.has(tag),
          rail: top?.rail || (tag === 'aside' || (!isRoot && RAIL.test(names)) ? number : 0),
          boiler: top?.boiler || (isBoiler ? number : 0),
          isMain: (top?.isMain ?? false) || tag === 'article' || tag === 'main' || attributes['itemprop'] === 'articleBody',
        })
        if (!author && isAuthorElement(attributes)) author = { depth: stack.length, text: '' }
        if (tag === 'a') {
          linkDepth++
          if (!url) url = attributes['href'] ?? null
        }
      },
      ontext(data) {
        if (capture) {
          capture.text += data
          return
        }
        if (stack[stack.length - 1]?.skip) return
        if (author && author.text.length < 300) author.text += data
        if (/\S/.test(data)) breaks = 0
        text.push(data)
        if (linkDepth > 0) linked += data.length
      },
      onclosetag(tag) {
        if (capture && (tag === 'title' || tag === 'script')) {
          if (capture.kind === 'title') head.title = capture.text
          else page.scripts.push(capture.text)
          capture = null
        }
        if (VOID.has(tag)) return
        if (BLOCKS.has(tag)) flush()
        if (overflow > 0) {
          overflow--
          return
        }
        if (stack[stack.length - 1]?.tag === tag) stack.pop()
        if (author && stack.length < author.depth) {
          page.bylines.push(author.text.replace(/\s+/g, ' ').trim())
          author = null
        }
        if (tag === 'a' && linkDepth > 0) linkDepth--
      },
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  )
  parser.write(html)
  parser.end()
  flush()
  return { ...page, ...head }
}

/** True for rel="author", itemprop="author" and class="byline", "author-name" and the like. */
function isAuthorElement(attributes: Record<string, string>): boolean {
  if (
    /(?:^|\s)author(?:\s|$)/i.test((attributes['rel'] ?? '').slice(0, 100)) ||
    /author/i.test((attributes['itemprop'] ?? '').slice(0, 100))
  )
    return true
  return /(?:^|[-_ ])(?:byline|authors?|writtenby|author-?name|p-author)(?:$|[-_ ])/i.test(
    `${attributes['class'] ?? ''} ${attributes['id'] ?? ''}`.slice(0, 200),
  )
}

/** Characters for their references: "&amp;" and the like, which some heads write twice over. */
export function decodeReferences(text: string): string {
  if (!text.includes('&')) return text
  let out = ''
  const parser = new Parser({ ontext: (data) => (out += data) }, { decodeEntities: true })
  parser.write(text.replace(/</g, '&lt;'))
  parser.end()
  return out
}

function readMeta(attributes: Record<string, string>, metas: Map<string, string>): void {
  const content = attributes['content']
  if (!content) return
  for (const key of [attributes['property'], attributes['name'], attributes['itemprop'], attributes['http-equiv']]) {
    if (!key) continue
    for (const name of key.toLowerCase().split(/\s+/).slice(0, 8)) if (name && !metas.has(name)) metas.set(name, content)
  }
}
