import { parentPort } from 'node:worker_threads'

// Stands for a thread that reads, and ends over one report.
parentPort?.on('message', ({ id, article }: { id: number; article: { readonly id: string } }) => {
  if (article.id === 'end') process.exit(1)
  parentPort?.postMessage({ id, result: { ok: true, rest: { format: 'daybook.reading/1', engine: { version: '0', models: 'none' } } } })
})
