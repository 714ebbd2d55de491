import { applyFacts, eventNow, forgetReport, link, makeKnown } from '../link/index.ts'
import type { ChangeFact, Fact, Reading } from '../record/index.ts'
import { makeLapses, type KnownState } from './lapses.ts'
import type { Linker } from './record.ts'

/** A linker that knows nothing yet. A report that was edited is linked as a report of its own, and what its older version said is forgotten then. */
export function makeLinker(): Linker {
  const known = makeKnown()
  const versions = new Map<string, number>()
  const lapses = makeLapses()
  /** The events that facts change, as they stand now. */
  const changedBy = (facts: readonly Fact[], more: readonly string[] = []): KnownState[] => {
    for (const fact of facts) if (fact.fact === 'merge' && fact.of === 'event') lapses.forget(fact.id)
    const ids = [...more, ...facts.flatMap((fact) => (fact.fact === 'row' ? [fact.event] : fact.fact === 'merge' ? [fact.into] : []))]
    return [...new Set(ids.map((id) => eventNow(known, id)))].flatMap((id) => known.events.get(id) ?? [])
  }
  const withLapses = (linked: Linked, published: string | null, more: readonly string[] = []): Linked => {
    const lapsed = lapses.after(published, changedBy(linked.facts, more))
    return lapsed.length === 0 ? linked : { ...linked, facts: [...linked.facts, ...lapsed] }
  }
  const next = (id: string): { readonly name: string; readonly older: string | null } => {
    const version = (versions.get(id) ?? 0) + 1
    versions.set(id, version)
    return { name: nameOf(id, version), older: version === 1 ? null : nameOf(id, version - 1) }
  }
  return {
    link(reading) {
      const { id } = reading.article
      const published = reading.article.published?.value ?? null
      const { name, older } = next(id)
      if (older === null) return backFrom(withLapses(link(reading, known), published))
      const linked = link(withId(reading, name), known)
      const told = new Set(linked.facts.flatMap((fact) => (fact.fact === 'row' ? [fact.event] : [])))
      const forgotten = forgetReport(known, older)
      const gone = forgotten.filter(({ event }) => !told.has(event)).flatMap((one) => withdrawn(one, name))
      const touched = forgotten.map(({ event }) => event)
      return backFrom(withLapses({ ...linked, facts: [...linked.facts, ...gone] }, published, touched))
    },
    restore({ article: { id, published, outlet, title }, memo, facts }) {
      const { name, older } = next(id)
      const list = facts.map(({ fact }) => (older === null ? fact : renamed(fact, id, name)))
      applyFacts(known, list, memo, { article: name, published, outlet, title })
      const forgotten = older === null ? [] : forgetReport(known, older)
      const touched = forgotten.map(({ event }) => event)
      lapses.restore(published, list, changedBy(list, touched))
    },
  }
}

/** Between an id and the number of a version: in no id that comes in. */
const MARK = '\n'

function nameOf(id: string, version: number): string {
  return version === 1 ? id : `${id}${MARK}${version}`
}

function withId(reading: Reading, id: string): Reading {
  return { ...reading, article: { ...reading.article, id } }
}

type Linked = ReturnType<Linker['link']>

/** Facts under the ids that articles have outside of linking; that a version repeats an older one is no news. */
function backFrom({ facts, memo }: Linked): Linked {
  return {
    memo,
    facts: facts.flatMap((fact) => {
      const back = everyArticle(fact, (id) => id.split(MARK, 1)[0]!)
      return back.fact === 'origin' && back.of === back.article ? [] : [back]
    }),
  }
}

function renamed(fact: Fact, id: string, name: string): Fact {
  return everyArticle(fact, (article) => (article === id ? name : article))
}

/** The same fact with another name for the articles in it; the very same where nothing changes. */
function everyArticle(fact: Fact, nameOf: (article: string) => string): Fact {
  if (fact.fact === 'disagreement') {
    const values = fact.values.map((value) => ({
      ...value,
      evidence: value.evidence.map((evidence) => ({ ...evidence, article: nameOf(evidence.article) })),
    }))
    return { ...fact, values }
  }
  const { article } = fact as { readonly article?: string | null }
  if (typeof article !== 'string') return fact
  const other = nameOf(article)
  const of = fact.fact === 'origin' ? nameOf(fact.of) : null
  if (other === article && (of === null || of === (fact as { readonly of?: string }).of)) return fact
  return { ...fact, article: other, ...(of === null ? {} : { of }) } as Fact
}

/** The newer version says nothing any more of what the older one told. */
function withdrawn({ event, before, after }: ReturnType<typeof forgetReport>[number], article: string): ChangeFact[] {
  const words = (state: typeof before): string | null => (state === null ? null : [state.status, state.when].filter(Boolean).join(', '))
  if (words(before) === words(after)) return []
  return [{ fact: 'change', kind: 'corrected', subject: event, article, span: null, before: words(before), after: words(after) }]
}
