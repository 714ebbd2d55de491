/** Words that say how sure a voice is of an event. */

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))

/** Auxiliaries that announce: "will meet", "shall open". */
export const ANNOUNCING = words("will 'll shall wo")

/** Auxiliaries that leave it open whether anything happens. */
export const OPEN_MODALS = words("can ca could may might should must ought need 'd")

/** Verbs, adjectives and nouns whose infinitive is arranged: "agreed to meet", "is due to open", "the decision to ban". */
export const ARRANGING = words(
  'schedule slate due set book expect plan agree promise pledge vow commit decide choose opt elect arrange announce order bound decision agreement deadline deal',
)

/** Verbs that only give a phase of the event: what holds for them holds for it. */
export const PHASES = words('begin start continue resume proceed keep go_on finish')

/** Verbs of wishing, trying and leaving open: their infinitive is nothing that anybody vouches for. */
export const WISHING = words(
  'want wish like love hope need try seek attempt aim dream struggle strive consider threaten offer mean ready willing eager keen able free open hesitant reluctant unwilling hopeful ask beg urge tell invite suppose look pressure push press encourage remember',
)

/** Cues whose speaker does not vouch for what is said, or is not believed. */
export const DOUBTING = words('claim allege accuse suspect speculate rumour rumor believe think suppose guess fear hope suggest assume reckon')

/** Adverbs over an event that its report does not vouch for. */
export const HEDGES = words('reportedly allegedly apparently supposedly purportedly ostensibly probably likely presumably seemingly')

/** Adverbs that leave an event possible. */
export const MAYBES = words('maybe perhaps possibly conceivably potentially')

/** Words for the writer and the reader. */
export const OWN_PERSONS = words("i we you u me us my your our ours yours mine myself ourselves yourself yourselves y'all")

/** Words over a clause that is a condition. */
export const CONDITIONS = words('if unless whether lest')

/** Verbs whose subject says that something is not so. */
export const DENYING = words('deny refute dispute rebut disavow')

/** Verbs that put an event off. */
export const POSTPONING = words('delay postpone defer reschedule adjourn suspend shelve')

/** What is asked for, so that to deny it is to refuse it: "denied the request". */
export const ASKED_FOR = words('request hearing petition application appeal bid access entry permission asylum parole bail visa leave claim')

/** Verbs whose infinitive did not happen: "failed to overthrow". */
export const FAILING = words('fail refuse decline forget neglect omit')
