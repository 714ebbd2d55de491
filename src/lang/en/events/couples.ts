const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))

/** Verbs of which subject and object do the same with each other: of "Holm met Duarte", "they" are both. */
export const MEETING_VERBS = words('meet marry fight sue face host visit greet defeat beat join')

/** Nouns that "the two" of any sort may be called. */
export const SIDE_NOUNS = words('side party rival ally partner')

/** Nouns for two that are countries. */
export const COUNTRY_NOUNS = words('country nation government neighbour neighbor state')

/** Nouns for two that are bodies. */
export const FIRM_NOUNS = words('company firm airline bank union club team carrier manufacturer group party organisation organization')
