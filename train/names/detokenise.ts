/** Sets tokens in a line as print does: no space before a comma or after an opening bracket, quotes in pairs. */
export function joinTokens(tokens: readonly string[]): { text: string; spans: [number, number][] } {
  let text = ''
  const spans: [number, number][] = []
  let glue = true
  let isQuoteOpen = false
  for (const token of tokens) {
    const isQuote = token === '"' || token === "''" || token === '``'
    const closes = isQuote ? isQuoteOpen : /^(?:[.,;:!?%)\]}’”]|\.{2,3}|'s|'|'ll|'re|'ve|'d|'m|n't|’s)$/.test(token)
    if (!glue && !closes) text += ' '
    spans.push([text.length, text.length + token.length])
    text += token
    glue = isQuote ? !isQuoteOpen : /^[([{$£€“‘#]$/.test(token)
    if (isQuote) isQuoteOpen = !isQuoteOpen
  }
  return { text, spans }
}
