/** Verbs that only carry an event noun ("hold talks"): the noun is the event, the verb gives tense, subject and time. `o` noun as object, `s` noun as subject. */
export const LIGHT_OBJECT =
  'hold have take give make conduct pay carry launch stage host organise organize deliver attend join lead open start begin resume continue end conclude finish commit issue place sign reach do ' +
  'perform undergo suffer file bring enter convene chair run mount wage commence initiate execute undertake celebrate mark arrange enjoy accept win announce plan schedule propose cancel postpone call ' +
  'complete order impose declare grant receive see witness experience address watch'

/** Verbs whose subject is the event: "the call lasted", "the vote will take place". */
export const LIGHT_SUBJECT =
  'take_place happen occur begin start end last continue resume conclude follow come be_held go_ahead proceed open close go kick_off get_under_way break_out erupt ensue be precede coincide run focus cover mark involve leave kill injure'

/** Aspect: the verb under it is the event. */
export const ASPECT = {
  start: 'begin start commence launch resume initiate open',
  go_on: 'continue keep remain proceed',
  stop: 'stop end finish conclude cease halt complete quit terminate',
} as const
