import type { Event, Fact } from '../record/index.ts'
import { hasOverlap } from '../text/edtf.ts'
import type { Matched } from './events.ts'
import { eventNow, type About, type Known, type KnownEvent } from './known.ts'
import { likenessOf, occasionOfKnown, partiesOfKnown } from './likeness.ts'
import { latestOf } from './maps.ts'
import { occasionFit } from './occasion.ts'
import type { Told } from './told.ts'

/** Two events of a story are found to be one above this sum of evidence. */
const ONE = 3
/** Events of one story that are compared with one that has changed. */
const MOST = 40

/** Events that a report has changed and that turn out to be others of their story: the younger goes over into the elder. */
export function uniteEvents(known: Known, facts: readonly Fact[], about: About): Fact[] {
  const out: Fact[] = []
  const gone = new Set<string>()
  for (const id of new Set(facts.flatMap((f) => (f.fact === 'row' ? [f.event] : [])))) {
    const event = known.events.get(eventNow(known, id))
    if (!event?.state || gone.has(event.id) || event.told.size < 2) continue
    const twin = twinOf(known, event, gone)
    if (!twin) continue
    const [elder, younger] = isElder(known, twin, event) ? [twin, event] : [event, twin]
    gone.add(younger.id).add(elder.id)
    out.push({ fact: 'merge', of: 'event', id: younger.id, into: elder.id, article: about.article })
  }
  return out
}

/** Two events are taken for one sooner where a report tells what might be either. */
const EITHER = 0.5

/** Events of the record that one report tells of and that are one: id -> the elder, into which it goes. */
export function uniteTold(known: Known, matched: readonly Matched[]): Map<string, string> {
  const out = new Map<string, string>()
  const unite = (a: KnownEvent, b: KnownEvent, least: number): void => {
    if (a === b || out.has(a.id) || out.has(b.id) || isOtherDay(a, b) || mutual(known, a, b) < least) return
    const [elder, younger] = isElder(known, a, b) ? [a, b] : [b, a]
    if (![...out.values()].includes(younger.id)) out.set(younger.id, elder.id)
  }
  const events = matched.flatMap((m) => m.known ?? [])
  for (const m of matched) if (m.known && m.rival) unite(m.known, m.rival, ONE - EITHER)
  for (const [i, a] of events.entries()) for (const b of events.slice(0, i)) unite(a, b, ONE)
  return out
}

/** Words and act must say of both that they are of one kind. */
const ALIKE = 0.5

/** How alike two events of the record are, each seen from the other. */
function mutual(known: Known, a: KnownEvent, b: KnownEvent, told: Told | null = null): number {
  if (!a.state || !b.state) return 0
  const like = likenessOf(known, told ?? asTold(known, a), b, true)
  const back = like && likenessOf(known, asTold(known, b), a, true)
  return back && like.kind >= ALIKE ? Math.min(like.sum, back.sum) : 0
}

function isElder(known: Known, a: KnownEvent, b: KnownEvent): boolean {
  const first = (e: KnownEvent): number => known.articles.get(e.rows[0]?.article ?? '')?.no ?? 0
  return first(a) - first(b) < 0 || (first(a) === first(b) && a.id < b.id)
}

function twinOf(known: Known, event: KnownEvent, gone: ReadonlySet<string>): KnownEvent | null {
  let best: KnownEvent | null = null
  let top = ONE
  let told: Told | null = null
  const stories = new Set([...event.told].map((a) => known.articles.get(a)?.story ?? ''))
  for (const story of stories) {
    for (const id of latestOf(known.eventsIn.get(story), MOST)) {
      const other = known.events.get(id)
      if (!other?.state || other === event || gone.has(id) || !isOfKind(event, other) || isOtherDay(event, other)) continue
      const sum = mutual(known, event, other, (told ??= asTold(known, event)))
      if (sum > top || (sum === top && best !== null && id < best.id)) {
        top = sum
        best = other
      }
    }
  }
  return best
}

function isOfKind(a: KnownEvent, b: KnownEvent): boolean {
  return occasionFit(occasionOfKnown(a), occasionOfKnown(b)) > 0
}

/** What is dated apart was moved, or is another: nothing that may be taken for granted. */
function isOtherDay(a: KnownEvent, b: KnownEvent): boolean {
  const x = a.state?.when ?? null
  const y = b.state?.when ?? null
  return x !== null && y !== null && !hasOverlap(x, y)
}

/** An event of the record as if one report told it as it stands. */
function asTold(known: Known, e: KnownEvent): Told {
  const state = e.state!
  const event: Pick<Event, 'id' | 'act' | 'mode' | 'status' | 'when'> = {
    id: e.id,
    act: e.act,
    mode: e.mode,
    status: state.status,
    when: state.when === null ? null : { edtf: state.when, zone: state.zone, basis: 'stated', time: '' },
  }
  return {
    event: event as Event,
    occasion: occasionOfKnown(e),
    parties: partiesOfKnown(known, e),
    ids: new Set(e.participants.keys()),
    place: state.place,
    where: null,
    words: e.words,
    stems: e.stems,
    cache: { weighed: null },
    instant: state.statusAt,
    isRail: false,
    weekday: null,
    isTitle: false,
    isAnother: false,
    isIntroduced: false,
  }
}
