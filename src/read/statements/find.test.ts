import { existsSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadTrainedKit } from '../../../train/load.ts'
import { toArticle } from '../../intake/article.ts'
import type { Statement } from '../../record/index.ts'
import { analyse } from '../analyse.ts'
import { resolveEntities } from '../entities/resolve.ts'
import { findStatements } from './find.ts'

const hasModels = existsSync(path.resolve(import.meta.dirname, '../../../models/attribution.bin'))
const kit = hasModels ? loadTrainedKit() : null

interface Read {
  readonly text: string
  readonly statements: readonly Statement[]
  readonly slice: (span: readonly [number, number] | null) => string | null
}

function read(text: string, title?: string): Read {
  const article = toArticle({ id: 'example', text, ...(title ? { title } : {}), published: '2025-10-17' })
  if (!article.ok) throw new Error(article.message)
  const analysis = analyse(article.value, kit!)
  const statements = findStatements(analysis, resolveEntities(analysis, kit!), [], kit!).map((s) => s.statement)
  return { text: analysis.text, statements, slice: (span) => span && analysis.text.slice(...span) }
}

/** Sentence, source (null: none given), cue, words that the content holds. */
type Row = readonly [text: string, source: string | null, cue: string, content: string]

const FOUND: Readonly<Record<string, readonly Row[]>> = {
  'indirect speech': [
    ['The mayor said that the bridge would open in May.', 'The mayor', 'said', 'that the bridge would open in May'],
    ['Harbour officials confirmed on Monday that two ships had left.', 'Harbour officials', 'confirmed', 'that two ships had left'],
    ['Holm warned that the dam could fail.', 'Holm', 'warned', 'that the dam could fail'],
  ],
  'direct speech': [
    ['“We will open the bridge in May,” said Jens Holm.', 'Jens Holm', 'said', '“We will open the bridge in May,”'],
    ['Jens Holm said: “We will open the bridge in May.”', 'Jens Holm', 'said:', '“We will open the bridge in May.”'],
    ['"The vote was fair," the minister told reporters.', 'the minister', 'told', '"The vote was fair,"'],
  ],
  'according to': [
    ['According to the ministry, the talks ended on Friday.', 'the ministry', 'According to', 'the talks ended on Friday'],
    ['The talks ended on Friday, according to the ministry.', 'the ministry', 'according to', 'The talks ended on Friday'],
    ['According to Holm, the call took an hour.', 'Holm', 'According to', 'the call took an hour'],
    ["The road will be shut, according to the city's website.", "the city's website", 'according to', 'The road will be shut'],
  ],
  'called upon': [
    ['Holm appealed to both sides to return to the table.', 'Holm', 'appealed', 'to return to the table'],
    ['The mayor called on drivers to stay at home.', 'The mayor', 'called on', 'to stay at home'],
    ['The minister urged the council to vote.', 'The minister', 'urged', 'to vote'],
  ],
  'a clause at the end': [
    [
      'The two ministers will meet in Vellmar next week, the Harbour Times reports.',
      'the Harbour Times',
      'reports',
      'The two ministers will meet',
    ],
    ['The factory will close in spring, officials said.', 'officials', 'said', 'The factory will close in spring'],
    ['The bridge is safe, the engineer said.', 'the engineer', 'said', 'The bridge is safe'],
    ['The port has reopened, two officials told the Harbour Times.', 'two officials', 'told', 'The port has reopened'],
    ['Holm will not run again, he told the Harbour Times.', 'he', 'told', 'Holm will not run again'],
    [
      'The firm has moved six ships, a spokeswoman said, adding that delays were likely.',
      'a spokeswoman',
      'said',
      'The firm has moved six ships',
    ],
    [
      'Mayor Jens Holm, who was ill, has put off his visit, his office told reporters.',
      'his office',
      'told',
      'Mayor Jens Holm, who was ill, has put off his visit',
    ],
  ],
  'without a source': [
    ['The president is expected to travel to Vellmar.', null, 'is expected', 'to travel to Vellmar'],
    ['It was announced that the port would close.', null, 'was announced', 'that the port would close'],
    ['The council is believed to have paid the money.', null, 'is believed', 'to have paid the money'],
  ],
  'intention and belief': [
    ['The company plans to build a plant in Vellmar.', 'The company', 'plans', 'to build a plant in Vellmar'],
    ['The party wants to lower the tax.', 'The party', 'wants', 'to lower the tax'],
    ['Holm believes that the plan will fail.', 'Holm', 'believes', 'that the plan will fail'],
  ],
  'refusal and denial': [
    ['The ministry declined to comment.', 'The ministry', 'declined', 'to comment'],
    ['Holm denied that he had taken the money.', 'Holm', 'denied', 'that he had taken the money'],
    ['The bank refused to name the buyer.', 'The bank', 'refused', 'to name the buyer'],
  ],
}

