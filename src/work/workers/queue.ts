import type { NewJob } from '../../store/jobs.ts'
import type { Store } from '../../store/store.ts'
import type { RecordInput } from '../record.ts'
import { packCame, READ_JOB } from './pack.ts'

/** What became of an input that was to be put into the line. */
export type Queued = { readonly where: string; readonly error: string } | { readonly where: string; readonly id: number }

/** Put reports into the line of a shared record, in order; the jobs that brought them end with it. Workers read and link them. */
export async function enqueue(store: Store, inputs: readonly RecordInput[]): Promise<readonly Queued[]> {
  const now = await store.leases.now()
  const jobs: NewJob[] = []
  for (const input of inputs) if (!('error' in input)) jobs.push({ kind: READ_JOB, body: packCame(input), next: now })
  const done = inputs.flatMap((input) => ('error' in input ? [] : (input.claim ?? [])))
  const ids = [...(await store.jobs.add(jobs, done))]
  return inputs.map(({ where, ...input }) => ('error' in input ? { where, error: input.error } : { where, id: ids.shift()! }))
}
