import { roleName } from '../record/index.ts'
import type { Correction, Fact } from '../record/index.ts'

/** A fact in a few words, for a list to choose from. */
export function wordsOfFact(fact: Fact): string {
  switch (fact.fact) {
    case 'row':
      return [fact.status, fact.when, fact.placeName].filter((part) => part !== null).join(', ')
    case 'participant':
      return `${fact.name}, ${fact.role}`
    case 'relation':
      return `${fact.kind.replace('_', ' ')} ${fact.to}`
    case 'number':
      return `${fact.value} ${fact.unit} ${fact.of}`.trim()
    case 'disagreement':
      return `${fact.kind} on ${fact.slot}: ${fact.values.map((value) => value.value).join(' / ')}`
    case 'alias':
      return fact.form
    case 'role':
      return `${fact.standing === 'present' ? '' : `${fact.standing} `}${roleName(fact)}`
    case 'statement':
      return fact.content.join(' … ')
    case 'event':
    case 'story':
      return fact.title
    case 'entity':
      return fact.name
    case 'join':
      return 'is part of it'
    default:
      return ''
  }
}

/** A correction in a few words. */
export function wordsOf(correction: Correction): string {
  switch (correction.do) {
    case 'merge':
      return `is one with ${correction.into}`
    case 'split':
      return `${correction.articles.join(', ')} split off as ${correction.to}`
    case 'rename':
      return `is called ${correction.name}`
    case 'date':
      return correction.when === null
        ? 'has no date'
        : `takes place ${correction.when}${correction.zone === null ? '' : ` (${correction.zone})`}`
    case 'status':
      return `is ${correction.status}`
    case 'place':
      return correction.place === null ? 'has no place' : `takes place in ${correction.place}`
    case 'reject':
      return correction.fact === null ? 'is rejected' : `one fact is rejected: ${correction.fact}`
  }
}

/** Every id that a correction names: of what it is about, of what it was merged into or split off, and of reports. */
export function namesOf(correction: Correction): readonly string[] {
  return [
    correction.id,
    ...(correction.do === 'merge' ? [correction.into] : []),
    ...(correction.do === 'split' ? [correction.to, ...correction.articles] : []),
  ]
}
