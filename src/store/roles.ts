import { COUNTRY_ROWS } from '../lang/en/gazetteer/countries.ts'
import type { EntityRecord, RoleFact } from '../record/index.ts'

type Role = EntityRecord['roles'][number]

/** Countries by every name and by the words for what is theirs. */
const COUNTRY = new Map(
  COUNTRY_ROWS.flatMap(({ code, names, people }) => [...names, ...people].map((name) => [name.toLowerCase(), code] as const)),
)

/**
 * Roles as reports give them, each once: a body that goes by two names is one, and where only one body is known for a title, a report
 * that leaves it out means that one. The first report stands for it; it lasts from the earliest, until the first that calls it former.
 */
export function rolesOf(facts: Iterable<RoleFact>): readonly Role[] {
  const roles: { role: Role; readonly title: string; body: string | null }[] = []
  for (const fact of facts) {
    const title = fact.title.toLowerCase()
    const body = fact.of === null ? null : bodyOf(fact.of)
    const same = roles.filter((each) => each.title === title)
    const known = same.find((each) => each.body === body) ?? (body === null ? same[0] : same.find((each) => each.body === null))
    if (known === undefined) roles.push({ title, body, role: roleOf(fact) })
    else {
      known.role = joined(known.role, fact)
      known.body ??= body
    }
  }
  return roles.map(({ role }) => role)
}

function bodyOf(name: string): string {
  const plain = name.toLowerCase().replace(/^the /, '')
  return COUNTRY.get(plain) ?? plain
}

function roleOf({ title, of, from, standing, article, span }: RoleFact): Role {
  return { title, of, from, until: standing === 'former' ? from : null, article, span }
}

/** The report that first names the body stands for a role. */
function joined(known: Role, fact: RoleFact): Role {
  const until = known.until ?? (fact.standing === 'former' ? fact.from : null)
  const from = fact.from < known.from ? fact.from : known.from
  const { of, article, span } = known.of === null && fact.of !== null ? fact : known
  return { ...known, of, article, span, from, until }
}
