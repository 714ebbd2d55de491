/** What the gazetteer knows a form as: one bit each, so that a form may be many things. */
export const BIT = {
  country: 1,
  group: 1 << 1,
  city: 1 << 2,
  bigCity: 1 << 3,
  region: 1 << 4,
  firstName: 1 << 5,
  lastName: 1 << 6,
  organisation: 1 << 7,
  government: 1 << 8,
  outlet: 1 << 9,
  facility: 1 << 10,
  event: 1 << 11,
  thing: 1 << 12,
  title: 1 << 13,
  organisationHead: 1 << 14,
  facilityHead: 1 << 15,
  placeHead: 1 << 16,
  eventHead: 1 << 17,
  thingHead: 1 << 18,
  particle: 1 << 19,
  capital: 1 << 20,
  /** Matches only in capitals: "US", "WHO", "IS". */
  capsOnly: 1 << 21,
  /** A person's full name. */
  person: 1 << 22,
} as const

/** Bits that say "this is a name"; the rest are hints about neighbours. */
export const NAME_BITS =
  BIT.country |
  BIT.group |
  BIT.city |
  BIT.region |
  BIT.firstName |
  BIT.lastName |
  BIT.person |
  BIT.organisation |
  BIT.government |
  BIT.outlet |
  BIT.facility |
  BIT.event |
  BIT.thing
