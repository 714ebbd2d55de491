import type { Status } from '../../../record/index.ts'

/**
 * Words over an event that say where it stands. Key: lemma of the governing verb, adjective or noun; value: the status it leaves
 * its event in. `scheduled` becomes `planned` where no date is given (see `read/events/status.ts`).
 */
export const OVER_VERB: Readonly<Record<string, Status>> = {
  schedule: 'scheduled', slate: 'scheduled', due: 'scheduled', set: 'scheduled', timetable: 'scheduled', earmark: 'scheduled', book: 'scheduled', reschedule: 'scheduled',
  expect: 'planned', plan: 'planned', intend: 'planned', agree: 'planned', aim: 'planned', prepare: 'planned', promise: 'planned', pledge: 'planned', vow: 'planned', commit: 'planned',
  decide: 'planned', arrange: 'planned', hope: 'possible', want: 'possible', wish: 'possible', project: 'planned', forecast: 'planned', predict: 'planned', anticipate: 'planned', poise: 'planned', ready: 'planned', 'go': 'planned',
  await: 'planned', confirm_plan: 'planned', resolve: 'planned', determine: 'planned', opt: 'planned', swear: 'planned', undertake: 'planned', look: 'possible', move: 'planned', ask_to: 'proposed', announce: 'planned',
  propose: 'proposed', suggest: 'proposed', invite: 'proposed', offer: 'proposed', request: 'proposed', ask: 'proposed', urge: 'proposed', demand: 'proposed', recommend: 'proposed', seek: 'proposed', call: 'proposed', push: 'proposed',
  appeal: 'proposed', petition: 'proposed', encourage: 'proposed', press: 'proposed', insist: 'proposed', lobby: 'proposed', beg: 'proposed', advise: 'proposed', instruct: 'proposed', tell: 'proposed', order: 'planned', direct: 'planned', require: 'planned', advocate: 'proposed', favour: 'proposed', favor: 'proposed', pressure: 'proposed',
  consider: 'possible', mull: 'possible', weigh: 'possible', contemplate: 'possible', explore: 'possible', discuss: 'possible', debate: 'possible', threaten: 'possible', attempt: 'possible', try: 'possible', risk: 'possible', fear: 'possible', envisage: 'possible', speculate: 'possible', dream: 'possible',
  struggle: 'possible', like: 'possible', need: 'possible', study: 'possible', allow: 'possible', enable: 'possible', help: 'possible', warn: 'possible', mean: 'possible',
  postpone: 'postponed', delay: 'postponed', defer: 'postponed', put_off: 'postponed', shelve: 'postponed', push_back: 'postponed', put_back: 'postponed', adjourn: 'postponed', suspend: 'postponed', stall: 'postponed',
  cancel: 'cancelled', call_off: 'cancelled', scrap: 'cancelled', abandon: 'cancelled', scrub: 'cancelled', withdraw: 'cancelled', drop: 'cancelled', axe: 'cancelled', nix: 'cancelled', abort: 'cancelled', thwart: 'cancelled', foil: 'cancelled', prevent: 'denied', block: 'denied', avert: 'denied', head_off: 'denied', stave_off: 'denied', ward_off: 'denied', fend_off: 'denied', avoid: 'denied', forgo: 'cancelled', scuttle: 'cancelled',
  deny: 'denied', refuse: 'denied', decline: 'denied', reject: 'denied', rule_out: 'denied', fail: 'denied', forget: 'denied', neglect: 'denied', veto: 'denied', vote_down: 'denied', turn_down: 'denied', oppose: 'possible', resist: 'denied',
}

