/** Two different 32-bit hashes of a string as 12 letters and digits. */
function hashOf(text: string): string {
  let a = 0x811c9dc5 | 0
  let b = 0x9e3779b9 | 0
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    a = Math.imul(a ^ c, 0x01000193)
    b = Math.imul(b ^ c, 0x85ebca6b) + (b >>> 13)
  }
  const letters = (n: number): string => (n >>> 0).toString(36).padStart(7, '0').slice(-6)
  return letters(a ^ (a >>> 15)) + letters(b ^ (b >>> 15))
}

/** Id of the record: a letter for the kind and a hash of the first report's id and of the place in it. */
export function recordId(kind: string, article: string, at: number, more = ''): string {
  return kind + hashOf(`${kind}\n${article}\n${at}\n${more}`)
}
