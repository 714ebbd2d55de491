import ts from 'typescript'
import { filesUnder, textOf } from './checkout.ts'

/** A regular expression literal of our source. */
export interface Pattern {
  readonly at: string
  readonly source: string
  readonly flags: string
}

/** Every regular expression literal of the published source, and every place where one is put together at run time. */
export function findPatterns(): { literals: Pattern[]; made: string[]; files: number } {
  const files = filesUnder('src', /\.tsx?$/).filter((f) => !/\.(test|fixture)\.tsx?$/.test(f))
  const literals: Pattern[] = []
  const made: string[] = []
  for (const file of files) {
    const tree = ts.createSourceFile(file, textOf(file), ts.ScriptTarget.Latest, true)
    const at = (node: ts.Node): string => `${file}:${tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1}`
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node)) {
        const slash = node.text.lastIndexOf('/')
        literals.push({ at: at(node), source: node.text.slice(1, slash), flags: node.text.slice(slash + 1) })
      } else if ((ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText(tree) === 'RegExp') {
        made.push(at(node))
      }
      ts.forEachChild(node, visit)
    }
    visit(tree)
  }
  return { literals, made, files: files.length }
}
