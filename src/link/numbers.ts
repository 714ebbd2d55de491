import { SAME_PEOPLE, TOLLS } from '../lang/en/link/figures.ts'
import type { Act, DisagreementFact, NumberFact, Reading, Span } from '../record/index.ts'
import { instantOf } from '../record/index.ts'
import { figuresIn, isSameNumber, type Figure } from './figures.ts'
import type { Known, KnownEvent } from './known.ts'
import { latestOf } from './maps.ts'
import { occasionOfKnown, partiesOfKnown } from './likeness.ts'
import { occasionFit, occasionOf, type Occasion } from './occasion.ts'
import { stemsWithin } from './reading-stems.ts'
import { stemOf, type Stem } from './stems.ts'
import { overlapOf, weighed, weightOf } from './vector.ts'

/** An event of the record that a report tells, and where. */
export interface Placed {
  readonly id: string
  readonly spots: readonly number[]
  readonly weight: number
  /** Words by which the report calls it, and its people. */
  readonly words: readonly string[]
  readonly people: readonly string[]
  readonly stems: ReadonlySet<string>
}

const WINDOW = 70
const CONTEXT = 6
const TELLING = 1.5

/** The figures of a report, each with the event that it fits best: told in its sentence, counted by its people, told of most. */
export function numberFacts(
  reading: Reading,
  known: Known,
  { placed, story }: { placed: readonly Placed[]; story: string | null },
): NumberFact[] {
  const all = candidatesOf(known, placed, story)
  const out: NumberFact[] = []
  for (const { span, part } of reading.sentences) {
    if (reading.article.parts[part]?.kind === 'headline') continue
    const text = reading.article.text.slice(span[0], span[1])
    const figures = figuresIn(text, span[0])
    if (figures.length === 0) continue
    const inside = stemsWithin(reading, span)
    const stems = new Set(inside.map((s) => s.stem))
    const own = weighed(known, stems)
    const like = all.map((c) => 2 * overlapOf(known, own, c.stems))
    for (const figure of figures) {
      const event = bestFor(all, { known, figure, span, stems, like, counted: occasionOf([figure.of]) })
      if (event === null) continue
      out.push({
        fact: 'number',
        event,
        value: figure.value,
        unit: figure.isRough ? `~${figure.unit}` : figure.unit,
        of: figure.of || contextOf(known, inside, figure.span),
        article: reading.article.id,
        span: figure.span,
      })
    }
  }
  return out
}

interface Candidate extends Placed {
  readonly known: KnownEvent | null
  readonly occasion: Occasion
  /** Words of the names of those who take part, once they were asked for. */
  names: ReadonlySet<string> | null
}

/** What the report tells, and what else the record knows of its story. */
function candidatesOf(known: Known, placed: readonly Placed[], story: string | null): Candidate[] {
  const told = placed.map((p) => {
    const event = known.events.get(p.id) ?? null
    return { ...p, known: event, occasion: occasionOf([...p.words, ...(event?.words ?? [])]), names: null }
  })
  const ids = new Set(placed.map((p) => p.id))
  const rest = [...((story !== null && known.eventsIn.get(story)) || [])].filter((id) => !ids.has(id)).slice(-MOST)
  return [
    ...told,
    ...rest.map((id) => {
      const event = known.events.get(id)!
      return {
        id,
        spots: [],
        weight: 0,
        words: [],
        people: [],
        stems: event.stems,
        known: event,
        occasion: occasionOfKnown(event),
        names: null,
      }
    }),
  ]
}

const MOST = 16
const LEAST_FIT = 0.8

interface InSentence {
  readonly known: Known
  readonly figure: Figure
  readonly span: readonly [number, number]
  readonly stems: ReadonlySet<string>
  /** What the sentence has in common with each candidate. */
  readonly like: readonly number[]
  /** What is counted, where it is an occasion. */
  readonly counted: Occasion
}

function bestFor(all: readonly Candidate[], where: InSentence): string | null {
  let best: string | null = null
  let top = LEAST_FIT
  for (const [i, c] of all.entries()) {
    const fit = where.like[i]! + fitOf(c, where)
    if (fit > top) {
      top = fit
      best = c.id
    }
  }
  return best
}

