import { existsSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadTrainedKit } from '../../../train/load.ts'
import { toArticle } from '../../intake/article.ts'
import type { Event, Reading, Status } from '../../record/index.ts'
import { read } from '../read.ts'

const hasModels = existsSync(path.resolve(import.meta.dirname, '../../../models/events.bin'))
const kit = hasModels ? loadTrainedKit() : null

function readText(text: string, title?: string, published = '2025-10-17'): Reading {
  const article = toArticle({ id: 'example', text, published, ...(title ? { title } : {}) })
  if (!article.ok) throw new Error(article.message)
  return read(article.value, kit!)
}

function at(reading: Reading, trigger: string): Event {
  const { text } = reading.article
  const found = reading.events.find((e) => [e.trigger, ...e.also].some((s) => text.slice(...s).includes(trigger)))
  if (!found) throw new Error(`no event at "${trigger}": ${reading.events.map((e) => text.slice(...e.trigger)).join(', ')}`)
  return found
}

const names = (reading: Reading, event: Event): string[] =>
  event.participants.map((p) => reading.entities.find((e) => e.id === p.entity)!.name).sort()

/** Text, trigger, participants. */
const WHO: readonly (readonly [text: string, trigger: string, who: readonly string[]])[] = [
  [
    'According to Petersen, work on the treaty would begin soon with a call between Marta Olsen and Ivan Kovac.',
    'call',
    ['Ivan Kovac', 'Marta Olsen'],
  ],
  [
    'According to the mayor Lena Brandt, a meeting between Marta Olsen and Ivan Kovac will follow on Monday.',
    'meeting',
    ['Ivan Kovac', 'Marta Olsen'],
  ],
  ['Lena Brandt met Ivan Kovac on Monday, according to Marta Olsen.', 'met', ['Ivan Kovac', 'Lena Brandt']],
  ['President Ana Holm met with Prime Minister Peter Duarte in Vienna on Monday.', 'met', ['Ana Holm', 'Peter Duarte']],
  ['Talks between Norway and Chile will be held in Vienna on Friday.', 'Talks', ['Chile', 'Norway']],
  ['President Ana Holm will hold talks with Peter Duarte in Vienna on Friday.', 'talks', ['Ana Holm', 'Peter Duarte']],
  ['The mayor, Ana Holm, was arrested by police on Thursday.', 'arrested', ['Ana Holm', 'police']],
  ['Mayor Ana Holm said on Thursday that she would meet Norwegian President Peter Duarte in Vienna.', 'meet', ['Ana Holm', 'Peter Duarte']],
  ['Nine people were arrested in Vienna on Thursday, police spokesman Peter Duarte said.', 'arrested', ['Nine people']],
  ['The Skarv bridge was closed on Monday, engineer Ana Holm told reporters.', 'closed', []],
  ['President Ana Holm will meet Peter Duarte in Vienna on Friday, she said.', 'meet', ['Ana Holm', 'Peter Duarte']],
  ['Two ministers, Ana Holm and Interior Minister Peter Duarte, were dismissed on Monday.', 'dismissed', ['Ana Holm', 'Peter Duarte']],
  [
    'Police arrested three men, Jon Berg, Ola Lind and Peter Duarte, on Monday.',
    'arrested',
    ['Jon Berg', 'Ola Lind', 'Peter Duarte', 'Police'],
  ],
  ['The judge convicted Ana Holm of trying to extort Airbus.', 'extort', ['Airbus', 'Ana Holm']],
  ['Boeing agreed with Airbus to open a school in Vienna.', 'open', ['Airbus', 'Boeing']],
  ['Ana Holm met on Monday with Peter Duarte, a Chilean envoy, in Vienna.', 'met', ['Ana Holm', 'Peter Duarte']],
  ['Boeing said on Monday that it will buy Airbus.', 'buy', ['Airbus', 'Boeing']],
  ['The Harbour Post reported that Ana Holm will visit Peter Duarte in Vienna on Friday.', 'visit', ['Ana Holm', 'Peter Duarte']],
  ['Boeing sold its ships to Airbus on Monday.', 'sold', ['Airbus', 'Boeing']],
  [
    'For his work, Marta Olsen honoured Ivan Kovac on Monday. For her speech, Lena Brandt was arrested on Tuesday.',
    'arrested',
    ['Lena Brandt'],
  ],
  ['After his release from prison, Ivan Kovac sued Marta Olsen on Monday.', 'sued', ['Ivan Kovac', 'Marta Olsen']],
  ['Norway, which fishes there too, had struck its own deal with Chile in Vienna on Monday.', 'deal', ['Chile', 'Norway']],
  ['Ana Holm met Peter Duarte in Vienna on Monday. The meeting of the two presidents was short.', 'met', ['Ana Holm', 'Peter Duarte']],
  ['Germany opened talks with China on Monday.', 'talks', ['China', 'Germany']],
]

