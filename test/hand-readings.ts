import { link, makeKnown, type Known } from '../src/link/index.ts'
import type { Act, Entity, Event, EntityKind, Reading, Span, Status } from '../src/record/index.ts'
import { articleOf } from './readings.ts'

/** Someone or something that a report names. */
export interface Thing {
  readonly name: string
  readonly kind: EntityKind
  readonly country?: string
}
/** An event that a report tells, by the words that name it. */
export interface Happening {
  readonly word: string
  readonly act?: Act
  readonly mode?: string | null
  readonly status: Status
  readonly who?: readonly string[]
  readonly place?: string
  readonly when?: string
  /** Its word, where nothing is said. */
  readonly title?: string
  /** How sure reading is, 0.9 where nothing is said. */
  readonly confidence?: number
}
/** A report with what is to be read in it. */
export interface Report {
  readonly id: string
  readonly outlet: string
  readonly published: string
  readonly text: string
  readonly things: readonly Thing[]
  readonly events: readonly Happening[]
}

/** A reading as an engine without faults would give it: everything is found at the first place of its words in the body. */
function readingOf({ id, outlet, published, text, things, events }: Report): Reading {
  const article = articleOf({ id, outlet, published, text, language: 'en' })
  const spanOf = (words: string): Span => {
    const body = article.parts.find((p) => p.kind === 'paragraph')?.span[0] ?? 0
    const at = article.text.includes(words, body) ? article.text.indexOf(words, body) : article.text.indexOf(words)
    if (at < 0) throw new Error(`"${words}" is not in ${id}`)
    return [at, at + words.length]
  }
  const entities = things.map(({ name, kind, country = null }, i): Entity => ({
    id: `n${i}`,
    kind,
    name,
    country,
    geo: null,
    roles: [],
    mentions: [{ span: spanOf(name), form: 'name' }],
  }))
  const idOf = (name: string): string => entities.find((e) => e.name === name)!.id
  const sentences: { span: Span; part: number }[] = []
  for (const [part, { span }] of article.parts.entries()) {
    const body = article.text.slice(...span)
    for (const m of body.matchAll(/[^.]+\.?/gu)) {
      const from = span[0] + m.index
      sentences.push({ span: [from + (m[0].length - m[0].trimStart().length), from + m[0].length], part })
    }
  }
  return {
    format: 'daybook.reading/1',
    engine: { version: '0', models: '' },
    article,
    sentences,
    entities,
    times: [],
    statements: [],
    events: events.map(
      ({ word, act = 'CONSULT', mode = null, status, who = [], place, when, title = word, confidence = 0.9 }, i): Event => {
        const trigger = spanOf(word)
        return {
          id: `e${i}`,
          act,
          mode,
          title,
          trigger,
          also: [],
          status,
          factuality: 'CT+',
          participants: who.map((name) => ({ entity: idOf(name), role: 'participant', span: spanOf(name) })),
          place: place === undefined ? null : { entity: idOf(place), span: spanOf(place) },
          when: when === undefined ? null : { edtf: when, zone: null, basis: 'stated', time: '' },
          duration: null,
          about: [],
          numbers: [],
          contexts: [],
          times: [],
          confidence,
          rule: 'test',
          relations: [],
          evidence: [{ span: trigger, status, factuality: 'CT+', by: null, rule: 'test' }],
        }
      },
    ),
  }
}

/** What is known once these reports are linked in order. */
export function linkAll(...reports: readonly Report[]): Known {
  const known = makeKnown()
  for (const report of reports) link(readingOf(report), known)
  return known
}
