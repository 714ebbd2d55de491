import type { Article, Event, Reading, Span, Statement } from '../record/index.ts'
import type { Analysis, StatementMention, TimeMention } from './analysis.ts'
import { analyse } from './analyse.ts'
import { resolveEntities } from './entities/resolve.ts'
import { findEvents } from './events/find.ts'
import type { Kit } from './kit.ts'
import { mapped } from './mapped.ts'
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
    statements: withClaims(found, events, times),
  }
}

/** Spans in order of their start, each with the number of the thing it belongs to. */
interface Placed {
  readonly spans: readonly Span[]
  readonly owner: readonly number[]
}

function placed(spansOf: readonly (readonly Span[])[]): Placed {
  const all = spansOf.flatMap((spans, owner) => spans.map((span) => ({ span, owner })))
  all.sort((x, y) => x.span[0] - y.span[0] || x.owner - y.owner)
  return { spans: mapped(all, (x) => x.span), owner: mapped(all, (x) => x.owner) }
}

/** Numbers of the things with a span inside one of `ranges`, ascending; looks only at spans that start there. */
function ownersWithin({ spans, owner }: Placed, ranges: readonly Span[]): number[] {
  const found = new Set<number>()
  for (const range of ranges) {
    let low = 0
    let high = spans.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (spans[middle]![0] < range[0]) low = middle + 1
      else high = middle
    }
    for (let k = low; k < spans.length && spans[k]![0] < range[1]; k++) if (spans[k]![1] <= range[1]) found.add(owner[k]!)
  }
  return [...found].sort((x, y) => x - y)
}

/** Statements with the events and times that their content speaks of. */
function withClaims(found: readonly StatementMention[], events: readonly Event[], times: readonly TimeMention[]): Statement[] {
  const eventSpans = placed(events.map((e) => [e.trigger, ...e.also]))
  const timeSpans = placed(times.map((t) => [t.time.span]))
  return found.map(({ statement }) => ({
    ...statement,
    events: ownersWithin(eventSpans, statement.content).map((k) => events[k]!.id),
    times: ownersWithin(timeSpans, statement.content).map((k) => times[k]!.time.id),
  }))
}
