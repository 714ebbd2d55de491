import type { Analysis } from '../analysis.ts'
import { BIT } from '../names/bits.ts'
import type { Kit } from '../kit.ts'
import type { Raw } from './raw.ts'

const DASH = new Set(['—', '–', '-', '―', '|'])

/** Marks in headlines: "… — Reuters", "… – Holm", "Holm: …". */
export function findInHeadlines(analysis: Analysis, kit: Kit): Raw[] {
  const out: Raw[] = []
  for (const s of analysis.sentences) {
    const kind = analysis.article.parts[s.part]?.kind
    if (kind !== 'title' && kind !== 'headline') continue
    const raw = trailing(analysis, kit, s.from, s.to) ?? leading(analysis, s.from, s.to)
    if (raw) out.push(raw)
  }
  return out
}

/** "Officials to end the scheme — Holm": all after the last dash is one name. */
function trailing(analysis: Analysis, kit: Kit, from: number, to: number): Raw | null {
  for (let i = to - 2; i > from + 1 && to - i <= 6; i--) {
    if (!DASH.has(analysis.form[i]!)) continue
    const spaced = analysis.end[i - 1]! < analysis.start[i]! && analysis.start[i + 1]! > analysis.end[i]!
    if (!spaced || !isSpeaker(analysis, kit, i + 1, to)) return null
    let start = sentenceStart(analysis, from, i)
    while (start < i && analysis.upos[start] === 'PUNCT' && !/["“‘']/.test(analysis.form[start]!)) start++
    return { head: i, cue: [i, i + 1], source: [i + 1, to], content: [[start, i]], recipient: null, score: 0.85, rule: 'headline.trailing' }
  }
  return null
}

/** A headline may be split into sentences; the mark is for all of it. */
function sentenceStart(analysis: Analysis, from: number, at: number): number {
  const part = analysis.sentences[analysis.sentence[at]!]!.part
  let i = from
  while (i > 0 && analysis.sentences[analysis.sentence[i - 1]!]!.part === part) i--
  return i
}

function isSpeaker(analysis: Analysis, kit: Kit, from: number, to: number): boolean {
  const name = analysis.names[analysis.nameAt[from]!]
  const whole = name !== undefined && name.from === from && name.to === to
  if (whole && (name.kind === 'person' || name.kind === 'organisation')) return true
  const text = analysis.text.slice(analysis.start[from]!, analysis.end[to - 1]!)
  return ((kit.gazetteer.lookup(text)?.bits ?? 0) & (BIT.outlet | BIT.government)) !== 0
}

/** "Holm: bridge will open in May": a name, a colon, what is said. */
function leading(analysis: Analysis, from: number, to: number): Raw | null {
  for (let i = from + 1; i < Math.min(to - 2, from + 7); i++) {
    if (analysis.form[i] !== ':') continue
    const name = analysis.names[analysis.nameAt[from]!]
    if (!name || name.to !== i || (name.kind !== 'person' && name.kind !== 'organisation')) return null
    const said = /["“‘']/.test(analysis.form[i + 1]!) || analysis.upos[i + 1] === 'PRON' || name.kind === 'person'
    return said
      ? { head: i, cue: [i, i + 1], source: [from, i], content: [[i + 1, to]], recipient: null, score: 0.6, rule: 'headline.leading' }
      : null
  }
  return null
}
