import type { Act } from '../../../record/index.ts'

/**
 * The noun for a verb, for titles; `_` joins a verb with its particle, and what stands before a slash is the act for which alone the
 * noun holds. A verb without one is put as it is: "Holm blocking the road".
 */
export const NOUN_OF_VERB: ReadonlyMap<string, string> = new Map(
  (
    // who meets, agrees, helps
    'meet>meeting meet_up>meeting CONSULT/reach>arrival x.disaster/reach>arrival x.disaster/hit>arrival confer>talks huddle>talks sit_down>talks negotiate>negotiations talk>talks speak>talks discuss>talks call>call ' +
    'phone>call telephone>call contact>contact consult>consultation mediate>mediation visit>visit host>visit tour>tour arrive>arrival travel>visit fly>flight return>return agree>agreement accept>acceptance pledge>pledge ' +
    'promise>promise commit>commitment vow>vow offer>offer sign>signing endorse>endorsement support>support apologise>apology apologize>apology pardon>pardon concede>concession cooperate>cooperation ' +
    'collaborate>cooperation join>joining rescue>rescue evacuate>evacuation airlift>airlift donate>donation assist>assistance resettle>resettlement save>rescue supply>supply restore>restoration ' +
    // who leaves, asks, accuses, refuses, threatens, protests
    'withdraw>withdrawal pull_out>withdrawal pull_back>withdrawal back_out>withdrawal retreat>retreat redeploy>redeployment resign>resignation step_down>resignation stand_down>resignation step_aside>resignation ' +
    'quit>departure abdicate>abdication leave>departure depart>departure flee>escape escape>escape defect>defection surrender>surrender disarm>disarmament capitulate>capitulation free>release parole>parole ' +
    'petition>petition request>request ask>request demand>demand urge>appeal appeal>appeal invite>invitation sue>lawsuit charge>charges indict>indictment prosecute>prosecution impeach>impeachment accuse>accusation ' +
    'arraign>arraignment challenge>challenge investigate>investigation probe>investigation interrogate>interrogation inspect>inspection audit>audit question>questioning censure>censure condemn>condemnation ' +
    'denounce>denunciation rebuke>rebuke reject>rejection turn_down>rejection vote_down>rejection veto>veto refuse>refusal boycott>boycott threaten>threat blackmail>blackmail protest>protest demonstrate>demonstration ' +
    'rally>rally march>march walk_out>walkout riot>riot loot>looting gather>gathering blockade>blockade ' +
    // force, and what the state does
    'impose>imposition sanction>sanctions expel>expulsion deploy>deployment mobilise>mobilisation mobilize>mobilisation dispatch>dispatch arrest>arrest detain>detention jail>jailing imprison>imprisonment ban>ban ' +
    'evict>eviction seize>seizure confiscate>confiscation raid>raid search>search nationalise>nationalisation nationalize>nationalisation extradite>extradition deport>deportation repatriate>repatriation exile>exile ' +
    'hack>hack censor>censorship attack>attack assault>assault kill>killing murder>murder assassinate>assassination execute>execution massacre>massacre shoot>shooting gun_down>shooting bomb>bombing blow_up>bombing ' +
    'shell>shelling bombard>bombardment stab>stabbing poison>poisoning ambush>ambush invade>invasion storm>storming capture>capture recapture>recapture besiege>siege abduct>abduction kidnap>kidnapping hijack>hijacking ' +
    'torture>torture rape>rape clash>clashes explode>explosion detonate>explosion go_off>explosion strike>strike damage>damage break_out>outbreak ' +
    // votes, laws, courts, offices
    'elect>election re-elect>re-election reelect>re-election vote>vote run>candidacy drop_out>withdrawal enact>enactment repeal>repeal amend>amendment ratify>ratification pass>passage approve>approval adopt>adoption ' +
    'confirm>confirmation dissolve>dissolution prorogue>prorogation legalise>legalisation legalize>legalisation convict>conviction sentence>sentencing acquit>acquittal rule>ruling overturn>reversal plead>plea ' +
    'testify>testimony adjourn>adjournment hear>hearing x.ruling/try>trial settle>settlement appoint>appointment nominate>nomination name>appointment designate>designation dismiss>dismissal sack>dismissal ' +
    'x.appoint/fire>dismissal remove>removal oust>removal replace>replacement promote>promotion reinstate>reinstatement swear>swearing-in swear_in>swearing-in inaugurate>inauguration install>installation hire>hiring ' +
    'x.appoint/become>appointment x.ruling/find>ruling RETREAT/pull>withdrawal MOBILIZE/move>deployment retire>retirement select>selection suspend>suspension ' +
    // decisions and dealings
    'declare>declaration announce>announcement order>order close>closure shut>closure shut_down>shutdown reopen>reopening re-open>reopening open>opening halt>halt resume>resumption delay>delay cancel>cancellation ' +
    'postpone>postponement introduce>introduction extend>extension expand>expansion restrict>restriction lift>lifting ease>easing relax>easing tighten>tightening raise>raise cut>cut reduce>reduction increase>increase ' +
    'transfer>transfer change>change restructure>restructuring lay_off>layoffs abolish>abolition respond>response authorise>authorisation authorize>authorisation form>formation found>founding establish>establishment ' +
    'absorb>absorption discover>discovery build>construction develop>development rename>renaming scrap>scrapping freeze>freeze devalue>devaluation privatise>privatisation privatize>privatisation buy>purchase ' +
    'purchase>purchase acquire>acquisition take_over>takeover merge>merger sell>sale invest>investment lease>lease auction>auction deliver>delivery trade>trade pay>payment compensate>compensation default>default ' +
    'refinance>refinancing inject>injection steal>theft bid>bid x.deal/lose>loss x.policy/lose>loss gain>gain fall>fall x.deal/drop>drop x.deal/dip>dip x.deal/slip>slip slump>slump plunge>plunge tumble>tumble ' +
    'plummet>plunge rise>rise climb>rise soar>surge surge>surge recover>recovery ' +
    // what comes out, what is held, what happens
    'launch>launch roll_out>launch release>release publish>publication unveil>unveiling broadcast>broadcast air>broadcast debut>debut premiere>premiere leak>leak reveal>disclosure post>post report>report test>test ' +
    'land>landing take_off>take-off lift_off>launch blast_off>launch dock>docking celebrate>celebration commemorate>commemoration bury>burial marry>wedding wed>wedding award>award debate>debate address>address ' +
    'interview>interview assemble>assembly perform>performance exhibit>exhibition crash>crash collide>collision sink>sinking derail>derailment capsize>capsizing collapse>collapse burn>fire burn_down>fire flood>flooding ' +
    'erupt>eruption malfunction>malfunction drown>drowning spread>spread weaken>weakening strengthen>strengthening die>death pass_away>death perish>death hospitalise>hospitalisation hospitalize>hospitalisation ' +
    'infect>infection treat>treatment win>win lose>defeat defeat>defeat beat>win play>match draw>draw race>race qualify>qualification'
  )
    .split(' ')
    .map((pair) => pair.split('>') as [string, string]),
)

/** The plain word for an act, for titles of verbs of which nothing else is known. */
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
    to: 'request visit aid concession threat appeal warning reply response damage donation loan gift apology ultimatum invitation challenge plea address objection petition',
    for: 'support help search bid',
    against: 'match game protest protests lawsuit complaint charges case campaign claim accusation accusations offensive',
    from: 'withdrawal departure retreat exit resignation secession eviction',
    with: 'deal agreement contract treaty pact cooperation merger talks contact clashes interview',
    over: 'win victory',
  }).flatMap(([word, nouns]) => nouns.split(' ').map((noun) => [noun, word] as const)),
)

/** The same where what follows is a thing: "request for more ships", "donation of blood". */
export const AFTER_NOUN_OF_THING: Readonly<Record<string, string>> = { request: 'for', demand: 'for', donation: 'of', gift: 'of' }
