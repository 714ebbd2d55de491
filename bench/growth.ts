/** One sentence of n words, then of 8n: the exponent of growth of the reading time. Prints figures as JSON. */
import { toArticle } from '../src/intake/article.ts'
import { read } from '../src/read/read.ts'
import { loadKit } from '../src/work/kit.ts'
import type { Figure } from './floors.ts'

const SHORT = 1000
const FACTOR = 8
const kit = await loadKit()
const clause = 'the mayor of Lowmark said that the council would meet in Harrowmere on Friday before the vote and '

function seconds(words: number): number {
  const text = `${clause.repeat(Math.ceil(words / 18))}left.`
  const result = toArticle({ id: 'long', text, published: '2025-10-17', language: 'en' })
  if (!result.ok) throw new Error(result.message)
  const began = process.cpuUsage()
  read(result.value, kit)
  const { user, system } = process.cpuUsage(began)
  return (user + system) / 1e6
}

seconds(SHORT)
const short = Math.min(seconds(SHORT), seconds(SHORT), seconds(SHORT))
const long = Math.min(seconds(SHORT * FACTOR), seconds(SHORT * FACTOR))
const figures: Figure[] = [
  {
    name: 'own',
    metric: 'growth of reading time with sentence length, exponent',
    value: Math.log(long / short) / Math.log(FACTOR),
    n: SHORT * FACTOR,
    note: `${short.toFixed(2)} s, then ${long.toFixed(2)} s`,
  },
]
process.stdout.write(JSON.stringify(figures))
