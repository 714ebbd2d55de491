import type { Terminal } from './terminal.ts'

/** Exit codes of every command. */
export const EXIT = { done: 0, someFailed: 1, usage: 2, nothingFound: 3 } as const

/** A command: takes its own arguments, returns the exit code. */
export type Command = (args: readonly string[], terminal: Terminal) => Promise<number>

/** One command as `help` lists it. Its code is loaded only when it is called, which keeps the start short. */
export interface CommandEntry {
  readonly name: string
  readonly summary: string
  readonly load: () => Promise<Command>
}

/** Every command, in the order in which `help` shows them. */
// prettier-ignore
export const COMMANDS: readonly CommandEntry[] = [
  { name: 'init', summary: 'begin: make a record, add feeds or files to it', load: async () => (await import('./init.ts')).initCommand },
  { name: 'read', summary: 'read reports and print their diary, statements and people', load: async () => (await import('./read.ts')).readCommand },
  { name: 'extract', summary: 'print the article that a web page holds, as JSON', load: async () => (await import('./extract.ts')).extractCommand },
  { name: 'feed', summary: 'print what a feed or sitemap announces, as JSON', load: async () => (await import('./feed.ts')).feedCommand },
  { name: 'serve', summary: 'serve the diary of reports as a web page on this machine', load: async () => (await import('./serve.ts')).serveCommand },
  { name: 'start', summary: 'print and serve the diary of the sample news (npm start)', load: async () => (await import('./start.ts')).startCommand },
  { name: 'import', summary: 'read reports, link them with what is known, keep all of it', load: async () => (await import('./import.ts')).importCommand },
  { name: 'add', summary: 'add sources: feeds, pages, folders, lists of subscriptions', load: async () => (await import('./add.ts')).addCommand },
  { name: 'fetch', summary: 'visit the sources, read what is new into the record', load: async () => (await import('./fetch.ts')).fetchCommand },
  { name: 'source', summary: 'list, pause, resume, remove or test sources', load: async () => (await import('./source.ts')).sourceCommand },
  { name: 'export', summary: 'print the record as data: events, stories, statements, entities, articles, changes', load: async () => (await import('./export.ts')).exportCommand },
  { name: 'today', summary: 'print what is due on a day', load: async () => (await import('./diary.ts')).todayCommand },
  { name: 'diary', summary: 'print the diary of the record, or of what a query finds', load: async () => (await import('./diary.ts')).diaryCommand },
  { name: 'search', summary: 'find reports', load: async () => (await import('./search.ts')).searchCommand },
  { name: 'said', summary: 'find statements: who said what', load: async () => (await import('./search.ts')).saidCommand },
  { name: 'who', summary: 'find people, organisations and places, with spellings and roles', load: async () => (await import('./search.ts')).whoCommand },
  { name: 'story', summary: 'print stories with their reports and the history of their events', load: async () => (await import('./story.ts')).storyCommand },
  { name: 'changes', summary: 'print what changed in the record', load: async () => (await import('./changes.ts')).changesCommand },
  { name: 'watch', summary: 'print changes of the record as they come', load: async () => (await import('./changes.ts')).watchCommand },
  { name: 'diff', summary: 'print how the record differs between two times', load: async () => (await import('./changes.ts')).diffCommand },
  { name: 'correct', summary: 'put the record right: merge, split, date, rename, reject; undo', load: async () => (await import('./correct.ts')).correctCommand },
  { name: 'saved', summary: 'keep queries under names', load: async () => (await import('./saved.ts')).savedCommand },
  { name: 'alert', summary: 'tell others of changes: rules, channels, what became of the messages', load: async () => (await import('./alert.ts')).alertCommand },
  { name: 'token', summary: 'make, list or remove the tokens by which programs are let in', load: async () => (await import('./token.ts')).tokenCommand },
  { name: 'mcp', summary: 'give a program the tools of the record by the Model Context Protocol', load: async () => (await import('./mcp.ts')).mcpCommand },
  { name: 'reread', summary: 'read anew what an older engine read, and say what changed', load: async () => (await import('./reread.ts')).rereadCommand },
  { name: 'work', summary: 'read and link what waits, together with any number of other workers', load: async () => (await import('./work.ts')).workCommand },
  { name: 'jobs', summary: 'show the line of reports, how fast it moves, and what was given up', load: async () => (await import('./jobs.ts')).jobsCommand },
  { name: 'db', summary: 'check, back up, restore or update the record', load: async () => (await import('./db.ts')).dbCommand },
  { name: 'config', summary: 'show settings and where each comes from; set them', load: async () => (await import('./config.ts')).configCommand },
  { name: 'doctor', summary: 'look whether everything is there that daybook needs', load: async () => (await import('./doctor.ts')).doctorCommand },
  { name: 'completion', summary: 'print a script that completes commands in bash, zsh or fish', load: async () => (await import('./completion.ts')).makeCompletionCommand(COMMANDS) },
  { name: 'help', summary: 'explain a command', load: async () => (await import('./help.ts')).makeHelpCommand(COMMANDS) },
  { name: 'version', summary: 'print the version', load: async () => (await import('./version.ts')).versionCommand },
]
