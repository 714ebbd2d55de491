/** Irregular forms of verbs that name events: base, then its other forms. */
export const IRREGULAR: readonly string[] = [
  'meet met', 'speak spoke spoken', 'hold held', 'sit sat', 'ring rang rung', 'fly flew flown', 'go went gone', 'strike struck', 'shoot shot',
  'fight fought', 'win won', 'lose lost', 'beat beaten', 'fall fell fallen', 'rise rose risen', 'buy bought', 'sell sold', 'take took taken',
  'leave left', 'step stepped', 'quit quit', 'swear swore sworn', 'choose chose chosen', 'find found', 'sue sued', 'try tried', 'draw drew drawn',
  'sink sank sunk', 'burn burnt', 'break broke broken', 'send sent', 'give gave given', 'put put', 'cut cut', 'hear heard', 'withdraw withdrew withdrawn',
  'overthrow overthrew', 'overturn overturned', 'die died', 'wed wed', 'stop stopped',
]

/** Further words by which reports call one event, beside the families that reading knows; one row a kind. */
export const MORE_FAMILIES: readonly string[] = [
  'meet meeting talk talks negotiation session bargaining bargain get-together round receive host mediation mediate huddle audience tete-a-tete confer sit',
  'call ring videoconference video link hotline phone-in',
  'visit journey depart departure flight stay come',
  'vote debate approve approval back pass passage clear adopt adoption ballot count counting',
  'strike walkout stoppage stop action industrial',
  'sign signing signature ceremony contract deal agreement accord pact treaty pen conclude conclusion document seal',
  'resign resignation replace replacement dismiss dismissal remove removal sack sacking appoint appointment succeed succession oust ouster boot',
  'ruling order injunction lift discharge grant hearing block overturn',
  'match game fixture final cup tie kick-off kickoff play replay',
  'opening open inaugurate inauguration launch unveil unveiling reopen reopening ribbon',
  'groundbreaking ground-breaking break ground construction build building',
  'delegation mission visit trip tour arrive arrival',
]

/** Heads that leave it to the word before them what takes place: a signing ceremony, a training session. */
export const BARE_HEADS = 'ceremony ceremonies event events session sessions'

/** Words of an encounter that is had face to face, and of one that is not. */
export const IN_PERSON = 'meet meeting summit sit-down lunch dinner breakfast visit trip tour arrive arrival journey ceremony signing host receive round-table encounter sit'
export const REMOTE = 'call phone telephone ring videoconference teleconference phonecall video'

/** Ranks of those who meet: rank | words that give it, the longest first where two fit. */
export const RANKS: readonly string[] = [
  'foreign | foreign minister; foreign ministers; foreign secretary; minister of foreign affairs; ministers of foreign affairs; secretary of state; foreign ministry; foreign ministries; ministry of foreign affairs; top diplomat; top diplomats; chief diplomat; state department',
  'head | president; presidents; presidency; prime minister; prime ministers; premier; premiers; chancellor; king; queen; emir; sultan; monarch; monarchs; heads of state; head of state; head of government; heads of government; leaders',
  'minister | minister; ministers; ministry; ministries; secretary of defense; secretary of the treasury',
  'deputy | deputy; deputies; vice-president; vice president; undersecretary; aide; adviser; advisor; envoy; envoys; negotiator; negotiators; ambassador; ambassadors; officials; diplomats; spokesman; spokeswoman',
]

/** What is said of a plan that has got another day: news, whoever told the old one. */
export const MOVED =
  /\b(?:moved|put back|pushed back|brought forward|rescheduled|postponed|delayed|deferred|adjourned)\b[^.;]{0,60}\b(?:to|until|till|for)\b/iu

/** Words by which somebody denies what others say: not a vote that was lost, nor a request refused. */
export const DENIES = /\b(?:den(?:y|ies|ied|ying)|refut(?:e|es|ed|ing)|disput(?:e|es|ed|ing)|untrue|no truth|baseless)\b/iu

/** What is said of a plan that will not be carried out. */
export const NOT_TO_BE =
  /\b(?:(?:will|would|is|are|was|were) (?:now )?(?:not|no longer)|won['’]t|wouldn['’]t) (?:now |be )?(?:to )?(?:go(?:ing)? ahead|go(?:ing)? forward|tak(?:e|ing) place|held|happen(?:ing)?|proceed(?:ing)?|materiali[sz]e)\b/iu
