import { readFileSync } from 'node:fs'
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
export function statement(
  id: string,
  who: { entity: string | null; name: string },
  spans: { cue: Span | null; content: Span },
  more: Partial<Statement> = {},
): Statement {
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

const SAMPLE = new URL('../../../sample/news.ndjson', import.meta.url)

/** One report of the sample news by its id. */
export function sample(id: string): ArticleInput {
  const line = readFileSync(SAMPLE, 'utf8')
    .split('\n')
    .find((l) => l.includes(`"id":"${id}"`))
  if (line === undefined) throw new Error(`no sample ${id}`)
  return JSON.parse(line) as ArticleInput
}

/** The first report of the sample news, read by hand. */
export function callReading(): Reading {
  const d = draft(sample('sample-harbour-1016-call'))
  const { at } = d
  const ushakov = statement(
    's1',
    { entity: 'p3', name: 'Yuri Ushakov' },
    { cue: at('said', 'Yuri Ushakov'), content: at('the conversation had lasted almost two and a half hours') },
  )
  return readingOf(d, {
    entities: [
      entity('p1', 'Donald Trump', at('Donald Trump'), {
        roles: [{ title: 'President', of: 'U.S.', standing: 'present', span: at('U.S. President') }],
      }),
      entity('p2', 'Vladimir Putin', at('Vladimir Putin'), {
        roles: [{ title: 'President', of: 'Russia', standing: 'present', span: at('Russian President') }],
      }),
      entity('p3', 'Yuri Ushakov', at('Yuri Ushakov')),
      entity('p4', 'Volodymyr Zelenskyy', at('Volodymyr Zelenskyy')),
      entity('g1', 'Budapest', at('Budapest', 'would meet')),
      entity('g2', 'White House', at('White House')),
    ],
    events: [
      event('e1', 'Trump–Putin summit in Budapest', at('would meet'), {
        status: 'planned',
        participants: [
          { entity: 'p1', role: 'participant', span: at('Donald Trump') },
          { entity: 'p2', role: 'participant', span: at('Vladimir Putin') },
        ],
        place: { entity: 'g1', span: at('Budapest', 'would meet') },
        relations: [{ kind: 'requires', event: 'e3', span: at('would begin without delay') }],
        evidence: [{ span: at('would meet'), status: 'planned', factuality: 'CT+', by: null, rule: 'test' }],
      }),
      event('e2', 'Zelenskyy visits the White House', at('was due at'), {
        status: 'scheduled',
        participants: [{ entity: 'p4', role: 'guest', span: at('Volodymyr Zelenskyy') }],
        place: { entity: 'g2', span: at('White House') },
        when: { edtf: '2025-10-17', zone: null, basis: 'resolved', time: 't1' },
      }),
      event('e3', 'Rubio–Lavrov call', at('a call between Rubio'), {
        relations: [{ kind: 'before', event: 'e1', span: at('would begin without delay') }],
        evidence: [{ span: at('a call between Rubio'), status: 'planned', factuality: 'CT+', by: 's1', rule: 'test' }],
      }),
      event('e4', 'Trump–Putin telephone call', at('spoke by telephone'), {
        status: 'happened',
        duration: 'PT2H30M',
        when: { edtf: '2025-10-16T11:00', zone: 'America/New_York', basis: 'stated', time: 't2' },
      }),
    ],
    statements: [ushakov],
  })
}

/** A report that cites another outlet and prints other headlines below, read by hand. */
export function relayedReading(): Reading {
  const d = draft(sample('sample-steppe-1029-peskov'))
  const { at } = d
  const outlet = statement(
    's1',
    { entity: 'o1', name: 'Harbour Wire' },
    { cue: at('as reported by'), content: at('No date has been set for a meeting between Vladimir Putin and Donald Trump') },
    { relay: 'named' },
  )
  const peskov = statement(
    's2',
    { entity: 'p1', name: 'Dmitry Peskov' },
    { cue: at('said', 'Dmitry Peskov'), content: at('No date has been set for a meeting between Vladimir Putin and Donald Trump') },
    { within: 's1' },
  )
  const noted = statement(
    's3',
    { entity: 'p1', name: 'Dmitry Peskov' },
    { cue: at('noted'), content: at('A summit needs thorough preparation') },
    { relay: 'not named' },
  )
  const open = statement('s4', { entity: null, name: '' }, { cue: at('has spoken of'), content: at('a postponement') })
  return readingOf(d, {
    entities: [
      entity('p1', 'Dmitry Peskov', at('Dmitry Peskov'), {
        roles: [{ title: 'spokesman', of: 'Kremlin', standing: 'present', span: at('Kremlin spokesman') }],
      }),
      entity('o1', 'Harbour Wire', at('Harbour Wire')),
      entity('g1', 'Budapest', at('Budapest', 'The meeting')),
    ],
    events: [
      event('e1', 'Putin–Trump meeting in Budapest', at('meeting', 'The meeting'), {
        status: 'cancelled',
        when: { edtf: '2025-10', zone: null, basis: 'resolved', time: 't1' },
        place: { entity: 'g1', span: at('Budapest', 'The meeting') },
        relations: [{ kind: 'before', event: 'e2', span: at('six days later') }],
        evidence: [
          { span: at('called off'), status: 'cancelled', factuality: 'CT+', by: null, rule: 'test' },
          { span: at('a postponement'), status: 'postponed', factuality: 'CT+', by: 's4', rule: 'test' },
        ],
      }),
      event('e2', 'Ruling in the grain warehouse case', at('To Rule'), { act: 'x.ruling', status: 'scheduled' }),
      event('e3', 'Ferry on the Karlygash', at('Cancelled'), { act: 'x.policy', status: 'cancelled' }),
    ],
    statements: [outlet, peskov, noted, open],
  })
}
