// Forms of English verbs and nouns, so that lemmas are learnt for words that the treebanks do not show in all their forms.

/** A form and the treebank's tag that it stands under. */
export type Inflection = readonly [form: string, tag: string]

/** Verb, past, participle; several of either after a slash. */
const IRREGULAR =
  'arise arose arisen,awake awoke awoken,bear bore borne/born,beat beat beaten,become became become,begin began begun,bend bent bent,bet bet/betted bet/betted,bid bid bid,bind bound bound,bite bit bitten,bleed bled bled,blow blew blown,break broke broken,breed bred bred,bring brought brought,build built built,burn burned/burnt burned/burnt,burst burst burst,buy bought bought,cast cast cast,catch caught caught,choose chose chosen,cling clung clung,come came come,cost cost cost,creep crept crept,cut cut cut,deal dealt dealt,dig dug dug,dive dived/dove dived,do did done,draw drew drawn,dream dreamed/dreamt dreamed/dreamt,drink drank drunk,drive drove driven,dwell dwelt/dwelled dwelt/dwelled,eat ate eaten,fall fell fallen,feed fed fed,feel felt felt,fight fought fought,find found found,flee fled fled,fling flung flung,fly flew flown,forbid forbade forbidden,forget forgot forgotten,forgive forgave forgiven,forsake forsook forsaken,freeze froze frozen,get got got/gotten,give gave given,go went gone,grind ground ground,grow grew grown,hang hung/hanged hung/hanged,hear heard heard,hide hid hidden,hit hit hit,hold held held,hurt hurt hurt,keep kept kept,kneel knelt knelt,know knew known,lay laid laid,lead led led,lean leaned/leant leaned/leant,leap leaped/leapt leaped/leapt,learn learned/learnt learned/learnt,leave left left,lend lent lent,let let let,lie lay/lied lain/lied,light lit/lighted lit/lighted,lose lost lost,make made made,mean meant meant,meet met met,mistake mistook mistaken,mow mowed mown/mowed,pay paid paid,plead pleaded/pled pleaded/pled,prove proved proven/proved,put put put,quit quit quit,read read read,rend rent rent,rid rid rid,ride rode ridden,ring rang rung,rise rose risen,run ran run,saw sawed sawn/sawed,say said said,see saw seen,seek sought sought,sell sold sold,send sent sent,set set set,sew sewed sewn/sewed,shake shook shaken,shed shed shed,shine shone/shined shone/shined,shoot shot shot,show showed shown/showed,shrink shrank shrunk,shut shut shut,sing sang sung,sink sank/sunk sunk,sit sat sat,slay slew slain,sleep slept slept,slide slid slid,sling slung slung,slit slit slit,sneak sneaked/snuck sneaked/snuck,sow sowed sown/sowed,speak spoke spoken,speed sped/speeded sped/speeded,spend spent spent,spill spilled/spilt spilled/spilt,spin spun spun,spit spat spat,split split split,spoil spoiled/spoilt spoiled/spoilt,spread spread spread,spring sprang/sprung sprung,stand stood stood,steal stole stolen,stick stuck stuck,sting stung stung,stink stank stunk,stride strode stridden,strike struck struck/stricken,string strung strung,strive strove/strived striven/strived,swear swore sworn,sweep swept swept,swell swelled swollen/swelled,swim swam swum,swing swung swung,take took taken,teach taught taught,tear tore torn,tell told told,think thought thought,throw threw thrown,thrust thrust thrust,tread trod trodden,wake woke woken,wear wore worn,weave wove woven,wed wed/wedded wed/wedded,weep wept wept,win won won,wind wound wound,wring wrung wrung,write wrote written'

/** What stands before an irregular verb without changing its forms. */
const PREFIXES = ['over', 'under', 'out', 'with', 'fore', 'mis', 'un', 're', 'up', 'be', 'inter', 'broad', 'off', 'par']

const PARTS = new Map(
  IRREGULAR.split(',').map((row) => {
    const [verb = '', past = '', participle = ''] = row.split(' ')
    return [verb, { past: past.split('/'), participle: participle.split('/') }] as const
  }),
)

interface Parts {
  readonly past: readonly string[]
  readonly participle: readonly string[]
}

/** Past and participle of an irregular verb, alone or behind a prefix; null for regular ones. */
function partsOf(verb: string): Parts | null {
  const own = PARTS.get(verb)
  if (own) return own
  const prefix = PREFIXES.find((p) => verb.startsWith(p) && PARTS.has(verb.slice(p.length)))
  if (!prefix) return null
  const { past, participle } = PARTS.get(verb.slice(prefix.length))!
  return { past: past.map((form) => prefix + form), participle: participle.map((form) => prefix + form) }
}

/** The stems to which "-ed" and "-ing" are joined: both where it cannot be told whether a last consonant is doubled. */
function stemsOf(verb: string): string[] {
  const doubled = verb + verb.at(-1)
  if (verb.endsWith('c')) return [`${verb}k`]
  if (!/(?:[^aeiou]|^qu|[^aeiou]qu)[aeiouy][bdfgklmnprstvz]$/.test(verb)) return [verb]
  return (verb.match(/[aeiouy]+/g) ?? []).length === 1 ? [doubled] : [doubled, verb]
}

/** All forms of a verb but the base itself. */
export function formsOfVerb(verb: string): Inflection[] {
  const out: Inflection[] = [[pluralOf(verb), 'VERB|VBZ']]
  const ing = verb.endsWith('ie')
    ? [`${verb.slice(0, -2)}ying`]
    : /[^eoy]e$/.test(verb)
      ? [`${verb.slice(0, -1)}ing`]
      : stemsOf(verb).map((s) => `${s}ing`)
  for (const form of ing) out.push([form, 'VERB|VBG'])
  const ed = verb.endsWith('e') ? [`${verb}d`] : /[^aeiou]y$/.test(verb) ? [`${verb.slice(0, -1)}ied`] : stemsOf(verb).map((s) => `${s}ed`)
  const { past, participle } = partsOf(verb) ?? { past: ed, participle: ed }
  // the tagger takes one for the other now and then
  for (const form of new Set([...past, ...participle])) out.push([form, 'VERB|VBD'], [form, 'VERB|VBN'])
  return out
}

const IN_OES = new Set('hero potato tomato veto echo embargo torpedo volcano mosquito cargo go do'.split(' '))

/** The plural of a noun that has a regular one. */
export function formsOfNoun(noun: string): Inflection[] {
  if (/(?:man|child|foot|tooth|mouse|goose|fe?|[^aiou]s|[ai]s)$/.test(noun))
    return noun.endsWith('sis') ? [[`${noun.slice(0, -2)}es`, 'NOUN|NNS']] : []
  return [[pluralOf(noun), 'NOUN|NNS']]
}

/** "council" → "councils", "city" → "cities"; the third person of a verb is made in the same way. */
export function pluralOf(word: string): string {
  if (/(?:s|x|z|ch|sh)$/.test(word) || IN_OES.has(word)) return `${word}es`
  return /(?:[^aeiou]|qu)y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`
}