/** Text, trigger, status, when. */
const WHEN: readonly (readonly [text: string, trigger: string, status: Status, edtf: string | null])[] = [
  ['The first meeting is set to take place in Vienna on November 16.', 'meeting', 'scheduled', '2025-11-16'],
  ['The strike, which began on Monday, has closed the port of Vienna.', 'strike', 'happened', '2025-10-13'],
  ['The suspension of parliament, which went into effect on Tuesday, was unlawful.', 'suspension', 'happened', '2025-10-14'],
  [
    'The debate between Ana Holm and Peter Duarte in Vienna, which was set for October 9, was called off.',
    'debate',
    'cancelled',
    '2025-10-09',
  ],
  ['The judge ordered Ana Holm on Monday to stay in custody until November 5.', 'ordered', 'happened', '2025-10-13'],
  ['The court struck down the Fisheries Act of 1967.', 'struck', 'happened', null],
  ['The court struck down the 1967 Fisheries Licences Act.', 'struck', 'happened', null],
  ['Ana Holm was nominated at the 1972 Democratic National Convention.', 'Convention', 'happened', '1972'],
  ['The court published its verdict on Monday.', 'published', 'happened', '2025-10-13'],
  ['Ana Holm resigned after a verdict published by the Supreme Court of Chile on Monday.', 'verdict', 'happened', '2025-10-13'],
  ['The roof of a hall in Vienna collapsed at 6 a.m.', 'collapsed', 'happened', '2025-10-17T06:00'],
  ['The share price fell on Monday to its lowest level since October 1982.', 'fell', 'happened', '2025-10-13'],
]

/** Text, trigger, a word of `also` or of none. */
const ALSO: readonly (readonly [text: string, trigger: string, word: string, also: boolean])[] = [
  ['Airbus signed a contract with Qatar Airways in Doha on Monday.', 'contract', 'signed', true],
  ['The mayor, Ana Holm, announced on Monday that she would resign in May.', 'resign', 'announced', true],
  ['Airbus won a contract in Doha on Monday to supply the army with tankers.', 'contract', 'supply', true],
  ['Police arrested Ana Holm in Vienna on Monday. The arrest came as a surprise, her lawyer said.', 'arrested', 'arrest', true],
  ['President Ana Holm held talks with Peter Duarte in Vienna on Monday.', 'talks', 'held', false],
  ['Airbus signed a contract with Qatar Airways in Doha on Monday. Some contracts are never fulfilled.', 'contract', 'contracts', false],
]

/** Text, trigger, relation, trigger it is to; null: none. */
const ORDER: readonly (readonly [text: string, trigger: string, kind: string | null, target: string])[] = [
  ['The mayor resigned on Monday after the police searched his house.', 'resigned', 'after', 'searched'],
  ['The army evacuated the town on Friday after a shell landed there.', 'evacuated', 'after', 'landed'],
  ['Holm banned the airline on Monday. The move comes after the union sanctioned Iran.', 'banned', 'after', 'sanctioned'],
  ['Following the vote, Holm suspended her campaign on Monday.', 'suspended', 'after', 'vote'],
  ['Governor Ana Holm dissolved parliament on Monday, triggering an election.', 'dissolved', 'before', 'election'],
  ['Police arrested Ana Holm in Vienna on Monday. On Tuesday, the mayor resigned.', 'resigned', null, 'arrested'],
  ['Police arrested Ana Holm in Vienna on Monday and searched her house.', 'searched', null, 'arrested'],
]

