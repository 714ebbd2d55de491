import type { Act } from '../../../record/index.ts'

/** The noun for a verb, for titles. */
export const NOUN_OF_VERB: Readonly<Record<string, string>> = Object.fromEntries(
  ('meet>meeting arrest>arrest detain>detention resign>resignation appoint>appointment elect>election vote>vote attack>attack kill>killing shoot>shooting bomb>bombing die>death sue>lawsuit charge>charges ' +
    'convict>conviction sentence>sentencing rule>ruling sign>signing visit>visit arrive>arrival travel>visit fly>flight launch>launch release>release publish>publication announce>announcement ban>ban ' +
    'impose>imposition withdraw>withdrawal deploy>deployment evacuate>evacuation rescue>rescue buy>purchase purchase>purchase acquire>acquisition merge>merger sell>sale invest>investment order>order deliver>delivery ' +
    'protest>protest march>march rally>rally strike>strike crash>crash collide>collision sink>sinking explode>explosion investigate>investigation impeach>impeachment nominate>nomination dismiss>dismissal ' +
    'debate>debate pass>passage approve>approval adopt>adoption reject>rejection veto>veto suspend>suspension close>closure reopen>reopening open>opening swear>swearing-in inaugurate>inauguration extradite>extradition ' +
    'deport>deportation invade>invasion storm>storming stab>stabbing abduct>abduction kidnap>kidnapping seize>seizure raid>raid host>visit negotiate>negotiations talk>talks speak>talks call>call phone>call discuss>talks ' +
    'win>win lose>defeat defeat>defeat beat>win award>award celebrate>celebration bury>burial test>test fall>fall rise>rise increase>increase cut>cut raise>rise lift>lifting extend>extension cancel>cancellation ' +
    'postpone>postponement introduce>introduction unveil>unveiling build>construction retire>retirement join>joining leave>departure depart>departure')
    .split(' ')
    .map((pair) => pair.split('>') as [string, string]),
)

/** The plain word for an act, for titles. */
export const EVENT_LABEL: Readonly<Record<Act, string>> = {
  AGREE: 'agreement', CONSULT: 'talks', SUPPORT: 'support', CONCEDE: 'concession', COOPERATE: 'cooperation', AID: 'aid', RETREAT: 'withdrawal', REQUEST: 'request', ACCUSE: 'accusation', REJECT: 'rejection',
  THREATEN: 'threat', PROTEST: 'protest', SANCTION: 'sanctions', MOBILIZE: 'deployment', COERCE: 'restriction', ASSAULT: 'attack', 'x.vote': 'vote', 'x.legislate': 'legislation', 'x.ruling': 'ruling',
  'x.appoint': 'appointment', 'x.policy': 'decision', 'x.release': 'release', 'x.ceremony': 'ceremony', 'x.conference': 'conference', 'x.accident': 'accident', 'x.disaster': 'disaster', 'x.death': 'death',
  'x.deal': 'deal', 'x.sport': 'match', 'x.culture': 'event',
}

/** What follows the noun of an event in a title where that is not "of": "sanctions on", "protest against". */
export const AFTER_NOUN: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    on: 'sanction sanctions tariff tariffs attack attacks strike strikes airstrike airstrikes raid raids assault ban bans embargo curbs levy levies tax taxes fine fines restriction restrictions ceasefire referendum',
    to: 'request visit aid concession threat appeal warning reply response damage donation loan gift apology ultimatum invitation',
    for: 'support help search bid',
    against: 'protest protests lawsuit complaint charges case campaign claim accusation accusations offensive',
    from: 'withdrawal departure retreat exit resignation secession eviction',
    with: 'deal agreement contract treaty pact cooperation merger talks',
  }).flatMap(([word, nouns]) => nouns.split(' ').map((noun) => [noun, word] as const)),
)
