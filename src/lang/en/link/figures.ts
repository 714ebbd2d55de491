/** Number words by value. */
export const NUMBER_WORDS: Readonly<Record<string, number>> = {
  one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12, thirteen: 13, fourteen: 14,
  fifteen: 15, sixteen: 16, seventeen: 17, eighteen: 18, nineteen: 19, twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70,
  eighty: 80, ninety: 90,
}

/** A numeral or one of these words: most sentences have none, and need no taking apart. */
export const HAS_NUMBER =
  /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty)\b/iu

/** What a number is multiplied by. */
export const SCALES: Readonly<Record<string, number>> = {
  hundred: 100, thousand: 1e3, million: 1e6, mln: 1e6, m: 1e6, billion: 1e9, bn: 1e9, trillion: 1e12, tn: 1e12,
}

/** Currencies: code | signs before a number | words after it. */
export const CURRENCIES: readonly string[] = [
  'USD | $; US$; USD | dollars; dollar; US dollars; U.S. dollars; usd',
  'EUR | €; EUR | euros; euro; eur',
  'GBP | £; GBP | pounds; pound; pounds sterling; gbp',
  'JPY | ¥; JPY | yen',
  'CNY | CNY; RMB | yuan; renminbi',
  'RUB | ₽; RUB | roubles; rubles; rouble; ruble',
  'KZT | ₸; KZT | tenge',
  'INR | ₹; INR | rupees; rupee',
  'CHF | CHF | francs; Swiss francs',
]

/** Nouns counted that are spans of time: how long something took. */
export const SPANS_OF_TIME: Readonly<Record<string, number>> = { minute: 1, hour: 60, day: 1440, week: 10080, month: 43200 }

/** Counts of harm grow as a disaster is cleared up: a higher one later is news. */
export const TOLLS = 'dead killed death deaths injured wounded hurt missing casualties casualty victims victim cases case arrested detained infected'

/** Words by which two reports count the same people of one event; one row a kind. */
export const SAME_PEOPLE: readonly string[] = [
  'delegation delegates officials representatives',
  'protesters protestors demonstrators marchers people',
  'workers employees staff',
  'passengers travellers travelers',
  'soldiers troops servicemen',
]

/** Words after a number that make it no count of a thing. */
export const NO_COUNT = 'am pm per percent percentage year years century times time times-a degrees kilometres kilometers km miles metres meters january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec'

/** Words that make a number a rough one. */
export const ROUGHLY = 'about around roughly some approximately nearly almost over under'

/** Words that end the phrase of a counted thing. */
export const STOPS = 'of to in for and or at on by with from a an the that which who as than but per since after before until over under between is are was were will would has have had'

/** Plurals without an s. */
export const PEOPLE = 'people members staff police troops men women children'

/** Verbs that give a number of their subject, and what may stand between them. */
export const NUMBERING = 'number numbered numbering total totalled totaled totalling'
export const BETWEEN = 'will would is was were are to could may'
