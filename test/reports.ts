import type { ArticleInput } from '../src/record/index.ts'
import { COUNTRIES } from '../src/lang/en/gazetteer/index.ts'
import { COMMON_STEMS } from '../src/link/common-stems.ts'
import { makeRandom } from './random.ts'

const START = [
  'Bar',
  'Cal',
  'Dor',
  'Fen',
  'Gal',
  'Hol',
  'Ker',
  'Lun',
  'Mor',
  'Nav',
  'Ost',
  'Pel',
  'Quin',
  'Ros',
  'Sel',
  'Tav',
  'Ulm',
  'Ver',
  'Wex',
  'Yar',
  'Zel',
]
const MIDDLE = ['a', 'an', 'e', 'en', 'i', 'in', 'o', 'on', 'u', 'ar', 'er', 'or']
const END = [
  'beck',
  'dahl',
  'dov',
  'field',
  'gren',
  'holt',
  'kov',
  'lund',
  'mann',
  'nik',
  'quist',
  'rov',
  'sen',
  'stad',
  'ton',
  'vik',
  'wood',
  'zky',
]
const FIRST = [
  'Anna',
  'Boris',
  'Clara',
  'Daniel',
  'Elena',
  'Felix',
  'Greta',
  'Hugo',
  'Irina',
  'Jonas',
  'Katrin',
  'Lukas',
  'Maria',
  'Nils',
  'Olga',
  'Pavel',
  'Rosa',
  'Stefan',
  'Tamara',
  'Viktor',
]
const GAZETTEER = COUNTRIES.map((row) => row.split('|').map((cell) => cell.split(';')[0]!.trim()))
const LANDS = GAZETTEER.flatMap(([, name]) => (name && !name.includes(' ') ? [name] : []))
const CITIES = GAZETTEER.flatMap(([, , , capital]) => (capital && !capital.includes(' ') ? [capital] : []))
const THINGS =
  'fishing rail grain water gas border debt mining pension wage ferry power forest copper coffee dairy tunnel harbour satellite textile timber steel cotton salt sugar tea wool cement gold silver barley rice lithium uranium radio airport bridge visa refugee tobacco wine paper glass rubber shipping insurance cable postal potash cocoa cattle'.split(
    ' ',
  )
const MATTERS = ['dispute', 'treaty', 'quota', 'tariff', 'loan', 'accord', 'ban', 'tax', 'fund', 'permit', 'licence', 'reform']
/** Words as open news has them, neither common nor very rare: tales differ in words as reports do. */
const WORDS = COMMON_STEMS.filter(([level]) => level >= 7 && level <= 15).flatMap(([, stems]) =>
  stems.split(' ').filter((w) => w.length > 4),
)
const OUTLETS = [
  'Harrow Post',
  'Lowmark Echo',
  'Tarn Courier',
  'Danube Ledger',
  'Northgate Gazette',
  'Steppe Mail',
  'Meridian Wire',
  'Kestrel Daily',
  'Quay Herald',
  'Fell Observer',
]
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
const DAY = 86_400_000

interface Tale {
  readonly kind: number
  readonly one: string
  readonly two: string
  readonly lands: readonly [string, string]
  readonly place: string
  readonly thing: string
  readonly body: string
  readonly due: Date
  readonly outlets: readonly string[]
  /** Places and words that only this tale has together. */
  readonly spots: readonly string[]
  readonly words: readonly string[]
}

type Draw = ReturnType<typeof makeDraw>

function makeDraw(seed: number): { pick: <T>(list: readonly T[]) => T; below: (n: number) => number } {
  const random = makeRandom(seed)
  return { pick: (list) => list[Math.floor(random() * list.length)]!, below: (n) => Math.floor(random() * n) }
}

const surname = ({ pick }: Draw): string => pick(START) + pick(MIDDLE) + pick(END)

function tale(draw: Draw, began: number): Tale {
  const { pick, below } = draw
  const first = below(LANDS.length)
  return {
    kind: below(4),
    one: `${pick(FIRST)} ${surname(draw)}`,
    two: `${pick(FIRST)} ${surname(draw)}`,
    lands: [LANDS[first]!, LANDS[(first + 1 + below(LANDS.length - 1)) % LANDS.length]!],
    place: pick(CITIES),
    thing: `${pick(THINGS)} ${pick(MATTERS)}`,
    body: surname(draw),
    due: new Date(began + (6 + below(6)) * DAY),
    outlets: [pick(OUTLETS), pick(OUTLETS), pick(OUTLETS)],
    spots: [0, 1, 2, 3].map(() => surname(draw)),
    words: Array.from({ length: 24 }, () => pick(WORDS)),
  }
}

