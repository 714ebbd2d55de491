import type { Reading, Span } from '../../record/index.ts'
import type { Answer } from './answers.ts'
import { MARK } from './answers.ts'

/** A reading as an answer: facts with their spans; their words under the mark. */
export function readingAnswer(reading: Reading): Answer {
  const { article, entities, events, statements } = reading
  const words = (span: Span): string => article.text.slice(span[0], span[1])
  const nameOf = new Map(entities.map(({ id, name }) => [id, name]))
  return {
    language: article.language,
    published: article.published?.value ?? null,
    events: events.map(({ id, act, status, factuality, trigger, when, participants, place, relations, title }) => ({
      event: id,
      act,
      status,
      factuality,
      trigger,
      when: when?.edtf ?? null,
      zone: when?.zone ?? null,
      roles: participants.map(({ entity, role }) => ({ entity, role })),
      relations: relations.map(({ kind, event }) => ({ kind, event })),
      [MARK]: {
        title,
        trigger: words(trigger),
        who: participants.map(({ entity }) => nameOf.get(entity) ?? null),
        place: place === null ? null : (nameOf.get(place.entity) ?? null),
      },
    })),
    statements: statements.map(({ id, kind, source, cue, content, span }) => ({
      statement: id,
      kind,
      span,
      anonymous: source.anonymous,
      [MARK]: {
        speaker: source.entity === null ? source.name : (nameOf.get(source.entity) ?? source.name),
        cue: cue === null ? null : words(cue),
        content: content.map(words),
      },
    })),
    entities: entities.map(({ id, kind, country, name }) => ({ entity: id, kind, country, [MARK]: { name } })),
  }
}
