import { mapped } from '../mapped.ts'
import type { EventInput } from './find.ts'
import { FeatureList } from './feature-list.ts'
import { addMentionFeatures, firstBodyOf, quotedTokens, type FeatureContext } from './features.ts'
import { addGroupFeatures, ranked, type Draft } from './groups.ts'
import type { EventMention } from './mention.ts'
import type { EventModel } from './model.ts'
import { PLAIN } from './triggers.ts'

/** A mention with the verdict whether it is a diary line. */
export interface Judged {
  readonly mention: EventMention
  readonly kept: boolean
}

/** What the features of one report share. */
export function featureContext(input: EventInput, mentions: readonly EventMention[]): FeatureContext {
  const { analysis: a, entities } = input
  const headline = new Set<number>()
  const headlineLemmas = new Set<string>()
  const lemmaCount = new Map<string, number>()
  const perSentence = new Map<number, number>()
  for (const m of mentions) {
    const t = m.candidate.token
    const { lemma } = m
    if (m.where === 'title') {
      headlineLemmas.add(lemma)
      for (const f of m.families) headline.add(f)
    }
    lemmaCount.set(lemma, (lemmaCount.get(lemma) ?? 0) + 1)
    perSentence.set(a.sentence[t]!, (perSentence.get(a.sentence[t]!) ?? 0) + 1)
  }
  return {
    a,
    words: input.kit.words,
    entities,
    published: a.article.published?.value ?? null,
    headline,
    headlineLemmas,
    lemmaCount,
    perSentence,
    quoted: quotedTokens(a),
    facts: new Int32Array(a.n).fill(-1),
    firstBody: firstBodyOf(a),
  }
}

/** What lies ahead is what a planner looks for: it is taken from a lower chance on. */
const AHEAD_BONUS = 0.2

/** The chance that an encounter has at least when the text says who meets: the guide of a diary asks for every one of them. */
const ENCOUNTER = 0.5
const ENCOUNTERS: ReadonlySet<string> = new Set(['CONSULT'])

/** True for talks, visits and calls with people that the tree shows, or carried by a verb that says when they are. */
export function isEncounter(m: EventMention): boolean {
  const c = m.candidate
  if (!ENCOUNTERS.has(c.sense.act) || m.where === 'rail') return false
  // "was held at the request of the mayor": had, and at whose wish
  if (c.carrier !== c.token && !m.standing.weak && m.tokens.some((p) => p.role === 'initiator')) return true
  if (c.sense.strength < 3) return false
  const sure = m.parts.filter((p) => p.sure).length
  if (c.nominal && m.place !== null && m.definite !== 'indefinite') return true
  return sure >= 2 || (sure === 1 && (c.carrier !== c.token || !c.nominal || m.times.length > 0) && !m.standing.weak)
}

function isAhead(m: EventMention): boolean {
  const s = m.standing.status
  return !m.standing.weak && s !== 'happened' && s !== 'underway' && s !== 'denied'
}

/** True for a verb outside the lexicon beside which nobody, no time and no place stands. */
export function isBare(m: EventMention): boolean {
  return m.candidate.sense === PLAIN && m.parts.length === 0 && m.times.length === 0 && m.place === null
}

const features = new FeatureList()

/** Tells diary lines from states, habits, speech and background. */
export function judgeMentions(input: EventInput, mentions: readonly EventMention[]): { judged: Judged[]; context: FeatureContext } {
  const context = featureContext(input, mentions)
  const model = input.kit.events
  const judged = mapped(mentions, (mention) => {
    if (isBare(mention)) return { mention, kept: false }
    features.clear()
    addMentionFeatures(context, mention, features)
    mention.probability = model ? model.score('detect', features) : mention.candidate.sense.strength / 4
    if (mention.probability < ENCOUNTER && isEncounter(mention)) mention.probability = ENCOUNTER
    return { mention, kept: mention.probability >= (model ? model.threshold.detect - (isAhead(mention) ? AHEAD_BONUS : 0) : 0.7) }
  })
  return { judged, context }
}

/** How much less sure the last judgement need be of what lies ahead. */
export const AHEAD_KEEP = 0.13

/** The last judgement of each draft. */
export function chancesOf(drafts: readonly Draft[], context: FeatureContext, model: EventModel | null): Float64Array {
  const chances = new Float64Array(drafts.length).fill(1)
  if (!model) return chances
  const all = ranked(drafts)
  const features = new FeatureList()
  for (let i = 0; i < drafts.length; i++) {
    features.clear()
    addGroupFeatures(context, all, i, features)
    chances[i] = model.score('keep', features)
  }
  return chances
}
