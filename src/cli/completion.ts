import type { CommandEntry } from './commands.ts'
import { HELP } from './help-texts.ts'
import { SETTINGS } from './settings.ts'
import type { Terminal } from './terminal.ts'
import { writeOut } from './terminal.ts'
import { parseCommand, UsageError } from './usage.ts'

type Named = Pick<CommandEntry, 'name' | 'summary'>

/** What may follow a command: its own words and its options. */
export interface Completion extends Named {
  readonly words: readonly string[]
  readonly options: readonly string[]
}

/** Words that follow a command where its help names them in another way than `daybook … COMMAND a | b`. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  export: ['events', 'stories', 'statements', 'entities', 'articles', 'changes', 'corrections'],
  correct: ['merge', 'split', 'date', 'status', 'place', 'rename', 'reject', 'undo', 'list', 'facts'],
  config: ['get', 'set', 'unset', 'path', ...SETTINGS.map(({ key }) => key)],
  completion: ['bash', 'zsh', 'fish'],
}

/** What each command may be followed by, from its own help. */
export function completionsOf(commands: readonly Named[]): readonly Completion[] {
  return commands.map(({ name, summary }) => {
    const help = HELP[name] ?? ''
    const options = [...new Set([...help.matchAll(/(?:^|[\s,])(--[a-z][a-z-]{1,30})\b/g)].map((found) => found[1]!))].sort()
    const words = name === 'help' ? commands.map((each) => each.name) : (WORDS[name] ?? wordsIn(help, name))
    return { name, summary, words, options: name === 'help' || name === 'version' ? [] : [...options, '--help'] }
  })
}

/** `daybook db check | backup FILE | …` names check, backup, … */
function wordsIn(help: string, command: string): readonly string[] {
  const uses = help.split('\n\n', 1)[0]!.split('\n')
  const found = uses.flatMap((use) => {
    const at = use.indexOf(` ${command} `)
    const rest = at < 0 ? '' : use.slice(at + command.length + 2)
    return rest.split(' | ').flatMap((each) => /^([a-z]{2,12})\b(?!:)/.exec(each.trim())?.[1] ?? [])
  })
  return [...new Set(found)]
}

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`

/** A script for bash. */
export function bashScript(all: readonly Completion[]): string {
  const cases = all.map(({ name, words, options }) => `    ${name}) words=${quoted([...words, ...options].join(' '))} ;;`)
  return `# daybook: completion for bash. Put it into your .bashrc: eval "$(daybook completion bash)"
_daybook() {
  local word="\${COMP_WORDS[COMP_CWORD]}" command='' words='' i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "\${COMP_WORDS[i]}" in
      --db) ((i++)) ;;
      -*) ;;
      *) command="\${COMP_WORDS[i]}"; break ;;
    esac
  done
  case "$command" in
    '') words=${quoted([...all.map(({ name }) => name), '--db', '--help', '--version'].join(' '))} ;;
${cases.join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$word"))
  if [[ -n "$command" && "$word" != -* ]]; then
    local IFS=$'\\n'
    COMPREPLY+=($(compgen -f -- "$word"))
  fi
}
complete -o filenames -F _daybook daybook
`
}

/** A script for zsh. */
export function zshScript(all: readonly Completion[]): string {
  const commands = all.map(({ name, summary }) => `    ${quoted(`${name}:${summary.replaceAll(':', '\\:')}`)}`)
  const cases = all.map(({ name, words, options }) => `    ${name}) compadd -- ${[...words, ...options].map(quoted).join(' ')}; _files ;;`)
  return `#compdef daybook
# daybook: completion for zsh. Write it into a folder of $fpath: daybook completion zsh > ~/.zfunc/_daybook
_daybook() {
  local -a commands
  commands=(
${commands.join('\n')}
  )
  local i=2
  while [[ "\${words[i]}" == --db && i -lt CURRENT ]]; do ((i += 2)); done
  if ((CURRENT <= i)); then
    _describe command commands
    compadd -- --db --help --version
    return
  fi
  case "\${words[i]}" in
${cases.join('\n')}
  esac
}
compdef _daybook daybook
`
}

/** A script for fish. */
export function fishScript(all: readonly Completion[]): string {
  const fish = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
  const commands = all.map(({ name, summary }) => `complete -c daybook -n __fish_use_subcommand -f -a ${name} -d ${fish(summary)}`)
  const rest = all.flatMap(({ name, words, options }) => {
    const when = fish(`__fish_seen_subcommand_from ${name}`)
    return [
      ...(words.length > 0 ? [`complete -c daybook -n ${when} -a ${fish(words.join(' '))}`] : []),
      ...options.map((option) => `complete -c daybook -n ${when} -l ${option.slice(2)}`),
    ]
  })
  return `# daybook: completion for fish. Write it where fish looks: daybook completion fish > ~/.config/fish/completions/daybook.fish
complete -c daybook -l db -r -d 'the record'
${[...commands, ...rest].join('\n')}
`
}

const SCRIPTS = { bash: bashScript, zsh: zshScript, fish: fishScript } as const

/** `daybook completion bash|zsh|fish` over a list of commands: prints a script that completes them. */
export function makeCompletionCommand(commands: readonly Named[]): (args: readonly string[], terminal: Terminal) => Promise<number> {
  return async (args, terminal) => {
    const { positionals } = parseCommand(args, {})
    const [shell, ...more] = positionals
    if (more.length > 0 || (shell !== 'bash' && shell !== 'zsh' && shell !== 'fish'))
      throw new UsageError(`expected bash, zsh or fish, got ${shell === undefined ? 'nothing' : `"${positionals.join(' ')}"`}`)
    await writeOut(terminal, SCRIPTS[shell](completionsOf(commands)))
    return 0
  }
}
