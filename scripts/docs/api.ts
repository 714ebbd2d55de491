import path from 'node:path'
import ts from 'typescript'

const ROOT = path.resolve(import.meta.dirname, '../..')

/** One thing that a public door hands out. */
export interface Exported {
  readonly name: string
  readonly kind: 'function' | 'constant' | 'type'
  readonly signature: string
  readonly says: string
  readonly file: string
}

/** Everything that `daybook` hands out from a door (src/index.ts, src/browser.ts), in order of name, with its JSDoc. */
export function exportsOf(door: string): Exported[] {
  const config = ts.readConfigFile(path.join(ROOT, 'tsconfig.json'), ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, ROOT)
  const program = ts.createProgram([path.join(ROOT, door)], options)
  const checker = program.getTypeChecker()
  const source = program.getSourceFile(path.join(ROOT, door))!
  const symbols = checker.getExportsOfModule(checker.getSymbolAtLocation(source)!)
  return symbols.map((symbol) => describe(symbol, checker)).sort((a, b) => (a.name < b.name ? -1 : 1))
}

function describe(symbol: ts.Symbol, checker: ts.TypeChecker): Exported {
  const real = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
  const declaration = real.declarations![0]!
  const file = path.relative(ROOT, declaration.getSourceFile().fileName).split(path.sep).join('/')
  const says = ts.displayPartsToString(real.getDocumentationComment(checker)).trim()
  if (ts.isFunctionDeclaration(declaration)) {
    const signature = checker.signatureToString(
      checker.getSignatureFromDeclaration(declaration)!,
      declaration,
      ts.TypeFormatFlags.NoTruncation,
    )
    return { name: symbol.name, kind: 'function', signature: symbol.name + signature, says, file }
  }
  const isType = ts.isInterfaceDeclaration(declaration) || ts.isTypeAliasDeclaration(declaration)
  return { name: symbol.name, kind: isType ? 'type' : 'constant', signature: isType ? symbol.name : `${symbol.name}`, says, file }
}

/** docs/reference/library.md: every export of the public doors. */
export function libraryPage(): string {
  const node = exportsOf('src/index.ts')
  const browser = new Set(exportsOf('src/browser.ts').map((e) => e.name))
  const rows = (kind: Exported['kind']): string =>
    node
      .filter((e) => e.kind === kind)
      .map(
        (e) =>
          `### \`${e.name}\`\n\n${e.kind === 'function' ? `\`\`\`ts\n${e.signature}\n\`\`\`\n\n` : ''}${e.says}\n\n${browser.has(e.name) ? '' : 'Node only. '}\`${e.file}\`\n`,
      )
      .join('\n')
  return `# The library

Generated from the source by \`npm run docs\`; a test keeps it in step.

\`\`\`ts
import { loadKit, read, toArticle } from 'daybook'
\`\`\`

In a browser or a worker the same import resolves to a build without Node, whose \`loadKit\` takes the address of the package's \`models/\` folder, or the models' bytes.

## Functions

${rows('function')}
## Constants

${rows('constant')}
## Types

The types of articles and readings are also there as JSON Schemas: [article](article.schema.json), [reading](reading.schema.json).

${rows('type')}`
}
