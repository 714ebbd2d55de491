/** English word lists that the tokeniser and the sentence splitter need. */

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** Titles and other abbreviations that a name or number follows: their full stop never ends a sentence. */
export const BEFORE_NAME = set(
  'mr mrs ms mx dr prof gen lt col maj sgt capt cpt cmdr adm brig pvt cpl rev hon sen rep reps gov pres supt insp det fr msgr mme mlle messrs ' +
    'st ste ft mt amb atty sec vs v e.g i.e eg ie cf viz ca approx nos fig figs eq pp vol vols ed eds para art ext tel attn op assoc asst',
)

/** Abbreviations that may also stand at the end of a sentence. */
export const ABBREVIATIONS = set(
  'jr sr esq inc ltd corp co cos bros plc llc univ assn dept dist div est etc al jan feb mar apr jun jul aug sept sep oct nov dec ' +
    'mon tue tues wed thu thur thurs fri sat sun ave blvd rd hwy sq bldg no yr yrs hr hrs min mins sec secs lb lbs oz ft in mi ' +
    'ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore pa penn tenn tex va vt wash wis wyo ' +
    'ph.d m.sc b.sc m.a b.a m.d d.c esp conf info intl govt natl maj dep ph mob fax arrv lv conf que comp refrig n.d',
)

/** Abbreviations that are also common words in lower case: only with a capital. */
export const ONLY_CAPITAL = set(
  'no mar sat sun wed fri mon ill ind in miss mass wash ore pa la ark del ed gen rev hon rep reps pres art fig sec para op fr la mo md ga va det ms st mt col co inc ' +
    'min est dec mob fax ph conn tex ala penn que lv co corp dist conf minn mich calif tenn okla fla',
)

/** Prefixes that stay joined to the word after their hyphen. */
export const JOINED_PREFIXES = set(
  'anti non pre post pro re co mid ex multi semi sub over cross counter inter intra e neo ultra mini micro mega un trans vice arch super hyper extra de psycho pan proto',
)

/** Units and magnitudes that are split off the number before them. */
export const UNITS = set(
  'am pm m k b bn mn tn mm cm km kg mg g lb lbs oz ft hz khz mhz ghz kb mb gb tb kw mw gw kwh mwh ml l mph kph kmh min mins hrs hr h x t c f bps p ' +
    'yrs yr sq in mi w v usd eur gbp gmt est utc bbl bcm ppm percent days hours minutes',
)

/** Last labels of names of hosts and files that are kept whole. */
export const DOTTED_ENDINGS = set(
  'com org net edu gov mil int info biz io co uk us de fr it es nl eu ru ua kz cn jp kr in au ca br ch se no fi dk pl cz at be ie nz za hu tr il ir ' +
    'me tv fm ly ai app dev news example html htm php asp aspx jsp pdf doc docx xls xlsx ppt pptx txt csv jpg jpeg png gif svg zip rar exe mp3 mp4 js ts py',
)

/** Words written in one that UD reads as two: the length of the first half. */
export const FUSED: ReadonlyMap<string, number> = new Map([
  ['cannot', 3],
  ['gonna', 3],
  ['wanna', 3],
  ['gotta', 3],
  ['lotta', 3],
  ['outta', 3],
  ['dont', 2],
  ['doesnt', 4],
  ['didnt', 3],
  ['cant', 2],
  ['wont', 2],
  ['isnt', 2],
  ['wasnt', 3],
  ['arent', 3],
  ['werent', 4],
  ['couldnt', 5],
  ['wouldnt', 5],
  ['shouldnt', 6],
  ['hasnt', 3],
  ['havent', 4],
  ['hadnt', 3],
  ['aint', 2],
  ['im', 1],
  ['ive', 1],
  ['youre', 3],
  ['theyre', 4],
  ['youve', 3],
  ['weve', 2],
  ['theyve', 4],
  ['youll', 3],
  ['theyll', 4],
  ['thats', 4],
  ['whats', 4],
  ['theres', 5],
])

/** Words that begin with an apostrophe and keep it. */
export const APOSTROPHE_WORDS = set('em til till cause cuz coz tis twas twere bout round neath n ol nuff')

/** Words that begin a sentence far oftener than they follow an abbreviation inside one. */
export const STARTERS: ReadonlySet<string> = new Set(
  (
    'The A An He She It They We I You This That These Those There In On At But And Or So If When While As After Before For From With However Meanwhile ' +
    'His Her Their Its Our My Your What Who Why How Where Which Also Although Because Since Then Now Not No Yes Many Most Some Both Each All By To Of Even Yet Thus Here Once Such During Despite According Under Over Until Like Another Other More Only Just Still Perhaps Maybe Let Do Did Does Is Are Was Were Can Could Will Would Should Have Has Anything Everything Nothing Something Anyone Everyone Someone Nobody'
  ).split(' '),
)
