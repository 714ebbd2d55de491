import type { Article, Event, Reading, Span, Statement } from '../record/index.ts'
import { isWithin } from '../record/index.ts'
import type { Analysis, StatementMention, TimeMention } from './analysis.ts'
import { analyse } from './analyse.ts'
import { resolveEntities } from './entities/resolve.ts'
import { findEvents } from './events/find.ts'
import type { Kit } from './kit.ts'
import { findStatements } from './statements/find.ts'
import { findTimes } from './times/find.ts'

/** Version of the reading engine; goes up with every change that can alter a reading. */
export const ENGINE_VERSION = '0.1.0'

/**
 * Reads one article into its diary, statements and entities.
 * Pure: the publication date comes with the article, language and models with the kit. Same input, same bytes out.
 */
export function read(article: Article, kit: Kit): Reading {
  const analysis = analyse(article, kit)
  return readAnalysis(analysis, kit)
}

/** Finds the facts of an article that is analysed already; `read` is `analyse` and then this. */
export function readAnalysis(analysis: Analysis, kit: Kit): Reading {
  const { article } = analysis
  const times = findTimes(analysis, article.published?.value ?? null)
  const entities = resolveEntities(analysis, kit)
  const found = findStatements(analysis, entities, times, kit)
  const events = findEvents({ analysis, entities, times, statements: found, kit })
  return {
    format: 'daybook.reading/1',
    engine: { version: ENGINE_VERSION, models: kit.version },
    article,
    sentences: analysis.sentences.map((s) => ({ span: s.span, part: s.part })),
    entities: entities.list,
    times: times.map((t) => t.time),
    events,
    statements: found.map((s) => withClaims(s, events, times)),
  }
}

/** A statement with the events and times that its content speaks of. */
function withClaims({ statement }: StatementMention, events: readonly Event[], times: readonly TimeMention[]): Statement {
  const inContent = (span: Span): boolean => statement.content.some((c) => isWithin(span, c))
  return {
    ...statement,
    events: events.filter((e) => inContent(e.trigger) || e.also.some(inContent)).map((e) => e.id),
    times: times.filter((t) => inContent(t.time.span)).map((t) => t.time.id),
  }
}
