import type { Element } from './tree.ts'

/** Kinds of boxes as bits, so that one look at a word says all that it stands for. */
const BOILER = 1
const RAIL = 2
const CAPTION = 4
const BYLINE = 8
const HIDDEN = 16
const EMBED = 32
const LISTED = 64
/** Takes back that a box is boilerplate: "social-media-embed". */
const KEPT = 128

/** Words, and pairs of words that stand side by side, in the names of boxes. */
const NAMES: readonly (readonly [kind: number, names: string])[] = [
  // no part of the report
  [BOILER, 'nav, navbar, navigation, menu, footer, breadcrumb, breadcrumbs, share, shares, sharing, sharebar, social, comment, comments, disqus, replies, respond, newsletter, newsletters, subscribe, subscription, paywall, cookie, cookies, consent, gdpr, advert, adverts, advertisement, advertising, ad, ads, adsense, sponsor, sponsored, promo, login, signup, toolbar, topbar, pagination, pager, tags, taglist, copyright, skip, hidden, popup, modal, tooltip, disclaimer, donate, donation, poll, rating, reactions, print only, screen reader, author bio, author box, about author, post meta, entry meta, postmeta, entry footer, banner, widget, widgets'],
  // other stories
  [RAIL, 'related, recommend, recommended, recommends, recommendation, recommendations, recirc, recirculation, most read, mostread, most popular, most viewed, popular, trending, sidebar, latest, latest news, latestnews, latest stories, more news, more stories, more from, more on, morefrom, read more, readmore, read also, read next, see also, also read, also like, teaser, teasers, rail, outbrain, taboola, up next, next up, inline promo, similar, further reading'],
  // around a picture: what is written there is its caption, not the report
  [CAPTION, 'caption, captions, caption text, wp caption, cutline, photo credit, image credit, img credit, picture credit, credit, credits, photocredit, imgcredit, photo caption, image caption, img caption, gallery, slideshow, carousel, lightbox, resgallery, inlinegallery, photogallery, imagegallery, media info, image copyright, photo copyright, image description, video description, figcaption'],
  // who wrote it and when
  [BYLINE, 'byline, bylines, by line, author, authors, author name, authorname, writer, written by, contributor, contributors, publish date, published, pub date, pubdate, date published, post date, posted on, entry date, article date, timestamp, datetime, date line, dateline, article info, article meta, articlemeta, entry info, meta info, story meta, post info, post byline, attribution'],
  // what a reader does not see
  [HIDDEN, 'visually hidden, visuallyhidden, sr only, screen reader, screenreader, off screen, offscreen, hide, assistive, a11y, is hidden, rollover, hovercard, popover, flyout, dropdown'],
  // a quotation from another site that belongs to the report
  [EMBED, 'twitter tweet, twitter video, instagram media, fb post, bluesky embed, mastodon embed, telegram post, tweet embed'],
  // one post of many: what stands in several of them is no one report
  [LISTED, 'post, entry, item, card, comment, teaser, story, hentry, result, reply, li'],
  [KEPT, 'embed, embedded, tweet'],
] // prettier-ignore

const KINDS: ReadonlyMap<string, number> = NAMES.reduce(
  (map, [kind, names]) => names.split(', ').reduce((all, name) => all.set(name, (all.get(name) ?? 0) | kind), map),
  new Map<string, number>(),
)

/** What the class and id of an element stand for, and the same words folded: "mediaCaption img-credit" gives " media caption img credit ". */
interface Names {
  readonly kinds: number
  readonly words: string
}

const NO_NAMES: Names = { kinds: 0, words: ' ' }

/** Names that were seen, for pages repeat theirs; emptied when full. */
const seen = new Map<string, Names>()
const MOST_SEEN = 20_000
const LONGEST_NAMES = 300

function namesOf({ attributes }: Element): Names {
  const names = attributes.get('class')
  const id = idOf(attributes.get('id'))
  if (!names && !id) return NO_NAMES
  const whole = (id ? `${names ?? ''} ${id}` : names!).slice(0, LONGEST_NAMES)
  let known = seen.get(whole)
  if (!known) {
    known = readNames(whole)
    if (seen.size >= MOST_SEEN) seen.clear()
    seen.set(whole, known)
  }
  return known
}

