import { FAMILIES } from '../../lang/en/events/families.ts'

/** Names of kinds of events with the rows in which they stand. */
const ROWS = new Map<string, string[]>()
for (const row of FAMILIES) for (const name of row.split(' ')) ROWS.set(name, [...(ROWS.get(name) ?? []), row])

/** Other words by which the same event may be called: "summit" gives "meeting", "talks", … Of a plural, those of its singular as well. */
export function otherNamesOf(word: string): readonly string[] {
  const name = word.toLowerCase()
  const rows = ROWS.get(name) ?? ROWS.get(name.replace(/s$/, '')) ?? []
  return [...new Set(rows.flatMap((row) => row.split(' ')))].filter((other) => other !== name)
}
