import type { Graph, Node } from '../view/graph.ts'
import { STATUS_FACES } from '../view/status.ts'
import { eventHref } from './layout.tsx'

/** Boxes, the room between them, and how much of a title a line holds. */
const BOX = { width: 190, height: 62, gap: 16, between: 96, letters: 27 } as const

interface Spot {
  readonly node: Node
  readonly x: number
  readonly y: number
}

/** What an event waits for on its left, what waits for it on its right; the list below says the same. */
export function GraphPicture({ graph, id }: { graph: Graph; id: string }) {
  const most = Math.max(...graph.columns.map((column) => column.length))
  const height = most * (BOX.height + BOX.gap) - BOX.gap + 4
  const width = graph.columns.length * (BOX.width + BOX.between) - BOX.between + 4
  const spots = new Map(graph.columns.flatMap((column, i) => spotsOf(column, i, height)).map((spot) => [spot.node.id, spot]))
  return (
    <div class="scroll" tabindex={0} role="region" aria-label="What comes before and after">
      <svg
        class="graph"
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        role="group"
        aria-label="Events by what they wait for"
      >
        {graph.edges.map(({ from, to, words }) => (
          <Arrow from={spots.get(from)!} to={spots.get(to)!} words={words} />
        ))}
        {[...spots.values()].map((spot) => (
          <Box spot={spot} isSelf={spot.node.id === id} />
        ))}
      </svg>
    </div>
  )
}

/** A column stands in the middle of the height. */
function spotsOf(column: readonly Node[], index: number, height: number): Spot[] {
  const top = (height - column.length * (BOX.height + BOX.gap) + BOX.gap) / 2
  return column.map((node, i) => ({ node, x: 2 + index * (BOX.width + BOX.between), y: Math.round(top + i * (BOX.height + BOX.gap)) }))
}

function Box({ spot: { node, x, y }, isSelf }: { spot: Spot; isSelf: boolean }) {
  const { tone, mark, word } = STATUS_FACES[node.status]
  const box = (
    <>
      <rect class={isSelf ? 'box self' : 'box'} x={x} y={y} width={BOX.width} height={BOX.height} rx="8" />
      {linesOf(node.title).map((line, i) => (
        <text x={x + 12} y={y + 19 + i * 15}>
          {line}
        </text>
      ))}
      <text class={`state ${tone}`} x={x + 12} y={y + BOX.height - 9}>
        {`${mark} ${word}`}
      </text>
    </>
  )
  if (isSelf) return <g>{box}</g>
  return (
    <a href={eventHref(node.id)}>
      <title>{`${node.title}: ${word}`}</title>
      {box}
    </a>
  )
}

/** From the right side of what comes first to the left side of what comes after, with the words above the beginning. */
function Arrow({ from, to, words }: { from: Spot; to: Spot; words: string }) {
  const [x1, y1] = [from.x + BOX.width, from.y + BOX.height / 2]
  const [x2, y2] = [to.x, to.y + BOX.height / 2]
  const middle = x2 - BOX.between / 2
  return (
    <>
      <path class="path" d={`M${x1} ${y1} C${middle} ${y1} ${middle} ${y2} ${x2 - 7} ${y2}`} />
      <path class="head" d={`M${x2 - 8} ${y2 - 5} L${x2} ${y2} L${x2 - 8} ${y2 + 5} z`} />
      <text class="tick" x={x1 + 8} y={y1 - 7}>
        {words}
      </text>
    </>
  )
}

/** A title on two lines at most. */
function linesOf(title: string): readonly string[] {
  const lines = ['']
  for (const word of title.split(' ')) {
    const last = lines.at(-1)!
    if (last !== '' && last.length + 1 + word.length > BOX.letters) lines.push(word)
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`
  }
  const shown = lines.slice(0, 2).map((line) => (line.length > BOX.letters ? `${line.slice(0, BOX.letters - 1)}…` : line))
  return lines.length > 2 ? [shown[0]!, `${shown[1]!.slice(0, BOX.letters - 2)} …`] : shown
}
