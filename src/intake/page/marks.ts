import type { Element } from './tree.ts'

/** Words of names that were seen, for pages repeat theirs; emptied when full. */
const seen = new Map<string, string>()
const MOST_SEEN = 4000

/** Words of a class and an id: "mediaCaption img-credit" gives " media caption img credit ". */
export function wordsOf(element: Element): string {
  const names = `${element.attributes.get('class') ?? ''} ${element.attributes.get('id') ?? ''}`.slice(0, 300)
  if (names.length < 2) return ' '
  const known = seen.get(names)
  if (known !== undefined) return known
  const words = ` ${names
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim()
    .toLowerCase()} `
  if (seen.size >= MOST_SEEN) seen.clear()
  seen.set(names, words)
  return words
}

/** Boxes that are no part of the report. */
const BOILERPLATE =
  / (?:nav|navbar|navigation|menu|footer|breadcrumbs?|share|shares|sharing|sharebar|social|comments?|disqus|replies|respond|newsletter|newsletters|subscribe|subscription|paywall|cookie|cookies|consent|gdpr|advert|adverts|advertisement|advertising|ads?|adsense|sponsor|sponsored|promo|login|signup|toolbar|topbar|pagination|pager|tags|taglist|copyright|skip|hidden|popup|modal|tooltip|disclaimer|donate|donation|poll|rating|reactions|print only|screen reader text|author bio|author box|about author|post meta|entry meta|postmeta|entry footer|banner|widget|widgets) /

/** Boxes of other stories. */
const RAIL =
  / (?:related|recommend|recommended|recommends|recommendations?|recirc|recirculation|most read|mostread|most popular|most viewed|popular|trending|sidebar|latest|latest news|latestnews|latest stories|more news|more stories|more from|more on|morefrom|read more|readmore|read also|read next|see also|also read|also like|teasers?|rail|outbrain|taboola|up next|next up|inline promo|similar|further reading) /

/** Boxes around a picture: what is written there is its caption, not the report. */
const CAPTION =
  / (?:captions?|caption text|wp caption text|cutline|photo credit|image credit|img credit|picture credit|credit|credits|photocredit|imgcredit|photo caption|image caption|img caption|gallery|slideshow|carousel|lightbox|resgallery|inlinegallery|photogallery|imagegallery|media info|image copyright|photo copyright|image description|video description|figcaption) /

/** What says who wrote it and when. */
const BYLINE =
  / (?:byline|bylines|by line|author|authors|author name|authorname|writer|written by|contributor|contributors|publish date|published|pub date|pubdate|date published|post date|posted on|entry date|article date|timestamp|datetime|date line time|dateline|article info|article meta|articlemeta|entry info|meta info|story meta|post info|post byline|attribution) /

/** What a reader does not see. */
const HIDDEN =
  / (?:visually hidden|visuallyhidden|sr only|screen reader|screenreader|off screen|offscreen|hide|assistive|a11y|is hidden|rollover|hovercard|popover|flyout|dropdown) /

/** A quotation from another site that belongs to the report. */
const EMBED = / (?:twitter tweet|twitter video|instagram media|fb post|bluesky embed|mastodon embed|telegram post|tweet embed) /

/** One post of many: what stands in several of them is no one report. */
const LISTED = / (?:post|entry|item|card|comment|teaser|story|hentry|result|reply|li) /

/** What the names of an element say of what is in it. */
export interface Marks {
  readonly boiler: boolean
  readonly rail: boolean
  readonly caption: boolean
  readonly byline: boolean
  readonly hidden: boolean
  readonly embed: boolean
}

const NONE: Marks = { boiler: false, rail: false, caption: false, byline: false, hidden: false, embed: false }

const ROOTS: ReadonlySet<string> = new Set(['html', 'body', 'article', 'main'])

/** Reads class, id, role and the like of an element. */
export function marksOf(element: Element): Marks {
  const { tag, attributes } = element
  const hidden =
    attributes.has('hidden') ||
    attributes.get('aria-hidden') === 'true' ||
    /display\s{0,2}:\s{0,2}none|visibility\s{0,2}:\s{0,2}hidden/i.test(attributes.get('style')?.slice(0, 300) ?? '')
  const byTag =
    tag === 'form' || tag === 'footer' || tag === 'nav' || attributes.get('role') === 'navigation' || attributes.get('role') === 'dialog'
  if (ROOTS.has(tag)) return hidden && tag !== 'html' && tag !== 'body' ? { ...NONE, hidden } : NONE
  const isByline = /(?:^|\s)(?:author|dateModified|datePublished)(?:\s|$)/i.test(
    (attributes.get('itemprop') ?? attributes.get('rel') ?? '').slice(0, 100),
  )
  const words = wordsOf(element)
  if (words === ' ')
    return byTag || hidden || isByline || tag === 'aside'
      ? { ...NONE, boiler: byTag, hidden, byline: isByline, rail: tag === 'aside' }
      : NONE
  if (tag === 'blockquote' && EMBED.test(words)) return { ...NONE, embed: true, hidden }
  const named = namedMarks(words)
  if (!byTag && !hidden && !isByline && tag !== 'aside') return named
  return {
    ...named,
    boiler: byTag || named.boiler,
    rail: tag === 'aside' || named.rail,
    byline: isByline || named.byline,
    hidden: hidden || named.hidden,
  }
}

const marksOfWords = new Map<string, Marks>()

function namedMarks(words: string): Marks {
  const known = marksOfWords.get(words)
  if (known) return known
  const marks: Marks = {
    boiler: BOILERPLATE.test(words) && !/ (?:embed|embedded|tweet) /.test(words),
    rail: RAIL.test(words),
    caption: CAPTION.test(words),
    byline: BYLINE.test(words),
    hidden: HIDDEN.test(words),
    embed: false,
  }
  if (marksOfWords.size >= MOST_SEEN) marksOfWords.clear()
  marksOfWords.set(words, marks)
  return marks
}

/** True for an element that stands for one of several posts. */
export function isListed(element: Element): boolean {
  return element.tag === 'article' || element.tag === 'li' || LISTED.test(wordsOf(element))
}
