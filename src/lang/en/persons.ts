/** Splits a list written as one string. */
const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/).filter(Boolean))

/**
 * Nouns (lemmas) whose first sense is a person. Chosen by hand from the frequent nouns of news whose first
 * sense stands under "person" in WordNet 3.1 (Princeton University, WordNet licence).
 */
export const PERSON_NOUNS = words(
  'academic accountant accused accuser activist actor actress addict adherent administrator admiral admirer adolescent adoptee adult ' +
  'adversary advertiser adviser advisor advocate agent aide aides ally ambassador analyst antagonist anthropologist applicant appointee ' +
  'arbiter archbishop architect artist assailant assistant associate astronomer atheist athlete attacker attendee attorney aunt author ' +
  'baby bachelor backer backscratcher banker barbarian bearer believer belligerent beneficiary bidder billionaire biographer biologist ' +
  'bishop blasphemer blogger blowhard boaster bomber boomer borrower boss boxer boy boyfriend bridesmaid broadcaster broker brother ' +
  'buddy buffoon bully businessman businesswoman buyer caller cameraman campaigner candidate canvasser capitalist captain cardinal ' +
  'caregiver caretaker casualty catcher celebrity censor ceo cfo chair chairman chairperson chairwoman challenger champion chancellor ' +
  'cheerleader cherub chief child citizen civilian cleric clerk client co-founder coach cofounder colleague colonel columnist combatant ' +
  'comedian commander commentator commissioner committeeman commoner communist compatriot competitor composer comrade confidant ' +
  'congressman congresswoman conservationist constituent consultant consumer contender contestant contractor contrarian contributor ' +
  'convict coordinator cop corporal correspondent councillor councilman councilor councilwoman counsel cousin cowboy creator creditor ' +
  'crewmember critic crusader culprit custodian customer dad darling daughter dealer dean debater deceased defendant defender delegate ' +
  'demagogue demonstrator denizen deputy descendant designer detainee detective detractor developer dictator dignitary diplomat ' +
  'director dissident doctor donor draftsman driver earner economist editor educator elder emir employee employer endorser enforcer ' +
  'engineer entertainer enthusiast entrepreneur environmentalist envoy epidemiologist evangelist ex-president executive expert ' +
  'exploiter exporter extraterrestrial extremist eyewitness facilitator familiar family fanatic farmer father favourite fellow felon ' +
  'feminist fighter filibuster finalist financier firefighter fisherman fledgling flirt foe follower footballer forecaster foreigner ' +
  'founder freelance freelancer freshman friend fugitive fundraiser gadfly general genius gentleman geologist girl girlfriend giver ' +
  'goalkeeper golfer governor grader graduate granddaughter grandfather grandmother grandparent grandson guard guardian guest gunman ' +
  'guru guy hacker hardliner hater have head healer heckler heir hero heroine historian homeless homeowner hoodlum host hostage husband ' +
  'idealist imam immigrant incumbent industrialist infant inhabitant insider inspector insured insurgent intellectual interloper intern ' +
  'internationalist interviewer intruder inventor investigator investor jihadist journalist judge jurist justice kid killer king ' +
  'laborer lady laggard lawmaker lawyer leader legislator lender liar liberal lieutenant lifer listener lobbyist lord loser lover ' +
  'loyalist machinist magnate maiden man manager maniac manipulator marcher marine marketer marshal master mate maverick mayor mediator ' +
  'medic member mentor merchant messenger meteorologist migrant militant millionaire miner minister ministers mobster moderator mogul ' +
  'mom monarch monk more mother motorist mp murderer namesake narrator national nationalist negotiator neighbor neighbour neophyte ' +
  'nephew neurosurgeon newborn newcomer niece nobody nominee novice nurse oaf observer occupant occupier offender officeholder officer ' +
  'official offspring oligarch operative operator opponent opportunist orator organiser organizer orphan outsider overseer owner ' +
  'paramedic paramour paranoid parent parishioner parliamentarian participant partner passenger passer-by passerby pastor patient ' +
  'patriarch patriot patron payer peacekeeper peacemaker peasant pediatrician peer pensioner people performer perpetrator person ' +
  'personnel philanthropist photographer photojournalist physician physicist pilgrim pilot pioneer pirate pitcher plaintiff planner ' +
  'player playwright pol police policeman policewoman politician politico pollster pontiff pope populist pragmatist predecessor premier ' +
  'president priest prince princess principal prisoner producer professional professor promoter prophet proponent prosecutor prostitute ' +
  'protector protester protestor provocateur proxy psychiatrist psychopath publicist pundit purchaser queen questioner rabbi raiser ' +
  'rapist rapporteur reader realist rebel recipient recruit recruiter referee reformer refugee regulator relative reporter ' +
  'representative rescuer researcher resident respondent responder retiree reveler reviewer revisionist revolutionary rider rioter ' +
  'rival robber rogue romantic roommate ruler sailor satirist savage scapegoat sceptic scholar schoolteacher scientist scion screener ' +
  'screenwriter seaman secretary secularist seeker segregate segregationist seismologist seller sellers senator senior sergeant servant ' +
  'settler sharecropper shareholder sheriff shopper showman sibling signatory singer sir sister skateboarder skeptic skipper slave ' +
  'smuggler sniper socialist sociologist sociopath soldier solicitor son sooner source sovereign speaker specialist speechwriter ' +
  'spokesman spokesmen spokesperson spokeswoman sponsor spouse spy staffer stalwart statesman steward stockholder stranger strategist ' +
  'striker strongman student subcontractor successor suitor sultan superstar supporter supremacist surgeon surrogate survivor suspect ' +
  'sympathizer tailor taker talker taxpayer teach teacher technician technologist teen teenager tenant terrorist theorist thinker thug ' +
  'tourist trader traditionalist trafficker traitor traveler treasurer trustee tsar tycoon ultraconservative umpire uncle underdog ' +
  'undergraduate undersecretary user usher vendor vet veteran vice-president victim viewer villager villain virologist visionary ' +
  'visitor volunteer voter warrior watcher widow widower wife winner witch witness woman wonk worker writer youth zombie',
)

