import { expect, test } from 'vitest'
import { STATUSES } from '../src/read/events/groups.ts'
import { OWN_ACTS, PLOVER_ACTS } from '../src/record/index.ts'
import { SHARED } from '../test/checkout.ts'
import { locate, markedNews, newsReports, ownReports } from './events/gold.ts'

const reports = ownReports()
const timesIn = (text: string, words: string): number => text.split(words).length - 1

test('our own reports have each an id, a day, a title at the head of the text, and events', () => {
  expect(reports.length).toBeGreaterThan(400)
  expect(new Set(reports.map((r) => r.id)).size).toBe(reports.length)
  const odd = reports.filter((r) => !/^\d{4}-\d\d-\d\d$/.test(r.published) || !r.text.startsWith(`${r.title}\n\n`) || r.events.length === 0)
  expect(odd.map((r) => r.id)).toEqual([])
})

test('every event is found in its text, once, with a known act and status, and names what the text names', () => {
  const faults: string[] = []
  for (const { id, text, events } of reports) {
    for (const e of events) {
      for (const x of [e, ...(e.also ?? [])]) {
        if (timesIn(text, x.in) !== 1 || timesIn(x.in, x.trigger) !== 1 || locate(text, x) === null) faults.push(`${id}: ${x.in}`)
      }
      if (!([...PLOVER_ACTS, ...OWN_ACTS] as readonly string[]).includes(e.act) || !(STATUSES as readonly string[]).includes(e.status))
        faults.push(`${id}: ${e.act} ${e.status}`)
      for (const words of [...e.participants, e.place, e.time_text])
        if (words !== null && !text.includes(words)) faults.push(`${id}: ${words}`)
      if ((e.time === null) !== (e.time_text === null)) faults.push(`${id}: ${e.time} without its words`)
    }
  }
  expect(faults).toEqual([])
})

const news = markedNews()

test('marked news is places in texts, none of their words: within the text, with known acts, statuses and targets', () => {
  expect(news.length).toBeGreaterThan(140)
  expect(new Set(news.map((r) => r.id)).size).toBe(news.length)
  const faults: string[] = []
  for (const { id, length, events } of news)
    for (const e of events) {
      for (const span of [e.trigger, ...e.also, ...e.participants, e.place, e.timeText])
        if (span !== null && !(span[0] >= 0 && span[0] < span[1] && span[1] <= length)) faults.push(`${id}: ${span.join('-')}`)
      if (!([...PLOVER_ACTS, ...OWN_ACTS] as readonly string[]).includes(e.act) || !(STATUSES as readonly string[]).includes(e.status))
        faults.push(`${id}: ${e.act} ${e.status}`)
      if ((e.time === null) !== (e.timeText === null)) faults.push(`${id}: ${e.time} without its words`)
      if (e.relations.some(({ target }) => events[target] === undefined)) faults.push(`${id}: a relation to no event`)
    }
  expect(faults).toEqual([])
})

test.skipIf(SHARED === null)('marked news finds its words in the texts of the corpus: whole ones, without blanks at their ends', () => {
  const words = newsReports().flatMap((r) => r.events.flatMap((e) => [e.trigger, ...e.participants, e.place, e.time_text]))
  expect(words.filter((one) => one !== null && (one === '' || one.trim() !== one))).toEqual([])
  expect(words.length).toBeGreaterThan(3000)
})
