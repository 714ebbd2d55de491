/** Upper ends of the classes of times, in seconds. */
const ENDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const

/** Kinds of addresses that are counted apart; all others count as `other`, so that nobody can make endless ones. */
const KINDS = new Set(
  'today diary event stories story said who reports a search changes corrections correct sources alerts saved read settings docs embed login logout api mcp metrics healthz readyz openapi'.split(
    ' ',
  ),
)

/** What an answered request counts as. */
export interface Answered {
  readonly method: string
  readonly path: string
  readonly status: number
  readonly seconds: number
}

/** One figure as /metrics has it. */
export interface Gauge {
  readonly name: string
  readonly help: string
  readonly type: 'counter' | 'gauge'
  readonly values: readonly (readonly [labels: Readonly<Record<string, string>>, value: number])[]
}

/** Counts answers. */
export interface Meter {
  add(answered: Answered): void
  /** Everything counted, in Prometheus' text form. */
  text(): string
}

/** A meter that has counted nothing yet. */
export function makeMeter(): Meter {
  const counts = new Map<string, { readonly labels: Readonly<Record<string, string>>; n: number }>()
  const times = new Map<string, { readonly classes: number[]; sum: number; n: number }>()
  return {
    add({ method, path, status, seconds }) {
      const kind = kindOf(path)
      const labels = {
        method: /^(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/.test(method) ? method : 'other',
        kind,
        status: String(status),
      }
      const key = Object.values(labels).join(' ')
      const count = counts.get(key) ?? { labels, n: 0 }
      counts.set(key, count)
      count.n++
      const time = times.get(kind) ?? { classes: ENDS.map(() => 0), sum: 0, n: 0 }
      times.set(kind, time)
      time.n++
      time.sum += seconds
      const at = ENDS.findIndex((end) => seconds <= end)
      if (at >= 0) time.classes[at]!++
    },
    text() {
      const answered = [...counts.values()].map(({ labels, n }) => [labels, n] as const)
      return (
        writeGauge({ name: 'daybook_http_requests_total', help: 'Answered requests.', type: 'counter', values: answered }) + histogram()
      )
    },
  }

  function histogram(): string {
    const name = 'daybook_http_request_seconds'
    const lines = [`# HELP ${name} Time until an answer began.`, `# TYPE ${name} histogram`]
    for (const [kind, { classes, sum, n }] of times) {
      let below = 0
      for (const [i, end] of ENDS.entries()) lines.push(`${name}_bucket${labelsOf({ kind, le: String(end) })} ${(below += classes[i]!)}`)
      lines.push(`${name}_bucket${labelsOf({ kind, le: '+Inf' })} ${n}`, `${name}_sum${labelsOf({ kind })} ${sum}`, `${name}_count${labelsOf({ kind })} ${n}`) // prettier-ignore
    }
    return `${lines.join('\n')}\n`
  }
}

/** What an address counts as: its first part, whatever comes behind; `list` where it is data. */
export function kindOf(path: string): string {
  const first = path.slice(1).split('/', 1)[0]!
  if (first === '') return path === '/' ? 'today' : 'other'
  const [name = '', form] = first.split('.', 2)
  if (path.startsWith('/event/') && /\.[a-z]{2,6}$/.test(path)) return 'list'
  if (form !== undefined) return name === 'openapi' ? 'openapi' : /^(?:ics|atom|rss|csv|json|jsonld|ninjs|plover)$/.test(form) && KINDS.has(name) ? 'list' : /^(?:css|js|svg)$/.test(form) ? 'file' : 'other' // prettier-ignore
  return first === 'fonts' ? 'file' : KINDS.has(name) ? name : 'other'
}

/** One figure in Prometheus' text form. */
export function writeGauge({ name, help, type, values }: Gauge): string {
  const lines = values.map(([labels, value]) => `${name}${labelsOf(labels)} ${value}`)
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.map((line) => `${line}\n`).join('')}`
}

function labelsOf(labels: Readonly<Record<string, string>>): string {
  const all = Object.entries(labels).map(([name, value]) => `${name}="${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`) // prettier-ignore
  return all.length === 0 ? '' : `{${all.join(',')}}`
}
