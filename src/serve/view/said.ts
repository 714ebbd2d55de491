import type { Reading, Statement } from '../../record/index.ts'
import { nameOf } from './people.ts'
import type { Snippet } from './snippet.ts'
import { fold, isInRail, placeOf, snippetOf } from './snippet.ts'

/** A statement as a list shows it. */
export interface SaidLine {
  readonly statement: Statement
  /** From the outlet to the one who said it: ["Orda.kz", "White House", "Ushakov"]. */
  readonly chain: readonly string[]
  readonly cue: string | null
  readonly content: readonly string[]
  readonly place: string
  readonly snippet: Snippet
}

/** The statements of a report's body in text order. */
export function saidLines(reading: Reading): readonly SaidLine[] {
  return reading.statements.filter((s) => !isInRail(reading, s.span)).map((s) => saidLine(reading, s))
}

function saidLine(reading: Reading, statement: Statement): SaidLine {
  const { text } = reading.article
  const content = statement.content.map((span) => fold(text.slice(span[0], span[1])).trim())
  return {
    statement,
    chain: chainOf(reading, statement),
    cue: statement.cue && fold(text.slice(statement.cue[0], statement.cue[1])),
    content,
    place: placeOf(reading, statement.span),
    snippet: snippetOf(reading, statement.content[0] ?? statement.span),
  }
}

/** Who told whom, the publishing outlet first. */
export function chainOf(reading: Reading, statement: Statement): readonly string[] {
  const names: string[] = []
  const seen = new Set<string>()
  for (let at: Statement | undefined = statement; at !== undefined && !seen.has(at.id);) {
    seen.add(at.id)
    const name = speakerOf(reading, at)
    if (names[0] !== name) names.unshift(name)
    const { within }: Statement = at
    at = within === null ? undefined : reading.statements.find((s) => s.id === within)
  }
  return [outletOf(reading), ...names.filter((name, i) => i > 0 || name !== outletOf(reading))]
}

/** Shown for the source of a statement where the report names none. */
const UNNAMED = 'source not named'

/** "says Ushakov", or that the source is not named. */
export function saysWords(speaker: string): string {
  return speaker === UNNAMED ? UNNAMED : `says ${speaker}`
}

/** Who a statement comes from; a report may leave that open ("is expected"). */
export function speakerOf(reading: Reading, { source }: Statement): string {
  return (source.entity === null ? fold(source.name).trim() : nameOf(reading, source.entity)) || UNNAMED
}

/** Name of the publishing outlet, or "this report" where it is not known. */
export function outletOf(reading: Reading): string {
  return reading.article.outlet?.name ?? 'this report'
}

/** What kind of statement it is, in words. */
export function kindWords(statement: Statement): string {
  const kind = statement.kind === 'mixed' ? 'part direct' : statement.kind
  const relay = statement.relay === null ? '' : statement.relay === 'not named' ? ', relayed, by whom is not said' : ', relayed'
  return `${kind}${relay}`
}
