/** Auxiliaries of the future. */
export const FUTURE_AUXILIARIES: ReadonlySet<string> = new Set(['will', "'ll", 'wo', 'shall', "'l"])

/** Other modal auxiliaries: what they govern has not happened yet, unless "have" follows. */
export const MODAL_AUXILIARIES: ReadonlySet<string> = new Set(['would', "'d", 'could', 'should', 'may', 'might', 'must', 'can', 'ca', 'ought'])

/** Verbs whose participle points ahead: "scheduled for Friday". */
export const AHEAD_VERBS: ReadonlySet<string> = new Set(['schedule', 'expect', 'plan', 'set', 'slate', 'project', 'forecast', 'anticipate', 'intend', 'arrange', 'book', 'propose', 'target', 'pencil', 'tip', 'supposed', 'suppose', 'oblige', 'require', 'invite', 'earmark'])

/** Adjectives that point ahead: "due Friday". */
export const AHEAD_ADJECTIVES: ReadonlySet<string> = new Set(['due', 'set', 'scheduled', 'expected', 'planned', 'ready', 'likely', 'upcoming', 'forthcoming', 'poised', 'slated', 'payable', 'redeemable', 'eligible'])

/** Verbs whose infinitive has come about with them: "managed to flee on Friday". */
export const IMPLICATIVE_VERBS: ReadonlySet<string> = new Set(['manage', 'fail', 'begin', 'start', 'continue', 'seem', 'appear', 'help', 'force', 'refuse', 'decline', 'cause', 'lead', 'use', 'come', 'go', 'happen', 'tend', 'cease', 'choose', 'proceed', 'get', 'move', 'rush', 'arrive', 'travel', 'return', 'gather', 'rise', 'fall', 'climb', 'grow', 'drop'])

/** Verbs that put a thing at a later time. */
export const POSTPONING_VERBS: ReadonlySet<string> = new Set(['postpone', 'delay', 'adjourn', 'defer', 'reschedule', 'extend'])

/** Nouns whose infinitive is ahead: "plans to meet on Friday". */
export const AHEAD_NOUNS: ReadonlySet<string> = new Set(['plan', 'decision', 'intention', 'promise', 'pledge', 'agreement', 'deal', 'offer', 'proposal', 'deadline', 'order', 'invitation', 'request', 'call', 'vow', 'commitment', 'schedule', 'date', 'right', 'chance', 'time'])

/** Verbs that ask for something at a time: "summoned both sides for Friday" points ahead, whatever the tense of the verb. */
export const ASKING_VERBS: ReadonlySet<string> = new Set(['summon', 'call', 'convene', 'convoke', 'book', 'schedule', 'invite', 'order', 'announce', 'plan', 'arrange', 'set', 'pencil', 'fix', 'declare', 'recall', 'propose', 'suggest', 'request'])

/** Verbs that take a thing off the calendar, as it was still to come. */
export const CANCELLING_VERBS: ReadonlySet<string> = new Set(['cancel', 'scrap', 'shelve', 'defer', 'avert', 'prevent'])
