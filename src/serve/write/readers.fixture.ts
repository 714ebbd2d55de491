/** A reader of RFC 4180, one character after the other: it shares nothing with the writer. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = []
  let [row, cell, isQuoted]: [string[], string, boolean] = [[], '', false]
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!
    if (isQuoted) {
      if (c !== '"') cell += c
      else if (text[i + 1] === '"') cell += text[++i]!
      else isQuoted = false
    } else if (c === '"') isQuoted = true
    else if (c === ',') [row, cell] = [[...row, cell], '']
    else if (c === '\r' && text[i + 1] === '\n') {
      rows.push([...row, cell])
      ;[row, cell] = [[], '']
      i++
    } else cell += c
  }
  return rows
}

/** An element of a parsed document, or a text in it. */
export interface XmlNode {
  readonly name?: string
  readonly data?: string
  readonly children?: readonly XmlNode[]
}

/** Every element of a name. */
export function* elements(node: XmlNode, name: string): Generator<XmlNode> {
  if (node.name === name) yield node
  for (const child of node.children ?? []) yield* elements(child, name)
}

/** The text of the first element of a name. */
export function wordsIn(node: XmlNode, name: string): string {
  const all = (each: XmlNode): string => (each.data ?? '') + (each.children ?? []).map(all).join('')
  const found = elements(node, name).next().value as XmlNode | undefined
  return found ? all(found) : ''
}
