import type { Analysis } from '../analysis.ts'
import { headOf } from '../entities/phrase.ts'
import { mapped } from '../mapped.ts'
import { trimContent } from './content.ts'
import { anyCueWord } from './lexicon.ts'
import { joinSources } from './join-source.ts'
import type { Quotes } from './quotes.ts'
import type { Raw, Stretch } from './raw.ts'
import type { Tagged } from './tagger.ts'

/** A rule's attribution outside what the tagger marked is kept from this score on. */
const ALONE = 0.65
/** Inside the content of another, where the tagger marks nothing, from this score on. */
const INSIDE = 0.6

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
  const contents = runsOf(tagged, 5).flatMap((run) => bySentence(voices, run))
  const ruleAt = paintCues(analysis.n, rules)
  const used = new Set<Raw>()
  const joints: Joint[] = []
  const covered = new Uint8Array(analysis.n)
  const join = (cue: Run, rule: Raw | null): void => {
    if (rule) used.add(rule)
    joints.push({ cue, rule, source: null, content: [] })
    covered.fill(1, cue.at[0], cue.at[1])
  }
  for (const cue of runsOf(tagged, 3)) {
    const rule = bestRule(rules, ruleAt, cue.at)
    if (rule || isLikely(analysis, cue.at)) join(cue, rule)
  }
  for (const rule of rules) {
    if (used.has(rule) || !rule.cue || rule.score < SHARED || tagged.labels[rule.head] !== 0 || isCovered(covered, rule.cue)) continue
    if (rule.content.some((c) => isMarked(tagged, c))) join({ at: rule.cue, margin: 0 }, rule)
  }
  joints.sort((a, b) => a.cue.at[0] - b.cue.at[0])
  joinSources(voices, joints, runsOf(tagged, 1))
  joinContents(voices, joints, contents)
  const out: Raw[] = []
  covered.fill(0)
  for (const joint of joints) {
    const raw = toRaw(voices, joint)
    if (!raw) continue
    out.push(raw)
    covered.fill(1, joint.cue.at[0], joint.cue.at[1])
  }
  for (const rule of rules) {
    if (used.has(rule) || !rule.cue || isCovered(covered, rule.cue)) continue
    const label = tagged.labels[rule.head] ?? 0
    if (rule.score >= (label >= 5 ? INSIDE : ALONE)) out.push(rule)
  }
  return out.sort((a, b) => (a.cue?.[0] ?? 0) - (b.cue?.[0] ?? 0) || a.head - b.head)
}

/** A cue that no rule knows needs a cue word or a colon. */
function isLikely(analysis: Analysis, [from, to]: Stretch): boolean {
  for (let i = from; i < to; i++) if (analysis.form[i] === ':' || anyCueWord(analysis.lower[i]!)) return true
  return false
}

function isCovered(covered: Uint8Array, [from, to]: Stretch): boolean {
  for (let i = from; i < to; i++) if (covered[i]) return true
  return false
}

/** True where the tagger marks most of a stretch as said. */
function isMarked(tagged: Tagged, [from, to]: Stretch): boolean {
  let marked = 0
  for (let i = from; i < to; i++) if (tagged.labels[i]! >= 5) marked++
  return marked * 2 > to - from
}

/** Token -> the surest rule with its cue there, -1 elsewhere. */
function paintCues(n: number, rules: readonly Raw[]): Int32Array {
  const at = new Int32Array(n).fill(-1)
  rules.forEach((raw, k) => {
    if (raw.cue) for (let i = raw.cue[0]; i < raw.cue[1]; i++) if (at[i]! < 0 || raw.score > rules[at[i]!]!.score) at[i] = k
  })
  return at
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
function bestRule(rules: readonly Raw[], ruleAt: Int32Array, cue: Stretch): Raw | null {
  let best: Raw | null = null
  for (let i = cue[0]; i < cue[1]; i++) {
    const raw = rules[ruleAt[i]!]
    if (raw && (!best || raw.score > best.score)) best = raw
  }
  return best
}

/** Gives every stretch of content to a cue: the one whose rule has it, else the one next to it. */
function joinContents(voices: Voices, joints: readonly Joint[], contents: readonly Run[]): void {
  const ruled = new Int32Array(voices.analysis.n).fill(-1)
  joints.forEach((joint, k) => {
    for (const [from, to] of joint.rule?.content ?? []) ruled.fill(k, from, to)
  })
  for (const run of contents) {
    const owner = joints[ownerByRule(ruled, run.at)] ?? ownerNear(voices, joints, run.at)
    if (owner) owner.content.push(run.at)
  }
}

/** Index of the cue whose rule has most of a stretch; -1 where none has enough of it. */
function ownerByRule(ruled: Int32Array, [from, to]: Stretch): number {
  const counts = new Map<number, number>()
  let best = -1
  for (let i = from; i < to; i++) {
    const k = ruled[i]!
    if (k < 0) continue
    const count = (counts.get(k) ?? 0) + 1
    counts.set(k, count)
    if (best < 0 || count > counts.get(best)!) best = k
  }
  return best >= 0 && counts.get(best)! * 2 >= Math.min(to - from, 6) ? best : -1
}

/** The cue right before the content, or right after it; a cue of its own sentence goes first. */
function ownerNear({ analysis, quotes }: Voices, joints: readonly Joint[], at: Stretch): Joint | null {
  let best: Joint | null = null
  let bestCost = 60
  const next = firstAfter(joints, at[0])
  for (let k = Math.max(0, next - 4); k < Math.min(joints.length, next + 4); k++) {
    const joint = joints[k]!
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

/** Index of the first cue that begins at or after token `at`; cues stand in text order. */
function firstAfter(joints: readonly Joint[], at: number): number {
  let low = 0
  let high = joints.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (joints[middle]!.cue.at[0] < at) low = middle + 1
    else high = middle
  }
  return low
}

/** Takes in the marks and points of a quotation that only they are left of. */
function snapToQuote(analysis: Analysis, quotes: Quotes, [from, to]: Stretch): Stretch {
  let a = from
  let b = to
  const last = quotes.list[quotes.at[b - 1]!]
  if (last && last.from >= a - 1 && onlyPoints(analysis, b, last.to)) b = last.to
  const first = quotes.list[quotes.at[a]!]
  if (first && first.to <= b && onlyPoints(analysis, first.from, a)) a = first.from
  return [a, b]
}

function onlyPoints(analysis: Analysis, from: number, to: number): boolean {
  if (to - from > 3) return false
  for (let i = from; i < to; i++) if (analysis.upos[i] !== 'PUNCT') return false
  return true
}

/** What is said begins with no "who" or "which": the rule knows the noun before it. */
function withAntecedent(analysis: Analysis, [from, to]: Stretch, rule: Raw | null): Stretch {
  if (analysis.xpos[from] !== 'WP' && analysis.xpos[from] !== 'WDT') return [from, to]
  const whole = rule?.content.find((c) => c[0] < from && from - c[0] <= 10 && c[1] > from)
  return whole ? [whole[0], to] : [from, to]
}

function toRaw({ analysis, quotes }: Voices, joint: Joint): Raw | null {
  const { cue, rule, source } = joint
  const kept = mapped(joint.content, (c) => trimContent(analysis, quotes, c[0], c[1])).filter((c) => c !== null)
  const trimmed = mapped(kept, (c) => snapToQuote(analysis, quotes, withAntecedent(analysis, c, rule)))
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
