import type { Article, ArticleInput } from '../record/index.ts'
import { isPublished } from './dates.ts'
import { findLanguage, isEnglish } from './language.ts'
import { parsePage } from './page/page.ts'
import { findTextParts } from './parts.ts'
import { problem } from './problem.ts'
import type { Problem, Result } from './problem.ts'

/** Makes an Article of what came in: text or HTML, with whatever is known beside it. Nothing is guessed; notes say what was put right. */
export function toArticle(input: ArticleInput): Result<Article> {
  const wrong = findInputProblem(input)
  if (wrong) return wrong
  const notes: string[] = []
  const given = givenDate(input.published, notes)
  if (typeof input.html === 'string' && typeof input.text !== 'string') return fromHtml(input, given, notes)
  return fromText(input, given, notes)
}

/** Longest report that is read, in UTF-16 code units. */
export const LONGEST_ARTICLE = 10_000_000

/** What is wrong with an article line, null where nothing is. */
export function findInputProblem(input: ArticleInput): Problem | null {
  const shape = 'an article { id, text or html, title?, url?, outlet?, domain?, published?, language? }'
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    return problem('article', shape, kindOf(input), 'write one JSON object a line')
  for (const key of ['id', 'text', 'html', 'title', 'url', 'outlet', 'domain', 'published', 'language'] as const) {
    const value: unknown = input[key]
    if (value === undefined || value === null || typeof value === 'string') continue
    return problem('article', `a string in "${key}"`, kindOf(value), `put "${key}" in quotes or leave it out`)
  }
  if (!input.id) return problem('article', 'an "id"', 'none', 'give every article an id of its own')
  const body = input.text ?? input.html
  if (body === undefined || body === null)
    return problem('article', '"text" or "html"', 'neither', 'give the report as "text" or as "html"')
  if (!body.trim() && !input.title?.trim()) return problem('empty', 'a report', 'no text', 'give a report with text in it')
  if (body.length > LONGEST_ARTICLE)
    return problem('too-long', `a report of at most ${LONGEST_ARTICLE} characters`, `${body.length}`, 'split it into reports')
  return null
}

function kindOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}

function givenDate(published: string | undefined, notes: string[]): string | null {
  if (!published) return null
  if (isPublished(published.trim())) return published.trim()
  notes.push(`published: expected RFC 3339 or YYYY-MM-DD, got "${published.slice(0, 40)}"; read without a date`)
  return null
}

function fromText(input: ArticleInput, given: string | null, notes: string[]): Result<Article> {
  const title = input.title?.trim() || null
  const body = withoutBom(input.text ?? '')
  const text = title && !body.startsWith(title) ? `${title}\n\n${body}` : body
  const found = findTextParts(text, { title, published: given })
  const article: Article = {
    ...common(input, text),
    title: found.title,
    authors: found.authors,
    dateline: found.dateline && { place: found.dateline.place, date: found.dateline.date },
    published: given ? { value: given, basis: 'given' } : fromTextDate(found.date ?? found.dateline?.date ?? null),
    text,
    parts: found.parts,
  }
  return { ok: true, value: article, notes }
}

function fromTextDate(date: string | null): Article['published'] {
  return date && isPublished(date) ? { value: date, basis: 'text' } : null
}

function fromHtml(input: ArticleInput, given: string | null, notes: string[]): Result<Article> {
  const page = parsePage(withoutBom(input.html ?? ''), { title: input.title?.trim() || null, url: input.url ?? null })
  const { metadata } = page
  notes.push(...page.notes)
  if (!page.text.trim())
    return problem('empty', 'a page with text', 'a page without text', 'check that the page is a report and not a list or a script')
  const language = input.language || pageLanguage(metadata.language, page.text, notes)
  const base = common({ ...input, ...(input.url ? {} : metadata.url ? { url: metadata.url } : {}), language: language ?? 'en' }, page.text)
  const article: Article = {
    ...base,
    outlet:
      input.outlet || input.domain
        ? base.outlet
        : metadata.site
          ? { name: metadata.site, domain: base.outlet?.domain ?? null }
          : base.outlet,
    title: input.title?.trim() || page.title,
    authors: page.authors,
    dateline: page.dateline,
    published: given
      ? { value: given, basis: 'given' }
      : metadata.published
        ? { value: metadata.published, basis: metadata.basis === 'visible' ? 'text' : 'metadata' }
        : fromTextDate(page.dateline?.date ?? null),
    text: page.text,
    parts: page.parts,
    page: page.facts,
  }
  return { ok: true, value: article, notes }
}

/** The language that a page declares, where its text does not say otherwise. */
function pageLanguage(declared: string | null, text: string, notes: string[]): string | null {
  const found = findLanguage(text)
  if (!declared || !found || baseOf(declared) === baseOf(found)) return declared ?? found
  notes.push(`language: the page says ${declared}, its text reads like ${found}`)
  return found
}

/** "pt-BR" gives "pt"; written forms of Norwegian are one. */
function baseOf(tag: string): string {
  const base = tag.toLowerCase().split(/[-_]/)[0]!
  return base === 'nb' || base === 'nn' ? 'no' : base
}

function common(input: ArticleInput, text: string): Pick<Article, 'id' | 'url' | 'outlet' | 'language'> {
  const domain = input.domain?.trim() || hostOf(input.url)
  const name = input.outlet?.trim() || domain
  return {
    id: input.id,
    url: input.url || null,
    outlet: name ? { name, domain: domain ?? null } : null,
    language: input.language || (findLanguage(text) ?? 'en'),
  }
}

/** Host of a web address without "www.", null where it has none. */
function hostOf(url: string | undefined): string | null {
  const match = url ? /^https?:\/\/(?:[^/@\s]{0,100}@)?([^/:?#\s]{1,253})/i.exec(url) : null
  return match ? match[1]!.toLowerCase().replace(/^www\./, '') : null
}

function withoutBom(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
}

/** A guess from a text shorter than this does not outweigh a declared language, in characters. */
const SURE_LENGTH = 400

/** Why an article cannot be read, null where it can: "language not supported: xx". The article itself stays good. */
export function findLanguageProblem(article: Article): Problem | null {
  const named = isEnglish(article.language) ? null : article.language
  // what is declared English is doubted only where there is text enough to know better
  if (!named && article.text.length < SURE_LENGTH) return null
  const found = named ?? findLanguage(article.text)
  if (!named && (found === null || isEnglish(found))) return null
  const language = named ?? found!
  return problem(
    'language',
    'English (en)',
    language,
    'give reports in English; more languages may come',
    `language not supported: ${language}`,
  )
}
