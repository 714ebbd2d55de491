/** A run of words that stands in more reports than this is a stock phrase; of a text that goes round, the first that had it count. */
const MOST_HOLDERS = 12

const FIRST_BITS = 10
/** A slot that holds nothing; one report is kept as its number and one, the place of a list of them below zero. */
const NOTHING = 0

/**
 * Which reports hold a run of words, by their numbers in the order of intake; nearly always it is one. A table in two flat lists: there are
 * dozens of runs to a report, too many for a map of objects.
 */
export class RunIndex {
  #bits = FIRST_BITS
  #runs = new Int32Array(1 << FIRST_BITS)
  #held = new Int32Array(1 << FIRST_BITS)
  #size = 0
  readonly #lists: number[][] = []

  /** Runs that are kept. */
  get size(): number {
    return this.#size
  }

  /** A report holds a run. */
  add(run: number, report: number): void {
    const at = this.#slotOf(run)
    const held = this.#held[at]!
    if (held === NOTHING) {
      this.#runs[at] = run
      this.#held[at] = report + 1
      if (++this.#size * 2 > this.#runs.length) this.#grow()
    } else if (held > 0) {
      this.#held[at] = -this.#lists.push([held - 1, report])
    } else {
      const list = this.#lists[-held - 1]!
      if (list.length < MOST_HOLDERS) list.push(report)
    }
  }

  /** Tells the reports that hold a run, the earliest first. */
  eachHolder(run: number, tell: (report: number) => void): void {
    const held = this.#held[this.#slotOf(run)]!
    if (held > 0) tell(held - 1)
    else if (held < 0) this.#lists[-held - 1]!.forEach(tell)
  }

  /** The slot of a run, or the free one where it belongs. */
  #slotOf(run: number): number {
    const last = this.#runs.length - 1
    let at = Math.imul(run, 0x9e3779b1) >>> (32 - this.#bits)
    while (this.#held[at] !== NOTHING && this.#runs[at] !== run) at = (at + 1) & last
    return at
  }

  #grow(): void {
    const [runs, held] = [this.#runs, this.#held]
    this.#bits++
    this.#runs = new Int32Array(2 * runs.length)
    this.#held = new Int32Array(2 * runs.length)
    for (let i = 0; i < runs.length; i++) {
      if (held[i] === NOTHING) continue
      const at = this.#slotOf(runs[i]!)
      this.#runs[at] = runs[i]!
      this.#held[at] = held[i]!
    }
  }
}