/** Such people take part in everything. */
const ANYBODY = new Set(['official', 'member', 'people', 'minister', 'leader', 'side'])
const VOTES = occasionOf(['vote', 'ballot'])

function fitOf(c: Candidate, { known, figure, span: [from, to], stems, counted }: InSentence): number {
  let here = Infinity
  for (const at of c.spots) if (at >= from && at < to) here = Math.min(here, Math.abs(at - figure.span[0]))
  let fit = here < Infinity ? 2 - Math.min(1, here / 200) : 0
  if (c.spots.length > 0) fit += 0.5 + 0.1 * Math.min(5, c.weight)
  fit += 0.2 * Math.log(1 + (c.known?.told.size ?? 0))
  if (figure.of !== '' && !ANYBODY.has(figure.of) && (c.names ??= namesOf(c, known)).has(figure.of)) fit += 1
  if (figure.of !== '' && occasionFit(c.occasion, counted) > 0) fit += 1.2
  if (figure.unit === 'votes' || (figure.unit === '%' && [...stems].some((s) => s.startsWith('vot'))))
    fit += occasionFit(c.occasion, VOTES) > 0 ? 1.5 : -1
  return fit
}

/** Stems of the words of the names of those who take part. */
function namesOf(c: Candidate, known: Known): Set<string> {
  const out = new Set<string>()
  for (const name of c.people) for (const word of name.toLowerCase().split(' ')) out.add(stemOf(word))
  if (c.known) for (const party of partiesOfKnown(known, c.known)) for (const word of party.words) out.add(stemOf(word))
  return out
}

/** The telling stems around a figure: what a share or a sum of money is of. */
function contextOf(known: Known, inside: readonly Stem[], [from, to]: Span): string {
  const near = inside.filter(({ stem, at }) => at > from - WINDOW && at < to + WINDOW && (at < from || at >= to) && !stem.startsWith('#'))
  const heavy = [...new Set(near.map((s) => s.stem))].map((stem) => ({ stem, w: weightOf(known, stem) })).filter(({ w }) => w > TELLING)
  return heavy
    .sort((a, b) => b.w - a.w || (a.stem < b.stem ? -1 : 1))
    .slice(0, CONTEXT)
    .map(({ stem }) => stem)
    .join(' ')
}

/** Of an event that many tell, so many of the latest figures are compared. */
const LATEST = 60
/** Of the events of a story, so many of the newest: a figure may be laid at another one than the figure that it does not agree with. */
const MOST_COMPARED = 64
const HARM = new Set(TOLLS.split(' '))
const LARGEST_RATIO = 3
const CLOSE = 1.5
const DAY = 86_400_000

const bare = (unit: string): string => (unit.charCodeAt(0) === TILDE ? unit.slice(1) : unit)
const TILDE = 0x7e

/** Where a figure of a report is not the one that another outlet gives for the same. */
export function numberDisagreements(known: Known, n: NumberFact, isIndependent: (a: string, b: string) => boolean): DisagreementFact[] {
  const own = known.events.get(n.event)
  if (!own) return []
  const story = known.articles.get(n.article)?.story ?? ''
  const ids = [...new Set([own.id, ...latestOf(known.eventsIn.get(story), MOST_COMPARED)])]
  const unit = bare(n.unit)
  let alone: boolean | null = null
  const isAlone = (): boolean => (alone ??= isOnlySum(known, ids, n))
  const isSoon = (o: NumberFact): boolean => Math.abs(publishedAt(known, o) - publishedAt(known, n)) <= 2 * DAY
  for (const id of ids) {
    const event = known.events.get(id)
    if (!event) continue
    const { numbers } = event
    for (let i = numbers.length - 1; i >= Math.max(0, numbers.length - LATEST); i--) {
      const o = numbers[i]!
      if (o.article === n.article || bare(o.unit) !== unit || !isOtherFigure({ o, n, isOwn: event === own, isAlone, isSoon })) continue
      if (isIndependent(o.article, n.article)) return [disagreementOf(known, { n, own, against: o, event })]
    }
  }
  return []
}

const publishedAt = (known: Known, n: NumberFact): number => known.articles.get(n.article)?.instant ?? instantOf(null)

