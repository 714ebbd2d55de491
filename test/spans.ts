import type { Reading, Span } from '../src/record/index.ts'

/** Every span of a reading with the path that leads to it: "events[0].trigger". */
export function spansOf(reading: Reading): { path: string; span: Span }[] {
  const found: { path: string; span: Span }[] = []
  const visit = (value: unknown, path: string): void => {
    if (Array.isArray(value)) {
      if (value.length === 2 && value.every((v) => typeof v === 'number')) found.push({ path, span: value as unknown as Span })
      else value.forEach((v, i) => visit(v, `${path}[${i}]`))
    } else if (value !== null && typeof value === 'object') {
      for (const [key, v] of Object.entries(value)) visit(v, path === '' ? key : `${path}.${key}`)
    }
  }
  const { engine: _engine, ...rest } = reading
  visit(rest, '')
  return found
}

/** What is wrong with a reading's spans and references; empty when all is well. */
export function faultsOf(reading: Reading): string[] {
  const { text } = reading.article
  return [...badSpans(reading, text), ...badReferences(reading), ...badOrder(reading)]
}

function badSpans(reading: Reading, text: string): string[] {
  return spansOf(reading).flatMap(({ path, span: [start, end] }) => {
    if (!Number.isInteger(start) || !Number.isInteger(end)) return [`${path}: not integers`]
    const isPart = path.startsWith('article.')
    if (start < 0 || end > text.length || start > end || (start === end && !isPart))
      return [`${path}: [${start}, ${end}) of ${text.length}`]
    if (!isPart && text.slice(start, end).trim() === '') return [`${path}: nothing but space`]
    if (splitsPair(text, start) || splitsPair(text, end)) return [`${path}: cuts a character in two at ${start} or ${end}`]
    return []
  })
}

function splitsPair(text: string, at: number): boolean {
  const [high, low] = [text.charCodeAt(at - 1), text.charCodeAt(at)]
  return high >= 0xd800 && high < 0xdc00 && low >= 0xdc00 && low < 0xe000
}

/** Ids that lead nowhere, or that two things share. */
function badReferences({ entities, times, events, statements }: Reading): string[] {
  const [e, t, v, s] = [entities, times, events, statements].map((list) => new Set(list.map((x) => x.id)))
  const lost: string[] = []
  const want = (set: Set<string>, id: string | null, path: string): void => {
    if (id !== null && !set.has(id)) lost.push(`${path} -> ${id}`)
  }
  const doubled = [entities, times, events, statements].flatMap((list) =>
    new Set(list.map((x) => x.id)).size < list.length ? ['ids doubled'] : [],
  )
  for (const event of events) {
    event.participants.forEach((p) => want(e!, p.entity, `${event.id}.participants`))
    want(e!, event.place?.entity ?? null, `${event.id}.place`)
    want(t!, event.when?.time ?? null, `${event.id}.when`)
    event.times.forEach((id) => want(t!, id, `${event.id}.times`))
    event.relations.forEach((r) => want(v!, r.event, `${event.id}.relations`))
    event.evidence.forEach((x) => want(s!, x.by, `${event.id}.evidence`))
    if (event.evidence.length === 0) lost.push(`${event.id}: no evidence`)
  }
  for (const statement of statements) {
    want(e!, statement.source.entity, `${statement.id}.source`)
    statement.events.forEach((id) => want(v!, id, `${statement.id}.events`))
    statement.times.forEach((id) => want(t!, id, `${statement.id}.times`))
    want(s!, statement.within, `${statement.id}.within`)
  }
  return [...doubled, ...lost]
}

function badOrder({ events, statements }: Reading): string[] {
  const unsure = [...events, ...statements]
    .filter((x) => !(x.confidence >= 0 && x.confidence <= 1))
    .map((x) => `${x.id}: confidence ${x.confidence}`)
  const unordered = events
    .filter((e) => e.evidence.some((x, i) => i > 0 && x.span[0] < e.evidence[i - 1]!.span[0]))
    .map((e) => `${e.id}: evidence out of order`)
  return [...unsure, ...unordered]
}
