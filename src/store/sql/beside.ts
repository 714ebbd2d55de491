import type { DayCount } from '../store.ts'
import type { Steps } from './steps.ts'
import { all } from './steps.ts'

/** A story, and how many of the reports that were asked for it has. */
export interface StoryRow {
  readonly story: string
  readonly n: number
}

const DAY = 86_400_000

/** Reports of each day that speak of an entity, by its id in the tables. */
export function* mentionDays(entity: string): Steps<DayCount[]> {
  const sql = `SELECT a.at / ${DAY} AS day, count(DISTINCT a.id) AS reports FROM entities n JOIN mentions m ON m.entity = n.first JOIN articles a ON a.no = m.no
    WHERE n.id = ? GROUP BY a.at / ${DAY} ORDER BY day`
  return (yield* all<{ day: number; reports: number }>(sql, entity)).map(({ day, reports }) => ({
    day: Number(day),
    reports: Number(reports),
  }))
}

/** Stories with reports on an event, most of them first. */
export function* storiesOfEvent(event: string): Steps<StoryRow[]> {
  const sql = `SELECT s.story, count(DISTINCT a.id) AS n FROM event_article x JOIN articles a ON a.no = x.no JOIN story_article s ON s.article = a.id
    WHERE x.event = ? GROUP BY s.story ORDER BY n DESC, s.story`
  return (yield* all<{ story: string; n: number }>(sql, event)).map(({ story, n }) => ({ story, n: Number(n) }))
}

/** The story of a report. */
export function* storiesOfReport(article: string): Steps<StoryRow[]> {
  return (yield* all<{ story: string }>('SELECT story FROM story_article WHERE article = ?', article)).map(({ story }) => ({ story, n: 1 }))
}
