/** Pages of our own with everything in them that pages have, to be damaged by tests. */
const TEXT = [
  'The harbour council of Lowmark voted on Monday to close the old ferry pier, which has not been repaired since the storm.',
  'The pier will stay shut until June, the council said, while engineers look at the piles, the deck and the crane on it.',
  'Mayor Ada Quill told reporters that the town would pay for a bus, and that fares would not rise “this year or the next”.',
  'Рыбаки просили о более поздней дате; их представитель Бо Сампл назвал решение поспешным, но необходимым.',
]

const linked = (node: object): string =>
  `<script type="application/ld+json">${JSON.stringify({ '@context': 'https://schema.org', ...node })}</script>`

const paragraphs = TEXT.map((text) => `<p>${text}</p>`).join('\n')

const rail =
  '<aside class="related"><h3>Read also</h3><ul><li><a href="/1">Court Adjourns Hearing of Treasurer</a><li><a href="/2">Bakers Warn of Higher Prices</a></ul></aside>'

/** The samples by name. */
export const PAGES: Readonly<Record<string, string>> = {
  ordinary: `<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Council closes pier &amp; crane | Daybook News</title>
<meta property="og:title" content="Council closes pier &amp; crane"><meta property="article:published_time" content="2026-03-02T09:30:00+01:00"><link rel="canonical" href="https://daybook.example/pier"><link rel="amphtml" href="/amp/pier">
${linked({ '@type': 'NewsArticle', headline: 'Council closes pier & crane', datePublished: '2026-03-02T09:30:00+01:00', author: [{ '@type': 'Person', name: 'Ann Example' }] })}</head>
<body class="page"><nav><ul><li><a href="/">Home</a><li><a href="/w">World</a></ul></nav><main><article><h1>Council closes pier &amp; crane</h1><div class="byline">By <a rel="author" href="/ann">Ann Example</a> <time datetime="2026-03-02T09:30">2 March 2026</time></div>
<figure><img src="a.jpg" alt="The pier"><figcaption>The pier on Monday. <span class="credit">Photo: Daybook</span></figcaption></figure>${paragraphs}<table><tr><th>Line<th>Fare<tr><td>Bus 4<td>2.10</table>
<blockquote class="twitter-tweet"><p>I loved that pier.</p>&mdash; Ada (@ada)</blockquote>${rail}</article></main><footer>&copy; Daybook</footer></body></html>`,
  old: `<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1252"><title>Daybook: Council closes pier</title></head><body bgcolor=white><form action=/x><table width=100%><tr><td valign=top><a href=/>Home</a><br><a href=/w>World</a><td><font size=5><b>Council closes pier</b></font><br><i>March 2, 2026</i><br><br>${TEXT.join('<br><br>')}<p>Latest news<p>Court Adjourns Hearing of Treasurer<p>Bakers Warn of Higher Prices<p>Tram Line Opens in June</table></form>`,
  live: `<!doctype html><title>Storm: latest</title>${linked({ '@type': 'LiveBlogPosting', headline: 'Storm: latest', liveBlogUpdate: TEXT.map((articleBody, i) => ({ '@type': 'BlogPosting', headline: `Entry ${i}`, articleBody: `${articleBody} ${articleBody}`, datePublished: `2026-03-02T0${i}:00:00Z`, url: `https://daybook.example/live#${i}` })) })}<body><div id="root"></div></body>`,
  split: `<body>${TEXT.map((text) => `<div class="chunk"><div class="body-text"><p>${text}</div></div><div class="ad">Advertisement</div>`).join('')}`,
  closed: `<html lang=de>${linked({ '@type': ['NewsArticle'], headline: 'Stadtrat schließt Anleger', isAccessibleForFree: 'False', dateModified: '2026-03-03' })}<body><h1>Stadtrat schließt Anleger</h1><p>Veröffentlicht am 2. März 2026, 14.30 Uhr</p><p>Der Stadtrat hat am Montag beschlossen, den alten Anleger zu schließen.</p>`,
}
