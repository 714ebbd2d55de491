/** An address without user and password, and these as an Authorization header. */
export interface Split {
  readonly url: string
  readonly authorization: string | null
}

/** Takes user and password out of an address, so that the address can be kept and shown. */
export function splitSecret(address: string): Split {
  const url = URL.parse(address)
  if (!url || (url.username === '' && url.password === '')) return { url: address, authorization: null }
  const pair = `${decoded(url.username)}:${decoded(url.password)}`
  url.username = ''
  url.password = ''
  return { url: url.href, authorization: `Basic ${Buffer.from(pair).toString('base64')}` }
}

/** A part of an address with its percent signs decoded; as it stands where they are none. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
