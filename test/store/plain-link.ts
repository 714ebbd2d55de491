import type { Fact, Reading } from '../../src/record/index.ts'
import type { Linker } from '../../src/work/record.ts'

/** Puts each report into the record by itself: nothing is joined with anything. Stands in where no linking is wanted, as in tests of the store. */
export function makePlainLinker(): Linker {
  return { link: (reading) => ({ facts: factsOf(reading), memo: null }), restore: () => undefined }
}

function factsOf(reading: Reading): readonly Fact[] {
  const { article } = reading
  const { id, text } = article
  const own = (local: string): string => hash(`${id} ${local}`)
  const cut = ([start, end]: readonly [number, number]): string => text.slice(start, end)
  const published = article.published?.value ?? ''
  const names = new Map(reading.entities.map((e) => [e.id, e.name]))
  const facts: Fact[] = []
  for (const { id: local, kind, name, country, geo, mentions, roles } of reading.entities) {
    const span = mentions[0]?.span
    if (!span) continue
    facts.push({ fact: 'entity', id: own(local), kind, name, country, geo, article: id, span })
    for (const { title, of, standing, span } of roles)
      facts.push({ fact: 'role', entity: own(local), title, of, standing, from: published, article: id, span })
  }
  for (const s of reading.statements) {
    const { entity, name, anonymous } = s.source
    const source = { entity: entity === null ? null : own(entity), name, anonymous }
    facts.push({
      fact: 'statement',
      id: own(s.id),
      local: s.id,
      article: id,
      source,
      via: [],
      cue: s.cue && cut(s.cue),
      content: s.content.map(cut),
      kind: s.kind,
      span: s.span,
    })
  }
  for (const e of reading.events) {
    const event = own(e.id)
    facts.push({ fact: 'event', id: event, act: e.act, mode: e.mode, title: e.title, article: id, span: e.trigger })
    const place = e.place?.entity ?? null
    const by = e.evidence.at(-1)?.by ?? null
    facts.push({
      fact: 'row',
      event,
      local: e.id,
      published,
      status: e.status,
      factuality: e.factuality,
      when: e.when?.edtf ?? null,
      zone: e.when?.zone ?? null,
      place: place === null ? null : own(place),
      placeName: place === null ? null : (names.get(place) ?? null),
      source: by === null ? null : own(by),
      confidence: e.confidence,
      article: id,
      span: e.trigger,
    })
    for (const p of e.participants)
      facts.push({
        fact: 'participant',
        event,
        entity: own(p.entity),
        name: names.get(p.entity) ?? '',
        role: p.role,
        article: id,
        span: p.span,
      })
    facts.push({ fact: 'change', kind: 'new', subject: event, article: id, span: e.trigger, before: null, after: e.title })
  }
  const story = own('story')
  facts.push({ fact: 'story', id: story, title: article.title ?? text.slice(0, 80), article: id }, { fact: 'join', story, article: id })
  return facts
}

/** FNV-1a over UTF-16 code units, twice, as 13 letters. */
function hash(text: string): string {
  let a = 0x811c9dc5
  let b = 0x9e3779b9
  for (let i = 0; i < text.length; i++) {
    a = Math.imul(a ^ text.charCodeAt(i), 0x01000193)
    b = Math.imul(b ^ text.charCodeAt(text.length - 1 - i), 0x01000193)
  }
  return (a >>> 0).toString(36).padStart(7, '0') + (b >>> 0).toString(36).padStart(7, '0').slice(1)
}
