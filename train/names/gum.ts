import type { EntityKind } from '../../src/record/index.ts'
import { TITLES } from '../../src/lang/en/gazetteer/index.ts'
import { readShared } from '../corpora.ts'
import type { MarkedName, NamedText, Source } from './sources.ts'

/** Genres of GUM whose texts are openly licensed; its news is among our own reports. */
const OPEN_GENRES = ['interview', 'bio', 'speech', 'textbook', 'vlog', 'voyage', 'conversation']

const GUM: Source = { name: 'gum', weight: 0.4, unmarked: ['group', 'event', 'thing', 'facility'] }

const KINDS: Readonly<Record<string, readonly EntityKind[]>> = {
  person: ['person'],
  place: ['place', 'facility'],
  organization: ['organisation'],
  event: ['event'],
  object: ['thing'],
}
const TITLE_WORDS = new Set(TITLES.flatMap((row) => row.split(' ')))

interface Token {
  readonly form: string
  readonly xpos: string
  readonly start: number
  readonly end: number
}

interface Open {
  readonly id: string
  readonly type: string
  readonly from: number
}

/** GUM, open genres: entities whose words are all proper nouns are names; other proper nouns are left open. */
export function readGum(): NamedText[] {
  const out: NamedText[] = []
  for (const block of readShared('corpora/ud-gum/en_gum-ud-train.conllu.gz').split(/(?=^# newdoc id)/m)) {
    const id = /^# newdoc id = (\S+)/.exec(block)?.[1]
    if (id && OPEN_GENRES.includes(id.split('_')[1] ?? '')) out.push(readDocument(id, block))
  }
  return out
}

function readDocument(id: string, block: string): NamedText {
  let text = ''
  const lines: [number, number][] = []
  const names: MarkedName[] = []
  let open: Open[] = []
  for (const sentence of block.split(/\n\n/)) {
    const rows = sentence.split('\n').filter((l) => /^\d+\t/.test(l)).map((l) => l.split('\t')) // prettier-ignore
    if (rows.length === 0) continue
    if (text !== '') text += sentence.includes('# newpar') ? '\n' : ' '
    const base = text.length
    const tokens: Token[] = []
    const spans: [string, number, number][] = []
    open = []
    rows.forEach((row, i) => {
      tokens.push({ form: row[1]!, xpos: row[4]!, start: text.length, end: text.length + row[1]!.length })
      text += row[1]! + (row[9]!.includes('SpaceAfter=No') || i + 1 === rows.length ? '' : ' ')
      const entity = /(?:^|\|)Entity=([^|]*)/.exec(row[9]!)?.[1]
      if (entity) readBrackets(entity, i, open, spans)
    })
    lines.push([base, text.length])
    names.push(...namesOf(tokens, spans))
  }
  return { id, source: GUM, title: null, text, pieces: null, lines, names }
}

/** Brackets like "(3-place-…)", "(9-person-…", "9)" at token `i`. */
function readBrackets(entity: string, i: number, open: Open[], spans: [string, number, number][]): void {
  for (const [, begin, id, type, close] of entity.matchAll(/(\((\d+)-([a-z]+)[^()]{0,200})|(\d+)\)|\)/g)) {
    if (begin) open.push({ id: id!, type: type!, from: i })
    else {
      const k = close ? open.findLastIndex((o) => o.id === close) : open.length - 1
      const [done] = k < 0 ? [] : open.splice(k, 1)
      if (done) spans.push([done.type, done.from, i + 1])
    }
  }
}

const isProper = (token: Token): boolean => /^NNPS?$/.test(token.xpos) && /^\p{Lu}/u.test(token.form)
const isJoint = (token: Token): boolean => /^(?:of|the|and|for|de|la|du|del|al|von|van|bin|-|’s|'s|&|\.)$/i.test(token.form)

function namesOf(tokens: readonly Token[], spans: readonly (readonly [string, number, number])[]): MarkedName[] {
  const out: MarkedName[] = []
  const covered = new Uint8Array(tokens.length)
  for (const [type, a, b] of [...spans].sort((x, y) => y[2] - y[1] - (x[2] - x[1]))) {
    let from = a
    let to = b
    while (from < to && !isProper(tokens[from]!)) from++
    while (to > from && !isProper(tokens[to - 1]!)) to--
    // only determiners before and a possessive or quotes after may be left out
    const isWhole =
      tokens.slice(a, from).every((t) => /^(?:DT|PRP\$|``|-LRB-)$/.test(t.xpos)) &&
      tokens.slice(to, b).every((t) => /^(?:POS|''|-RRB-)$/.test(t.xpos))
    if (to === from || !isWhole || covered[from] === 1 || !tokens.slice(from, to).every((t) => isProper(t) || isJoint(t))) continue
    if (type === 'person')
      while (from < to - 1 && isProper(tokens[from + 1]!) && TITLE_WORDS.has(tokens[from]!.form.toLowerCase())) covered[from++] = 1
    covered.fill(1, from, to)
    out.push({ start: tokens[from]!.start, end: tokens[to - 1]!.end, kinds: KINDS[type] ?? [] })
  }
  tokens.forEach((t, i) => { if (covered[i] === 0 && isProper(t)) out.push({ start: t.start, end: t.end, kinds: [] }) }) // prettier-ignore
  return out
}
