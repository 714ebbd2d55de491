/** Small feeds of every kind, written for the tests. */
export const SAMPLES: Readonly<Record<string, string>> = {
  rss: `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>Harbour &amp; Hill Gazette</title><link>https://gazette.example/</link><description>News of the bay</description><language>en-GB</language>
<lastBuildDate>Fri, 17 Oct 2025 09:00:00 GMT</lastBuildDate>
<item><title>Ferry stays in port &#8211; storm due</title><link>https://gazette.example/ferry</link><guid isPermaLink="false">g-1</guid>
<pubDate>Fri, 17 Oct 2025 08:30:00 +0200</pubDate><dc:creator>Ida Holm</dc:creator><category>Transport</category><category>Weather</category>
<description>The ferry &lt;b&gt;stays&lt;/b&gt; in port.</description><content:encoded><![CDATA[<p>The ferry stays in port until Monday.</p><p>The harbour office said so.</p>]]></content:encoded>
<enclosure url="https://gazette.example/ferry.mp3" type="audio/mpeg" length="10"/></item>
<item><title>Council meets on Tuesday</title><guid>https://gazette.example/council</guid><author>desk@gazette.example (Per Lund)</author><pubDate>2025-10-16</pubDate></item>
</channel></rss>`,
  atom: `<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://hill.example/news/"><title type="html">Hill &amp;amp; Dale</title>
<link rel="self" href="feed.atom"/><link href="/"/><updated>2025-10-17T10:00:00Z</updated><author><name>Desk</name></author>
<entry><title>Bridge opens</title><link rel="alternate" type="text/html" href="bridge"/><id>urn:x:1</id><updated>2025-10-17T10:00:00Z</updated>
<published>2025-10-16T22:15:00+05:00</published><summary>a &lt; b</summary><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>It <em>opens</em>.</p></div></content>
<author><name>Ann Lee</name></author><author><name>Bo Ek</name></author><category term="works" label="Public works"/></entry>
<entry><title>No author of its own</title><id>urn:x:2</id><link href="http://other.example/2"/></entry></feed>`,
  rdf: `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://old.example/"><title>Old Paper</title><link>https://old.example/</link><items><rdf:Seq><rdf:li resource="https://old.example/a"/></rdf:Seq></items></channel>
<item rdf:about="https://old.example/a"><title>A mill burns</title><link>https://old.example/a</link><dc:date>2003-12-31T10:14:55-08:00</dc:date></item></rdf:RDF>`,
  json: `{"version":"https://jsonfeed.org/version/1.1","title":"Json Paper","home_page_url":"https://json.example/","items":[
{"id":"1","url":"https://json.example/1","title":"Tram line planned","content_text":"A tram.\\n\\nIt runs < 5 km.","date_published":"2025-10-17T08:00:00Z","authors":[{"name":"Cy Dal"}],"tags":["trams"]},
{"id":2,"external_url":"/two","content_html":"<p>Two</p>"}]}`,
  sitemap: `<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://map.example/1</loc><news:news><news:publication><news:name>The Map</news:name><news:language>en</news:language></news:publication>
<news:publication_date>2025-10-17T09:30:00+05:00</news:publication_date><news:title>Road closed</news:title><news:keywords>roads, snow</news:keywords></news:news></url>
<url><loc>https://map.example/2</loc><lastmod>2025-10-01</lastmod></url></urlset>`,
  podcast: `<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel><title>Bay Talk</title><itunes:summary>Talk</itunes:summary>
<item><title>Episode 3</title><itunes:summary>The mayor talks about the bridge.</itunes:summary><itunes:author>Eva Strand</itunes:author>
<enclosure url="https://talk.example/3.mp3" type="audio/mpeg" length="1"/><podcast:transcript url="https://talk.example/3.vtt" type="text/vtt"/></item></channel></rss>`,
  broken: `<rss><channel><title>Broken & bent</title><item><title>First &eacute;t&eacute;</title><link>https://b.example/1<item><title>Second</title><itunes:author>No namespace</itunes:author><description>Unclosed <b>bold<p>more</description></item>`,
}
