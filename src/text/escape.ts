/** Text as markup, between tags or inside an attribute that stands in quotation marks of either kind. */
export function escapeMarkup(text: string): string {
  return text.replace(/[&<>"']/g, (c) => NAMES[c]!)
}

const NAMES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
