import { existsSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadTrainedKit } from '../../../train/load.ts'
import { toArticle } from '../../intake/article.ts'
import type { Entity } from '../../record/index.ts'
import { analyse } from '../analyse.ts'
import type { Entities } from '../analysis.ts'
import { entityOfPhrase } from './phrase-entity.ts'
import { resolveEntities } from './resolve.ts'

const hasModels = existsSync(path.resolve(import.meta.dirname, '../../../models/names.bin'))
const kit = hasModels ? loadTrainedKit() : null

function read(text: string): {
  text: string
  entities: Entities
  find: (name: string) => Entity | undefined
  forms: (e: Entity | undefined) => string[]
} {
  const article = toArticle({ id: 'example', text, published: '2025-10-17' })
  if (!article.ok) throw new Error(article.message)
  const analysis = analyse(article.value, kit!)
  const entities = resolveEntities(analysis, kit!)
  return {
    text: analysis.text,
    entities,
    find: (name) => entities.list.find((e) => e.name === name),
    forms: (e) => e?.mentions.map((m) => analysis.text.slice(...m.span)) ?? [],
  }
}

/** Sentence, person, title, of, standing. */
const ROLES: readonly (readonly [string, string, string, string | null, string])[] = [
  ['Norwegian Foreign Minister Lars Dahl flew to Paris.', 'Lars Dahl', 'Foreign Minister', 'Norway', 'present'],
  ['German Chancellor Anna Weber spoke to the press.', 'Anna Weber', 'Chancellor', 'Germany', 'present'],
  ['Former French President Paul Lambert arrived in Berlin.', 'Paul Lambert', 'President', 'France', 'former'],
  ['Jens Holm, the mayor of Aarhus, opened the bridge.', 'Jens Holm', 'mayor', 'Aarhus', 'present'],
  ['Acting Defence Minister Peter Novak signed the paper.', 'Peter Novak', 'Defence Minister', null, 'acting'],
  ['U.S. Secretary of State John Miller met the envoys.', 'John Miller', 'Secretary of State', 'U.S.', 'present'],
]

