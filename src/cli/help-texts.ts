/** What `daybook help COMMAND` prints, by command. */
export const HELP: Readonly<Record<string, string>> = {
  read: `Use: daybook read [OPTIONS] FILE…

Reads reports and prints what they say: the diary (dated, date not set, earlier), the statements
with the chain of who told whom, and who is who. Every line comes with its evidence. Needs no record,
starts no server, opens no network.

FILE is .txt, .html or .ndjson (one article a line, format daybook.article/1); - is standard input.
What a file without such a name holds is told from its beginning.

  -f, --format FORMAT   pretty (for people, the default), json, ndjson (one reading a line),
                        conllu (words, tags and trees)
      --published DATE  when the report was published: 2025-10-17 or 2025-10-17T13:00:00Z.
                        "Tomorrow" is counted from it; without it such words stay undated
      --input KIND      text, html or ndjson, if the name does not tell
      --outlet NAME     who published it
      --url URL         where it was published
      --id ID           its id; without one, sha256: of its bytes
      --language TAG    its language; only English (en) is read
      --encoding NAME   its encoding, if it is not UTF-8: windows-1252, iso-8859-1, …
      --width COLUMNS   width of the pretty form (default: the screen's, at most 120)
  -q, --quiet           no progress

The last four stand in where an NDJSON article does not say. Colour only on a terminal; NO_COLOR and
FORCE_COLOR are heeded.

Exit code 1 if some inputs failed: each is named on standard error, the others are done.

  daybook read report.txt --published 2025-10-17 --outlet "Our Paper"
  daybook read archive.ndjson --format ndjson > readings.ndjson
  cat page.html | daybook read - --format json
`,
  extract: `Use: daybook extract [OPTIONS] FILE…

Prints the article that a web page (or text) holds: title, authors, date, paragraphs, as JSON.

  -f, --format FORMAT   json (default) or ndjson
      --published DATE, --url URL, --encoding NAME   as for daybook read
`,
  serve: `Use: daybook serve [OPTIONS] [FILE…]

Reads reports and serves their diary as a web page on this machine. Stop it with Ctrl+C.

      --sample      the sample news that comes with daybook
      --port PORT   port to listen on (default 4321, or the next one that is free)
      --host HOST   address to listen on (default 127.0.0.1: only this machine can see it)
`,
  start: `Use: daybook start [OPTIONS]

What npm start runs: reads the sample news, prints its diary, and serves it as a web page.
Takes the options of daybook serve, and

      --once        print the diary and stop
`,
  import: `Use: daybook [--db PATH] import [OPTIONS] FILE…

Reads reports, links them with what the record knows, and keeps them: the text as it came in, its
reading, and the facts. A report is counted as stored only when it is safe on disk.

FILE is .txt, .html or .ndjson (one article a line); - is standard input. Reports are linked in the
order in which they come. One that is in the record already is passed over; one whose text has
changed is kept as a new version beside the old one.

      --db PATH         the record: made if there is none (default: DAYBOOK_DB, else daybook.db)
      --each            also print one line for each report as soon as it is on disk
      --json            print the counts as JSON
      --input KIND      text, html or ndjson, if the name does not tell
      --published DATE, --outlet NAME, --language TAG, --encoding NAME   as for daybook read
  -q, --quiet           no progress

Exit code 1 if some inputs failed: each is named on standard error, the others are stored.
`,
  export: `Use: daybook [--db PATH] export events|stories|statements|entities|articles|changes [OPTIONS]

Prints the record as data. Two records made from the same reports in the same order give the same bytes.

      --db PATH         the record (default: DAYBOOK_DB, else daybook.db)
  -f, --format FORMAT   ndjson (one object a line, the default) or json
      --json            the same as --format json
      --as-of DATE      the record as it was known at the end of that day, or at that time
`,
  help: `Use: daybook help [COMMAND]
`,
  version: `Use: daybook version
`,
}
