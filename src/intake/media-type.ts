import { charsetOfHeader } from './charset.ts'

/** Is a body with this Content-Type to be read as plain text? Everything else that is text is read as a page. */
export function isPlainText(contentType: string | null): boolean {
  return /^\s{0,20}text\/plain/i.test(contentType ?? '')
}

/** The type under which a page or text is kept: text/html or text/plain, with the charset that its header names. */
export function keptType(contentType: string | null): string {
  const charset = charsetOfHeader(contentType)
  return `text/${isPlainText(contentType) ? 'plain' : 'html'}${charset === null ? '' : `; charset=${charset.toLowerCase()}`}`
}
