import type { Statement } from '../../record/index.ts'
import type { Analysis, Entities } from '../analysis.ts'
import { headOf } from '../entities/phrase.ts'
import type { Stretch } from './raw.ts'

/** Who speaks: the entity that the source means, its name, and whether it is left unnamed. */
export function speakerOf(analysis: Analysis, entities: Entities, source: Stretch | null): Statement['source'] {
  if (!source) return { entity: null, name: '', anonymous: true, span: null }
  const [from, to] = source
  const span = [analysis.start[from]!, analysis.end[to - 1]!] as const
  const index = entityOfSource(analysis, entities, from, to)
  const words = plainName(analysis, from, to)
  if (index < 0) return { entity: null, name: words, anonymous: isUnnamed(analysis, from, to), span }
  const entity = entities.list[index]!
  const named = entity.mentions.some((m) => m.form === 'name')
  return { entity: entity.id, name: named ? entity.name : words.length > 3 ? words : entity.name, anonymous: !named, span }
}

/** Index of the entity that a source means: of its head, else of the one person named in it. */
export function entityOfSource(analysis: Analysis, entities: Entities, from: number, to: number): number {
  const head = headOf(analysis, from, to)
  const own = entities.byHead[head]!
  if (own >= 0) return entities.mentions[own]!.entity
  for (let i = from; i < to; i++) {
    if (i > from && (analysis.upos[i] === 'ADP' || analysis.form[i] === ',') && i > head) break
    const name = analysis.names[analysis.nameAt[i]!]
    if (name && name.kind === 'person' && entities.byHead[i]! >= 0) return entities.mentions[entities.byHead[i]!]!.entity
  }
  const name = analysis.names[analysis.nameAt[head]!]
  if (name) for (let i = name.from; i < name.to; i++) if (entities.byHead[i]! >= 0) return entities.mentions[entities.byHead[i]!]!.entity
  return -1
}

/** The words of the source without the article before them and the appositive after them. */
function plainName(analysis: Analysis, from: number, to: number): string {
  let a = from
  while (a < to - 1 && (analysis.lower[a] === 'the' || analysis.lower[a] === 'a' || analysis.lower[a] === 'an')) a++
  let b = a + 1
  while (b < to && analysis.form[b] !== ',') b++
  return analysis.text.slice(analysis.start[a]!, analysis.end[b - 1]!)
}

/** A source that names nobody; pronouns are not unnamed sources, only unresolved ones. */
function isUnnamed(analysis: Analysis, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (analysis.nameAt[i]! >= 0) return false
  return !(to - from === 1 && analysis.upos[from] === 'PRON')
}