describe.skipIf(!hasModels)('resolveEntities', () => {
  it.each(ROLES)('role: %s', (text, name, title, of, standing) => {
    const { find, text: all } = read(text)
    const role = find(name)?.roles[0]
    expect(role).toMatchObject({ title, of, standing })
    expect(all.slice(...role!.span)).toContain(title)
  })

  it('puts full names, short names, titles and pronouns together', () => {
    const { find, forms } = read(
      'Danish Prime Minister Karen Holm visited Oslo on Monday. Holm met the king. She said the talks were good. The prime minister left at noon.',
    )
    expect(forms(find('Karen Holm'))).toEqual(expect.arrayContaining(['Karen Holm', 'Holm', 'She', 'The prime minister']))
  })

  it.each([
    [
      'the one who has that office',
      'Deputy mayor resigns',
      'Deputy mayor Jens Holm resigned on Monday. Mayor Karen Dahl thanked Holm.',
      true,
    ],
    ['nobody where two have it', 'Minister resigns', 'Minister Jens Holm resigned on Monday. Minister Karen Dahl thanked him.', false],
    ['nobody of another rank', 'Deputy mayor resigns', 'Mayor Jens Holm spoke of the case on Monday.', false],
    ['nobody who had it once', 'Mayor resigns', 'Former mayor Jens Holm spoke of the case on Monday.', false],
  ])('an office without an article in a headline is %s', (_, title, body, isHis) => {
    const article = toArticle({ id: 'example', title, text: body, published: '2025-10-17' })
    if (!article.ok) throw new Error(article.message)
    const { list } = resolveEntities(analyse(article.value, kit!), kit!)
    const holm = list.find((e) => e.name === 'Jens Holm')!
    expect(holm.mentions.some((m) => m.span[0] === 0)).toBe(isHis)
  })

  it('takes no noun of many for the title of one person', () => {
    const { find } = read('The president flew to Oslo for talks with Prime Minister Karen Holm, officials of both countries said.')
    expect(find('Karen Holm')?.roles.map((r) => r.title)).toEqual(['Prime Minister'])
  })

  it('names what a genitive is of without the genitive', () => {
    const { entities } = read("The road will be shut, the company's engineer said. The organisers' website gave no reason.")
    const names = entities.list.map((e) => e.name)
    expect(names).toEqual(expect.arrayContaining(['company', 'organisers']))
    expect(names.filter((name) => /['’]s?$/.test(name))).toEqual([])
  })

  it.each([
    ['A Danish consortium may buy the port of Esbjerg. The consortium, Norse Hydro Group, said on Monday that it had the money.', true],
    ['A Danish consortium may buy the port of Esbjerg. The consortium, Norse Hydro Group and the town signed on Monday.', false],
    ['A Danish consortium may buy the port of Esbjerg. According to the consortium, Norse Hydro Group, which sells coal, has left.', false],
  ])('a body whose name stands right after it is that name: %s', (text, isOne) => {
    const { find, forms } = read(text)
    expect(forms(find('Norse Hydro Group')).includes('The consortium')).toBe(isOne)
    expect(forms(find('Norse Hydro Group')).includes('A Danish consortium')).toBe(isOne)
  })

  it.each([
    ['One senator, Karen Dahl, left the hall on Monday.', true],
    ['One senator, Karen Dahl and the mayor left the hall on Monday.', false],
  ])('a person whose name explains the noun before it is that person: %s', (text, isOne) => {
    expect(read(text).forms(read(text).find('Karen Dahl')).includes('One senator')).toBe(isOne)
  })

  it.each([
    [
      'A gunman attacked two guards in Aarhus. Police arrested the suspect at noon. The suspect was identified as Peter Novak.',
      ['A gunman', 'the suspect', 'The suspect'],
    ],
    ['A man threw a bottle in Aarhus. Police detained the man, later identified as Peter Novak, on Monday.', ['A man', 'the man']],
    ['A gunman attacked two guards in Aarhus. Peter Novak was arrested on Monday. The suspect denies it.', ['A gunman', 'The suspect']],
    ['A gunman attacked two guards in Aarhus. Peter Novak, a doctor, treated the suspect. Karen Dahl saw it.', []],
    ['A gunman attacked a guard in Aarhus. Another suspect fled. Peter Novak was arrested on Monday.', []],
    ['Two gunmen shot a guard in Aarhus. The suspect denies it. Peter Novak was arrested on Monday.', []],
    ['A gunman attacked a guard in Aarhus. Peter Novak was arrested on Monday. Lars Holm was charged on Friday.', []],
  ])('one who is suspected has the name as which he is held: %s', (text, wanted) => {
    const { find, forms } = read(text)
    const nouns = forms(find('Peter Novak')).filter((form) => /gunman|suspect|man$/.test(form))
    expect(new Set(nouns)).toEqual(new Set(wanted))
  })

  it.each([
    ['The UK Supreme Court ruled on Monday. The Supreme Court of the United Kingdom was unanimous. The Supreme Court sits today.', 1],
    ['The Chilean Senate met on Monday. The Senate voted at noon.', 1],
    ['The Chilean Senate met on Monday. The Senate of Peru voted at noon.', 2],
    ['The Scottish Parliament met on Monday. The British Parliament voted at noon.', 2],
  ])('a body of a state is one with and without its country: %s', (text, count) => {
    const bodies = read(text).entities.list.filter((e) => e.kind === 'organisation')
    expect(bodies).toHaveLength(count)
  })

  it('protesters and police of whom a report spoke are the same without an article, others need not be', () => {
    const { find, forms } = read(
      'Several hundred protesters marched in Aarhus. Aarhus Police closed the bridge. Protesters threw stones, police said. A dozen officials watched, and officials will decide.',
    )
    expect(forms(find('Several hundred protesters'))).toContain('Protesters')
    expect(forms(find('Aarhus Police'))).toContain('police')
    expect(forms(find('dozen officials'))).not.toContain('officials')
  })

  it('keeps two people of one surname apart', () => {
    const { find, forms } = read('Mayor Peter Holm opened the school. His wife Karen Holm cut the ribbon. Holm thanked the builders.')
    expect(forms(find('Karen Holm')).filter((f) => f === 'Holm')).toEqual([])
    expect(forms(find('Peter Holm'))).toContain('Holm')
  })

  it('joins a body and its initials', () => {
    const { find, forms } = read('The World Health Organization (WHO) met in Geneva. The WHO will meet again in May.')
    expect(forms(find('World Health Organization')).filter((f) => f === 'WHO')).toHaveLength(2)
  })

  it('makes entities of unnamed groups that take part', () => {
    const { find } = read('The minister met heads of Danish energy companies. Several local media outlets reported the visit.')
    expect(find('heads of Danish energy companies')?.kind).toBe('group')
    expect(find('Several local media outlets')?.kind).toBe('group')
  })

  it.each([
    ['The Danish president flew to Oslo on Monday.', 'Danish president', { title: 'president', of: 'Denmark', standing: 'present' }],
    ["Kenya's foreign minister declined to comment.", "Kenya's foreign minister", { title: 'foreign minister', of: 'Kenya' }],
    ['A former Danish president flew to Oslo.', 'former Danish president', { title: 'president', of: 'Denmark', standing: 'former' }],
    ['The company president flew to Oslo on Monday.', 'company president', undefined],
    ['Danish presidents seldom fly on Mondays.', 'Danish presidents', undefined],
  ])('an office stands for whoever holds it: %s', (text, name, role) => {
    const found = read(text).find(name)
    expect(found).toBeDefined()
    if (role) expect(found!.roles[0]).toMatchObject(role)
    else expect(found!.roles).toEqual([])
  })

  it.each([
    'Secretary of State John Miller is expected to speak with the envoy on Monday.',
    'The envoys, among them Sir John Miller, met in Oslo on Monday.',
    'Sir John Miller hosted the envoys in Oslo.',
  ])('a title makes no second person: %s', (text) => {
    expect(
      read(text)
        .entities.list.filter((e) => e.name.includes('Miller'))
        .map((e) => e.name),
    ).toEqual(['John Miller'])
  })

  it('takes no verb of a headline into who it hosts', () => {
    const { entities } = read('Denmark Ready to Host the Two Presidents\n\nThe country said on Monday that it was ready.')
    expect(entities.list.filter((e) => e.name.includes('Host'))).toEqual([])
  })

  it('keeps a rail of other stories apart from the body', () => {
    const { entities } = read(
      'Peter Holm, the mayor of Aarhus, opened the bridge on Monday.\n\nLatest news\n- Harbour Chief Resigns\n- Dam Opens In Spring\n- New Ferry For Vellmar',
    )
    expect(entities.list.find((e) => e.name === 'Peter Holm')!.mentions).toHaveLength(2)
  })

  it('numbers ids in text order and keeps every span inside the text', () => {
    const { entities, text } = read('Lars Dahl met Anna Weber in Paris. They spoke for an hour.')
    entities.list.forEach((e, i) => expect(e.id.slice(1)).toBe(String(i + 1)))
    for (const m of entities.mentions) expect(m.span[0] >= 0 && m.span[1] <= text.length && m.span[0] < m.span[1]).toBe(true)
  })

  it('makes an entity of a phrase on demand, once', () => {
    const article = toArticle({ id: 'example', text: 'The storm destroyed the old lighthouse.', published: '2025-10-17' })
    if (!article.ok) throw new Error(article.message)
    const analysis = analyse(article.value, kit!)
    const entities = resolveEntities(analysis, kit!)
    const head = analysis.lower.indexOf('lighthouse')
    const made = entityOfPhrase(analysis, entities, head)
    expect(entities.list[made]!.name).toBe('old lighthouse')
    expect(entityOfPhrase(analysis, entities, head)).toBe(made)
    expect(entityOfPhrase(analysis, entities, analysis.lower.indexOf('destroyed'))).toBe(-1)
  })
})
