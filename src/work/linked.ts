import { packFacts } from '../store/pack-facts.ts'
import type { Intake } from '../store/store.ts'

/** A report that is linked and waits to be stored; with its facts being packed beside this thread, where there is a thread for that. */
export interface Linked {
  readonly intake: Intake
  readonly frame: Promise<Uint8Array> | null
}

/** Begin to pack the facts of a report: one thread links for all, so it does nothing that another can. */
export function packing(intake: Intake): Linked {
  const frame = packFacts(intake)
  // Whoever stores it meets what goes wrong.
  frame.catch(() => undefined)
  return { intake, frame }
}

/** The report once its facts are packed. */
export async function packed({ intake, frame }: Linked): Promise<Intake> {
  return frame ? { ...intake, frame: await frame } : intake
}
