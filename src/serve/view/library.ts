import type { Reading } from '../../record/index.ts'
import { whenForgotten } from '../../store/forget.ts'
import type { Store } from '../../store/store.ts'

/** Readings kept at hand; those not asked for longest are let go first. */
const MOST = 400

/** Gives the newest reading of a report by its id. A version never changes, so what was read once is kept for a while. */
export class Library {
  readonly #store: Store
  readonly #kept = new Map<string, { readonly version: number; readonly reading: Promise<Reading | null> }>()

  constructor(store: Store) {
    this.#store = store
    whenForgotten(store, (id) => void this.#kept.delete(id))
  }

  /** The reading of a report's newest version; null where there is none. */
  async reading(id: string): Promise<Reading | null> {
    const head = await this.#store.head(id)
    if (head === null) return null
    const known = this.#kept.get(id)
    this.#kept.delete(id)
    const kept = known?.version === head.version ? known : { version: head.version, reading: this.#store.reading(id) }
    this.#kept.set(id, kept)
    if (this.#kept.size > MOST) this.#kept.delete(this.#kept.keys().next().value!)
    return kept.reading
  }
}
