import type { Relation } from '../../../record/index.ts'

type Kind = Relation['kind']

/** Single prepositions before an event noun. */
export const PREPOSITIONS: Readonly<Record<string, Kind>> = { before: 'before', until: 'before', after: 'after', following: 'after', since: 'after', during: 'during', amid: 'during', amidst: 'during' }

/** Longer ones, as the words stand. */
export const PHRASES: Readonly<Record<string, Kind>> = {
  'ahead of': 'before', 'prior to': 'before', 'in advance of': 'before', 'in preparation for': 'before', 'in the run-up to': 'before', 'in anticipation of': 'before',
  'in the wake of': 'after', 'in the aftermath of': 'after', 'in response to': 'after', 'in reaction to': 'after', 'in retaliation for': 'after', 'as a result of': 'after', 'subsequent to': 'after', 'because of': 'after',
  'on the sidelines of': 'during', 'on the margins of': 'during', 'in the course of': 'during', 'on the occasion of': 'during', 'in the midst of': 'during', 'at the time of': 'during',
  'as part of': 'part_of', 'in the framework of': 'part_of', 'within the framework of': 'part_of', 'part of': 'part_of',
  'subject to': 'requires', 'conditional on': 'requires', 'contingent on': 'requires', 'pending': 'requires', 'depending on': 'requires', 'dependent on': 'requires',
}

/** Words that open a clause with an event. */
export const CLAUSE_WORDS: Readonly<Record<string, Kind>> = { before: 'before', until: 'before', after: 'after', once: 'after', since: 'after', while: 'during', if: 'requires', unless: 'requires', provided: 'requires' }

/** Verbs whose subject and object are events in an order: "the vote followed the debate". */
export const ORDER_VERBS: Readonly<Record<string, Kind>> = {
  follow: 'after', precede: 'before',
  trigger: 'before', spark: 'before', prompt: 'before', provoke: 'before', precipitate: 'before', cause: 'before',
}

/** Adverbs that point back at the event told last. */
export const AFTERWARD: ReadonlySet<string> = new Set(['afterward', 'afterwards', 'subsequently', 'thereafter', 'then', 'later'])

/** Verbs by which one meeting settles another, and what they settle. */
export const DETERMINING: ReadonlySet<string> = new Set('determine decide set fix finalise finalize agree arrange settle schedule prepare plan define choose establish discuss work'.split(' '))
export const DETAILS: ReadonlySet<string> = new Set('date format time venue detail agenda place location timing schedule modality term groundwork parameter logistics preparation'.split(' '))
