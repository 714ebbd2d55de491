import type { Fact, MergeFact } from '../record/index.ts'
import { subjectOf } from './codec.ts'
import { ownerOf } from './fold.ts'
import type { Layer } from './layer.ts'
import { isBase, kindOf } from './layer.ts'
import type { StoredFact } from './store.ts'

/** What was made so far, over all articles: ids that linking has been told of, and what made each raw id. */
export interface Made {
  readonly told: Set<string>
  readonly bases: Map<string, Fact>
}

/** Facts of one article as linking is to take them: seen through the layer. */
export function takenFacts(facts: readonly StoredFact[], layer: Layer, { told, bases }: Made): StoredFact[] {
  if (layer.isUntouched) return [...facts]
  return facts.flatMap((stored) => {
    const { fact } = stored
    if (fact.fact === 'merge') return []
    // What an edited article told before is forgotten by linking itself when the newer version comes.
    if (!layer.isLive({ ...stored, no: null })) return []
    const kind = kindOf(fact)
    if (kind === null || kind === 'statement') return [stored]
    const id = ownerOf(kind, stored, layer)
    const key = `${kind} ${id}`
    if (isBase(fact)) bases.set(`${kind} ${fact.id}`, fact)
    if (layer.isRejected(kind, id)) return []
    const out: StoredFact[] = []
    const base = bases.get(`${kind} ${subjectOf(fact)}`)
    if (!told.has(key) && base) out.push({ ...stored, fact: { ...base, id } as Fact })
    told.add(key)
    if (!isBase(fact)) out.push({ ...stored, fact: withSubject(withEntities(fact, layer), id) })
    return out
  })
}

/** The same fact, about another id. */
function withSubject(fact: Fact, id: string): Fact {
  switch (fact.fact) {
    case 'alias':
    case 'role':
      return { ...fact, entity: id }
    case 'row':
    case 'participant':
    case 'relation':
    case 'number':
    case 'disagreement':
      return { ...fact, event: id }
    case 'join':
      return { ...fact, story: id }
    default:
      return fact
  }
}

/** The same fact with the ids of the people in it as they are now. */
function withEntities(fact: Exclude<Fact, MergeFact>, layer: Layer): Fact {
  if (fact.fact === 'participant') return { ...fact, entity: layer.idOf('entity', fact.entity, fact.article) }
  if (fact.fact === 'row' && fact.place !== null) return { ...fact, place: layer.idOf('entity', fact.place, fact.article) }
  return fact
}
