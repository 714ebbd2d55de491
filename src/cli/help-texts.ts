const QUERY = `A QUERY is words (all must occur), "exact words", -not, OR, and any of
  who:NAME org:NAME place:NAME    who or what takes part, by any of its spellings
  source:OUTLET lang:TAG          the report's outlet or domain, and its language
  said:"WORDS" verb:VERB          what somebody said, and the word that says so
  status:STATUS act:ACT           where an event stands (planned, cancelled, …), what kind it is
  type:person                     that people take part, or organisation, group, place, facility, thing
  before:DATE after:DATE on:DATE  when it takes place (of reports and statements: when published)
  has:date has:quote has:conflict
  changed:1d                      something new within 12h, 1d, 2w of the newest report
  confidence:>0.7 report:ID       how sure reading is, from 0 to 1; what one report tells`

/** What `daybook help COMMAND` prints, by command. */
export const HELP: Readonly<Record<string, string>> = {
  read: `Use: daybook read [OPTIONS] FILE…

Reads reports and prints what they say: the diary (dated, date not set, earlier), the statements
with the chain of who told whom, and who is who. Every line comes with its evidence. Needs no record,
starts no server, opens no network.

FILE is .txt, .html, .ndjson (one article a line, format daybook.article/1), .eml (a mail) or .warc or
.warc.gz (a web archive), or a folder with such files; - is standard input. What a file without such
a name holds is told from its beginning.

  -f, --format FORMAT   pretty (for people, the default), json, ndjson (one reading a line),
                        conllu (words, tags and trees)
      --published DATE  when the report was published: 2025-10-17 or 2025-10-17T13:00:00Z.
                        "Tomorrow" is counted from it; without it such words stay undated
      --input KIND      text, html, ndjson, mail, warc or calendar, if the name does not tell
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

Prints the article that a web page (or text) holds as JSON: its text with typed parts (title, byline,
dateline, paragraph, caption, headline of another story), authors, date, language; under "page" what the
page says of itself. Opens no network.

  -f, --format FORMAT   json (default) or ndjson
      --published DATE, --url URL, --encoding NAME   as for daybook read
`,
  feed: `Use: daybook feed [OPTIONS] FILE…

Prints what a feed announces, as JSON: { feed: { title, link, description, language, updated, … },
entries: [{ id, title, link, date, summary, content, author, categories, … }] }. Reads RSS 0.9 to 2.0,
Atom, RDF, CDF, JSON Feed, sitemaps and news sitemaps, also broken ones; fetches nothing.

FILE is a file; - is standard input. Titles and names are plain text. summary and content are HTML as
it came: not safe to show. An entry without a summary has its content stand in for one. A date has no
zone where the feed gives none.

  -f, --format FORMAT   json (default), or ndjson (one feed a line)
      --url URL         where the feed lies: what relative links in it are counted from
      --content-type T  its Content-Type header, which may name the charset

With - --format ndjson standard input holds many feeds, { id, base64, contentType?, url? } a line, and
one line { id, feed, entries } or { id, error } comes out for each.

Exit code 1 if some feeds could not be read.
`,
  serve: `Use: daybook [--db PATH] serve [OPTIONS]
     daybook serve [OPTIONS] --sample | FILE…

Serves a record as web pages, feeds, calendars and an API on this machine. Stop it with Ctrl+C.
Sources of the record are visited whenever they are due, while it is served.
With files, or with --sample, it serves what is in them and keeps nothing.

      --db PATH     the record (default: DAYBOOK_DATABASE, DAYBOOK_DB, else daybook.db); made if there is none
      --sample      the sample news that comes with daybook
      --port PORT   port to listen on (default 4321, or the next one that is free)
      --host HOST   address to listen on (default 127.0.0.1: only this machine can see it)
      --password-file FILE
                    a file whose first line is the password, or what daybook token password made
                    of it (default: DAYBOOK_PASSWORD_FILE, DAYBOOK_PASSWORD); needed where other
                    machines can reach the address
      --url URL     the address by which people ask for it, like https://daybook.example.org,
                    where a proxy stands in front; no other name is answered
      --embed-in ORIGINS
                    pages of these may show /embed/diary?q=… in a frame, like
                    https://news.example.org; divided by commas (default: none)
      --no-fetch    visit no sources
      --retain DAYS delete texts of reports so long after they were published (default: DAYBOOK_RETAIN,
                    else never); what they told stays
      --trusted-proxies LIST
                    addresses and ranges of proxies in front, like 10.0.0.2,fd00::/8: what they say
                    of where a request comes from counts (default: DAYBOOK_TRUSTED_PROXIES, none)
      --proxy-user HEADER
                    the header in which those proxies say who has logged in with them, like
                    X-Forwarded-User; then no password is needed (default: DAYBOOK_PROXY_USER, none)
      --log FORM    text: lines for people, or json: one object a line (default: DAYBOOK_LOG, text)
      --log-requests
                    tell of every request, not only of those that fail or take two seconds
      --contact, --allow-hosts   as for daybook add
`,
  start: `Use: daybook start [OPTIONS]

What npm start runs: reads the sample news into a record, prints its diary with the history of
each event, and serves it as web pages. Takes --port, --host and
--password-file of daybook serve, and

      --once        print the diary and stop
`,
  import: `Use: daybook [--db PATH] import [OPTIONS] FILE…

Reads reports, links them with what the record knows, and keeps them: the text as it came in, its
reading, and the facts. A report is counted as stored only when it is safe on disk.

FILE is .txt, .html, .ndjson (one article a line), .eml, .warc, .warc.gz or .ics, or a folder with such
files; - is standard input. Archives are read as a stream, in little memory whatever their length.
Reports are linked in the order in which they come. One that is in the record already is passed over; one whose text has
changed is kept as a new version beside the old one.

      --db PATH         the record: made if there is none (default: DAYBOOK_DATABASE, DAYBOOK_DB, else daybook.db)
      --queue           only put them into the line of a record in PostgreSQL, for daybook work
      --each            also print one line for each report as soon as it is on disk
      --readings        FILE holds readings, one a line, that daybook read --format ndjson made
                        here or on other machines: they are linked and kept, not made again
      --json            print the counts as JSON
      --input KIND      text, html, ndjson, mail, warc or calendar, if the name does not tell
      --published DATE, --outlet NAME, --language TAG, --encoding NAME   as for daybook read
  -q, --quiet           no progress

Exit code 1 if some inputs failed: each is named on standard error, the others are stored.
`,
  add: `Use: daybook [--db PATH] add [OPTIONS] ADDRESS…

Adds sources that reports are taken in from. ADDRESS is
  https://…       a feed or sitemap; a page that names a feed (its feed is added); or a page that
                  names none, which is watched and taken in whenever it changes
  a folder        its files (.txt, .html, .ndjson, .eml, .warc, .ics), each time they change
  a file          a list of subscriptions (OPML) from another feed reader

Each address is asked once, to see what it is. User and password in an address
(https://ann:secret@…) are kept apart from it, sent to that host only and never shown.

      --db PATH         the record: made if there is none (default: DAYBOOK_DATABASE, DAYBOOK_DB, else daybook.db)
      --name NAME       what to call it (default: what the feed calls itself)
      --every MINUTES   how often to visit it (default 30, at least 5)
      --text            the feed carries whole reports: take its own text, fetch no pages
      --no-robots       the publisher lets you: do not heed robots.txt for this source
      --contact ADDRESS where you can be reached; stands in the User-Agent (default: DAYBOOK_CONTACT)
      --allow-hosts LIST  private hosts that may be asked: names, addresses, ranges
                        (intern.example.org,10.1.2.0/24; default: DAYBOOK_ALLOW_HOSTS, else none)
`,
  fetch: `Use: daybook [--db PATH] fetch [SOURCE…] [OPTIONS]

Visits sources, fetches the pages of the reports that are new, and reads them into the record. SOURCE
is an id, an address, or a part of a name; without one, all sources that are not paused are visited.

A report of a feed becomes an article by its page. Where the page cannot be had, the text in the feed
is taken; where both are had and differ, both are kept, the longer one as the newest version. What
cannot be fetched is asked for again, five times at most, later each time.

One request at a time to a host, a second apart or as robots.txt asks; robots.txt and Retry-After are
heeded; nothing is asked for twice that has not changed. Only public addresses are asked.

      --db PATH         the record (default: DAYBOOK_DATABASE, DAYBOOK_DB, else daybook.db)
      --due             only sources that are due: run this every few minutes
      --json            the counts as JSON
      --contact, --allow-hosts   as for daybook add
  -q, --quiet           no progress

Exit code 1 if some sources or reports failed: each is named on standard error, the rest are done.
`,
  source: `Use: daybook [--db PATH] source ls | pause SOURCE… | resume SOURCE… | rm SOURCE… | test SOURCE…

Looks after the sources of a record. SOURCE is an id, an address, or a part of a name or address.

  ls       all sources, each with how it is doing
  pause    do not visit it for now
  resume   visit it again, at once
  rm       forget it; its reports stay in the record
  test     ask it once and say what comes; nothing is kept

      --db PATH         the record (default: DAYBOOK_DATABASE, DAYBOOK_DB, else daybook.db)
      --json            ls as JSON, without secrets
      --opml            ls as a list of subscriptions for other feed readers
      --contact, --allow-hosts   as for daybook add
`,
  export: `Use: daybook [--db PATH] export events|stories|statements|entities|articles|changes|corrections [OPTIONS]

Prints the record as data. Two records made from the same reports in the same order give the same bytes.

      --db PATH         the record (default: DAYBOOK_DATABASE, DAYBOOK_DB, else daybook.db)
  -f, --format FORMAT   ndjson (one object a line, the default) or json
      --json            the same as --format json
      --as-of DATE      the record as it was known at the end of that day, or at that time
`,
  today: `Use: daybook [--db PATH] today [DATE] [OPTIONS]

Prints what is due on a day: by default the newest day that the record knows.

      --db PATH         the record (default: DAYBOOK_DATABASE, DAYBOOK_DB, else daybook.db)
      --as-of DATE      the record as it was known at the end of that day, or at that time
  -n, --limit N         at most so many
      --json            as JSON
`,
  diary: `Use: daybook [--db PATH] diary [QUERY] [OPTIONS]

Prints the diary: what happened, what is due, what has no date yet. Each event stands as the reports
published last have it; what was due and was never reported to have happened has lapsed.

      --db PATH         the record (default: DAYBOOK_DATABASE, DAYBOOK_DB, else daybook.db)
      --as-of DATE      the record as it was known at the end of that day, or at that time
  -n, --limit N         at most so many
      --json            as JSON

${QUERY}

A word for a kind of event finds those titled by another word for it as well, where a
report of the event uses the word: summit finds "Trump–Putin meeting".

  daybook diary 'who:putin status:cancelled OR has:conflict'
`,
  search: `Use: daybook [--db PATH] search QUERY [OPTIONS]

Finds reports, newest first.

      --db PATH         the record (default: DAYBOOK_DATABASE, DAYBOOK_DB, else daybook.db)
      --as-of DATE      the record as it was known at the end of that day, or at that time
  -n, --limit N         at most so many
      --json            as JSON

${QUERY}

  daybook search 'budapest "joint statement" -football after:2025-10-01'
`,
  said: `Use: daybook [--db PATH] said [QUERY] [OPTIONS]

Finds statements, newest first: who said what, through whom, in which report. Words are looked for in
the statement and in the name of its source; the other parts of a QUERY are as for daybook search.

      --db PATH         the record (default: DAYBOOK_DATABASE, DAYBOOK_DB, else daybook.db)
      --as-of DATE      the record as it was known at the end of that day, or at that time
  -n, --limit N         at most so many
      --json            as JSON
`,
  who: `Use: daybook [--db PATH] who NAME [OPTIONS]

Finds people, organisations and places by any of their spellings, those in most reports first, with
their roles over time and the reports that say so.

      --db PATH         the record (default: DAYBOOK_DATABASE, DAYBOOK_DB, else daybook.db)
      --as-of DATE      the record as it was known at the end of that day, or at that time
  -n, --limit N         at most so many
      --json            as JSON
`,
  story: `Use: daybook [--db PATH] story [ID | QUERY] [OPTIONS]

Prints stories with their reports, reprints put together, and the whole history of their events:
each step with the report that says so, and what the reports do not agree on.

      --db PATH         the record (default: DAYBOOK_DATABASE, DAYBOOK_DB, else daybook.db)
      --as-of DATE      the record as it was known at the end of that day, or at that time
  -n, --limit N         at most so many
      --json            as JSON

${QUERY}
`,
  changes: `Use: daybook [--db PATH] changes [QUERY] [OPTIONS]

Prints what changed in the record, oldest first: new, dated, moved, confirmed, in doubt, cancelled,
postponed, happened, lapsed, contradicted, corroborated, role changed, corrected. With a QUERY (as for
daybook diary): changes of the events that it finds.

      --since N|DATE    only after that number, or since that day or time
      --kind KIND       only changes of that kind; may be given again
      --db PATH         the record (default: DAYBOOK_DATABASE, DAYBOOK_DB, else daybook.db)
      --as-of DATE      the record as it was known at the end of that day, or at that time
  -n, --limit N         at most so many
      --json            as JSON, one change a line
`,
  watch: `Use: daybook [--db PATH] watch [QUERY] [OPTIONS]

Prints changes of the record as they come, while another process takes reports in. Stop it with Ctrl+C.

      --since N|DATE    begin after that number, or with that day or time (default: what comes from now on)
      --kind KIND       only changes of that kind; may be given again
      --every SECONDS   how often to look (default 2)
      --digest HH[:MM]  one message a day at that time, of what changed since the last and what is due
      --zone ZONE       time zone of --digest (default: that of this machine)
      --db PATH         the record (default: DAYBOOK_DATABASE, DAYBOOK_DB, else daybook.db)
      --json            as JSON, one change a line
`,
  diff: `Use: daybook [--db PATH] diff FROM [TO] [OPTIONS]

Prints how the record differs between two times: what was known at the end of the day FROM against what
was known at the end of the day TO (default: all that is known). It is a difference of the record, not of
texts: what was said twice and taken back in between does not show. A time may stand for a day.

      --db PATH   the record (default: DAYBOOK_DATABASE, DAYBOOK_DB, else daybook.db)
      --json      as JSON

  daybook diff 2025-10-17 2025-10-21
`,
  correct: `Use: daybook [--db PATH] correct ACTION … --because REASON [--by AUTHOR]

Puts the record right. A correction stands above what the reports say, also above later ones, survives
reading anew (daybook reread), shows in every view and export, and can be undone.

  merge ID INTO           two events, people or things, or stories are one
  split ID REPORT…        what these reports say of it is of another: gives the other's id
  date ID DATE|none       when an event takes place: 2025-10-17, 2025-10-17T13:00, 2025-10, a/b
  status ID STATUS        where an event stands: planned, cancelled, …
  place ID PLACE|none     where an event takes place
  rename ID NAME          the title of an event or a story, the name of someone or something
  reject ID               it is no such thing: an event, someone or something, a story, a statement
  reject ID --fact N      one fact on it is not so, by its number
  undo CORRECTION         take a correction back
  list [ID]               corrections, also those taken back
  facts ID                facts on it, with their numbers

      --because REASON  why: needed for everything that changes the record
      --by AUTHOR       who (default: DAYBOOK_AUTHOR, else the name you are logged in with)
      --zone ZONE       time zone of a date, like Europe/Budapest
      --name NAME       name of what is split off
      --fact N          number of a fact
      --db PATH         the record (default: DAYBOOK_DATABASE, DAYBOOK_DB, else daybook.db)
      --json            as JSON

Ids stand in every list and export. Exit code 1 if the correction cannot be made: nothing was changed.
`,
  saved: `Use: daybook [--db PATH] saved add NAME [QUERY] [--list LIST]
     daybook [--db PATH] saved ls [--json]
     daybook [--db PATH] saved rm NAME

Keeps queries under names: on the page /saved, in the API, and for alerts (--query @NAME). A query under
a name that is there already takes its place.

      --list LIST   diary (default), said, stories, search or changes
      --db PATH     the record (default: DAYBOOK_DATABASE, DAYBOOK_DB, else daybook.db)
      --json        as JSON

Exit code 3 if there is nothing to list.
`,
  alert: `Use: daybook [--db PATH] alert add NAME CHANNEL [--query QUERY] [--on KINDS] [--daily HH[:MM]]
     daybook [--db PATH] alert ls | log [--json]
     daybook [--db PATH] alert rm | pause | resume | test NAME
     daybook [--db PATH] alert send

A rule tells of every change that it is about, at once or once a day. A webhook gets each change as a
POST of JSON signed as Standard Webhooks has it: webhook-id, webhook-timestamp, webhook-signature; add
prints the secret of the signature. Topics of ntfy and mailboxes get one message for all that changed
since the last look. A daily message tells what changed since the day before and what is due; there is
none on a day without either. test sends a message that says nothing. send looks at what changed and
sends what is due; daybook serve does the same every 15 seconds. A message that does not arrive is tried
again nine times over three days; log tells of each. Public addresses only, as for sources. Names or ids
will do.

      --webhook URL       where messages go
      --ntfy URL          a topic: https://ntfy.example.org/TOPIC, with user:password@ where it needs them
      --mail ADDRESS      a mailbox; the mail server is set by DAYBOOK_SMTP and DAYBOOK_MAIL_FROM
      --atom              no message: a feed at /alerts/ID.atom
      --query QUERY       only events that this finds (default: every change of the record); @NAME is a
                          saved query
      --on KINDS          only these, divided by commas: new, dated, moved, confirmed, in doubt,
                          cancelled, postponed, happened, lapsed, contradicted, corroborated,
                          role changed, corrected (default: all)
      --daily HH[:MM]     one message a day, from this time on
      --zone ZONE         time zone of --daily (default: that of this machine)
      --url ADDRESS       of send and test: address of the record, for links in messages
      --contact ADDRESS   part of the User-Agent (default: DAYBOOK_CONTACT)
      --allow-hosts LIST  private hosts that may be asked (default: DAYBOOK_ALLOW_HOSTS)
      --db PATH           the record (default: DAYBOOK_DATABASE, DAYBOOK_DB, else daybook.db)
      --json              as JSON

Exit code 1 if a message did not arrive, 3 if there is nothing to list.
`,
  token: `Use: daybook [--db PATH] token add NAME [--scope SCOPE]
     daybook [--db PATH] token ls [--json]
     daybook [--db PATH] token rm ID
     daybook token password < FILE

Tokens let programs in where a record asks for a password: as "Authorization: Bearer db_…", or, for
lists alone, as ?key=db_… in the address. The secret is printed once; the record keeps a hash.
password reads a password from standard input and prints a form of it that may be kept in a file.

      --scope SCOPE   feed: calendars and feeds by ?key= · read: look (default) · write: look, take
                      reports in, change things · admin: all that, and tokens
      --db PATH       the record (default: DAYBOOK_DATABASE, DAYBOOK_DB, else daybook.db)
      --json          as JSON

The page of settings does the same while a server holds the record. Exit code 3 if there is none.
`,
  mcp: `Use: daybook [--db PATH] mcp

Gives a program that speaks the Model Context Protocol the tools of the record over standard input
and output: search, diary, get_event, event_history, find_statements, who_is, get_story,
compare_outlets, what_changed, read_text, list_sources. All of them look; none changes anything.
Words of reports stand only under "fromReports" in an answer: quoted matter, never instructions.
daybook serve has the same tools at /mcp.

      --db PATH   the record (default: DAYBOOK_DATABASE, DAYBOOK_DB, else daybook.db)
`,
  reread: `Use: daybook [--db PATH] reread [OPTIONS]

Reads anew the reports of the record that an older engine or other models read, from the bytes as they came in,
links all reports in the order in which they came, and puts the new facts in the place of the old ones. What
people put right stays above them, old ids lead to what stands in their place, and the feed of changes goes on.
Prints what changed: events that are new or gone, and status, time, place or title that differ. All of it or
nothing is taken into the record; while it runs, the record needs about twice its room on disk.

      --all       also what this very engine has read: after a change of linking
      --db PATH   the record (default: DAYBOOK_DATABASE, DAYBOOK_DB, else daybook.db)
      --json      the report as JSON
  -q, --quiet     no progress

Exit code 1 if some reports could not be read anew: each is named, its older reading stays.
`,
  work: `Use: daybook --db postgres://… work [OPTIONS]

Works on a record in PostgreSQL together with any number of other workers, on any number of machines:
visits sources, reads what waits in the line, links it. Each report is read once; one worker at a time
links, in the order in which reports came in. Stop it with Ctrl+C or SIGTERM: it finishes what it began.

      --threads N       threads that read (default 1; give about one for each core)
      --until-empty     end when nothing waits any more
      --no-fetch        do not visit sources
      --db ADDRESS      the record (default: DAYBOOK_DATABASE)
      --contact, --allow-hosts   as for daybook fetch
`,
  jobs: `Use: daybook --db postgres://… jobs [OPTIONS]

Shows what waits in the line, who links, how many reports are read and linked a second, and with --dead
what was given up, with the reason.

      --for SECONDS     how long to look for the rates (default 2)
      --dead            only what was given up
      --json            as JSON
      --db ADDRESS      the record (default: DAYBOOK_DATABASE)
`,
  db: `Use: daybook [--db PATH] db check | backup FILE | restore FILE | migrate | copy FROM TO
     daybook [--db PATH] db forget ID… --because REASON [--by AUTHOR] [--facts]
     daybook [--db PATH] db retain DAYS

Looks after the record itself.

  check         reads every page, sum and text, makes all views anew from the facts and compares
  backup FILE   a whole copy, while the record is in use (never copy the file by hand)
  restore FILE  puts a backup in the record's place; what was there is kept as PATH.before
  migrate       brings the record of an older daybook up to date
  forget ID     deletes text, bytes and reading of a report; title, outlet, date and address stay,
                marked, and it never comes in again
  retain DAYS   the same for all reports that were published longer ago than so many days
  copy FROM TO  the whole record in another place, where there is none yet: sqlite:FILE or
                postgres://USER@HOST/DATABASE (a password is better kept in PGPASSWORD or ~/.pgpass);
                what is exported from both is the same to the byte

A record in PostgreSQL is backed up and restored with pg_dump and pg_restore: see docs/how-to/scale-out.md.

      --facts   what the report told goes as well: its statements, its part in events
      --because REASON, --by AUTHOR   why, and who (default: DAYBOOK_AUTHOR, else your login)
      --json    the report of check as JSON

Exit code 1 if the record is not sound: each problem is named on standard error.
`,
  init: `Use: daybook [--db PATH] init [ADDRESS | FILE | FOLDER]… [OPTIONS]

Makes a record, adds the feeds and pages to it and visits them, takes the files in, and says how to
go on. Without any, it asks for one where somebody sits at a screen. Nothing is asked of the network
but what is named. A record that is there already is gone on with.

      --db PATH     the record (default: DAYBOOK_DATABASE, DAYBOOK_DB, else daybook.db)
      --sample      take in the sample news that comes with daybook
      --contact, --allow-hosts   as for daybook add

Exit code 1 if some of it could not be taken in.
`,
  config: `Use: daybook config [--json]
     daybook config get | unset KEY
     daybook config set KEY VALUE
     daybook config path

Shows every setting that holds for all commands, and where it comes from: an option comes before the
environment, the environment before the file of settings, that before what daybook does by itself.
get prints one, set and unset change the file, path prints where it lies: DAYBOOK_CONFIG, else
daybook/config.json where programs keep settings (~/.config). The password itself is never kept there:
name a file that holds it (password-file).

KEY is one of db, database, contact, allow-hosts, author, password-file, trusted-proxies, proxy-user,
log, smtp, mail-from.

      --json    as JSON; secrets are left out

Exit code 3 if get or unset finds nothing set.
`,
  doctor: `Use: daybook [--db PATH] doctor [--network] [ADDRESS] [OPTIONS]

Looks whether everything is there that daybook needs, and says what to do where it is not: Node, the
models, the file of settings, the record and its sources, the disk, memory, the clock, the port. The
network is asked only with --network (the first source of the record) or an ADDRESS.

      --db PATH     the record (default: DAYBOOK_DATABASE, DAYBOOK_DB, else daybook.db)
      --network     ask the first source of the record
      --json        as JSON
      --contact, --allow-hosts   as for daybook add

Exit code 1 if something is broken; what is only to be minded does not count.
`,
  completion: `Use: daybook completion bash | zsh | fish

Prints a script that completes commands, their words and options.

  bash   eval "$(daybook completion bash)" in .bashrc
  zsh    daybook completion zsh > ~/.zfunc/_daybook, with ~/.zfunc in fpath
  fish   daybook completion fish > ~/.config/fish/completions/daybook.fish
`,
  help: `Use: daybook help [COMMAND]
`,
  version: `Use: daybook version
`,
}
