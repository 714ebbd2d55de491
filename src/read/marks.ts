/**
 * What the word lists say of a word, as bits of `Analysis.marks`: found once for each word of a process, so that stages that walk
 * over every token ask an integer and not a table of strings.
 */

/** The lowest four bits: the strength of the word as a cue, 0..9; `NO_CUE` for other words. */
export const STRENGTH = 15
/** The strength of a word that is no cue. */
export const NO_CUE = 10

/** Makes its sentence worth a look for times. */
export const TIME_TRIGGER = 1 << 4
/** The grammar of times has a use for it. */
export const TIME_WORD = 1 << 5
/** An entry of the contexts of events begins with it. */
export const CONTEXT_WORD = 1 << 6
/** A person, a body, a crowd of people. */
export const PERSON_NOUN = 1 << 7
export const BODY_NOUN = 1 << 8
export const CROWD_NOUN = 1 << 9
/** The lexicon of events has it as a noun, as a verb. */
export const EVENT_NOUN = 1 << 10
export const EVENT_VERB = 1 << 11
/** Puts events in an order, by its lemma or its form. */
export const ORDER_WORD = 1 << 12
/** A personal pronoun. */
export const PERSONAL = 1 << 13
