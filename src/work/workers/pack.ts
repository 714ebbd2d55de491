import type { Prepared } from '../../link/index.ts'
import type { ArticleInput, Reading } from '../../record/index.ts'
import { packQuickly, unpackJson } from '../../store/bodies.ts'
import type { Job } from '../../store/jobs.ts'
import type { RawDocument } from '../../store/store.ts'
import type { Taken } from '../read-input.ts'
import type { GoodInput } from '../record.ts'

/** Kinds of the jobs of a report on its way into a shared record: it waits to be read, then to be linked. */
export const READ_JOB = 'read'
export const LINK_JOB = 'link'

/** A report as it came in. */
export type Came = GoodInput & { readonly where: string; readonly bytes: number }

/** What reading made of it, and what linking needs of that alone; workers of older versions leave that to the one that links. */
export interface Made {
  readonly taken: Taken
  readonly reading: Reading | { readonly error: string } | null
  readonly prepared?: Prepared
}

interface PackedInput {
  readonly where: string
  readonly bytes: number
  readonly article: ArticleInput
  readonly notes: readonly string[]
  readonly source: string | null
  readonly raw: (Omit<RawDocument, 'bytes'> & { readonly base64: string }) | null
}

/** A report as the body of a job. */
export function packCame({ where, bytes, article, notes, source, raw }: Came): unknown {
  const packed: PackedInput = {
    where,
    bytes,
    article,
    notes,
    source: source ?? null,
    raw: raw ? { type: raw.type, given: raw.given, base64: Buffer.from(raw.bytes).toString('base64') } : null,
  }
  return { came: short(packed) }
}

/** The body of a job that was read, with what the record is going to keep of the report, packed already. */
export function packMade({ body }: Job, made: Made, kept: Uint8Array | null = null): unknown {
  const { came } = body as { readonly came: string }
  return { came, made: short(made), ...(kept === null ? {} : { kept: Buffer.from(kept).toString('base64') }) }
}

/** What the body of a job holds. */
export function unpackJob({ id, body }: Job): { readonly came: Came; readonly made: Made | null; readonly kept: Uint8Array | null } {
  const packed = body as { readonly came: string; readonly made?: string; readonly kept?: string }
  const where = `job ${id}`
  const { source, raw, ...came } = long(packed.came, where) as PackedInput
  return {
    came: {
      ...came,
      ...(source === null ? {} : { source }),
      ...(raw === null ? {} : { raw: { type: raw.type, given: raw.given, bytes: Buffer.from(raw.base64, 'base64') } }),
    },
    made: packed.made === undefined ? null : (long(packed.made, where) as Made),
    kept: packed.kept === undefined ? null : Buffer.from(packed.kept, 'base64'),
  }
}

function short(value: unknown): string {
  return packQuickly(value).toString('base64')
}

function long(text: string, where: string): unknown {
  return unpackJson(Buffer.from(text, 'base64'), where)
}

/** What a job is about, for people: a file, an address, or the key it goes by. */
export function unpackName(job: Job): string {
  if (job.kind === READ_JOB || job.kind === LINK_JOB) return unpackJob(job).came.where
  return job.key ?? `job ${job.id}`
}
