import type { EventRecord, HistoryRow } from '../../record/index.ts'
import type { Desk, Outgoing } from './outgoing.ts'

/** A desk for tests. */
export const DESK: Desk = {
  base: 'http://127.0.0.1:7411',
  instance: 'desk.example',
  name: 'Diary',
  asOf: '2026-03-09T08:00:00.000Z',
}

/** One row of history; what is not given is as in a plain report of 2 March 2026. */
export function row(seq: number, more: Partial<HistoryRow> = {}): HistoryRow {
  return {
    seq,
    article: `r${seq}`,
    published: `2026-03-0${seq}T09:00:00Z`,
    status: 'scheduled',
    when: null,
    place: null,
    span: [0, 10],
    source: null,
    ...more,
  }
}

/** An event on its way out; its last row is what stands. */
export function outgoing(more: Partial<EventRecord> = {}, isThirdHand = false): Outgoing {
  const event: EventRecord = {
    id: 'e1',
    title: 'Harbour talks in Riga',
    act: 'CONSULT',
    status: 'scheduled',
    when: { edtf: '2026-03-12', zone: null },
    place: { name: 'Riga', geo: { lat: 56.95, lon: 24.11, geonames: 456172 }, country: 'LVA' },
    participants: [
      { entity: 'p1', name: 'Ilze Kalna', role: 'host', evidence: [] },
      { entity: 'p2', name: 'Dock Workers’ Union', role: 'participant', evidence: [] },
    ],
    history: [row(1, { when: '2026-03-12' })],
    relations: [],
    disagreements: [],
    reports: ['r1'],
    origins: 1,
    ...more,
  }
  const quotes = event.history.map(({ article, status, published }) => ({
    text: `The talks, “long awaited”, are ${status}; see “Minutes, 2”.`,
    status,
    article,
    title: 'Talks set',
    outlet: 'Baltic Wire',
    url: 'https://wire.example/a?b=1&c=2',
    published,
  }))
  return { event, quotes, isThirdHand, isByOrganiser: false, recurs: null }
}
