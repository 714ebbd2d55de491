export { forgetReport } from './forget.ts'
export { applyFacts, makeKnown, type About, type Known } from './known.ts'
export { link, type Linked } from './link.ts'
