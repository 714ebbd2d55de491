import type { Analysis } from '../analysis.ts'
import { extentsOf } from '../entities/phrase.ts'
import type { Joint, Run, Voices } from './merge.ts'
import { meets, type Stretch } from './raw.ts'
import { beside } from './source.ts'
import type { Tagged } from './tagger.ts'

/** Gives every cue its source: where the rule has it, else the nearest one of the sentence. */
export function joinSources(voices: Voices, joints: readonly Joint[], runs: readonly Run[]): void {
  const { analysis, tagged } = voices
  const sources = bySentence(analysis, runs)
  const cues = bySentence(
    analysis,
    joints.map((joint) => joint.cue),
  )
  const taken = new Set<Run>()
  for (const joint of joints) {
    const wanted = joint.rule?.source
    if (!wanted) continue
    const near = sources.get(analysis.sentence[wanted[0]]!) ?? []
    const run = near.find((s) => meets(s.at, wanted) && hasNominal(analysis, s.at))
    if (!run && isSaid(tagged, wanted) && sources.has(analysis.sentence[joint.cue.at[0]]!)) continue
    joint.source = run ? longer(analysis, run.at, wanted) : wanted
    if (run) taken.add(run)
  }
  for (const joint of joints) {
    if (!joint.source) {
      const sentence = analysis.sentence[joint.cue.at[0]]!
      const run = nearest(joint, sources.get(sentence) ?? [], cues.get(sentence) ?? [], taken)
      if (run && !isAgentless(analysis, joint, run)) {
        joint.source = run.at
        taken.add(run)
      }
    }
    joint.source = repaired(voices, joint)
  }
  shareSources(analysis, joints)
}

/** "…, adding that …": a participle without a source has that of the cue before it in the sentence, else of the one after it. */
function shareSources(analysis: Analysis, joints: readonly Joint[]): void {
  joints.forEach((joint, k) => {
    if (joint.source || !joint.rule || analysis.xpos[joint.rule.head] !== 'VBG' || joint.rule.rule.startsWith('passive')) return
    const sentence = analysis.sentence[joint.cue.at[0]]
    const other = [joints[k - 1], joints[k + 1]].find(
      (j) => j?.source && analysis.sentence[j.cue.at[0]] === sentence && !meets(j.source, joint.cue.at),
    )
    joint.source = other?.source ?? null
  })
}

function bySentence(analysis: Analysis, runs: readonly Run[]): Map<number, Run[]> {
  const out = new Map<number, Run[]>()
  for (const run of runs) {
    const sentence = analysis.sentence[run.at[0]]!
    const list = out.get(sentence)
    if (list) list.push(run)
    else out.set(sentence, [run])
  }
  return out
}

/** The free source nearest to a cue; one before it, with no other cue between, goes first. */
function nearest(joint: Joint, sources: readonly Run[], cues: readonly Run[], taken: ReadonlySet<Run>): Run | null {
  const [from, to] = joint.cue.at
  let best: Run | null = null
  let bestCost = 30
  for (const run of sources) {
    const before = run.at[1] <= from
    const gap = before ? from - run.at[1] : run.at[0] - to
    const between = cues.some((cue) => (before ? cue.at[0] >= run.at[1] && cue.at[0] < from : cue.at[0] >= to && cue.at[0] < run.at[0]))
    const cost = gap + (before ? 0 : 2) + (between ? 12 : 0) + (taken.has(run) ? 4 : 0)
    if (cost < bestCost) {
      best = run
      bestCost = cost
    }
  }
  return best
}

/** A passive takes no source but one after "by". */
function isAgentless(analysis: Analysis, joint: Joint, run: Run): boolean {
  if (!joint.rule?.rule.startsWith('passive')) return false
  return run.at[0] < joint.cue.at[0] || analysis.lower[run.at[0] - 1] !== 'by'
}

/** The tagger's source, with what the rule has after it: an appositive, or what the genitive at its end is of ("the city's website"). */
function longer(analysis: Analysis, run: Stretch, wanted: Stretch): Stretch {
  const isCut = analysis.form[run[1]] === ',' || analysis.xpos[run[1] - 1] === 'POS'
  const goesOn = wanted[0] <= run[0] && wanted[1] > run[1] && isCut && wanted[1] - run[1] <= 16
  return goesOn ? [run[0], wanted[1]] : run
}

/** A source that is a day or lies in what is said is none: the noun phrase beside the cue is taken instead. */
function repaired({ analysis, tagged }: Voices, joint: Joint): Stretch | null {
  const source = joint.source && withoutDay(analysis, joint.source)
  if (joint.rule?.rule.startsWith('passive') || joint.rule?.rule === 'adverb')
    return source && analysis.lower[source[0]] === 'it' ? null : source
  if (source && !isSaid(tagged, source) && !isDay(analysis, source)) return source
  if (!joint.rule || joint.rule.head < 0) return null
  const found = beside(analysis, extentsOf(analysis), joint.rule.head)
  return found && !isSaid(tagged, found) && !isDay(analysis, found) && !meets(found, joint.cue.at) ? found : null
}

const isDay = (analysis: Analysis, [from, to]: Stretch): boolean => to - from === 1 && DAYS.has(analysis.lower[from]!)

/** A source is more than an article. */
function hasNominal(analysis: Analysis, [from, to]: Stretch): boolean {
  for (let i = from; i < to; i++) if (NOMINAL.has(analysis.upos[i]!)) return true
  return false
}

const NOMINAL = new Set(['NOUN', 'PROPN', 'PRON', 'NUM', 'ADJ', 'X', 'SYM'])

/** "Friday, the ministry said": the day before the comma is no part of the source. */
function withoutDay(analysis: Analysis, source: Stretch): Stretch {
  const to = source[1]
  let from = source[0]
  if (
    to - from > 2 &&
    DAYS.has(analysis.lower[from + 1]!) &&
    (analysis.lower[from] === 'this' || analysis.lower[from] === 'last' || analysis.lower[from] === 'on')
  )
    from += 2
  else if (to - from > 1 && DAYS.has(analysis.lower[from]!) && analysis.nameAt[from]! < 0 && analysis.upos[from + 1] === 'DET') from += 1
  if (from !== source[0]) return [analysis.form[from] === ',' ? from + 1 : from, to]
  for (let i = from; i < Math.min(to - 1, from + 5); i++) {
    if (analysis.form[i] === ',') return DAYS.has(analysis.lower[from]!) ? [i + 1, to] : source
    if (analysis.nameAt[i]! >= 0) return source
  }
  return source
}

const DAYS = new Set(
  'monday tuesday wednesday thursday friday saturday sunday yesterday today meanwhile later january february march april may june july august september october november december'.split(
    ' ',
  ),
)

/** True where the tagger takes most of what the rules call the source for something said. */
function isSaid(tagged: Tagged, [from, to]: Stretch): boolean {
  let said = 0
  for (let i = from; i < to; i++) if (tagged.labels[i]! >= 5) said++
  return said * 2 > to - from
}
