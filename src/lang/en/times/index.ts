import { CLOCK_RULES } from './rules/clocks.ts'
import { DATE_RULES } from './rules/dates.ts'
import { DURATION_RULES } from './rules/durations.ts'
import { REFERENCE_RULES } from './rules/references.ts'
import { RELATIVE_RULES } from './rules/relative.ts'
import { SET_RULES } from './rules/sets.ts'
import type { TimeRule } from './rule.ts'

/** All rules of the time grammar; of matches of the same length the earlier rule wins. */
export const TIME_RULES: readonly TimeRule[] = [...DATE_RULES, ...CLOCK_RULES, ...RELATIVE_RULES, ...SET_RULES, ...DURATION_RULES, ...REFERENCE_RULES]
