/** A promise of reliability: what always holds, what the test demands, and where the test stands. */
export interface Bar {
  readonly row: string
  readonly promise: string
  /** What must come out, in the short form of `npm test` and the long one of `npm run test:full` where they differ. */
  readonly demands: string
  /** Files from the checkout's root. */
  readonly tests: readonly string[]
}

/** Every promise that a test holds; numbers stay when one is added. */
export const BARS: readonly Bar[] = [
  {
    row: '1',
    promise: 'A report that Daybook said it has taken in is never lost',
    demands: 'kill -9 at random moments of an import, 20 times (200): 0 lost, 0 torn, 0 twice; every view as the facts have it',
    tests: ['test/store/faults.test.ts'],
  },
  {
    row: '2',
    promise: 'Nor is it when the power goes',
    demands:
      'every write and sync of an import is recorded and replayed to 100 (700) cuts; of what was not synced nothing, half or all survives: 0 lost, 0 torn',
    tests: ['test/reliability/power-loss.test.ts'],
  },
  {
    row: '3',
    promise: 'A full disk stops the taking in and nothing else',
    demands:
      'a file that may not grow, and a disk without room: one plain line or 507, pages go on, with room it goes on by itself within 30 s',
    tests: ['test/reliability/disk-full.test.ts', 'test/store/faults.test.ts'],
  },
  {
    row: '4',
    promise: 'Two programs never write to one record',
    demands: 'the second is refused and told the process that holds it; after a kill the lock is free',
    tests: ['test/store/faults.test.ts'],
  },
  {
    row: '5',
    promise: 'A damaged record says so',
    demands: 'one bit flipped at 60 (400) places: the right answer or a clear message, never a wrong answer that `db check` does not find',
    tests: ['test/store/faults.test.ts'],
  },
  {
    row: '6',
    promise: 'A backup is the record of one moment, also while reports come in',
    demands:
      '3 (20) backups by another process during an import: each equal to a moment of it, all sums right; a report takes less than a fifth longer to store meanwhile',
    tests: ['test/reliability/care.test.ts', 'test/store/faults.test.ts'],
  },
  {
    row: '7',
    promise: 'Records of every released version open, and a newer one is refused untouched',
    demands: 'a migration killed 8 (50) times: 0 rows lost, the next start finishes it; every released record kept as a fixture',
    tests: ['test/reliability/care.test.ts', 'test/store/faults.test.ts'],
  },
  {
    row: '8',
    promise: 'A stop answers what was asked',
    demands: 'SIGTERM while 8 senders post at full speed: no answer broken off, exit 0 within 10 s, all that was told of is there once',
    tests: ['test/reliability/care.test.ts'],
  },
  {
    row: '9',
    promise: 'No answer from outside can hold it up or fill its memory',
    demands:
      'bombs, drips, endless bodies, loops, chains of codings, huge headers: each ends within 30 s and 10 MB; 50 at once within 64 MB',
    tests: ['src/intake/fetch/fetcher.test.ts'],
  },
  {
    row: '10',
    promise: 'Feeds that are down do no harm to the others',
    demands:
      '200 (1,000) feeds, a third of them dead, slow or refusing: live ones within 1.1 of their interval, one request a host at a time, Retry-After kept',
    tests: ['test/reliability/feeds-down.test.ts', 'src/work/sources/sources.test.ts'],
  },
  {
    row: '11',
    promise: 'No input can crash it',
    demands: '1,000 (10,000) damaged feeds, pages and archives: 0 faults, none over 2 s',
    tests: [
      'test/mutated-pages.test.ts',
      'test/intake/mutated.test.ts',
      'test/full/mutated-pages.test.ts',
      'test/full/mutated-intake.test.ts',
    ],
  },
  {
    row: '12',
    promise: 'Every fact points at the characters it came from, whatever the text',
    demands: 'random, hostile and damaged texts and pages: 100% of all spans',
    tests: ['test/hostile.test.ts'],
  },
  {
    row: '13',
    promise: 'No pattern can be made slow',
    demands: 'a checker over every regular expression of the source: 0 that grow faster than linear without a bound',
    tests: ['test/redos.test.ts'],
  },
  {
    row: '14',
    promise: 'Nothing that a report holds runs in a browser',
    demands: 'injections through every field in a real browser: 0 run by escaping alone, 0 by the policy alone; raw, more than 200 do',
    tests: ['test/xss.test.ts'],
  },
  {
    row: '17',
    promise: 'No address leads into a private network',
    demands:
      'all hostile addresses refused through feeds, pages, icons, sitemaps, lists and hooks, before a connection is opened; public ones pass',
    tests: ['src/intake/fetch/address.test.ts', 'src/work/sources/sinks.test.ts', 'src/intake/fetch/send.test.ts'],
  },
  {
    row: '18',
    promise: 'No XML can open a file, fill the memory or hold it up',
    demands: 'bombs, entities, depth, names of prototypes: 0 reads, each within 2 s and 256 MB',
    tests: ['src/intake/feed/attacks.test.ts'],
  },
  {
    row: '19',
    promise: 'No name leads out of a folder',
    demands: 'names that climb, in articles, archives, mails and lists: 0 files read or written elsewhere',
    tests: ['test/intake/traversal.test.ts'],
  },
  {
    row: '20',
    promise: 'What is exported is what a second program reads',
    demands: 'calendar, CSV, Atom, JSON-LD, ninjs read by other parsers: the same values; no cell that a spreadsheet would run',
    tests: ['test/lists.test.ts', 'test/exports.test.ts'],
  },
  {
    row: '21',
    promise: 'Only its own name and its own pages may command it',
    demands: 'a foreign Host gets 421, a foreign or empty Origin 403 on whatever changes something',
    tests: ['test/access.test.ts'],
  },
  {
    row: '22',
    promise: 'Sessions, tokens and keys open what they are for',
    demands: 'every scope against every kind of address; guesses are counted; nothing secret is kept in clear',
    tests: ['test/access.test.ts'],
  },
  {
    row: '23',
    promise: 'The API never breaks',
    demands: '2,000 (20,000) requests made from its own document: 0 faults, 0 answers of another shape',
    tests: ['test/api.test.ts'],
  },
  {
    row: '25',
    promise: 'It runs for as long as it is left running',
    demands:
      'a minute (two hours) of new reports, known ones and pages: open files level; once the record is filled, with 3 new reports a minute (4,300 a day), memory that stays after heaps are cleaned rises by less than 1 MB in ten minutes',
    tests: ['test/reliability/running.test.ts'],
  },
  {
    row: '27',
    promise: 'Words of reports stay data for programs that read them',
    demands: 'injections in titles and texts: 0 outside the marked fields of the Model Context Protocol',
    tests: ['test/mcp.test.ts'],
  },
  {
    row: '28',
    promise: 'The diary does not depend on where the machine stands',
    demands: '3 (8) time zones: identical exports',
    tests: ['test/reliability/care.test.ts', 'src/intake/dates.test.ts'],
  },
  {
    row: '29',
    promise: 'Workers on one PostgreSQL lose and double nothing, whoever dies',
    demands:
      '3 workers, a random one or the database killed every 5 s for 24 s (10 min): 0 lost, 0 doubled; who stood still past a lease writes nothing, and stopped in the middle of a transaction or of a statement it holds nobody up for longer than 17 s; SIGTERM in full work ends within 10 s',
    tests: ['test/workers.test.ts', 'test/store/stopped.test.ts', 'test/store/postgres.test.ts'],
  },
  {
    row: '30',
    promise: 'The record is the same wherever it is kept and however many work on it',
    demands: 'a file, PostgreSQL, PostgreSQL with 3 workers, 80 (2,000) reports: exports the same to the byte',
    tests: ['test/workers.test.ts', 'test/store/postgres.test.ts'],
  },
  {
    row: '31',
    promise: 'What it is made of is known',
    demands: 'every package pinned by its hash, licences permissive, versions no older than what closes a known hole',
    tests: ['test/supply.test.ts'],
  },
  {
    row: '32',
    promise: 'It asks nobody for anything but what it was told to',
    demands: 'every page and list of a served record, and reports taken in: 0 connections, 0 names looked up',
    tests: ['test/reliability/running.test.ts', 'src/intake/fetch/fetcher.test.ts'],
  },
  {
    row: '34',
    promise: 'It does not get slower as the record grows',
    demands: '(10⁵ generated reports against 10³): one more report, a page of the diary, a search for a name: 1.3 times as much at most',
    tests: ['test/full/growth.test.ts', 'test/store/speed.test.ts'],
  },
]
