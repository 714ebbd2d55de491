import type { ArticleInput } from '../../src/record/index.ts'
import { makeRandom } from '../random.ts'

const FIRST =
  'Ilsa Tobias Mirela Anders Jovana Rustam Leyla Petr Oona Farid Greta Milos Aigul Henrik Sanna Davor Noor Emil Katya Bruno'.split(' ')
const LAST =
  'Marlow Quist Veld Lindqvist Harrow Tamm Oskarov Brandt Selmani Ruzicka Dahl Petrenko Aliyeva Novotny Kask Moreau Wendt Holloway Ferreira Sato Okafor Lund Varga Ibsen'.split(
    ' ',
  )
const COUNTRIES = [
  'Norway',
  'Hungary',
  'Kazakhstan',
  'Portugal',
  'Kenya',
  'Georgia',
  'Austria',
  'Estonia',
  'Peru',
  'Indonesia',
  'Greece',
  'Canada',
]
const CITIES = ['Oslo', 'Budapest', 'Almaty', 'Lisbon', 'Nairobi', 'Tbilisi', 'Vienna', 'Tallinn', 'Lima', 'Jakarta', 'Athens', 'Ottawa']
const OFFICES = [
  'Prime Minister',
  'Foreign Minister',
  'Finance Minister',
  'President',
  'Defence Minister',
  'Transport Minister',
  'Energy Minister',
]
const BODIES = [
  'the transport union',
  'the central bank',
  'the energy regulator',
  'the port authority',
  'the health ministry',
  'the election commission',
]
const NOUNS =
  'harbour glacier orchard railway vaccine satellite museum dairy timber cobalt ferry canal archive reservoir airport bakery lighthouse quarry stadium theatre vineyard brewery foundry laboratory monastery observatory refinery warehouse greenhouse aquarium tramway viaduct cemetery hospital library parachute telescope submarine turbine fertiliser broadband payroll mortgage dividend inflation livestock salmon barley copper lithium textile porcelain insulin measles cholera drought landslide avalanche earthquake wildfire heatwave smuggling piracy forgery bribery espionage asylum passport visa curfew amnesty verdict subpoena referendum boycott lockout apprenticeship scholarship kindergarten dialect manuscript opera marathon regatta chess cricket handball'.split(
    ' ',
  )
const MODIFIERS =
  'northern coastal disused joint floating underground emergency municipal privatised flooded subsidised contested unfinished medieval offshore alpine cross-border state-owned solar armed regional wartime bankrupt volunteer mobile electronic seasonal rural digital frozen'.split(
    ' ',
  )
const OUTLETS = [
  'Tarn Courier',
  'Harbour Wire',
  'Coast Radio',
  'The Lowmark Post',
  'Northern Ledger',
  'Estergate Times',
  'Daily Sextant',
  'Capital Review',
]
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday']
const MONTHS = 'January February March April May June July August September October November December'.split(' ')

/** Which step of its story a report tells. */
const STAGES = ['proposed', 'planned', 'moved', 'doubted', 'held', 'cancelled', 'aftermath'] as const
type Stage = (typeof STAGES)[number]

interface Story {
  readonly a: string
  readonly b: string
  readonly officeA: string
  readonly officeB: string
  readonly countryA: number
  readonly countryB: number
  readonly city: number
  readonly topic: string
  /** Words that this story has for itself. */
  readonly own: readonly string[]
  day: number
  stage: number
}

const DAY = 86_400_000
const BEGIN = Date.UTC(2025, 0, 6)

