import { parseStamp } from '../dates.ts'

/** The date that a feed gives: RFC 3339, without a zone where it names none, "2025-10-17" or less where it says less; null where it is none. */
export function parseFeedDate(text: string): string | null {
  return parseStamp(text)?.value ?? null
}