describe.skipIf(!hasModels)('events of a report', () => {
  it.each(WHO)('who: %s', (text, trigger, who) => {
    const reading = readText(text)
    expect(names(reading, at(reading, trigger))).toEqual(who)
  })

  it.each(WHEN)('when: %s', (text, trigger, status, edtf) => {
    const event = at(readText(text), trigger)
    expect([event.status, event.when?.edtf ?? null]).toEqual([status, edtf])
  })

  it.each(ALSO)('also: %s', (text, trigger, word, also) => {
    const reading = readText(text)
    const words = at(reading, trigger).also.map((s) => text.slice(...s))
    expect(words.includes(word)).toBe(also)
  })

  it.each(ORDER)('order: %s', (text, trigger, kind, target) => {
    const reading = readText(text)
    const other = at(reading, target)
    const own = at(reading, trigger)
    expect(own.id).not.toBe(other.id)
    expect(own.relations.find((r) => r.event === other.id)?.kind ?? null).toBe(kind)
  })

  it('when and where', () => {
    const reading = readText('President Ana Holm met Peter Duarte in Vienna on Monday.')
    const event = at(reading, 'met')
    expect(event.when?.edtf).toBe('2025-10-13')
    expect(reading.entities.find((e) => e.id === event.place?.entity)?.name).toBe('Vienna')
    expect(event.status).toBe('happened')
    expect(event.act).toBe('CONSULT')
  })

  it('a date makes a plan a schedule; without one it stays a plan', () => {
    expect(at(readText('Ana Holm will meet Peter Duarte in Vienna on Tuesday.'), 'meet').status).toBe('scheduled')
    expect(at(readText('Ana Holm will meet Peter Duarte in Vienna.'), 'meet').status).toBe('planned')
  })

  it('one entry for all mentions', () => {
    const reading = readText(
      'President Ana Holm will meet Peter Duarte in Vienna on Tuesday. The meeting will be held at the town hall, officials said.',
    )
    expect(reading.events.filter((e) => e.act === 'CONSULT')).toHaveLength(1)
    expect(at(reading, 'meeting').also.length).toBeGreaterThanOrEqual(1)
  })

  it('those who arrange, and those who meet, stay whatever stands around them', () => {
    const reading = readText(
      'At the request of Peter Duarte, President Ana Holm met Maria Costa in Vienna on Monday. Jens Lund stayed at home.',
    )
    const met = at(reading, 'met')
    expect(names(reading, met)).toEqual(['Ana Holm', 'Maria Costa', 'Peter Duarte'])
    expect(met.participants.find((p) => p.role === 'initiator')).toBeDefined()
  })

  it('one body under two names takes part once; whose something is, does not', () => {
    const reading = readText(
      'The Supreme Court of Chile ruled against Ana Holm on Monday. Her lawyer said the Supreme Court had ruled too early.',
    )
    expect(names(reading, at(reading, 'ruled')).filter((n) => n.includes('Supreme Court'))).toHaveLength(1)
  })

  it('every participant has its own words in the report', () => {
    const reading = readText(
      'Airbus and Boeing were fined on Monday. The sum was cut by half on appeal. The court ruled on Tuesday that both must pay.',
    )
    for (const e of reading.events)
      for (const p of e.participants) {
        const entity = reading.entities.find((x) => x.id === p.entity)!
        expect(entity.mentions.map((m) => m.span)).toContainEqual(p.span)
      }
  })

  it('other people meet at another meeting', () => {
    const reading = readText(
      'President Ana Holm met Peter Duarte in Vienna on Monday. Foreign Minister Jens Lund will hold talks with Maria Costa on Tuesday.',
    )
    expect(at(reading, 'met').id).not.toBe(at(reading, 'talks').id)
  })

  it('a headline tells the call that the body tells first, not the next one', () => {
    const reading = readText(
      'President Ana Holm said on Thursday that she would meet Chilean President Peter Duarte in Budapest, after the two spoke by ' +
        'telephone about fish.\n\nThe call came one day before President Lena Berg was due in Oslo.\n\nIn Lima, aide Jon Vik said that ' +
        'the conversation had lasted an hour. According to Vik, work on the summit would begin at once with a call between Jens Lund and ' +
        'Foreign Minister Maria Costa.\n\nIt was the third call between the two presidents this year, Vik said.',
      'Holm and Duarte agree on Budapest meeting after phone call',
    )
    expect(names(reading, at(reading, 'spoke'))).toEqual(['Ana Holm', 'Peter Duarte'])
    expect(names(reading, at(reading, 'phone call'))).not.toContain('Maria Costa')
  })

  it('a title ends before a relative clause', () => {
    const reading = readText('Ana Holm was arrested after the closure of the Tarn bridge at which two sailors drowned on Monday.')
    expect(reading.events.map((e) => e.title).join('; ')).not.toMatch(/\bwhich\b/)
  })

  it('a headline that names both sides is of the meeting that has both', () => {
    const reading = readText(
      'President Ana Holm said on Monday that she would not arrange a new meeting with President Peter Duarte until there was an agreement. ' +
        'She is due to meet Prime Minister Maria Costa in Lima on Sunday.',
      'Holm says she will not meet Duarte unless a deal is likely',
    )
    const title = reading.events.find((e) => [e.trigger, ...e.also].some(([from]) => from < 60))!
    expect(names(reading, title)).not.toContain('Maria Costa')
  })

  it('speech, states and habits stay out', () => {
    for (const text of [
      'Ana Holm said the economy was strong.',
      'Peter Duarte is the president of Chile.',
      'The museum usually opens at nine.',
    ]) {
      expect(readText(text).events.filter((e) => e.confidence > 0.6)).toEqual([])
    }
  })

  it('relations with the words that say so', () => {
    const reading = readText('Before the leaders meet in Vienna, Foreign Minister Jens Lund will hold talks with Maria Costa.')
    const talks = at(reading, 'talks')
    const relation = talks.relations.find((r) => r.kind === 'before')
    expect(relation?.event).toBe(at(reading, 'meet').id)
    expect(reading.article.text.slice(...relation!.span)).toMatch(/^Before/)
  })

  it.each([
    ['A ten-day truce between Norway and Chile began in Vienna on Friday.', 'truce', '2025-10-17'],
    ['The strike of the drivers is on. The strike will begin on Monday, their union said.', 'strike', '2025-10-20'],
    ['The talks in Vienna will not be held before Monday, Ana Holm said.', 'talks', '2025-10-20/..'],
    ['Ana Holm has agreed to meet Peter Duarte in Vienna, her spokesman told reporters on Friday.', 'meet', null],
    ['The trial of Ana Holm, which was to have begun on Monday, has been postponed to October 28.', 'trial', '2025-10-28'],
  ])('when: %s', (text, trigger, edtf) => {
    expect(at(readText(text), trigger).when?.edtf ?? null).toBe(edtf)
  })

  it.each([
    ['The call between Ana Holm and Peter Duarte was made at the request of Norway.', 'call', ['Norway']],
    ['Ana Holm and Peter Duarte spoke by phone on Monday. "The call came from Norway," an aide said.', 'spoke', ['Norway']],
    ['Minister Ana Holm has asked the Labour Board to convene talks between Norway and Chile.', 'talks', ['Ana Holm']],
    ['It was Norway, he said, that had gone to the Labour Board on Monday to request the talks with Chile.', 'talks', ['Norway']],
    ['It was late, and the man that had gone to Norway requested the talks with Chile.', 'talks', ['man']],
    ['Ana Holm met Peter Duarte in Norway on Monday.', 'met', []],
    ['Ana Holm held talks with Peter Duarte on Monday, she told Norway.', 'talks', []],
  ])('at whose wish: %s', (text, trigger, who) => {
    const reading = readText(text)
    const found = at(reading, trigger).participants.filter((p) => p.role === 'initiator')
    expect(found.map((p) => reading.entities.find((e) => e.id === p.entity)!.name)).toEqual(who)
  })

  it('who settles the date of a summit, and when, says nothing of the summit', () => {
    const reading = readText('Norway and Chile will hold a call on Sunday to determine the format of Tuesday’s summit in Vienna.')
    expect(at(reading, 'summit').when?.edtf).toBe('2025-10-21')
    expect(at(reading, 'call').when?.edtf).toBe('2025-10-19')
  })

  it.each([
    ['Ana Holm visited Vienna on Monday.', 'visited', 'Vienna'],
    ['Ana Holm met Peter Duarte on Monday.', 'met', null],
    [
      'The ministers praised the video consultations of Norway and Chile in Vienna. The summit was held in Oslo on Monday.',
      'summit',
      'Oslo',
    ],
  ])('where: %s', (text, trigger, place) => {
    const reading = readText(text)
    const found = at(reading, trigger).place
    expect(found ? reading.entities.find((e) => e.id === found.entity)!.name : null).toBe(place)
  })

  it('what was proposed and accepted is planned', () => {
    const reading = readText('President Ana Holm proposed holding a summit in Vienna, and Peter Duarte accepted the idea.')
    expect(at(reading, 'summit').status).toBe('planned')
  })

  it('the words of a source are evidence of that source', () => {
    const reading = readText('Ana Holm met Peter Duarte in Vienna on Monday. Jens Lund said that police had arrested two men.')
    expect(at(reading, 'met').evidence[0]!.by).toBeNull()
    expect(at(reading, 'arrested').evidence[0]!.by).not.toBeNull()
  })

  it('is the same each time', () => {
    const text = 'President Ana Holm met Peter Duarte in Vienna on Monday. They will meet again in May.'
    expect(JSON.stringify(readText(text))).toBe(JSON.stringify(readText(text)))
  })
})