/** Adjectives and nouns over an event: "is likely to", "ready to host", "plans for", "no plans to". */
export const OVER_NAME: Readonly<Record<string, Status>> = {
  likely: 'planned', unlikely: 'possible', possible: 'possible', potential: 'possible', able: 'happened', unable: 'denied', due: 'scheduled', ready: 'planned', willing: 'planned', set: 'scheduled', free: 'possible', eager: 'possible',
  prepared: 'planned', keen: 'possible', sure: 'planned', certain: 'planned', bound: 'planned', reluctant: 'possible', unwilling: 'denied', eligible: 'possible', about: 'planned', supposed: 'planned', hopeful: 'possible', hesitant: 'possible', open: 'possible',
  plan: 'planned', decision: 'planned', intention: 'planned', intent: 'planned', agreement: 'planned', promise: 'planned', pledge: 'planned', commitment: 'planned', preparation: 'planned', arrangement: 'planned', move: 'planned', schedule: 'scheduled', deadline: 'scheduled', date: 'scheduled',
  proposal: 'proposed', resolution: 'proposed', bill: 'proposed', petition: 'proposed', notice: 'planned', invitation: 'proposed', offer: 'proposed', request: 'proposed', demand: 'proposed', call: 'proposed', recommendation: 'proposed', bid: 'possible', appeal: 'proposed', motion: 'proposed', idea: 'proposed',
  possibility: 'possible', prospect: 'possible', option: 'possible', attempt: 'possible', effort: 'possible', threat: 'possible', hope: 'possible', talk: 'possible', chance: 'possible', opportunity: 'possible', risk: 'possible', desire: 'possible', right: 'possible', ability: 'possible', readiness: 'planned', willingness: 'possible', speculation: 'possible', fear: 'possible', power: 'possible', failure: 'denied', refusal: 'denied', inability: 'denied',
  cancellation: 'cancelled', postponement: 'postponed', delay: 'postponed', order: 'planned',
}

/** Adjectives and participles before an event noun: "planned meeting", "a proposed sale". */
export const BEFORE_NOUN: Readonly<Record<string, Status>> = {
  planned: 'planned', scheduled: 'scheduled', upcoming: 'planned', forthcoming: 'planned', coming: 'planned', next: 'planned', future: 'planned', expected: 'planned', looming: 'planned', imminent: 'planned', impending: 'planned', intended: 'planned', anticipated: 'planned', pending: 'planned',
  proposed: 'proposed', suggested: 'proposed', possible: 'possible', potential: 'possible', likely: 'possible', mooted: 'possible', threatened: 'possible', hypothetical: 'possible', alleged: 'happened', attempted: 'happened',
  postponed: 'postponed', delayed: 'postponed', cancelled: 'cancelled', canceled: 'cancelled', aborted: 'cancelled', abandoned: 'cancelled', failed: 'happened', ongoing: 'underway', current: 'underway', continuing: 'underway', rescheduled: 'scheduled', unlikely: 'possible',
  past: 'happened', previous: 'happened', last: 'happened', recent: 'happened', earlier: 'happened', rejected: 'denied', denied: 'denied',
}

/** Modal auxiliaries: what they leave the event in. */
export const MODALS: Readonly<Record<string, Status>> = {
  will: 'planned', "'ll": 'planned', wo: 'planned', shall: 'planned', would: 'planned', "'d": 'possible', could: 'possible', may: 'possible', might: 'possible', can: 'possible', ca: 'possible', should: 'proposed', must: 'proposed', ought: 'proposed', need: 'possible',
}

/** Nouns over an election that is still to come: "a candidate in the election", "her bid for the presidency in the vote". */
export const CONTEST: ReadonlySet<string> = new Set(
  'candidate nominee nomination candidacy bid run race campaign mate contender hopeful challenger frontrunner front-runner ticket primary caucus choice chance delegate slate'.split(' '),
)

/** Verbs whose object, or what follows the preposition, has taken place whatever becomes of the verb: "will appeal the ruling", "may respond to the attack". */
export const PRESUPPOSING: Readonly<Record<string, string>> = {
  appeal: 'o against', challenge: 'o', contest: 'o', dispute: 'o', overturn: 'o', reverse: 'o', uphold: 'o', annul: 'o', reconsider: 'o', review: 'o', investigate: 'o', probe: 'o', examine: 'o', inquire: 'into', look: 'into',
  condemn: 'o', criticise: 'o', criticize: 'o', denounce: 'o', regret: 'o', mourn: 'o', avenge: 'o', commemorate: 'o', ignore: 'o', defy: 'o', obey: 'o', comply: 'with', respond: 'to', react: 'to', reply: 'to', retaliate: 'for against over',
  apologise: 'for over', apologize: 'for over', recover: 'from', complain: 'about over', comment: 'on', protest: 'against over', blame: 'for', punish: 'for', sue: 'over for', forget: 'o', forgive: 'o', honour: 'o', honor: 'o',
}
