import type { Reading, Span } from '../../record/index.ts'

/** What a stretch of text is: evidence of an event, its trigger, content, cue or source of a statement, a time, a name. */
export type Layer = 'ev1' | 'trg' | 'st' | 'cue' | 'src' | 'tm' | 'who'

/** A stretch of text with every layer that covers it. */
export interface Marked {
  readonly text: string
  readonly layers: readonly Layer[]
}

const ORDER: readonly Layer[] = ['ev1', 'trg', 'st', 'cue', 'src', 'tm', 'who']

/** All spans of a reading by layer. */
export function layersOf(reading: Reading): readonly (readonly [Layer, Span])[] {
  const found: (readonly [Layer, Span])[] = []
  for (const event of reading.events) {
    for (const span of [event.trigger, ...event.also]) found.push(['trg', span])
    for (const { span } of event.evidence) found.push(['ev1', span])
  }
  for (const statement of reading.statements) {
    for (const span of statement.content) found.push(['st', span])
    if (statement.cue) found.push(['cue', statement.cue])
    if (statement.source.span) found.push(['src', statement.source.span])
  }
  for (const time of reading.times) found.push(['tm', time.span])
  for (const entity of reading.entities)
    for (const mention of entity.mentions) if (mention.form === 'name') found.push(['who', mention.span])
  return found
}

/** Cut one stretch of an article where layers begin and end. Spans may overlap in any way; the text comes out whole. */
export function markText(text: string, within: Span, layers: readonly (readonly [Layer, Span])[]): readonly Marked[] {
  const changes: { readonly at: number; readonly layer: number; readonly step: 1 | -1 }[] = []
  for (const [layer, span] of layers) {
    const start = Math.max(span[0], within[0])
    const end = Math.min(span[1], within[1])
    if (start >= end) continue
    changes.push({ at: start, layer: ORDER.indexOf(layer), step: 1 }, { at: end, layer: ORDER.indexOf(layer), step: -1 })
  }
  changes.sort((a, b) => a.at - b.at)
  const open = ORDER.map(() => 0)
  const marked: Marked[] = []
  let from = within[0]
  const cut = (to: number): void => {
    if (to > from) marked.push({ text: text.slice(from, to), layers: ORDER.filter((_, i) => open[i]! > 0) })
    from = Math.max(from, to)
  }
  for (const { at, layer, step } of changes) {
    cut(at)
    open[layer]! += step
  }
  cut(within[1])
  return marked
}
