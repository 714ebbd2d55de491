import { openRecord } from '../src/store/open.ts'
import { parseQuery } from '../src/store/query.ts'
import type { Query } from '../src/store/query.ts'
import { processorTime } from './processor-time.ts'

/**
 * Asks a record what people ask it, in a process of its own: pages are made by a thread whose heap holds nothing of what linking
 * remembers, and commands open the record anew. `node test/growth-questions.fixture.ts FILE` prints what each question costs.
 */

/** Milliseconds of processor time of one question. */
export interface Costs {
  /** A page of fifty lines of the diary, from one of the last days on. */
  readonly diary: number
  /** A page of what is found for the name of somebody in that diary. */
  readonly search: number
  /** The same for a word that stands in a part of all reports. */
  readonly common: number
}

/** Questions of each kind. */
const KINDS = 15

/** How often each is asked before anything counts, so that all code is compiled, and how often then. */
const WARM = 40
const TIMES = 20

async function costs(file: string): Promise<Costs> {
  const store = await openRecord(file, { readOnly: true })
  try {
    const newest = (await store.newest()) ?? 0
    const dayBefore = (days: number): string => new Date(newest - days * 86_400_000).toISOString().slice(0, 10)
    const days = Array.from({ length: KINDS }, (_, i) => dayBefore(2 + (i % 5)))
    const rows = await store.diary(queryOf(`after:${dayBefore(4)}`), { limit: 50 })
    const names = [...new Set(rows.flatMap(({ who }) => who))].filter((name) => name.includes(' ')).slice(0, KINDS)
    return {
      diary: await middle(days.map((one) => () => store.diary(queryOf(`after:${one}`), { limit: 50 }))),
      search: await middle(names.map((name) => () => store.search(queryOf(`"${name}"`), { limit: 20 }))),
      common: await middle(days.map(() => () => store.search(queryOf('parliament'), { limit: 20 }))),
    }
  } finally {
    await store.close()
  }
}

function queryOf(text: string): Query {
  const parsed = parseQuery(text)
  if (!parsed.ok) throw new Error(parsed.message)
  return parsed.query
}

/** The middle one of what some questions cost. */
async function middle(questions: readonly (() => Promise<unknown>)[]): Promise<number> {
  const spent: number[] = []
  for (let round = 0; round < WARM + TIMES; round++)
    for (const question of questions) {
      const began = processorTime()
      await question()
      if (round >= WARM) spent.push(processorTime() - began)
    }
  return spent.sort((a, b) => a - b)[spent.length >> 1]!
}

const [file] = process.argv.slice(2)
if (file !== undefined) process.stdout.write(`${JSON.stringify(await costs(file))}\n`)