/** Nouns (lemmas) for one who is thought to have done a deed, before the report gives a name. */
export const SUSPECT_NOUNS = words('suspect gunman attacker assailant shooter perpetrator accused stabber bomber knifeman')

/** Nouns (lemmas) for bodies of people that speak and act as one. */
export const BODY_NOUNS = words(
  'administration agency airline alliance army association authority bank board body broadcaster brigade bureau business cabinet campaign ' +
    'carrier charity chamber church city club coalition college commission committee community company conglomerate congress consortium ' +
    'corporation council country court delegation department directorate embassy faction federation firm force foundation government group ' +
    'guard hospital inquiry institute institution judiciary junta jury kingdom label leadership league legislature maker manufacturer media ' +
    'militia ministry mission monarchy movement municipality nation navy network newspaper office operator opposition organisation organization ' +
    'outlet paper parliament party police press province publisher regime republic regulator retailer school secretariat senate service ' +
    'side site squad staff state station subsidiary supplier team think-tank tribunal troop union university watchdog website wing workforce ' +
    'developer studio magazine tabloid daily weekly journal prosecution defence defense panel taskforce bloc corps airforce startup utility ' +
    'brand giant utility lender insurer observatory laboratory lab society fund exchange airport village town region capital parliament ' +
    'inspectorate constabulary fleet crew contractor coastguard league franchise parliamentarian campaigner newsroom publication',
)

/** Nouns for many people at once, beside the plurals of {@link PERSON_NOUNS}. */
export const CROWD_NOUNS = words(
  'people police crowd public audience electorate family couple majority minority personnel staff troops forces crew youth elite clergy ' +
    'population generation rest others folk folks masses relatives parents authorities media outlets sources ranks politicians both half ' +
    'dozens hundreds thousands millions few many most some several two three four five six eight ten percent',
)

/** Nouns that name a document or a study which can speak ("the report says"). */
export const DOCUMENT_NOUNS = words(
  'account advertisement affidavit agreement analysis article bill blog book brief bulletin charge chart complaint constitution contract data ' +
    'declaration decree document dossier draft editorial email e-mail estimate evidence figure filing findings footage forecast headline indictment ' +
    'investigation law lawsuit leaflet legislation letter manifesto memo memorandum message note notice page paper photo picture plan poll post ' +
    'poster press-release proposal provision quote reading record recording release report research resolution result review rule ruling schedule ' +
    'script sign speech statement statistic statute story study suit survey text transcript treaty tweet verdict video warrant website ad press',
)

const MALE = words(
  'man boy gentleman king prince father son brother husband uncle nephew grandfather grandson widower dad businessman chairman congressman ' +
    'spokesman policeman fireman fisherman gunman councilman actor waiter lord duke monk priest pope bishop archbishop cardinal imam rabbi sultan emir sheikh ' +
    'mr. mr sir he him himself his men boys guy bachelor statesman footballer monsignor',
)
const FEMALE = words(
  'woman girl lady queen princess mother daughter sister wife aunt niece grandmother granddaughter widow mom mum businesswoman chairwoman ' +
    'congresswoman spokeswoman policewoman councilwoman actress waitress duchess nun mrs. mrs ms. ms miss she her herself hers women girls dame madam mme',
)

/** 'm' or 'f' where a word (lower case) tells the sex of whom it means, else null. */
export function genderOfNoun(word: string): 'm' | 'f' | null {
  return MALE.has(word) ? 'm' : FEMALE.has(word) ? 'f' : null
}