const dated = (d: Date): string => `${d.getUTCDate()} ${MONTHS[d.getUTCMonth()]!}`
const last = (name: string): string => name.split(' ').at(-1)!

/** What stands around the news: the places and the words of the tale, half of them its own, in ever other order. */
function around(t: Tale, { pick, below }: Draw): string[] {
  const word = (): string => (below(3) > 0 ? pick(t.words) : pick(WORDS))
  const frames: readonly (() => string)[] = [
    () => `The ${word()} and the ${word()} in ${pick(t.spots)} are part of the ${word()}.`,
    () => `In ${pick(t.spots)} there is a ${word()} for the ${word()} but no ${word()}.`,
    () => `Nobody has the ${word()} that this ${word()} would need, with or without ${pick(t.spots)}.`,
    () => `It was the ${word()} of ${pick(t.spots)}, not the ${word()}, that was first.`,
    () => `The ${word()} has been about the ${word()} since ${1990 + below(30)}.`,
    () => `From the ${word()} to the ${word()} there are ${20 + below(400)} kilometres.`,
    () => `Between ${t.spots[0]!} and ${t.spots[1]!} there was once a ${word()} with a ${word()}.`,
    () => `All of that is ${word()}, and some of it is ${word()} as well.`,
    () => `Without a ${word()} the ${word()} in ${pick(t.spots)} is what it was before.`,
  ]
  return [0, 1, 2, 3, 4, 5, 6].map(() => pick(frames)())
}

/** What is told of a tale at each of its steps: announced, told again, near, over. Every kind says it in its own words. */
function body(t: Tale, step: number, draw: Draw, at: Date): string[] {
  const { pick, below } = draw
  const [x, y] = t.lands
  const today = DAYS[at.getUTCDay()]!
  const when = pick([`on ${dated(t.due)}`, `on ${DAYS[t.due.getUTCDay()]!}, ${dated(t.due)}`])
  const aside = pick([
    `Some ${40 + below(900)} people had signed a letter about the ${t.thing}.`,
    `The ${t.thing} has cost ${x} about ${2 + below(90)} million dollars since ${2010 + below(14)}.`,
    `Farmers and shippers in ${y} have waited for a word on the ${t.thing} since spring.`,
    `An adviser from the ${t.body} institute called the ${t.thing} a test of patience.`,
  ])
  const said = pick([
    `"We will take our time," ${last(t.one)} told reporters.`,
    `${last(t.two)} said the ${t.thing} had gone on for too long.`,
    `A spokesman for ${last(t.one)} declined to comment.`,
  ])
  const lines: readonly (readonly string[])[] = [
    [
      `${t.one}, the president of ${x}, will meet ${t.two}, the president of ${y}, in ${t.place} ${when} over the ${t.thing}, officials said on ${today}.`,
      `The meeting of ${last(t.one)} and ${last(t.two)} in ${t.place} is set for ${dated(t.due)}, the government of ${x} confirmed.`,
      `${last(t.one)} and ${last(t.two)} are preparing for their talks in ${t.place} on ${DAYS[t.due.getUTCDay()]!}.`,
      `${t.one} and ${t.two} met in ${t.place} on ${DAYS[t.due.getUTCDay()]!} and discussed the ${t.thing}.`,
    ],
    [
      `Workers at ${t.body} Lines will strike for a day ${when} over the ${t.thing}, union leader ${t.one} said on ${today}.`,
      `The strike at ${t.body} Lines, called for ${dated(t.due)}, would stop all traffic in ${t.place}, ${t.two} of the company said.`,
      `${t.body} Lines has asked its workers to call off ${DAYS[t.due.getUTCDay()]!}'s strike, ${t.two} said on ${today}.`,
      `Workers at ${t.body} Lines went on strike in ${t.place} on ${DAYS[t.due.getUTCDay()]!}, ${t.one} said.`,
    ],
    [
      `The parliament of ${x} will vote on the ${t.thing} ${when}, speaker ${t.one} announced on ${today}.`,
      `Deputies in ${x} are due to vote on the ${t.thing} bill on ${dated(t.due)}, said ${t.two}, who wrote it.`,
      `${t.two} expects a close vote on the ${t.thing} when parliament sits on ${DAYS[t.due.getUTCDay()]!}.`,
      `The parliament of ${x} voted for the ${t.thing} bill of ${t.two} on ${DAYS[t.due.getUTCDay()]!} by ${60 + below(30)} votes to ${10 + below(40)}.`,
    ],
    [
      `${t.body} Group of ${x} and ${last(t.two)} Works will sign a contract for the ${t.thing} in ${t.place} ${when}, chief executive ${t.one} said on ${today}.`,
      `The signing of the ${t.body} contract in ${t.place} is planned for ${dated(t.due)}, ${t.one} told investors.`,
      `${t.one} of ${t.body} Group said that nothing stood in the way of the signing on ${DAYS[t.due.getUTCDay()]!}.`,
      `${t.body} Group and ${last(t.two)} Works signed their contract for the ${t.thing} in ${t.place} on ${DAYS[t.due.getUTCDay()]!}.`,
    ],
  ]
  const rest = around(t, draw)
  return [lines[t.kind]![step]!, ...(below(2) === 0 ? [said, aside] : [aside, said]), rest.slice(0, 3).join(' '), rest.slice(3).join(' ')]
}

