import type { RowTable } from '../model.ts'

/** One round of a race: which templates are weighed by its end, and how far behind the first a candidate may then be to go on. */
interface Round {
  readonly end: number
  readonly hope: number
}

/** In which order the templates are weighed, and in what rounds. */
export interface Course {
  readonly order: readonly number[]
  readonly rounds: readonly Round[]
}

/** Most candidates of a race. */
const ROOM = 256

/**
 * Finds the candidate with the highest sum of weights over the rows of a decision. It goes by rounds: those that are far behind are
 * weighed no further, and where one is left, it has won. The same columns and scores serve every race.
 */
export class Race {
  /** The column of each candidate, and what it begins with; to be written before each race. */
  readonly columns = new Uint8Array(ROOM)
  readonly scores = new Int32Array(ROOM)
  private readonly weights: Int8Array
  private readonly stride: number
  private readonly order: Uint8Array
  private readonly ends: Uint8Array
  private readonly hopes: Int32Array
  private readonly rows: Int32Array

  constructor({ weights, stride }: RowTable, { order, rounds }: Course) {
    this.weights = weights
    this.stride = stride
    this.order = Uint8Array.from(order)
    this.ends = Uint8Array.from(rounds, (round) => round.end)
    this.hopes = Int32Array.from(rounds, (round) => round.hope)
    this.rows = new Int32Array(order.length)
  }

  /** The column that wins among the first `count`, the first of equals; `buckets` are the rows of the decision. */
  winner(buckets: Int32Array, count: number): number {
    const { columns, scores, weights, stride, order, ends, hopes, rows } = this
    let from = 0
    let left = count
    for (let r = 0; r < ends.length && left > 1; r++) {
      const end = ends[r]!
      for (let k = from; k < end; k++) rows[k] = buckets[order[k]!]! * stride
      let lead = -0x40000000
      for (let c = 0; c < left; c++) {
        const column = columns[c]!
        let score = scores[c]!
        for (let k = from; k < end; k++) score += weights[rows[k]! + column]!
        scores[c] = score
        if (score > lead) lead = score
      }
      left = this.sift(left, lead - hopes[r]!)
      from = end
    }
    return columns[0]!
  }

  /** Keeps the candidates that have at least so much, in their order; returns how many there are. */
  private sift(count: number, least: number): number {
    const { columns, scores } = this
    let kept = 0
    for (let c = 0; c < count; c++) {
      const score = scores[c]!
      columns[kept] = columns[c]!
      scores[kept] = score
      // no branch, as it could not be foreseen: 1 where the score is large enough
      kept += 1 + ((score - least) >> 31)
    }
    return kept
  }
}
