export { applyFacts } from './apply.ts'
export { eventNow, makeKnown, type About, type Known } from './known.ts'
export { forgetReport } from './forget.ts'
export { link, type Linked } from './link.ts'
