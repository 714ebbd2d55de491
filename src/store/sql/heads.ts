/** Columns of the front matter of an article `a`. */
export const HEAD = 'a.no, a.id, a.version, a.published, a.outlet, a.domain, a.url, a.title, a.language, a.seen, a.source, a.edit'

/** An article, and not a version of it that was edited since. */
export const NEWEST =
  '(a.id NOT IN (SELECT id FROM articles WHERE version > 1) OR a.no = (SELECT max(no) FROM articles x WHERE x.id = a.id))'
