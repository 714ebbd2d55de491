import type { Statement } from '../../record/index.ts'
import type { Analysis, Entities, StatementMention, TimeMention } from '../analysis.ts'
import { extentsOf, spanOf } from '../entities/phrase.ts'
import type { Kit } from '../kit.ts'
import { mapped } from '../mapped.ts'
import { carryOn } from './carry.ts'
import { addCited } from './cited.ts'
import { lookAt } from './features.ts'
import { findInHeadlines } from './headline.ts'
import { mergeVoices } from './merge.ts'
import { envelope, nest } from './nest.ts'
import { type Quotes, quotesOf } from './quotes.ts'
import type { Raw, Stretch } from './raw.ts'
import { relayOf } from './relay.ts'
import { findRelayClauses, wrap } from './relay-clause.ts'
import { findByRules, FLOOR, GENEROUS } from './rules.ts'
import { speakerOf } from './speaker.ts'

/** Finds who said what in an article: the outermost attributions and those inside them. */
export function findStatements(analysis: Analysis, entities: Entities, _times: readonly TimeMention[], kit: Kit): StatementMention[] {
  const quotes = quotesOf(analysis)
  const found = withoutStray(quotes, voices(analysis, quotes, kit))
  const parents = nest(found)
  const reach = mapped(found, envelope)
  const order = mapped(found, (_, i) => i).sort(
    (a, b) => reach[a]![0] - reach[b]![0] || reach[b]![1] - reach[a]![1] || found[a]!.head - found[b]!.head,
  )
  const ids: string[] = []
  order.forEach((i, k) => (ids[i] = `s${k + 1}`))
  let before: Spoken | null = null
  return mapped(order, (i) => {
    const raw = found[i]!
    const within = parents[i]! >= 0 ? ids[parents[i]!]! : null
    const statement = publish({ analysis, entities, quotes, before }, raw, ids[i]!, within)
    const sentence = analysis.sentence[raw.head < 0 ? raw.content[0]![0] : raw.head]!
    if (statement.source.entity && within === null) before = { entity: statement.source.entity, sentence }
    return { statement, cue: raw.head, content: raw.content }
  })
}

/** Leaves out what stands with its source inside a quotation that nobody was found to say: "I think" of an unknown speaker. */
function withoutStray(quotes: Quotes, found: readonly Raw[]): readonly Raw[] {
  const stray = (raw: Raw): boolean => {
    const q = raw.cue ? quotes.at[raw.cue[0]]! : -1
    return q >= 0 && raw.source !== null && quotes.at[raw.source[0]] === q && raw.cue![1] - raw.cue![0] + 3 < quotes.list[q]!.words
  }
  if (!found.some(stray)) return found
  const parents = nest(found)
  return found.filter((raw, i) => parents[i]! >= 0 || !stray(raw))
}

/** All voices, merged: the rules alone where the kit has no tagger. */
function voices(analysis: Analysis, quotes: Quotes, kit: Kit): Raw[] {
  const reading = { analysis, extents: extentsOf(analysis), quotes }
  const headlines = findInHeadlines(analysis, kit)
  const tagger = kit.attribution
  const relays = findRelayClauses(analysis, reading.extents, quotes)
  if (!tagger)
    return addCited(analysis, [...carryOn(analysis, quotes, wrap(findByRules({ ...reading, floor: FLOOR }), relays)), ...headlines])
  const rules = findByRules({ ...reading, floor: GENEROUS })
  const tagged = tagger.tag(lookAt(analysis, quotes, rules))
  return addCited(analysis, [...carryOn(analysis, quotes, wrap(mergeVoices({ analysis, quotes, rules, tagged }), relays)), ...headlines])
}

/** Who spoke last, and where. */
interface Spoken {
  readonly entity: string
  readonly sentence: number
}

interface Made {
  readonly analysis: Analysis
  readonly entities: Entities
  readonly quotes: Quotes
  readonly before: Spoken | null
}

function publish({ analysis, entities, quotes, before }: Made, raw: Raw, id: string, within: string | null): Statement {
  const [from, to] = envelope(raw)
  const spoken = before && analysis.sentence[from]! - before.sentence <= 3 ? before.entity : null
  const source = speakerOf(analysis, entities, raw.source, spoken)
  return {
    id,
    source,
    cue: raw.cue ? spanOf(analysis, raw.cue[0], raw.cue[1]) : null,
    content: raw.content.map((c) => spanOf(analysis, c[0], c[1])),
    kind: kindOf(analysis, quotes, raw.content),
    recipient: raw.recipient ? spanOf(analysis, raw.recipient[0], raw.recipient[1]) : null,
    relay: relayOf(analysis, raw, within !== null),
    events: [],
    times: [],
    confidence: Math.round(raw.score * 100) / 100,
    rule: raw.rule,
    within,
    span: spanOf(analysis, from, to),
  }
}

/** Direct when all words are quoted, mixed when some are. */
function kindOf(analysis: Analysis, quotes: Quotes, content: readonly Stretch[]): Statement['kind'] {
  let all = 0
  let quoted = 0
  for (const [from, to] of content) {
    for (let i = from; i < to; i++) {
      if (analysis.upos[i] === 'PUNCT') continue
      all++
      if (quotes.at[i]! >= 0) quoted++
    }
  }
  return quoted === 0 ? 'indirect' : quoted === all ? 'direct' : 'mixed'
}
