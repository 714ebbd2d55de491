import type { Fact, Reading } from '../../src/record/index.ts'
import type { Intake } from '../../src/store/store.ts'

/** A report for tests of the record: what it says is given, not read. */
export interface Report {
  readonly id: string
  readonly published?: string | null
  readonly outlet?: string
  readonly title?: string
  readonly text?: string
  readonly facts: readonly Fact[]
}

/** Such a report as the store takes it in. */
export function intakeOf({
  id,
  published = '2026-03-02',
  outlet = 'Tarn Courier',
  title = id,
  text = `${title}\n\nNothing else.`,
  facts,
}: Report): Intake {
  const reading: Reading = {
    format: 'daybook.reading/1',
    engine: { version: '0', models: 'none' },
    article: {
      id,
      url: null,
      outlet: { name: outlet, domain: `${outlet.toLowerCase().replaceAll(' ', '')}.example` },
      title,
      authors: [],
      dateline: null,
      language: 'en',
      published: published === null ? null : { value: published, basis: 'given' },
      text,
      parts: [{ kind: 'title', span: [0, title.length] }],
    },
    sentences: [],
    entities: [],
    times: [],
    events: [],
    statements: [],
  }
  return {
    article: reading.article,
    raw: { bytes: Buffer.from(JSON.stringify({ id, text })), type: 'application/json', given: null },
    source: null,
    reading,
    facts,
    memo: `memo of ${id}`,
    seen: '2026-03-03T00:00:00Z',
  }
}

/** Someone new. */
export function entity(article: string, id: string, name: string, kind: 'person' | 'place' | 'organisation' = 'person'): Fact {
  return {
    fact: 'entity',
    id,
    kind,
    name,
    country: kind === 'place' ? 'UZB' : null,
    geo: kind === 'place' ? { lat: 41.3, lon: 69.2, geonames: null } : null,
    article,
    span: [0, 1],
  }
}

/** Something new. */
export function event(article: string, id: string, title: string): Fact {
  return { fact: 'event', id, act: 'CONSULT', mode: null, title, article, span: [0, 2] }
}

/** A step of an event's history. */
export function row(
  article: string,
  event: string,
  step: {
    published: string
    status: 'proposed' | 'planned' | 'scheduled' | 'happened' | 'cancelled' | 'postponed'
    when?: string
    place?: [string, string]
  },
): Fact {
  return {
    fact: 'row',
    event,
    local: 'e1',
    published: step.published,
    status: step.status,
    factuality: 'CT+',
    when: step.when ?? null,
    zone: null,
    place: step.place?.[0] ?? null,
    placeName: step.place?.[1] ?? null,
    source: null,
    confidence: 0.9,
    article,
    span: [0, 3],
  }
}

/** Someone takes part. */
export function takesPart(article: string, event: string, entity: string, name: string): Fact {
  return { fact: 'participant', event, entity, name, role: 'participant', article, span: [4, 5] }
}

/** Somebody says something. */
export function said(article: string, id: string, who: [string, string], content: string, kind: 'direct' | 'indirect' = 'indirect'): Fact {
  return {
    fact: 'statement',
    id,
    local: 's1',
    article,
    source: { entity: who[0], name: who[1], anonymous: false },
    via: [],
    cue: 'said',
    content: [content],
    kind,
    span: [0, 5],
  }
}

/** Three reports on one meeting: agreed, moved, called off; a fourth on something else, of no known date. */
export const REPORTS: readonly Report[] = [
  {
    id: 'r1',
    published: '2026-03-02',
    title: 'Marlow and Quist agree to meet',
    text: 'Marlow and Quist agree to meet\n\nIlsa Marlow said the two would meet in Tashkent on 10 March.',
    facts: [
      entity('r1', 'p1', 'Ilsa Marlow'),
      entity('r1', 'p2', 'Tobias Quist'),
      entity('r1', 'g1', 'Tashkent', 'place'),
      {
        fact: 'role',
        entity: 'p1',
        title: 'Foreign Minister',
        of: 'Vestria',
        standing: 'present',
        from: '2026-03-02',
        article: 'r1',
        span: [0, 4],
      },
      event('r1', 'e1', 'Marlow–Quist meeting in Tashkent'),
      row('r1', 'e1', { published: '2026-03-02', status: 'scheduled', when: '2026-03-10', place: ['g1', 'Tashkent'] }),
      takesPart('r1', 'e1', 'p1', 'Ilsa Marlow'),
      takesPart('r1', 'e1', 'p2', 'Tobias Quist'),
      said('r1', 's1', ['p1', 'Ilsa Marlow'], 'the two would meet in Tashkent on 10 March'),
      { fact: 'change', kind: 'new', subject: 'e1', article: 'r1', span: [0, 2], before: null, after: 'scheduled' },
      { fact: 'story', id: 't1', title: 'Marlow and Quist agree to meet', article: 'r1' },
      { fact: 'join', story: 't1', article: 'r1' },
    ],
  },
  {
    id: 'r2',
    published: '2026-03-04T09:00:00+05:00',
    outlet: 'Harbour Wire',
    title: 'Meeting moved to 12 March',
    facts: [
      { fact: 'alias', entity: 'p2', form: 'T. Qvist', article: 'r2', span: [3, 9] },
      row('r2', 'e1', { published: '2026-03-04T09:00:00+05:00', status: 'scheduled', when: '2026-03-12T15:00' }),
      takesPart('r2', 'e1', 'p2', 'T. Qvist'),
      { fact: 'relation', event: 'e1', kind: 'after', to: 'e9', article: 'r2', span: [1, 2] },
      {
        fact: 'disagreement',
        event: 'e1',
        slot: 'time',
        kind: 'update',
        values: [
          { value: '2026-03-10', evidence: [{ article: 'r1', span: [0, 3] }] },
          { value: '2026-03-12T15:00', evidence: [{ article: 'r2', span: [0, 3] }] },
        ],
      },
      { fact: 'change', kind: 'moved', subject: 'e1', article: 'r2', span: [0, 3], before: '2026-03-10', after: '2026-03-12T15:00' },
      { fact: 'join', story: 't1', article: 'r2' },
    ],
  },
  {
    id: 'r3',
    published: '2026-03-05',
    title: 'Meeting moved, wire says',
    facts: [
      row('r3', 'e1', { published: '2026-03-05', status: 'scheduled', when: '2026-03-12T15:00' }),
      {
        fact: 'disagreement',
        event: 'e1',
        slot: 'participants',
        kind: 'contradiction',
        values: [
          { value: 'Quist', evidence: [{ article: 'r1', span: [0, 3] }] },
          { value: 'his deputy', evidence: [{ article: 'r3', span: [0, 3] }] },
        ],
      },
      { fact: 'origin', article: 'r3', of: 'r2', how: 'reprint' },
      { fact: 'join', story: 't1', article: 'r3' },
    ],
  },
  {
    id: 'r4',
    published: null,
    outlet: 'Harbour Wire',
    title: 'Ferry “Anna” stays in port',
    facts: [
      entity('r4', 'o1', 'Skär Ferries', 'organisation'),
      said('r4', 's4', ['o1', 'Skär Ferries'], '“We are not sailing.”', 'direct'),
      { fact: 'story', id: 't2', title: 'Ferry', article: 'r4' },
      { fact: 'join', story: 't2', article: 'r4' },
    ],
  },
]
