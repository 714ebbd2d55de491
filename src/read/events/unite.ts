import type { Entities } from '../analysis.ts'
import type { EventMention } from './mention.ts'
import type { Part } from './participants.ts'

/** All participants of all mentions, each once; a bare role noun gives way to names. */
export function uniteParts(entities: Entities, mentions: readonly EventMention[]): Part[] {
  const by = new Map<number, Part>()
  for (const [k, m] of mentions.entries()) {
    for (const p of m.parts) {
      if (k > 0 && !p.sure && m.where !== 'title') continue
      const old = by.get(p.entity)
      if (!old || (old.form !== 'name' && p.form === 'name' && p.role === old.role)) by.set(p.entity, old ? { ...p, role: old.role } : p)
    }
  }
  const heads = new Set<string>()
  const parts = [...by.values()].filter(
    (p) => isKnown(entities, p.entity) && (p.form !== 'nominal' || isFresh(heads, entities.list[p.entity]!.name)),
  )
  const named = parts.filter((p) => entities.list[p.entity]!.mentions.some((x) => x.form === 'name'))
  if (named.length < 2) return parts
  return parts.filter(
    (p) =>
      named.includes(p) ||
      !/^(?:the |both )?(?:two |three )?(?:leaders?|sides?|presidents?|ministers?|men|parties|countries|officials)$/i.test(
        entities.list[p.entity]!.name,
      ),
  )
}

/** False for one of whom the report has nothing but pronouns: nobody can look up an "it" or a "who". */
function isKnown(entities: Entities, entity: number): boolean {
  return entities.list[entity]!.mentions.some((x) => x.form !== 'pronoun')
}

/** False for a noun phrase that only repeats another ("police", "the police"). */
function isFresh(seen: Set<string>, name: string): boolean {
  const key = name.toLowerCase().replace(/^(?:the|a|an|his|her|their|its) /, '')
  if (seen.has(key)) return false
  seen.add(key)
  return true
}
