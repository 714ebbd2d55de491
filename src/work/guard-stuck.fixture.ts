import { parentPort } from 'node:worker_threads'

// A thread that gets stuck over some pages, as a parser with a fault would.
parentPort?.on('message', ({ id, task }: { id: number; task: { input: { id: string; html: string } } }) => {
  const { html } = task.input
  if (html.includes('endless')) for (;;) Math.random()
  const held: unknown[] = []
  if (html.includes('greedy')) for (;;) held.push(new Array(100_000).fill(held.length))
  if (html.includes('crash')) process.exit(3)
  parentPort?.postMessage({ id, answer: { kind: 'take', taken: { article: { id: task.input.id }, notes: [] } } })
})
parentPort?.postMessage({ id: 0 })
