import type { Fact } from '../../src/record/index.ts'
import type { Intake } from '../../src/store/store.ts'
import { makeRandom } from '../random.ts'
import { entity, event, intakeOf, row, said, takesPart } from './records.ts'

const FIRST = [
  'Ilsa',
  'Tobias',
  'Mirela',
  'Anders',
  'Jovana',
  'Rustam',
  'Leyla',
  'Petr',
  'Oona',
  'Farid',
  'Greta',
  'Milos',
  'Aigul',
  'Henrik',
  'Sanna',
  'Davor',
]
const LAST = [
  'Marlow',
  'Quist',
  'Veld',
  'Lindqvist',
  'Harrow',
  'Tamm',
  'Oskarov',
  'Brandt',
  'Selmani',
  'Ruzicka',
  'Dahl',
  'Petrenko',
  'Aliyeva',
  'Novotny',
  'Kask',
  'Moreau',
]
const PLACES = ['Tashkent', 'Vienna', 'Geneva', 'Ankara', 'Oslo', 'Riga', 'Lisbon', 'Nairobi', 'Jakarta', 'Lima', 'Tbilisi', 'Astana']
const NOUNS = [
  'budget',
  'pipeline',
  'ceasefire',
  'ferry',
  'harvest',
  'tariff',
  'treaty',
  'railway',
  'election',
  'strike',
  'drought',
  'airport',
  'reactor',
  'fishery',
  'border',
  'pension',
]
const VERBS = ['discuss', 'review', 'sign', 'delay', 'reject', 'fund', 'open', 'close', 'inspect', 'debate']
const STATUS = ['proposed', 'planned', 'scheduled', 'happened', 'cancelled', 'postponed'] as const

/** Distinct reports as the store takes them in, with facts as linking gives them: about one in six opens a story, the rest follow one. */
export function* generate(count: number, seed = 7): Generator<Intake> {
  const random = makeRandom(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  const people = new Map<string, string>()
  const events: { id: string; who: string[] }[] = []
  for (let i = 0; i < count; i++) {
    const id = `g${i}`
    const published = new Date(Date.UTC(2025, 0, 1) + Math.floor((i * 365 * 86_400_000) / count)).toISOString()
    const facts: Fact[] = []
    const who: string[] = []
    for (let k = 0; k < 3; k++) {
      const name = `${pick(FIRST)} ${pick(LAST)} ${Math.floor(random() * 40)}`
      let person = people.get(name)
      if (person === undefined) {
        person = `p${people.size}`
        people.set(name, person)
        facts.push(entity(id, person, name))
      }
      who.push(person)
    }
    for (let k = 0; k < 6; k++)
      facts.push(entity(id, `x${i}-${k}`, `${pick(NOUNS)} ${pick(VERBS)}ers of ${pick(PLACES)} ${i}`, 'organisation'))
    const old = random() < 0.83 && events.length > 0 ? events[Math.max(0, events.length - 1 - Math.floor(random() * 300))]! : null
    const current = old ?? { id: `e${events.length}`, who }
    const noun = pick(NOUNS)
    const place = pick(PLACES)
    if (!old) {
      events.push(current)
      facts.push(event(id, current.id, `${noun} talks in ${place} ${i}`), {
        fact: 'story',
        id: `t${current.id}`,
        title: `${noun} in ${place} ${i}`,
        article: id,
      })
    }
    const day = new Date(Date.parse(published) + Math.floor(random() * 20 - 3) * 86_400_000).toISOString().slice(0, 10)
    facts.push(row(id, current.id, { published, status: pick(STATUS), when: day }))
    for (const person of who) facts.push(takesPart(id, current.id, person, person))
    facts.push({ fact: 'join', story: `t${current.id}`, article: id })
    const text: string[] = []
    for (let s = 0; s < 18; s++)
      text.push(
        `The ${pick(NOUNS)} commission will ${pick(VERBS)} the ${pick(NOUNS)} in ${pick(PLACES)} with ${pick(FIRST)} ${pick(LAST)} after report ${Math.floor(random() * 1e6)}.`,
      )
    for (let s = 0; s < 8; s++) facts.push(said(id, `s${i}-${s}`, [pick(who), 'Someone'], text[s]!, s % 3 === 0 ? 'direct' : 'indirect'))
    yield intakeOf({
      id,
      published,
      outlet: `Outlet ${Math.floor(random() * 30)}`,
      title: `${noun} in ${place} ${i}`,
      text: text.join('\n\n'),
      facts,
    })
  }
}