const NOT_FOUND: readonly string[] = [
  'The bridge will open in May.',
  'The committee met on Friday in the town hall.',
  'The train left Vellmar at noon.',
  'Two ships sank near the harbour.',
]

describe.skipIf(!hasModels)('findStatements', () => {
  for (const [rule, rows] of Object.entries(FOUND)) {
    it.each(rows)(`${rule}: %s`, (text, source, cue, content) => {
      const { statements, slice } = read(text)
      const hit = statements.find((s) => slice(s.cue) === cue)
      expect(hit, JSON.stringify(statements.map((s) => slice(s.cue)))).toBeDefined()
      expect(slice(hit!.source.span)).toBe(source)
      expect(hit!.content.map(slice).join(' … ')).toContain(content)
      expect(hit!.within).toBeNull()
    })
  }

  it.each(NOT_FOUND)('nothing is said: %s', (text) => {
    expect(read(text).statements).toEqual([])
  })

  it('tells direct, indirect and mixed speech apart', () => {
    const kinds = ['“The plan is dead,” Holm said.', 'Holm said the plan was dead.', 'Holm said the plan was “dead on arrival”.'].map(
      (t) => read(t).statements[0]?.kind,
    )
    expect(kinds).toEqual(['direct', 'indirect', 'mixed'])
  })

  it('keeps the one spoken to apart', () => {
    const { statements, slice } = read('Holm told reporters that the plan was dead.')
    expect(statements[0] && slice(statements[0].recipient)).toBe('reporters')
    expect(slice(statements[0]!.content[0]!)).toBe('that the plan was dead')
  })

  it('puts an outlet around what it relays', () => {
    const { statements, slice } = read('The mayor is expected to resign before the council meets on Friday, the Harbour Times reports.')
    const outer = statements.find((s) => slice(s.cue) === 'reports')!
    const inner = statements.find((s) => slice(s.cue) === 'is expected')!
    expect(outer.within).toBeNull()
    expect(inner.within).toBe(outer.id)
    expect(inner.relay).toBe('named')
  })

  it('carries a quotation over the end of a paragraph', () => {
    const { statements, slice } = read('“We began in spring,” said Jens Holm. “We will end in autumn.\n\n“Then the bridge will open.”')
    expect(statements).toHaveLength(1)
    expect(statements[0]!.content.map(slice)).toEqual(['“We began in spring,”', '“We will end in autumn.', '“Then the bridge will open.”'])
  })

  it('reads the mark at the end of a headline', () => {
    const { statements, slice } = read(
      'The body of the report follows here.\n\nLatest news\n- Harbour Chief Denies Role in Bridge Sale — Reuters\n- Ministry To Close Old Port\n- Ferry Line Opens',
    )
    const mark = statements.find((s) => s.rule === 'headline.trailing')!
    expect(slice(mark.source.span)).toBe('Reuters')
    expect(slice(mark.content[0]!)).toBe('Harbour Chief Denies Role in Bridge Sale')
  })

  it('gives pronouns and titles their speaker', () => {
    const { statements } = read(
      'Transport Minister Jens Holm visited Vellmar on Monday. He said the bridge was safe. The minister added that trains would run.',
    )
    expect(statements.map((s) => s.source.name)).toEqual(['Jens Holm', 'Jens Holm'])
    expect(new Set(statements.map((s) => s.source.entity)).size).toBe(1)
  })

  it('leaves unnamed sources unnamed, with their description', () => {
    const { statements } = read('A senior official at the ministry said the talks had failed.')
    expect(statements[0]!.source).toMatchObject({ anonymous: true })
    expect(statements[0]!.source.name).toMatch(/^senior official/)
  })

  it('stays in order and inside the text for odd input', () => {
    for (const text of ['according to', 'said', '“', '" said " said "', 'He said: ', ', X reports.', '“a” “b” “c said “d”']) {
      for (const s of read(`${text}\n\nThe end came.`).statements) expect(s.span[0]).toBeLessThanOrEqual(s.span[1])
    }
  })
})
