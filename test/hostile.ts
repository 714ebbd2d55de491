/** Sentences of our own, of the kinds that readings are made of: no real person's words. */
export const SENTENCES: readonly string[] = [
  'The leaders of Norland and Vestria will meet in Harrowmere on Thursday, a spokesman said.',
  '"We have agreed on nothing yet," Foreign Minister Mara Lindqvist told reporters on 16 October.',
  'President Tomas Veld postponed the summit, which had been planned for next week, his office announced.',
  'According to the Norland Ministry of Defence, about 40 delegates are expected at 10 a.m. on Friday.',
  'She denied that the talks with Vestria had been cancelled, the Daily Lantern reported, citing two officials.',
  'U.S. officials say the U.N. envoy, Dr. J. P. Okoro Jr., won’t travel to St. Brigid’s before Nov. 3.',
  'Veld: No Meeting Planned In The Immediate Future',
  'Lindqvist said Veld had told her that “the door is open”. He added that it would stay so until 2027.',
]

/** Pieces of text that break programs which take text for granted. */
export const PIECES: readonly string[] = [
  '', ' ', '\n', '\r\n', '\r', '\t', '\u0000', '\u0007', '\u001b[31m', '\u0085', '\u00a0', '\u00ad', '\u200b', '\u200d', '\u2028', '\u2029', '\ufeff', '\ufffe', '\uffff',
  '\ud800', '\udc00', '\udfff\ud83d', '😀', '👩‍👩‍👧‍👦', '🇳🇴', 'e\u0301\u0301\u0301', '\u202e', '\u202d', '\u2066', '\u2069', '\u200f', 'שלום', 'مرحبا', '中文。', 'ǅ', 'İ', 'ß', 'ﬁ',
  '"', '“', '”', '„', '«', '»', "'", '’', '‘', '``', "''", '(', ')', '[', ']', '—', '–', '--', '…', '...', '. . .', '?!', '!!!!', ';;', '::', ',,', '•', '* ', '- ', '# ',
  '<p>', '</div>', '&amp;', '&#0;', '<script>', ']]>', '{{', '${x}', '%s', '\\', '../', 'NaN', 'null', '__proto__', 'constructor', 'toString', 'hasOwnProperty',
  '0', '-0', '1e999', '99999999999999999999', '31 February', 'February 30, 2025', '13/13/2025', '25:61', '24:00', 'year 0', '10,000 B.C.', 'in 999999 years', 'last last Friday', 'noon on the 32nd',
  'said', 'said that', 'told', 'according to', 'he', 'she', 'they', 'who', 'which', 'Mr.', 'Dr.', 'St.', 'U.S.', 'a.m.', 'No.', 'Jr.', 'the the', "n't", "can't", '’s', 'before', 'after', 'not',
] // prettier-ignore

/** Pieces of pages: tags out of order, entities that are none, things that must not be read. */
export const TAGS: readonly string[] = [
  '<p>',
  '</p>',
  '<h1>',
  '</h1>',
  '<h2>',
  '<ul><li>',
  '</li></ul>',
  '<div>',
  '</div>',
  '<a href="https://lantern.example/x">',
  '</a>',
  '<br>',
  '<br/>',
  '<table><tr><td>',
  '</table>',
  '<script>var said = "Veld said";</script>',
  '<style>p{}</style>',
  '<!-- Veld met -->',
  '<!--',
  '-->',
  '<![CDATA[',
  '&nbsp;',
  '&quot;',
  '&#8220;',
  '&#x110000;',
  '&#xD800;',
  '&bogus;',
  '&amp',
  '<',
  '>',
  '<title>Talks in Harrowmere | The Daily Lantern</title>',
  '<time datetime="2025-10-17">',
  '</time>',
  '<article>',
  '</article>',
  '<aside>',
  '</aside>',
  '<figcaption>',
  '</figcaption>',
  '<p',
  'class="x',
  "'",
  '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Talks","datePublished":"2025-10-17","author":[{"name":"Ada Quill"},null,7]}</script>',
  '<script type="application/ld+json">{"@type":',
  '<meta property="og:title" content="Talks &quot;off&quot;">',
  '<meta name="date" content="32 October">',
  '<textarea>',
  '<plaintext>',
  '<svg><p>',
  '<template><p>',
]

/** A text of `n` words that is one sentence, by name: shapes in which something quadratic would show. */
export const LONG_SENTENCES: Readonly<Record<string, (words: number) => string>> = {
  'a list of names': (n) => `Among them were ${repeat('Mara Lindqvist, Tomas Veld, ', n / 6)}and others.`,
  'a chain of sayings': (n) => `${repeat('Lindqvist said that Veld had told Okoro that ', n / 8)}nothing was decided.`,
  'clauses in clauses': (n) => `${repeat('the envoy who met ', n / 4)}left.`,
  'meetings by the hundred': (n) => `${repeat('leaders met in Harrowmere on Friday and ', n / 7)}went home.`,
  'dates by the hundred': (n) => `It meets on ${repeat('16 October 2025, next Friday, ', n / 7)}and later.`,
  'opened quotes': (n) => repeat('"we “agree ', n / 4),
  brackets: (n) => repeat('( [ so ', n / 3),
  'small words': (n) => repeat('of the and to not ', n / 5),
  capitals: (n) => repeat('LEADERS OF NORLAND ', n / 3),
  commas: (n) => repeat(', ', n),
  digits: (n) => repeat('10:30 2025-10-17 ', n / 2),
}

function repeat(piece: string, times: number): string {
  return piece.repeat(Math.max(1, Math.round(times)))
}
