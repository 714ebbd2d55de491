const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/).filter(Boolean))

/** Courtesy titles before a name (lower case); they say nothing about what someone does. */
export const HONORIFICS = words('mr mr. mrs mrs. ms ms. miss mx mx. sir dame lord lady dr dr. prof prof. professor mme mme. rev rev. st st. hon hon. madam')

/** Title nouns (lower case) that can stand right before a name: "Mayor Smith", "striker Jones". */
export const TITLE_NOUNS = words(
  'president vice-president vicepresident premier minister secretary chancellor governor mayor senator congressman congresswoman representative rep. sen. gov. ' +
    'pres. lt. gen. col. maj. capt. sgt. adm. det. insp. cmdr. cpl. ' +
    'general colonel major captain lieutenant sergeant admiral commander commodore corporal marshal brigadier ' +
    'king queen prince princess emperor emir sultan sheikh shah tsar duke duchess pope cardinal archbishop bishop father rabbi imam ayatollah mullah reverend pastor ' +
    'judge justice attorney prosecutor lawyer solicitor barrister magistrate sheriff detective inspector superintendent constable officer ' +
    'director chairman chairwoman chairperson chair chief head leader boss ceo cfo coo cto founder co-founder cofounder owner manager executive ' +
    'spokesman spokeswoman spokesperson speaker aide adviser advisor deputy undersecretary commissioner ambassador envoy diplomat ' +
    'secretary-general general-secretary director-general rapporteur coordinator administrator superintendent treasurer ' +
    'lawmaker legislator candidate nominee politician activist campaigner dissident rebel militant warlord dictator ' +
    'coach trainer captain player striker midfielder defender goalkeeper forward winger quarterback pitcher skipper referee driver rider ' +
    'singer actor actress author writer director producer comedian composer musician artist designer photographer journalist reporter correspondent ' +
    'editor columnist analyst economist historian professor scientist researcher engineer physicist astronomer biologist epidemiologist doctor nurse ' +
    'businessman businesswoman tycoon billionaire entrepreneur banker investor farmer student teacher pilot astronaut cosmonaut firefighter policeman ' +
    'wife husband son daughter brother sister mother father widow partner girlfriend boyfriend friend colleague neighbour neighbor ' +
    'lady mp mep msp councillor councilman councilwoman councilor delegate member witness suspect defendant victim survivor resident ' +
    'organiser organizer strategist pollster consultant expert specialist scholar fellow dean principal rector provost',
)

/** Titles that hold more than their last word ("Secretary of State"): first word, then these. */
export const OF_TITLES = words('state defense defence treasury commerce energy education transportation labor labour staff police operations homeland')

/** Words before a title that say whether it still holds. */
export const STANDING: Readonly<Record<string, 'former' | 'acting' | 'elect'>> = {
  former: 'former',
  ex: 'former',
  'then': 'former',
  late: 'former',
  'one-time': 'former',
  onetime: 'former',
  erstwhile: 'former',
  deposed: 'former',
  ousted: 'former',
  acting: 'acting',
  interim: 'acting',
  caretaker: 'acting',
  elect: 'elect',
  incoming: 'elect',
  designate: 'elect',
}

/** Ways to write one country or body, beyond what initials show. The first is the fullest. */
export const SAME_NAME: readonly (readonly string[])[] = [
  ['united states of america', 'united states', 'usa', 'u.s.a.', 'us', 'u.s.', 'america'],
  ['united kingdom', 'uk', 'u.k.', 'britain', 'great britain'],
  ['united nations', 'un', 'u.n.'],
  ['european union', 'eu', 'e.u.'],
  ['united arab emirates', 'uae', 'u.a.e.', 'emirates'],
  ['russian federation', 'russia'],
  ["people's republic of china", 'prc', 'china'],
  ['north korea', "democratic people's republic of korea", 'dprk'],
  ['south korea', 'republic of korea'],
  ['czech republic', 'czechia'],
  ['democratic republic of congo', 'democratic republic of the congo', 'dr congo', 'drc', 'd.r. congo'],
  ['ivory coast', "côte d'ivoire"],
  ['washington', 'washington, d.c.', 'washington, dc', 'washington d.c.', 'washington dc'],
  ['federal reserve', 'fed', 'us federal reserve', 'u.s. federal reserve', 'united states federal reserve', 'federal reserve system'],
  ['new york city', 'nyc'],
  ['los angeles', 'l.a.'],
  ['federal bureau of investigation', 'fbi', 'f.b.i.'],
  ['central intelligence agency', 'cia', 'c.i.a.'],
]

/** Short first names and their long forms, in one row each. */
export const NICKNAMES: readonly (readonly string[])[] = [
  ['joe', 'joseph'], ['bill', 'william', 'will', 'billy'], ['bob', 'robert', 'rob', 'bobby'], ['mike', 'michael'], ['jim', 'james', 'jimmy'],
  ['tom', 'thomas'], ['dick', 'richard', 'rick'], ['ted', 'edward', 'ed', 'eddie'], ['tony', 'anthony'], ['chris', 'christopher', 'christine'],
  ['dan', 'daniel', 'danny'], ['dave', 'david'], ['steve', 'steven', 'stephen'], ['liz', 'elizabeth', 'beth', 'betty'], ['kate', 'katherine', 'catherine', 'kathy'],
  ['sue', 'susan'], ['nick', 'nicholas'], ['ben', 'benjamin'], ['sam', 'samuel', 'samantha'], ['matt', 'matthew'], ['andy', 'andrew'], ['alex', 'alexander', 'alexandra'],
  ['jeff', 'jeffrey'], ['greg', 'gregory'], ['ken', 'kenneth'], ['ron', 'ronald'], ['don', 'donald'], ['larry', 'lawrence'], ['charlie', 'charles', 'chuck'],
  ['pat', 'patrick', 'patricia'], ['bernie', 'bernard'], ['debbie', 'deborah'], ['tim', 'timothy'], ['fred', 'frederick'], ['max', 'maximilian'], ['phil', 'philip', 'phillip'],
]

/** Last words of a company's or body's full name that its short name leaves out. */
export const BODY_SUFFIXES = words(
  'inc inc. corp corp. corporation company co co. ltd ltd. limited plc llc group holdings ag sa s.a. gmbh n.v. ab international association party agency ' +
    'university college institute council ministry department office service services news media network times newspaper airlines airways bank foundation club fc f.c.',
)
