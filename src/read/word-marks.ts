import { CROWD_NOUNS } from '../lang/en/persons.ts'
import { nounKind, isPersonal } from './entities/mentions.ts'
import { isContextWord } from './events/contexts.ts'
import { nounEntry, verbEntry } from './events/frames.ts'
import { isOrderWord } from './events/relations.ts'
import {
  BODY_NOUN,
  CONTEXT_WORD,
  CROWD_NOUN,
  EVENT_NOUN,
  EVENT_VERB,
  ORDER_WORD,
  PERSONAL,
  PERSON_NOUN,
  TIME_TRIGGER,
  TIME_WORD,
} from './marks.ts'
import { strengthOf } from './statements/lexicon.ts'
import { isTimeTrigger, isTimeWord } from './times/match.ts'

/** The marks of a word: its form in lower case, its lemma, and the lemma in lower case. */
export function marksOf(lower: string, lemma: string, base: string): number {
  const noun = nounKind(base)
  return (
    strengthOf(lower) |
    (isTimeTrigger(lower) ? TIME_TRIGGER : 0) |
    (isTimeWord(lower) ? TIME_WORD : 0) |
    (isContextWord(lower) || isContextWord(base) ? CONTEXT_WORD : 0) |
    (noun === 1 ? PERSON_NOUN : noun === 2 ? BODY_NOUN : 0) |
    (CROWD_NOUNS.has(lower) ? CROWD_NOUN : 0) |
    (nounEntry(lower, base) ? EVENT_NOUN : 0) |
    (verbEntry(lemma) ? EVENT_VERB : 0) |
    (isOrderWord(lower, lemma) ? ORDER_WORD : 0) |
    (isPersonal(lower) ? PERSONAL : 0)
  )
}
