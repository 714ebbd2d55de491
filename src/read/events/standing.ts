import type { Status } from '../../record/index.ts'

/** Where the words around one mention leave its event, and which rule says so. `weak` = no word says it, only a default. */
export interface Standing {
  readonly status: Status
  readonly rule: string
  readonly weak: boolean
}

/** Makes a standing. */
export const stand = (status: Status, rule: string, weak = false): Standing => ({ status, rule, weak })
