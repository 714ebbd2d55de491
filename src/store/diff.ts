import type { Change, EventRecord, Status } from '../record/index.ts'
import { EVERYTHING } from './query.ts'
import type { DiaryRow, Store } from './store.ts'

/** One way in which the record differs between two times. */
export interface RecordDifference extends Pick<Change, 'kind' | 'subject' | 'before' | 'after'> {
  readonly title: string
}

/** What the record held at one time against what it held at a later one: a difference of states, not of texts. In the order of the later diary. */
export async function diffRecords(earlier: Store, later: Store, since: number): Promise<readonly RecordDifference[]> {
  const before = new Map((await diaryOf(earlier)).map((row) => [row.id, row]))
  const after = await diaryOf(later)
  const out: RecordDifference[] = []
  const met = new Set<string>()
  for (const now of after) {
    const old = before.get(now.id)
    met.add(now.id)
    if (old) out.push(...rowDifferences(old, now), ...(old.reports === now.reports ? [] : await originDifferences(earlier, later, now)))
    else out.push({ kind: 'new', subject: now.id, title: now.title, before: null, after: now.status })
  }
  for (const old of before.values()) if (!met.has(old.id)) out.push(...(await goneOf(later, old)))
  // Who holds which office is told by the feed: the roles of everybody are too many to compare.
  for await (const { kind, subject, before: was, after: is } of later.changes(since))
    if (kind === 'role changed') out.push({ kind, subject, title: (await later.entity(subject))?.name ?? subject, before: was, after: is })
  return out
}

function diaryOf(store: Store): Promise<readonly DiaryRow[]> {
  return store.diary(EVERYTHING, { limit: Number.MAX_SAFE_INTEGER })
}

const KINDS: Readonly<Partial<Record<Status, Change['kind']>>> = {
  happened: 'happened',
  cancelled: 'cancelled',
  postponed: 'postponed',
  lapsed: 'lapsed',
  denied: 'in doubt',
  possible: 'in doubt',
  proposed: 'in doubt',
}

function rowDifferences(old: DiaryRow, now: DiaryRow): RecordDifference[] {
  const { id: subject, title } = now
  const out: RecordDifference[] = []
  const add = (kind: Change['kind'], before: string | null, after: string | null): void =>
    void out.push({ kind, subject, title, before, after })
  if (old.when !== now.when) add(old.when === null ? 'dated' : 'moved', old.when, now.when)
  if (old.place !== now.place && old.place !== null) add('moved', old.place, now.place)
  if (old.status !== now.status) add(KINDS[now.status] ?? 'confirmed', old.status, now.status)
  if (now.disagreements > old.disagreements) add('contradicted', String(old.disagreements), String(now.disagreements))
  if (now.corrected && !old.corrected) add('corrected', null, null)
  return out
}

async function originDifferences(earlier: Store, later: Store, row: DiaryRow): Promise<RecordDifference[]> {
  const [old, now] = await Promise.all([earlier.event(row.id), later.event(row.id)])
  if (!isAlone(old) || now === null || now.origins < 2) return []
  return [{ kind: 'corroborated', subject: row.id, title: row.title, before: '1', after: String(now.origins) }]
}

function isAlone(event: EventRecord | null): boolean {
  return event?.origins === 1
}

/** Merged into another, or told by no report any more. */
async function goneOf(later: Store, { id, title, status }: DiaryRow): Promise<RecordDifference[]> {
  const now = await later.event(id)
  return [{ kind: 'corrected', subject: id, title, before: status, after: now !== null && now.id !== id ? now.title : null }]
}
