import type { EventRecord } from '../../record/index.ts'

/** An event as graphs and lists name it. */
export type Node = Pick<EventRecord, 'id' | 'title' | 'status' | 'relations'>

/** One event comes before another: `words` say how, seen from the later one. */
export interface Edge {
  readonly from: string
  readonly to: string
  readonly words: string
}

/** What an event waits for and what waits for it, by steps: columns from the first to the last, with the event itself in one of them. */
export interface Graph {
  readonly columns: readonly (readonly Node[])[]
  readonly edges: readonly Edge[]
}

/** Steps to either side, and events in a column. */
const MOST = { steps: 3, column: 5 } as const

/** How the earlier of two comes to be before the later: whose relation says so, and in what words. */
const ORDERS: Readonly<Partial<Record<string, { readonly isFirst: boolean; readonly words: string }>>> = {
  requires: { isFirst: false, words: 'waits for' },
  determines: { isFirst: true, words: 'is decided by' },
  before: { isFirst: true, words: 'after' },
  after: { isFirst: false, words: 'after' },
}

/** The graph around an event among others; null where nothing stands before it or after it. */
export function graphOf(event: Node, others: readonly Node[]): Graph | null {
  const nodes = new Map([event, ...others].map((node) => [node.id, node]))
  const edges = edgesOf(nodes)
  const before = stepsFrom(event.id, edges, ({ from, to }) => [to, from])
  const after = stepsFrom(event.id, edges, ({ from, to }) => [from, to], new Set(before.flat()))
  if (before.length + after.length === 0) return null
  const columns = [...before.toReversed(), [event.id], ...after].map((ids) => ids.map((id) => nodes.get(id)!))
  const column = new Map(columns.flatMap((list, i) => list.map(({ id }) => [id, i] as const)))
  const shown = edges.filter(({ from, to }) => (column.get(from) ?? Infinity) < (column.get(to) ?? -Infinity))
  return { columns, edges: shown }
}

/** Who comes before whom, each pair once: that one waits for the other counts for more than that it comes later. */
function edgesOf(nodes: ReadonlyMap<string, Node>): readonly Edge[] {
  const edges = new Map<string, Edge>()
  for (const { id, relations } of nodes.values()) {
    for (const { kind, event } of relations) {
      const order = ORDERS[kind]
      if (order === undefined || event === id || !nodes.has(event)) continue
      const [from, to] = order.isFirst ? [id, event] : [event, id]
      const known = edges.get(`${from} ${to}`)
      if (known === undefined || known.words === 'after') edges.set(`${from} ${to}`, { from, to, words: order.words })
    }
  }
  return [...edges.values()]
}

/** Events by how many steps they are away, along the edges as they are turned. */
function stepsFrom(
  start: string,
  edges: readonly Edge[],
  turned: (edge: Edge) => readonly [string, string],
  taken: ReadonlySet<string> = new Set(),
): string[][] {
  const seen = new Set([start, ...taken])
  const steps: string[][] = []
  for (let now = [start]; steps.length < MOST.steps;) {
    const next = new Set(edges.map(turned).flatMap(([near, far]) => (now.includes(near) && !seen.has(far) ? [far] : [])))
    if (next.size === 0) break
    now = [...next].slice(0, MOST.column)
    for (const id of now) seen.add(id)
    steps.push(now)
  }
  return steps
}