/** An id of many words is the anchor of a heading, and says what the section is about, not what kind of box it is. */
function idOf(id: string | undefined): string | undefined {
  return id !== undefined && (id.match(/[-_]/g)?.length ?? 0) > 3 ? undefined : id
}

function readNames(names: string): Names {
  const words = splitNames(names)
  let kinds = 0
  words.forEach((word, i) => {
    kinds |= KINDS.get(word) ?? 0
    if (i > 0) kinds |= KINDS.get(`${words[i - 1]!} ${word}`) ?? 0
  })
  if (kinds & KEPT) kinds &= ~BOILER
  return { kinds, words: ` ${words.join(' ')} ` }
}

/** Words of names, divided at signs and where a capital follows a small letter. */
function splitNames(names: string): readonly string[] {
  const out: string[] = []
  let from = -1
  let wasSmall = false
  const take = (to: number): void => {
    if (from >= 0) out.push(names.slice(from, to).toLowerCase())
    from = -1
  }
  for (let i = 0; i < names.length; i++) {
    const code = names.charCodeAt(i)
    const isSmall = (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code > 127
    const isCapital = code >= 65 && code <= 90
    if (!isSmall && !isCapital) take(i)
    else if (isCapital && wasSmall) take(i)
    if (from < 0 && (isSmall || isCapital)) from = i
    wasSmall = isSmall
  }
  take(names.length)
  return out
}

/** Words of a class and an id between spaces, a space where there are none. */
export function wordsOf(element: Element): string {
  return namesOf(element).words
}

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

const BOILER_ONLY: Marks = { ...NONE, boiler: true }
const RAIL_ONLY: Marks = { ...NONE, rail: true }

const ROOTS: ReadonlySet<string> = new Set(['html', 'body', 'article', 'main'])

/** Reads class, id, role and the like of an element. */
export function marksOf(element: Element): Marks {
  const { tag, attributes } = element
  if (attributes.size === 0) return tag === 'form' || tag === 'footer' || tag === 'nav' ? BOILER_ONLY : tag === 'aside' ? RAIL_ONLY : NONE
  const hidden = attributes.has('hidden') || attributes.get('aria-hidden') === 'true' || isHiddenStyle(attributes.get('style'))
  const byTag =
    tag === 'form' || tag === 'footer' || tag === 'nav' || attributes.get('role') === 'navigation' || attributes.get('role') === 'dialog'
  if (ROOTS.has(tag)) return hidden && tag !== 'html' && tag !== 'body' ? { ...NONE, hidden } : NONE
  const isByline = isBylineProperty(attributes.get('itemprop') ?? attributes.get('rel'))
  const { kinds } = namesOf(element)
  if (kinds === 0 && !byTag && !hidden && !isByline && tag !== 'aside') return NONE
  if (tag === 'blockquote' && kinds & EMBED) return { ...NONE, embed: true, hidden }
  return {
    boiler: byTag || (kinds & BOILER) !== 0,
    rail: tag === 'aside' || (kinds & RAIL) !== 0,
    caption: (kinds & CAPTION) !== 0,
    byline: isByline || (kinds & BYLINE) !== 0,
    hidden: hidden || (kinds & HIDDEN) !== 0,
    embed: false,
  }
}

function isHiddenStyle(style: string | undefined): boolean {
  return style !== undefined && /display\s{0,2}:\s{0,2}none|visibility\s{0,2}:\s{0,2}hidden/i.test(style.slice(0, 300))
}

function isBylineProperty(value: string | undefined): boolean {
  return value !== undefined && /(?:^|\s)(?:author|dateModified|datePublished)(?:\s|$)/i.test(value.slice(0, 100))
}

/** True for an element that stands for one of several posts. */
export function isListed(element: Element): boolean {
  return element.tag === 'article' || element.tag === 'li' || (namesOf(element).kinds & LISTED) !== 0
}
