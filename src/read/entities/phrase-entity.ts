import type { Entity } from '../../record/index.ts'
import type { Analysis, Entities, EntityMention } from '../analysis.ts'
import { kindOfNoun } from './mentions.ts'
import { corePhrase, extentsOf, spanOf } from './phrase.ts'

/**
 * Index of the entity whose mention has its head at `head`; a common noun without one becomes an entity of its own,
 * added to `entities`. -1 where the token stands for nobody and nothing (pronouns without antecedent, verbs).
 */
export function entityOfPhrase(analysis: Analysis, entities: Entities, head: number): number {
  const known = entities.byHead[head]!
  if (known >= 0) return entities.mentions[known]!.entity
  const name = analysis.nameAt[head]!
  if (name >= 0) {
    for (let i = analysis.names[name]!.from; i < analysis.names[name]!.to; i++) {
      if (entities.byHead[i]! >= 0) return entities.mentions[entities.byHead[i]!]!.entity
    }
  }
  if (analysis.upos[head] !== 'NOUN' && analysis.upos[head] !== 'PROPN') return -1
  const [from, to] = corePhrase(analysis, extentsOf(analysis), head)
  const start = from < to - 1 && analysis.upos[from] === 'DET' ? from + 1 : from
  const kind = kindOfNoun(analysis, head) ?? 'thing'
  const entity: Entity = {
    id: `n${entities.list.length + 1}`,
    kind,
    name: analysis.text.slice(analysis.start[start]!, analysis.end[to - 1]!),
    roles: [],
    mentions: [{ span: spanOf(analysis, from, to), form: 'nominal' }],
    country: null,
    geo: null,
  }
  const mention: EntityMention = { from, to, head, entity: entities.list.length, span: spanOf(analysis, from, to), form: 'nominal' }
  ;(entities.list as Entity[]).push(entity)
  ;(entities.mentions as EntityMention[]).push(mention)
  entities.byHead[head] = entities.mentions.length - 1
  return mention.entity
}
