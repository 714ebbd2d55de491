import type { Analysis } from '../analysis.ts'
import { headOf } from '../entities/phrase.ts'
import { trimContent } from './content.ts'
import { joinSources } from './join-source.ts'
import type { Quotes } from './quotes.ts'
import { meets, type Raw, shared, type Stretch } from './raw.ts'
import type { Tagged } from './tagger.ts'

/** A rule's attribution outside what the tagger marked is kept from this score on. */
const ALONE = 0.65
/** Inside the content of another, where the tagger marks nothing, from this score on. */
const INSIDE = 0.4

/** With content that the tagger marks too, from this score on. */
const SHARED = 0.6

/** The two voices and the text they speak of. */
export interface Voices {
  readonly analysis: Analysis
  readonly quotes: Quotes
  readonly rules: readonly Raw[]
  readonly tagged: Tagged
}

/** A stretch of one label, with the tagger's mean margin over it. */
export interface Run {
  readonly at: Stretch
  readonly margin: number
}

/** A cue of the tagger with what belongs to it. */
export interface Joint {
  readonly cue: Run
  readonly rule: Raw | null
  source: Stretch | null
  readonly content: Stretch[]
}

/** Merges rules and tagger: the tagger decides what is outermost and where it ends, the rules what belongs together and what stands inside. */
export function mergeVoices(voices: Voices): Raw[] {
  const { analysis, rules, tagged } = voices
  const sources = runsOf(tagged, 1)
  const contents = runsOf(tagged, 5).flatMap((run) => bySentence(voices, run))
  const used = new Set<Raw>()
  const joints = runsOf(tagged, 3).map((cue): Joint => {
    const rule = bestRule(rules, cue.at)
    if (rule) used.add(rule)
    return { cue, rule, source: null, content: [] }
  })
  for (const rule of rules) {
    if (
      used.has(rule) ||
      !rule.cue ||
      rule.score < SHARED ||
      tagged.labels[rule.head] !== 0 ||
      joints.some((j) => meets(j.cue.at, rule.cue!))
    )
      continue
    if (!rule.content.some((c) => contents.some((run) => shared(c, run.at) * 2 > c[1] - c[0]))) continue
    joints.push({ cue: { at: rule.cue, margin: 0 }, rule, source: null, content: [] })
    used.add(rule)
  }
  joints.sort((a, b) => a.cue.at[0] - b.cue.at[0])
  joinSources(voices, joints, sources)
  joinContents(voices, joints, contents)
  const out: Raw[] = []
  for (const joint of joints) {
    const raw = toRaw(voices, joint)
    if (raw) out.push(raw)
  }
  for (const rule of rules) {
    if (used.has(rule) || !rule.cue || out.some((raw) => raw.cue && meets(raw.cue, rule.cue!))) continue
    const label = tagged.labels[rule.head] ?? 0
    if (rule.score >= (label >= 5 ? INSIDE : ALONE)) out.push(rule)
  }
  return out.sort((a, b) => (a.cue?.[0] ?? 0) - (b.cue?.[0] ?? 0) || analysis.start[a.head]! - analysis.start[b.head]!)
}

/** The stretches that begin with `label` and go on with the next one. */
function runsOf(tagged: Tagged, label: number): Run[] {
  const { labels, margins } = tagged
  const out: Run[] = []
  for (let i = 0; i < labels.length; i++) {
    if (labels[i] !== label) continue
    let sum = margins[i]!
    let to = i + 1
    while (to < labels.length && labels[to] === label + 1) sum += margins[to++]!
    out.push({ at: [i, to], margin: sum / (to - i) })
    i = to - 1
  }
  return out
}

/** Cuts content at the end of a sentence, unless a quotation runs over it; what has no word of weight is dropped. */
function bySentence({ analysis, quotes }: Voices, run: Run): Run[] {
  const out: Run[] = []
  let from = run.at[0]
  for (let i = from + 1; i <= run.at[1]; i++) {
    const ends = i === run.at[1] || (analysis.sentence[i] !== analysis.sentence[i - 1] && quotes.at[i]! < 0)
    if (!ends) continue
    if (hasWeight(analysis, from, i)) out.push({ at: [from, i], margin: run.margin })
    from = i
  }
  return out
}

const WEIGHT = new Set(['NOUN', 'PROPN', 'VERB', 'ADJ', 'NUM'])

function hasWeight(analysis: Analysis, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (WEIGHT.has(analysis.upos[i]!) && (to - from > 1 || analysis.upos[i] !== 'NUM')) return true
  return false
}

/** The rule's attribution with a cue there, the surest. */
function bestRule(rules: readonly Raw[], cue: Stretch): Raw | null {
  let best: Raw | null = null
  for (const raw of rules) if (raw.cue && meets(raw.cue, cue) && (!best || raw.score > best.score)) best = raw
  return best
}

/** Gives every stretch of content to a cue: the one whose rule has it, else the one next to it. */
function joinContents(voices: Voices, joints: readonly Joint[], contents: readonly Run[]): void {
  for (const run of contents) {
    const owner = ownerByRule(joints, run.at) ?? ownerNear(voices, joints, run.at)
    if (owner) owner.content.push(run.at)
  }
}

function ownerByRule(joints: readonly Joint[], at: Stretch): Joint | null {
  let best: Joint | null = null
  let most = 0
  for (const joint of joints) {
    let common = 0
    for (const c of joint.rule?.content ?? []) common += shared(c, at)
    if (common > most) {
      best = joint
      most = common
    }
  }
  return most * 2 >= Math.min(at[1] - at[0], 6) ? best : null
}

/** The cue right before the content, or right after it; a cue of its own sentence goes first. */
function ownerNear({ analysis, quotes }: Voices, joints: readonly Joint[], at: Stretch): Joint | null {
  let best: Joint | null = null
  let bestCost = 60
  for (const joint of joints) {
    const [from, to] = joint.cue.at
    const before = to <= at[0]
    const gap = before ? at[0] - to : from - at[1]
    if (gap < 0) continue
    const sentences = Math.abs(analysis.sentence[before ? to - 1 : from]! - analysis.sentence[before ? at[0] : at[1] - 1]!)
    if (sentences > 0 && quotes.at[at[0]]! < 0) continue
    const part = analysis.sentences[analysis.sentence[from]!]!.part === analysis.sentences[analysis.sentence[at[0]]!]!.part
    const cost = gap + sentences * 8 + (before ? 0 : 2) + (joint.content.length || joint.rule ? 3 : 0) + (part ? 0 : 20)
    if (cost < bestCost) {
      best = joint
      bestCost = cost
    }
  }
  return best
}

function toRaw({ analysis, quotes }: Voices, joint: Joint): Raw | null {
  const { cue, rule, source } = joint
  const trimmed = joint.content.map((c) => trimContent(analysis, quotes, c[0], c[1])).filter((c) => c !== null)
  const content = trimmed.length ? trimmed : (rule?.content ?? [])
  if (!content.length) return null
  const margin = 1 / (1 + Math.exp(-cue.margin / 12))
  return {
    head: rule && rule.head >= cue.at[0] && rule.head < cue.at[1] ? rule.head : headOf(analysis, cue.at[0], cue.at[1]),
    cue: cue.at,
    source,
    content: [...content].sort((a, b) => a[0] - b[0]),
    recipient: rule?.recipient ?? null,
    score: rule ? Math.min(0.99, 0.5 * rule.score + 0.5 * margin + 0.1) : 0.8 * margin,
    rule: rule ? rule.rule : 'tagger',
  }
}