/** The story has had but one sum in this currency so far: another one is about the same. */
function isOnlySum(known: Known, ids: readonly string[], n: NumberFact): boolean {
  const sums = ids.flatMap((id) => known.events.get(id)?.numbers ?? []).filter((o) => bare(o.unit) === bare(n.unit))
  return (
    new Set(sums.filter((o) => o.article !== n.article).map((o) => o.value)).size === 1 &&
    new Set(sums.filter((o) => o.article === n.article).map((o) => o.value)).size === 1
  )
}

interface Against {
  readonly n: NumberFact
  readonly own: KnownEvent
  readonly against: NumberFact
  readonly event: KnownEvent
}

function disagreementOf(known: Known, { n, own, against, event }: Against): DisagreementFact {
  const about = bare(n.unit) || n.of
  const later = publishedAt(known, n) - publishedAt(known, against)
  const isToll = n.of.split(' ').some((w) => HARM.has(w)) && n.value > against.value && later > DAY / 2
  return {
    fact: 'disagreement',
    event: rankFor(event, [n, against]) > rankFor(own, [n, against]) ? event.id : own.id,
    slot: 'number',
    kind: isToll ? 'update' : 'contradiction',
    about,
    values: [against, n].map((x) => ({
      value: `${x.value} ${bare(x.unit) || x.of}`.trim(),
      evidence: [{ article: x.article, span: x.span }],
    })),
  }
}

interface Compared {
  readonly o: NumberFact
  readonly n: NumberFact
  readonly isOwn: boolean
  readonly isAlone: () => boolean
  readonly isSoon: (o: NumberFact) => boolean
}

/** Whom two figures are laid at: what is agreed on or voted rather than what it ends, then what both reports tell of, then what most do. */
function rankFor(event: KnownEvent, figures: readonly NumberFact[]): number {
  const isTerm = figures.every((n) => bare(n.unit) !== '' && bare(n.unit) !== 'minutes') && SETTLES.has(event.act)
  return (isTerm ? 1e6 : 0) + figures.filter((n) => event.told.has(n.article)).length * 100 + event.told.size
}

/** Sums, shares and counts of votes are terms of these. */
const SETTLES: ReadonlySet<Act> = new Set(['x.deal', 'AGREE', 'AID', 'x.vote', 'x.legislate'])

function isOtherFigure(pair: Compared): boolean {
  const { o, n } = pair
  // what is told most cheaply comes first: most pairs are not of one thing
  if (o.value === n.value || Math.max(o.value, n.value) > LARGEST_RATIO * Math.min(o.value, n.value) || !areOfOne(pair)) return false
  const rough = (x: NumberFact): { value: number; isRough: boolean } => ({ value: x.value, isRough: x.unit.startsWith('~') })
  return !isSameNumber(rough(o), rough(n))
}

/** Two figures of one unit count one thing. */
function areOfOne({ o, n, isOwn, isAlone, isSoon }: Compared): boolean {
  switch (bare(n.unit)) {
    case '':
      return n.of !== '' && (n.of === o.of || (isOwn && (areSamePeople(n.of, o.of) || areOneOccasion(n, o))))
    case 'minutes':
      return (isOwn || isSoon(o)) && !n.of.includes(' ') && !o.of.includes(' ') && n.of !== '' && o.of !== '' && areOneOccasion(n, o)
    case '%':
      return isShared(n, o)
    case 'votes':
      return isOwn || isShared(n, o)
    default:
      return isOwn || isShared(n, o) || (Math.max(o.value, n.value) < CLOSE * Math.min(o.value, n.value) && isAlone())
  }
}

const PEOPLE = SAME_PEOPLE.map((row) => new Set(row.split(' ').map(stemOf)))

const areSamePeople = (a: string, b: string): boolean => PEOPLE.some((row) => row.has(a) && row.has(b))

const areOneOccasion = (n: NumberFact, o: NumberFact): boolean => occasionFit(occasionOf([n.of]), occasionOf([o.of])) > 0

function isShared(n: NumberFact, o: NumberFact): boolean {
  const words = o.of.split(' ')
  return n.of.split(' ').some((w) => w !== '' && words.includes(w))
}
