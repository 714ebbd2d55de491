import { describe, expect, test } from 'vitest'
import { findSentences, LONGEST_SENTENCE } from './sentences.ts'
import { tokenise } from './tokenise.ts'

/** Sentences of one paragraph. */
function split(text: string): string[] {
  const tokens = tokenise(text)
  const starts = findSentences(text, tokens)
  return starts.map((from, k) => text.slice(tokens.start[from]!, tokens.end[(starts[k + 1] ?? tokens.n) - 1]!))
}

describe('findSentences', () => {
  test.each<readonly [string, readonly string[]]>([
    ['The talks began. They ended late.', ['The talks began.', 'They ended late.']],
    [
      'U.S. President Ann Example met Dr. Sample on Oct. 17 in St. Example. He left.',
      ['U.S. President Ann Example met Dr. Sample on Oct. 17 in St. Example.', 'He left.'],
    ],
    ['He flew to the U.S. He stayed at Sample Inc. The firm paid.', ['He flew to the U.S.', 'He stayed at Sample Inc.', 'The firm paid.']],
    ['J. Q. Sample and George W. Example came.', ['J. Q. Sample and George W. Example came.']],
    ['The ministry said so on X. Example declined to comment.', ['The ministry said so on X.', 'Example declined to comment.']],
    ['He wrote via X. Sampleton was calm.', ['He wrote via X.', 'Sampleton was calm.']],
    ['The envoy Malcolm X. Sample came.', ['The envoy Malcolm X. Sample came.']],
    ['Prices rose 2.5 percent. Wages did not.', ['Prices rose 2.5 percent.', 'Wages did not.']],
    ['“We agreed.” The minister smiled.', ['“We agreed.”', 'The minister smiled.']],
    ['“Is it over?” Ms. Sample asked. “It is.”', ['“Is it over?” Ms. Sample asked.', '“It is.”']],
    ['"Is it over?" she asked.', ['"Is it over?" she asked.']],
    ['(The court declined.) The case goes on.', ['(The court declined.)', 'The case goes on.']],
    ['He waited... Then he left.', ['He waited...', 'Then he left.']],
    ['It was the first summit. [3] Others followed.', ['It was the first summit. [3]', 'Others followed.']],
    ['The meeting is at 1:00 p.m. Eastern Time on Friday.', ['The meeting is at 1:00 p.m. Eastern Time on Friday.']],
    ['Talks to Resume in Example Town', ['Talks to Resume in Example Town']],
    ['She wrote for Example.com. Later she left!', ['She wrote for Example.com.', 'Later she left!']],
    ['Who knows? Nobody.', ['Who knows?', 'Nobody.']],
    ['Figure 2.1 The old harbour of Sampleton.', ['Figure 2.1', 'The old harbour of Sampleton.']],
    ['In Figure 2.1 The Hague is red.', ['In Figure 2.1 The Hague is red.']],
    ['The harbour at dawn Image: Ann Example.', ['The harbour at dawn', 'Image: Ann Example.']],
    ['Friday, May 2, 2025 On Monday the court met.', ['Friday, May 2, 2025', 'On Monday the court met.']],
    ['I was going to — Oh, never mind that now.', ['I was going to —', 'Oh, never mind that now.']],
    ['We had the — Th- there is a map of it.', ['We had the —', 'Th- there is a map of it.']],
    ['They asked for one man — Oklund of Sampleton — and got him.', ['They asked for one man — Oklund of Sampleton — and got him.']],
    ['It was a J-shaped pier — a long one.', ['It was a J-shaped pier — a long one.']],
    [
      'Ann Example of Sampleton In the north, the party won two seats.',
      ['Ann Example of Sampleton', 'In the north, the party won two seats.'],
    ],
    ['She sang in Nights In the Old Town of Sampleton.', ['She sang in Nights In the Old Town of Sampleton.']],
    ['You could say, “It is late. Let us go.”', ['You could say, “It is late. Let us go.”']],
    ['You could say: "It is late. Let us go." He left.', ['You could say: "It is late. Let us go."', 'He left.']],
    ['“Stop! Wait for me!” she cried.', ['“Stop! Wait for me!” she cried.']],
    ['“It was a long day. We were tired.” The mayor left.', ['“It was a long day.', 'We were tired.”', 'The mayor left.']],
    [
      'The board said: “Nothing was paid. ' +
        'The firm gave no reasons for what it did in the spring and in the summer of that year, and it never will.”',
      [
        'The board said: “Nothing was paid.',
        'The firm gave no reasons for what it did in the spring and in the summer of that year, and it never will.”',
      ],
    ],
    ['“The sea gives. The sea takes.” — Ann Example, 1956', ['“The sea gives.', 'The sea takes.”', '— Ann Example, 1956']],
    ['They said 1. that it was cold, and 2. that it rained.', ['They said 1. that it was cold, and 2. that it rained.']],
    ['They only — They did not come.', ['They only — They did not come.']],
    ['WHAT: Talks on the harbour WHEN: Monday WHERE: Sampleton', ['WHAT: Talks on the harbour', 'WHEN: Monday', 'WHERE: Sampleton']],
    ['encl: Plan of the harbour cc: Ann Example', ['encl: Plan of the harbour', 'cc: Ann Example']],
    ['Send it to the office with a cc: to me.', ['Send it to the office with a cc: to me.']],
    ['Due Date: Monday', ['Due Date: Monday']],
    ['Figure 3. A map of the bay.', ['Figure 3. A map of the bay.']],
    [
      'Example, A. “A Short History of the Bay.” Sample Press. May 3, 2016. https://example.org/bay',
      ['Example, A. “A Short History of the Bay.” Sample Press. May 3, 2016. https://example.org/bay'],
    ],
    [
      'In 2016 she wrote on https://example.org/bay. It was read by many.',
      ['In 2016 she wrote on https://example.org/bay.', 'It was read by many.'],
    ],
    ['Respectfully, Ann Example', ['Respectfully,', 'Ann Example']],
    ['The harbour was closed. [source needed] It opened in May.', ['The harbour was closed. [source needed]', 'It opened in May.']],
    ['She works at a shop. eShop sells toys.', ['She works at a shop.', 'eShop sells toys.']],
    ['He waited . . . Then he left.', ['He waited . . .', 'Then he left.']],
    ['The harbour opens today. :) Come and see it.', ['The harbour opens today. :)', 'Come and see it.']],
    ['Two things were asked: 1. Who paid for it?', ['Two things were asked: 1. Who paid for it?']],
    ['Injured: 12. Missing: 1.', ['Injured: 12.', 'Missing: 1.']],
    ['P.S. What about the boat?', ['P.S. What about the boat?']],
    ['P.S. Sample left. Then it rained.', ['P.S. Sample left.', 'Then it rained.']],
    ['“Help! Fire! Over here!” a tired voice called.', ['“Help! Fire! Over here!” a tired voice called.']],
    ['“It is late!” A boat left.', ['“It is late!”', 'A boat left.']],
    ['“Ouch!” I howled. “Stop it!”', ['“Ouch!” I howled.', '“Stop it!”']],
    ['Twelve of them? thought Ann Example. It was late.', ['Twelve of them? thought Ann Example.', 'It was late.']],
    ['They used the school for shop, elem. and sec. math.', ['They used the school for shop, elem. and sec. math.']],
    ['Her film Who Asked? (Sample Pictures, 1950) and two plays won.', ['Her film Who Asked? (Sample Pictures, 1950) and two plays won.']],
    ['Who asked? (Nobody did.) We left.', ['Who asked?', '(Nobody did.)', 'We left.']],
    [
      'The firm, doing well since 2016, opened a yard. Later in 1999, it said, that was sold.',
      ['The firm, doing well since 2016, opened a yard.', 'Later in 1999, it said, that was sold.'],
    ],
    [
      'Made ends meet by doing odd jobs in the harbour. In 1892, after a storm, the family moved.',
      ['Made ends meet by doing odd jobs in the harbour.', 'In 1892, after a storm, the family moved.'],
    ],
    ['Nobody uses the old IE. Its makers say so.', ['Nobody uses the old IE.', 'Its makers say so.']],
    ['The gulls had eaten all the bread They left by noon.', ['The gulls had eaten all the bread', 'They left by noon.']],
    ['The Harbour Choir We sang for you in May.', ['The Harbour Choir', 'We sang for you in May.']],
    ['In her note she said that They were late.', ['In her note she said that They were late.']],
    ['Some pray that God in heaven He is near.', ['Some pray that God in heaven He is near.']],
    ['The Way We Were was shown.', ['The Way We Were was shown.']],
    [
      'It takes patience and a love of boats.23 Harbours are quiet places.',
      ['It takes patience and a love of boats.23', 'Harbours are quiet places.'],
    ],
    ['The ship sank 2.23 Miles from Sampleton.', ['The ship sank 2.23 Miles from Sampleton.']],
    ['MARCH 3, 2021 PRESS RELEASE', ['MARCH 3, 2021', 'PRESS RELEASE']],
    ['6:13 P.M. EDT THE SPEAKER: Good evening.', ['6:13 P.M. EDT', 'THE SPEAKER: Good evening.']],
    ['March 3, 2021 Sampleton hosted the fair.', ['March 3, 2021 Sampleton hosted the fair.']],
    ['They spoke in support of H. R. 1280, the Harbour Act.', ['They spoke in support of H. R. 1280, the Harbour Act.']],
    ['He was paid by Plan B. 1280 people came.', ['He was paid by Plan B.', '1280 people came.']],
    ['The boats met in Sampleton D.C. Image: Ann Example.', ['The boats met in Sampleton D.C.', 'Image: Ann Example.']],
    ['I was still thinking — Jeez, never mind.', ['I was still thinking —', 'Jeez, never mind.']],
    [
      'Phone: 555.010.1874 Fax: 555.010.1875 https://harbour.example/office',
      ['Phone: 555.010.1874', 'Fax: 555.010.1875', 'https://harbour.example/office'],
    ],
    ['E-mail: ann@harbour.example Tel: 555 0101', ['E-mail: ann@harbour.example', 'Tel: 555 0101']],
    ['Office: 555.0101 Mobile: 555.0102', ['Office: 555.0101', 'Mobile: 555.0102']],
    ['The phone: 555.0101 Fax: 555.0102', ['The phone: 555.0101 Fax: 555.0102']],
    ['Phone: the old one in Fax: a film', ['Phone: the old one in Fax: a film']],
    [
      'Ann Example a.example@sample.example Sample University Ben Sampler ben@sample.example Harbour School',
      ['Ann Example a.example@sample.example Sample University', 'Ben Sampler ben@sample.example Harbour School'],
    ],
    [
      'Ann Example ann@sample.example Bay School 1200 Eva Sampler eva@sample.example',
      ['Ann Example ann@sample.example Bay School 1200', 'Eva Sampler eva@sample.example'],
    ],
    ['Ann Example ann@sample.example Ben Sampler bs@sample.example', ['Ann Example ann@sample.example', 'Ben Sampler bs@sample.example']],
    [
      'Write to Ann Example ann@sample.example or Ben Sampler ben@sample.example today.',
      ['Write to Ann Example ann@sample.example or Ben Sampler ben@sample.example today.'],
    ],
    ['Harbour School Ann Example ann@sample.example', ['Harbour School Ann Example ann@sample.example']],
    ['Ann Example (b. March 1950) won for Sample! (1965) and left.', ['Ann Example (b. March 1950) won for Sample! (1965) and left.']],
  ])('%s', (text, expected) => expect(split(text)).toEqual(expected))

  test('a sentence without end is cut into bounded pieces, at commas where it can be', () => {
    const text = 'word word word word word word word word word, '.repeat(11_000)
    const tokens = tokenise(text)
    const starts = findSentences(text, tokens)
    const lengths = starts.map((from, k) => (starts[k + 1] ?? tokens.n) - from)
    expect(Math.max(...lengths)).toBeLessThanOrEqual(LONGEST_SENTENCE)
    expect(lengths.slice(0, -1).every((length) => length % 10 === 0)).toBe(true)
  })

  test('nothing in, nothing out', () => {
    expect(split('')).toEqual([])
    expect(split(' \n ')).toEqual([])
  })
})
