/** Headings of rails: lists of other stories beside or under a report. Lower case, without punctuation. */
export const RAIL_HEADINGS: ReadonlySet<string> = new Set([
  'latest news', 'latest', 'the latest', 'latest stories', 'latest headlines', 'more news', 'more stories', 'more headlines', 'other news', 'other stories',
  'top news', 'top stories', 'top headlines', 'headlines', 'news', 'news feed', 'newsfeed', 'breaking news', 'recent news', 'recent stories', 'recent posts',
  'recent articles', 'related', 'related news', 'related stories', 'related articles', 'related content', 'related coverage', 'related topics', 'related posts',
  'related reading', 'related links', 'read more', 'read also', 'also read', 'read next', 'read now', 'up next', 'further reading', 'more from', 'see also',
  'see more', 'most read', 'most popular', 'most viewed', 'most shared', 'most commented', 'popular', 'popular now', 'popular stories', 'popular news', 'trending',
  'trending now', 'trending stories', 'editors picks', 'editors choice', 'editor s picks', 'our picks', 'recommended', 'recommended for you', 'recommended stories',
  'recommended reading', 'you may also like', 'you might also like', 'you may like', 'you might like', 'you may be interested in', 'dont miss', 'do not miss', 'must read', 'must reads',
  'in other news', 'elsewhere', 'on this topic', 'on the topic', 'more on this', 'more on this story', 'more on this topic', 'more on the topic', 'more like this', 'on the same subject',
  'keep reading', 'continue reading', 'what to read next', 'what else to read', 'whats new', 'todays news', 'todays headlines', 'todays top stories',
  'this weeks news', 'news in brief', 'in brief', 'previous stories', 'earlier stories', 'earlier news', 'sister stories', 'stories you may like', 'from around the web', 'around the web', 'from our partners',
  'featured', 'featured stories', 'hot topics', 'hot news', 'just in', 'live updates', 'last news', 'main news', 'news of the day', 'all news', 'world news', 'similar articles', 'similar news', 'similar stories',
])

/** Words that lead to another story inside a line: "Read more: Court adjourns hearing". */
export const RAIL_LEADS: ReadonlySet<string> = new Set([
  'read more', 'read also', 'also read', 'read next', 'see also', 'related', 'related story', 'related news', 'related article', 'more', 'dont miss', 'recommended', 'watch', 'watch also', 'also watch', 'must read', 'earlier', 'read',
])

/** True when a line is the heading of a rail of other stories, in whatever case and with whatever signs around it. */
export function isRailHeading(line: string): boolean {
  if (line.length > 60) return false
  const words = plainWords(line)
  return RAIL_HEADINGS.has(words) || (words.startsWith('more from ') && words.length < 40) || (words.startsWith('more on ') && words.length < 40)
}

/** Lower-case words of a line, without punctuation and apostrophes. */
export function plainWords(line: string): string {
  return line
    .toLowerCase()
    .replace(/['’‘]/g, '')
    .replace(/[^\p{L}\p{N}]/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
}
