import { seededRandom } from '../random.ts'

/** How words are sorted by the company they keep. */
export interface ClusterRecipe {
  readonly clusters: number
  readonly leastSeen: number
  /** Neighbours that are counted: the commonest words. */
  readonly contexts: number
  readonly rounds: number
}

/** Sparse unit vectors, one a row. */
interface Rows {
  readonly from: Int32Array
  readonly column: Int32Array
  readonly value: Float32Array
}

/** Sorts the words of running text into numbered clusters (1, 2, …) by their left and right neighbours: spherical k-means over positive pointwise information. */
export function clusterWords(sentences: readonly (readonly string[])[], recipe: ClusterRecipe): Map<string, number> {
  const counts = new Map<string, number>()
  for (const words of sentences) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  const ranked = [...counts].filter(([, n]) => n >= recipe.leastSeen).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)) // prettier-ignore
  const number = new Map(ranked.map(([word], i) => [word, i]))
  const rows = toRows(countNeighbours(sentences, number, recipe.contexts), ranked.length, recipe.contexts)
  const cluster = kMeans(rows, ranked.length, 2 * recipe.contexts + 2, recipe)
  return new Map(ranked.map(([word], i) => [word, cluster[i]! + 1]))
}

/** Counts of (word, neighbour) by `word * width + column`; columns: left neighbours, then right ones; the last of each = edge of the sentence. */
function countNeighbours(
  sentences: readonly (readonly string[])[],
  number: ReadonlyMap<string, number>,
  contexts: number,
): Map<number, number> {
  const width = 2 * contexts + 2
  const out = new Map<number, number>()
  const add = (row: number, column: number): unknown => out.set(row * width + column, (out.get(row * width + column) ?? 0) + 1)
  for (const words of sentences) {
    for (let i = 0; i < words.length; i++) {
      const row = number.get(words[i]!)
      if (row === undefined) continue
      const left = i === 0 ? contexts : number.get(words[i - 1]!)
      const right = i + 1 === words.length ? contexts : number.get(words[i + 1]!)
      if (left !== undefined && left <= contexts) add(row, left)
      if (right !== undefined && right <= contexts) add(row, contexts + 1 + right)
    }
  }
  return out
}

function toRows(counts: ReadonlyMap<number, number>, n: number, contexts: number): Rows {
  const width = 2 * contexts + 2
  const rowSum = new Float64Array(n)
  const columnSum = new Float64Array(width)
  let total = 0
  const keys = Float64Array.from(counts.keys()).sort()
  for (const key of keys) {
    const c = counts.get(key)!
    rowSum[Math.floor(key / width)]! += c
    columnSum[key % width]! += c
    total += c
  }
  const from = new Int32Array(n + 1)
  const column = new Int32Array(keys.length)
  const value = new Float32Array(keys.length)
  let at = 0
  let k = 0
  for (let row = 0; row < n; row++) {
    from[row] = at
    let norm = 0
    for (; k < keys.length && Math.floor(keys[k]! / width) === row; k++) {
      const c = keys[k]! % width
      const information = Math.log((counts.get(keys[k]!)! * total) / (rowSum[row]! * columnSum[c]!))
      if (information <= 0) continue
      column[at] = c
      value[at++] = information * Math.log(1 + counts.get(keys[k]!)!)
      norm += value[at - 1]! ** 2
    }
    for (let j = from[row]!; j < at; j++) value[j] = value[j]! / Math.sqrt(norm)
  }
  from[n] = at
  return { from, column, value }
}

function kMeans(rows: Rows, n: number, width: number, recipe: ClusterRecipe): Uint16Array {
  const K = recipe.clusters
  const random = seededRandom(5)
  // columns by cluster: one word's columns add up to all its scores in a stride
  const centres = new Float32Array(width * K)
  const seeds = new Set<number>()
  while (seeds.size < Math.min(K, n)) seeds.add(Math.floor(random() ** 2 * n))
  ;[...seeds].forEach((row, k) => {
    for (let j = rows.from[row]!; j < rows.from[row + 1]!; j++) centres[rows.column[j]! * K + k] = rows.value[j]!
  })
  const cluster = new Uint16Array(n)
  const scores = new Float32Array(K)
  for (let round = 0; round < recipe.rounds; round++) {
    for (let row = 0; row < n; row++) {
      scores.fill(0)
      for (let j = rows.from[row]!; j < rows.from[row + 1]!; j++) {
        const base = rows.column[j]! * K
        const v = rows.value[j]!
        for (let k = 0; k < K; k++) scores[k] = scores[k]! + v * centres[base + k]!
      }
      let best = 0
      for (let k = 1; k < K; k++) if (scores[k]! > scores[best]!) best = k
      cluster[row] = best
    }
    recentre(rows, cluster, centres, K)
  }
  return cluster
}

function recentre(rows: Rows, cluster: Uint16Array, centres: Float32Array, K: number): void {
  centres.fill(0)
  for (let row = 0; row < cluster.length; row++) {
    for (let j = rows.from[row]!; j < rows.from[row + 1]!; j++) {
      const at = rows.column[j]! * K + cluster[row]!
      centres[at] = centres[at]! + rows.value[j]!
    }
  }
  const norm = new Float64Array(K)
  for (let at = 0; at < centres.length; at++) norm[at % K] = norm[at % K]! + centres[at]! ** 2
  for (let at = 0; at < centres.length; at++) centres[at] = centres[at]! / Math.sqrt(norm[at % K]! || 1)
}