/** Distinct reports in plain text, by a seed: stories that go on for weeks under several outlets, each report of its own words, people, places and dates. */
export function* generateNews(count: number, seed = 11): Generator<ArticleInput> {
  const random = makeRandom(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  const stories: Story[] = []
  for (let i = 0; i < count; i++) {
    const today = Math.floor((BEGIN + (i * 300 * DAY) / Math.max(count, 300)) / DAY)
    const old = random() < 0.8 && stories.length > 0 ? stories[Math.max(0, stories.length - 1 - Math.floor(random() * 60))]! : null
    const story = old ?? begin(random, today)
    if (!old) stories.push(story)
    else if (random() < 0.6) {
      story.stage = Math.min(STAGES.length - 1, story.stage + 1 + (random() < 0.2 ? 1 : 0))
      if (STAGES[story.stage] === 'moved') story.day += 2 + Math.floor(random() * 9)
    }
    const outlet = pick(OUTLETS)
    const published = new Date(today * DAY + Math.floor(random() * DAY)).toISOString()
    yield { id: `news-${i}`, language: 'en', outlet, published, title: titleOf(story, i), text: textOf(story, { random, pick, i }) }
  }
}

function begin(random: () => number, today: number): Story {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  const name = (): string => `${pick(FIRST)} ${pick(LAST)}`
  const countryA = Math.floor(random() * COUNTRIES.length)
  const countryB = (countryA + 1 + Math.floor(random() * (COUNTRIES.length - 1))) % COUNTRIES.length
  return {
    a: name(),
    b: name(),
    officeA: pick(OFFICES),
    officeB: pick(OFFICES),
    countryA,
    countryB,
    city: Math.floor(random() * CITIES.length),
    topic: `the ${pick(MODIFIERS)} ${pick(NOUNS)}`,
    own: Array.from({ length: 16 }, () => `${coined(random)}${random() < 0.3 ? ` ${pick(NOUNS)}` : ''}`),
    day: today + 6 + Math.floor(random() * 20),
    stage: 0,
  }
}

const SYLLABLES =
  'bran tor vel mar quin dra sel ther lon gar pim fost rel hald orn eck bly sten wick cor dun gal hest jor kel lun mof nar plin rask trel ulm vosk yan zeb'.split(
    ' ',
  )

/** A word that no other story has: the name of a local trade, plant or custom. */
function coined(random: () => number): string {
  const syllable = (): string => SYLLABLES[Math.floor(random() * SYLLABLES.length)]!
  return `${syllable()}${syllable()}${random() < 0.5 ? syllable() : 'er'}`
}

function dateOf(day: number): string {
  const date = new Date(day * DAY)
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]!}`
}

function titleOf({ a, b, city, topic, stage }: Story, i: number): string {
  const [x, y] = [a.split(' ')[1]!, b.split(' ')[1]!]
  const titles: Readonly<Record<Stage, string>> = {
    proposed: `${x} proposes talks with ${y} on ${topic}`,
    planned: `${x} and ${y} to meet in ${CITIES[city]!}`,
    moved: `${x}–${y} talks in ${CITIES[city]!} moved`,
    doubted: `Doubts over ${CITIES[city]!} meeting of ${x} and ${y}`,
    held: `${x} and ${y} meet in ${CITIES[city]!}`,
    cancelled: `${CITIES[city]!} talks on ${topic} called off`,
    aftermath: `After ${CITIES[city]!}: what is left of ${topic}`,
  }
  return i % 3 === 0 ? titles[STAGES[stage]!] : `${titles[STAGES[stage]!]}, ${x}'s office says`
}

interface Chance {
  readonly random: () => number
  readonly pick: <T>(list: readonly T[]) => T
  readonly i: number
}

function textOf(story: Story, chance: Chance): string {
  const { pick, random, i } = chance
  const paragraphs = [leadOf(story, chance), quoteOf(story, chance)]
  const more = 10 + Math.floor(random() * 8)
  for (let k = 0; k < more; k++) paragraphs.push(backgroundOf(story, chance, k))
  paragraphs.push(`${pick(BODIES).replace(/^t/, 'T')} declined to comment on report ${1000 + i}.`)
  return paragraphs.join('\n\n')
}

