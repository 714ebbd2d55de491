/** How a verb takes what is said: quotation, clause, infinitive, object, preposition, nothing. */
export type Frame = 'quote' | 'clause' | 'infinitive' | 'object' | 'preposition' | 'none'

/** The frames in the order of the digits of the cue lexicon. */
export const FRAMES: readonly Frame[] = ['quote', 'clause', 'infinitive', 'object', 'preposition', 'none']
