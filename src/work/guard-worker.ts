import { parentPort } from 'node:worker_threads'
import { toArticle } from '../intake/article.ts'
import { parseFeed } from '../intake/feed/parse.ts'
import type { GuardAnswer, GuardTask } from './guard.ts'
import { takeInput } from './read-input.ts'

// The thread behind guard.ts: what strangers wrote is taken apart here, where it can be stopped.
parentPort?.on('message', ({ id, task }: { id: number; task: GuardTask }) => {
  let answer: GuardAnswer
  try {
    if (task.kind === 'feed') answer = { kind: 'feed', feed: parseFeed(task.bytes, task.hint) }
    else if (task.kind === 'take') answer = { kind: 'take', taken: takeInput(task.input) }
    else answer = { kind: 'article', result: toArticle(task.input) }
  } catch (error) {
    answer = {
      kind: 'fault',
      error: (error as Error).stack?.split('\n').slice(0, 2).join(' ').replace(/\s+/g, ' ').slice(0, 300) ?? 'unknown',
    }
  }
  parentPort?.postMessage({ id, answer })
})
parentPort?.postMessage({ id: 0 })
