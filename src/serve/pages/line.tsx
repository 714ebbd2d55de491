import type { CombinedLine } from '../view/combined.ts'
import type { DiaryLine, Evidence } from '../view/diary.ts'
import { outletOf, saysWords } from '../view/said.ts'
import { STATUS_FACES } from '../view/status.ts'
import { dayWords } from '../view/when.ts'
import { Badge, Icon } from './icons.tsx'
import { articleHref } from './layout.tsx'

/** Pieces of evidence shown at once; the others open with the history. */
const MOST_EVIDENCE = 1

/** One line of the diary: when, status, title, who, where, what it waits for, the sentence it rests on. */
export function Line({ line }: { line: CombinedLine }) {
  const { newest, history } = line
  const [first, ...more] = newest.evidence
  return (
    <li class="ev">
      <Time line={newest} />
      <div>
        <div class="row first">
          <Badge status={newest.event.status} />
        </div>
        <h3>{newest.event.title}</h3>
        <Who line={newest} />
        {newest.waitsFor.map((title) => (
          <p class="cond">
            <Icon name="waits" />
            <span>Waits for: {title}</span>
          </p>
        ))}
        {newest.notes.length > 0 && (
          <p class="cond note">
            <Icon name="note" />
            <span>{newest.notes.join(' · ')}</span>
          </p>
        )}
        {first && <Quote line={newest} evidence={first} />}
        <More line={line} others={more.slice(MOST_EVIDENCE - 1)} count={history.length} />
      </div>
    </li>
  )
}

function Time({ line }: { line: DiaryLine }) {
  const { when } = line
  const published = line.reading.article.published
  if (when === null) {
    const by = line.section === 'earlier' && published ? dayWords(published.value) : null
    return (
      <div class="when">
        <b>no date</b>
        {by !== null && <small>reported {shortDay(by)}</small>}
      </div>
    )
  }
  return (
    <div class="when">
      {when.clock === null ? <b>{when.day === null ? 'some time' : 'no time'}</b> : <b>{when.clock}</b>}
      {line.whenWords !== null && <small>“{line.whenWords}”</small>}
    </div>
  )
}

/** "Friday 17 October 2025" -> "17 Oct". */
function shortDay(words: string): string {
  const [, day = '', month = ''] = words.split(' ')
  return `${day} ${month.slice(0, 3)}`
}

function Who({ line }: { line: DiaryLine }) {
  if (line.participants.length === 0 && line.place === null) return null
  return (
    <div class="row">
      {line.participants.map(({ name, role }) => (
        <span class="chip">
          <span class="av" aria-hidden="true">
            {initials(name)}
          </span>
          {name}
          {role !== null && <span class="muted">{role}</span>}
        </span>
      ))}
      {line.place !== null && (
        <span class="chip muted">
          <Icon name="place" />
          {line.place}
        </span>
      )}
    </div>
  )
}

function initials(name: string): string {
  const capitals = name.split(/[\s-]+/).map((word) => [...word][0] ?? '')
  return `${capitals[0] ?? ''}${capitals.length > 1 ? (capitals.at(-1) ?? '') : ''}`.toUpperCase()
}

function Quote({ line, evidence }: { line: DiaryLine; evidence: Evidence }) {
  const { snippet, by } = evidence
  const { article } = line.reading
  const published = article.published && dayWords(article.published.value)
  return (
    <blockquote class="q">
      {snippet.before}
      <mark>{snippet.hit}</mark>
      {snippet.after}
      <cite>
        <a href={articleHref(article.id, snippet.part)}>
          {outletOf(line.reading)}, {snippet.place}
        </a>
        {published !== null && ` · ${shortDay(published)}`}
        {by !== null && ` · ${saysWords(by)}`}
      </cite>
    </blockquote>
  )
}

function More({ line, others, count }: { line: CombinedLine; others: readonly Evidence[]; count: number }) {
  if (others.length === 0 && count < 2) return null
  return (
    <details>
      <summary>
        <Icon name="more" />
        {count > 1 ? `History · ${count} reports` : `${others.length} more ${others.length === 1 ? 'sentence' : 'sentences'}`}
      </summary>
      {others.map((evidence) => (
        <Quote line={line.newest} evidence={evidence} />
      ))}
      {count > 1 && (
        <ol class="hist">
          {line.history.map((step) => (
            <Step line={step} />
          ))}
        </ol>
      )}
    </details>
  )
}

function Step({ line }: { line: DiaryLine }) {
  const { tone, word } = STATUS_FACES[line.event.status]
  const { article } = line.reading
  const published = article.published && dayWords(article.published.value)
  const evidence = line.evidence[0]
  return (
    <li class={tone}>
      <b>{word}</b>
      {line.when === null ? '' : ` for ${line.when.stretch}${line.when.clock === null ? '' : `, ${line.when.clock}`}`}
      {evidence?.by == null ? '' : `, ${saysWords(evidence.by)}`} ·{' '}
      <a href={articleHref(article.id, evidence?.snippet.part)}>
        {outletOf(line.reading)}
        {published === null ? '' : `, ${shortDay(published)}`}
      </a>
    </li>
  )
}