function leadOf(story: Story, { pick }: Chance): string {
  const { a, b, officeA, officeB, countryA, countryB, city, topic, day, stage } = story
  const who = `${COUNTRIES[countryA]!}'s ${officeA} ${a}`
  const whom = `${officeB} ${b} of ${COUNTRIES[countryB]!}`
  const place = CITIES[city]!
  const leads: Readonly<Record<Stage, string>> = {
    proposed: `${who} has proposed a meeting with ${whom} on ${topic}, possibly in ${place} later this month, her office said on ${pick(DAYS)}.`,
    planned: `${who} will meet ${whom} in ${place} on ${dateOf(day)} for talks on ${topic}, both governments announced on ${pick(DAYS)}.`,
    moved: `The talks between ${who} and ${whom} on ${topic} have been moved to ${dateOf(day)}, a spokesman said on ${pick(DAYS)}.`,
    doubted: `It is not certain that ${who} and ${whom} will meet in ${place} on ${dateOf(day)}, two officials told reporters on ${pick(DAYS)}.`,
    held: `${who} and ${whom} met in ${place} on ${pick(DAYS)} and discussed ${topic} for three hours.`,
    cancelled: `${who} has called off the meeting with ${whom} in ${place}, planned for ${dateOf(day)}, her ministry said on ${pick(DAYS)}.`,
    aftermath: `Delegations of ${COUNTRIES[countryA]!} and ${COUNTRIES[countryB]!} will continue their work on ${topic} in ${place} next week, ${a} said.`,
  }
  return leads[STAGES[stage]!]
}

function quoteOf({ a, b, topic, city }: Story, { pick, random }: Chance): string {
  const speaker = random() < 0.5 ? a : b
  const words = pick([
    `We have never been closer to an agreement on ${topic}`,
    `Nobody in ${CITIES[city]!} should expect a miracle`,
    `There is work left for many weeks`,
    `The last word on ${topic} has not been spoken`,
    `I told my colleague that ${dateOf(20_100 + Math.floor(random() * 200))} is too late`,
  ])
  return `“${words},” ${speaker.split(' ')[1]!} told reporters. “${pick(['Our people expect an answer', 'We will come back to it', 'That much is clear', 'The figures speak for themselves'])}.”`
}

function backgroundOf({ countryA, countryB, topic, city, own }: Story, { pick, random }: Chance, k: number): string {
  const number = 2 + Math.floor(random() * 97)
  const person = `${pick(FIRST)} ${pick(LAST)}`
  const [x, y, z, u] = [pick(own), pick(own), pick(own), pick(own)]
  return pick([
    `Trade in ${x} goods between ${COUNTRIES[countryA]!} and ${COUNTRIES[countryB]!} fell by ${number} percent last year, according to ${pick(BODIES)}, and the ${y} and its ${u} have been in dispute since ${2010 + (number % 14)}.`,
    `${person}, an analyst at the ${pick(LAST)} Institute in ${pick(CITIES)}, said that the ${x} would cost about ${number} million euros and that neither the ${y} nor ${topic} had the money.`,
    `Parliament in ${CITIES[city]!} is expected to vote on the ${x} bill on ${dateOf(20_100 + number)}, and ${pick(BODIES)} will publish its ${z} report in ${pick(MONTHS)}.`,
    `In ${pick(CITIES)}, some ${number * 100} people marched against the ${x} on ${pick(DAYS)}; police said ${number} of them were detained near the ${y} and the ${u}.`,
    `${pick(OFFICES)} ${person} denied that her government had known of the ${x}, while ${pick(BODIES)} warned of delays of up to ${number} days at the ${z}, the ${y} and the ${u}.`,
    `A first round, ${k + 2} months ago, ended without a word on the ${x}, and the mood has not improved since, diplomats near the ${y} in ${pick(CITIES)} say.`,
    `The ${x}, once the pride of ${CITIES[city]!}, has stood empty for ${number} years; its owner, ${person}, wants to turn it into a ${y} with a ${z} and a ${u}.`,
    `Workers of the ${x} will strike on ${pick(DAYS)} if ${topic} is not paid for, their leader ${person} said, and the ${z} union may join them.`,
    `“The ${x} is not for sale,” ${person} wrote to ${pick(BODIES)}, which had asked for papers on the ${y} and on ${topic}.`,
  ])
}
