/** Words before a noun that tell one of several from another: of two words of a row only one fits one event. */
export const CONTRASTS: readonly string[] = [
  'first second third fourth fifth sixth seventh eighth ninth tenth',
  'presidential parliamentary legislative congressional gubernatorial mayoral municipal local regional provincial european primary general midterm by-election runoff senatorial',
  'opening closing',
  'virtual in-person',
  'morning afternoon evening',
]

/** Nouns of an office: "the ministers" are not the presidents told before. */
export const OFFICES =
  'president minister premier chancellor king queen emir ambassador envoy governor mayor senator deputy lawmaker general commander bishop judge prosecutor negotiator secretary aide'

/** Nouns of a wish at which something is done: "at the request of the mayor". */
export const INITIATIVES = 'initiative request invitation behest instigation urging'