function headline(t: Tale, step: number, { pick }: Draw): string {
  const what = [
    [
      `${last(t.one)} and ${last(t.two)} to meet over ${t.thing}`,
      `${last(t.one)}-${last(t.two)} talks near in ${t.place}`,
      `${last(t.one)} and ${last(t.two)} meet in ${t.place}`,
    ],
    [`${t.body} Lines workers to strike`, `${t.body} Lines strike looms in ${t.place}`, `${t.body} Lines stands still`],
    [`${t.lands[0]} to vote on ${t.thing}`, `Vote on ${t.thing} nears in ${t.lands[0]}`, `${t.lands[0]} passes ${t.thing} bill`],
    [`${t.body} Group to sign ${t.thing} contract`, `${t.body} contract close in ${t.place}`, `${t.body} Group signs in ${t.place}`],
  ][t.kind]!
  return pick(['', 'Update: ']) + what[step === 0 ? 0 : step === 3 ? 2 : 1]!
}

/**
 * Distinct reports of invented tales, four at most a tale, in order of publication: people, companies, places, days and wording vary.
 * `perDay` come out a day.
 */
export function reports(count: number, { seed, perDay }: { readonly seed: number; readonly perDay: number }): ArticleInput[] {
  const draw = makeDraw(seed)
  const out: { article: ArticleInput; at: number }[] = []
  const first = Date.UTC(2026, 1, 2)
  const span = Math.max(1, Math.ceil(count / perDay)) * DAY
  for (let n = 0; out.length < count; n++) {
    const began = first + Math.floor((n * 3 * span) / count / DAY) * DAY
    const t = tale(draw, began)
    const offsets = [0, 1 + draw.below(2), (t.due.getTime() - began) / DAY - 1, (t.due.getTime() - began) / DAY]
    offsets.forEach((days, step) => {
      if (step === 1 && draw.below(3) === 0) return
      const at = new Date(began + days * DAY + (6 + draw.below(14)) * 3_600_000)
      const text = `${headline(t, step, draw)}\n\n${body(t, step, draw, at).join('\n\n')}`
      out.push({
        at: at.getTime(),
        article: { id: `g${n}-${step}`, outlet: t.outlets[step % 3]!, published: at.toISOString(), language: 'en', text },
      })
    })
  }
  return out
    .slice(0, count)
    .sort((a, b) => a.at - b.at || (a.article.id < b.article.id ? -1 : 1))
    .map(({ article }) => article)
}

/** The same reports in another order within each day of publication. */
export function shuffledWithinDays(list: readonly ArticleInput[], seed: number): ArticleInput[] {
  const random = makeRandom(seed)
  return list
    .map((article) => ({ article, day: article.published!.slice(0, 10), place: random() }))
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.place - b.place))
    .map(({ article }) => article)
}
