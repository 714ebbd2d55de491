import { toArticle } from '../../intake/article.ts'
import type { Article, ArticleInput, Entity, Event, Reading, Span, Statement } from '../../record/index.ts'

/**
 * A reading put together by hand for tests of what is shown, so that they do not change with the models.
 * Spans are given as the words themselves; `at` finds the first place of such words.
 */
export interface Draft {
  readonly article: Article
  readonly at: (words: string, from?: string) => Span
}

/** Begin a reading of an article. */
export function draft(input: ArticleInput): Draft {
  const result = toArticle(input)
  if (!result.ok) throw new Error(result.message)
  const article = result.value
  const at = (words: string, from = ''): Span => {
    const start = article.text.indexOf(words, Math.max(0, from === '' ? 0 : article.text.indexOf(from)))
    if (start < 0) throw new Error(`not in the text: ${words}`)
    return [start, start + words.length]
  }
  return { article, at }
}

/** A person, organisation or place with one mention by name. */
export function entity(id: string, name: string, span: Span, more: Partial<Entity> = {}): Entity {
  const kind = id.startsWith('p') ? 'person' : id.startsWith('g') ? 'place' : 'organisation'
  return { id, kind, name, roles: [], mentions: [{ span, form: 'name' }], country: null, geo: null, ...more }
}

/** An event without anything but its title and trigger. */
export function event(id: string, title: string, trigger: Span, more: Partial<Event> = {}): Event {
  return {
    id,
    act: 'CONSULT',
    mode: null,
    title,
    trigger,
    also: [],
    status: 'planned',
    factuality: 'CT+',
    participants: [],
    place: null,
    when: null,
    duration: null,
    about: [],
    numbers: [],
    contexts: [],
    times: [],
    confidence: 0.9,
    rule: 'test',
    relations: [],
    evidence: [],
    ...more,
  }
}

/** A statement of a known entity. */
export function statement(id: string, who: { entity: string | null; name: string }, spans: { cue: Span | null; content: Span }, more: Partial<Statement> = {}): Statement {
  return {
    id,
    source: { ...who, anonymous: false, span: null },
    cue: spans.cue,
    content: [spans.content],
    kind: 'indirect',
    recipient: null,
    relay: null,
    events: [],
    times: [],
    confidence: 0.9,
    rule: 'test',
    within: null,
    span: spans.content,
    ...more,
  }
}

/** A reading of a draft; every paragraph counts as sentences that end in a full stop. */
export function readingOf({ article }: Draft, facts: Pick<Reading, 'entities' | 'events' | 'statements'>): Reading {
  const sentences: { span: Span; part: number }[] = []
  article.parts.forEach(({ span }, part) => {
    let from = span[0]
    while (from < span[1]) {
      const stop = article.text.indexOf('. ', from)
      const to = stop < 0 || stop + 1 > span[1] ? span[1] : stop + 1
      sentences.push({ span: [from, to], part })
      from = to + (to < span[1] ? 1 : 0)
    }
  })
  return { format: 'daybook.reading/1', engine: { version: 'test', models: 'test' }, article, sentences, times: [], ...facts }
}
